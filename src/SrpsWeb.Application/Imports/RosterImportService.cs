using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Imports;

public sealed record StageRoster(Guid Id, Stream File, string FileName);

/// <param name="EffectiveOn">First day of new enrolments and class changes; null for the day the preview proposes.</param>
public sealed record ApplyRoster(Guid BatchId, DateOnly? EffectiveOn);

/// <summary>Stages an uploaded roster, takes the answers about its columns, and puts its valid rows in. For the operator only.</summary>
public sealed class RosterImportService(SrpsDbContext db, RosterPlanStore plans, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Reads the file and keeps its readable part until it is applied. The same id twice is one upload.</summary>
    /// <exception cref="RosterFileException">The file cannot be read; nothing is kept.</exception>
    /// <exception cref="RuleBrokenException"><c>Import.SchoolYearMissing</c>.</exception>
    public async Task StageAsync(StageRoster command, CancellationToken ct)
    {
        RequireOperator();
        await plans.YearAsync(ct);
        if (await db.ImportBatches.AnyAsync(batch => batch.Id == command.Id, ct)) return;

        var remembered = await db.ImportBatches.Where(batch => batch.Mapping != null).OrderByDescending(batch => batch.UploadedAt).Select(batch => batch.Mapping).FirstOrDefaultAsync(ct);
        var table = RosterFileReader.Read(command.File, command.FileName).WithMapping(Answers(remembered));
        var now = clock.Now;
        await DropForgottenAsync(now, ct);
        db.ImportBatches.Add(new ImportBatch(command.Id, command.FileName, new StagedRoster(table, Issues: null).Pack(), remembered, person.Viewer.UserId, now));
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            // The same form sent twice at the same moment.
            db.ChangeTracker.Clear();
            if (!await db.ImportBatches.AnyAsync(batch => batch.Id == command.Id, ct)) throw;
        }
    }

    /// <summary>Says what columns mean, keyed by <see cref="RosterHeadings.Normalise"/> of the heading; null leaves a column out. Remembered for the next file.</summary>
    public async Task MapAsync(Guid batchId, IReadOnlyDictionary<string, RosterField?> answers, CancellationToken ct)
    {
        var batch = await ForWritingAsync(batchId, ct);
        var all = Answers(batch.Mapping);
        foreach (var (heading, field) in answers) all[heading] = field;
        var staged = StagedRoster.Unpack(batch.Content);
        batch.Map((staged with { Table = staged.Table.WithMapping(answers) }).Pack(), Remembered(all) ?? Remembered(answers));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Puts the valid rows in, all or none; refused rows stay with the batch for download. Applying twice does nothing more.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>Import.SchoolYearMissing</c>, <c>Import.EffectiveOnOutsideYear</c> (first day, last day).</exception>
    public async Task<ImportOutcome> ApplyAsync(ApplyRoster command, CancellationToken ct)
    {
        try
        {
            return await ApplyOnceAsync(command, ct);
        }
        catch (DbUpdateException)
        {
            // Someone else saved this upload or the same students at the same moment: look again at what there is now.
            db.ChangeTracker.Clear();
            return await ApplyOnceAsync(command, ct);
        }
    }

    /// <summary>Forgets a staged upload; an applied one stays.</summary>
    public async Task DiscardAsync(Guid batchId, CancellationToken ct)
    {
        var batch = await ForWritingAsync(batchId, ct);
        if (batch.AppliedAt is not null) return;
        db.ImportBatches.Remove(batch);
        await db.SaveChangesAsync(ct);
    }

    private async Task<ImportOutcome> ApplyOnceAsync(ApplyRoster command, CancellationToken ct)
    {
        var batch = await ForWritingAsync(command.BatchId, ct);
        if (batch.Outcome is { } done) return done;

        var staged = StagedRoster.Unpack(batch.Content);
        var planned = await plans.PlanAsync(staged, forChange: true, ct);
        var effectiveOn = command.EffectiveOn ?? planned.EffectiveOn;
        if (effectiveOn < planned.Year.StartsOn || effectiveOn > planned.Year.EndsOn)
            throw new RuleBrokenException("Import.EffectiveOnOutsideYear", nameof(command.EffectiveOn), planned.Year.StartsOn, planned.Year.EndsOn);

        Carry(planned, effectiveOn);
        var refused = planned.Plan.RefusedRows;
        var left = new StagedRoster(staged.Table with { Rows = [.. staged.Table.Rows.Where(row => refused.Contains(row.Row))] }, planned.Plan.Issues);
        batch.Apply(planned.Plan.Outcome, left.Pack(), clock.Now);
        await db.SaveChangesAsync(ct);

        return planned.Plan.Outcome;
    }

    private void Carry(PlannedImport planned, DateOnly effectiveOn)
    {
        var students = planned.School.Students.ToDictionary(student => student.Id);
        var created = new Dictionary<string, Guid>(StringComparer.Ordinal);
        foreach (var group in planned.Plan.NewClassGroups)
        {
            created[group.Name.Key] = Guid.CreateVersion7();
            db.ClassGroups.Add(new ClassGroup(created[group.Name.Key], planned.Year.Id, group.Name.Display, group.Level, group.ProgrammeId, homeroomUserId: null));
        }

        foreach (var row in planned.Plan.Rows.Where(row => row.Act != PlannedAct.Nothing))
        {
            var known = row.StudentId is { } id ? students[id] : null;
            var after = known is null ? StudentState.Of(row.Row) : StudentState.Of(known).UpdatedBy(row.Row);
            var student = known ?? new Student(Guid.CreateVersion7(), after.Name, after.Sex, after.Nisn, after.Nis);
            if (known is null || row.Changes.Count > 0) after.WriteTo(student);
            Enrol(student, row.ClassGroupId ?? created[row.Row.ClassGroup.Key], effectiveOn);
            if (known is null) db.Students.Add(student);
        }
    }

    // An enrolment never begins before the one it follows.
    private static void Enrol(Student student, Guid classGroupId, DateOnly effectiveOn)
    {
        var follows = student.Enrolments.Select(enrolment => enrolment.Until is { } until ? until.AddDays(1) : enrolment.From).DefaultIfEmpty(effectiveOn).Max();
        student.Enrol(classGroupId, follows > effectiveOn ? follows : effectiveOn);
    }

    private async Task DropForgottenAsync(DateTime now, CancellationToken ct)
    {
        var forgotten = now - ImportBatch.StagedLifetime;
        await db.ImportBatches.Where(batch => batch.AppliedAt == null && batch.UploadedAt < forgotten).ExecuteDeleteAsync(ct);
    }

    private async Task<ImportBatch> ForWritingAsync(Guid batchId, CancellationToken ct)
    {
        RequireOperator();

        return await db.ImportBatches.SingleOrDefaultAsync(batch => batch.Id == batchId, ct) ?? throw new AccessRefusedException(hidden: true, "Import.Unknown");
    }

    private void RequireOperator()
    {
        if (!person.Viewer.Is(SchoolRole.Operator)) throw new AccessRefusedException(hidden: false, "Import.OperatorOnly");
    }

    private static Dictionary<string, RosterField?> Answers(string? mapping) =>
        mapping is null ? [] : JsonSerializer.Deserialize<Dictionary<string, RosterField?>>(mapping, StagedRoster.Json)!;

    // More than any school's headings need is not remembered; the upload itself is mapped all the same.
    private static string? Remembered(IReadOnlyDictionary<string, RosterField?> answers) =>
        JsonSerializer.Serialize(answers, StagedRoster.Json) is { Length: <= ImportBatch.LongestMapping } json ? json : null;
}
