using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Imports;

public sealed record StageRoster(Guid Id, Stream File, string FileName);

/// <param name="EffectiveOn">First day of new enrolments and class changes; null for the day the preview proposes.</param>
public sealed record StartRoster(Guid BatchId, DateOnly? EffectiveOn);

/// <summary>Stages an uploaded roster, takes the answers about its columns, and has its valid rows put in by <see cref="RosterImportJob"/>. For the operator only.</summary>
public sealed class RosterImportService(SrpsDbContext db, RosterPlanStore plans, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Reads the file and keeps its readable part until it is in. The same id twice is one upload.</summary>
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
            db.ForgetChanges();
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

    /// <summary>Asks for the valid rows to go in, or to go on after a failure. Asked twice it is one import.</summary>
    /// <exception cref="RuleBrokenException"><c>Import.SchoolYearMissing</c>, <c>Import.EffectiveOnOutsideYear</c> (first day, last day).</exception>
    public async Task StartAsync(StartRoster command, CancellationToken ct)
    {
        var batch = await ForWritingAsync(command.BatchId, ct);
        if (!batch.IsStarted)
        {
            var year = await plans.YearAsync(ct);
            var effectiveOn = command.EffectiveOn ?? await plans.EffectiveOnAsync(year, ct);
            if (effectiveOn < year.StartsOn || effectiveOn > year.EndsOn)
                throw new RuleBrokenException("Import.EffectiveOnOutsideYear", nameof(command.EffectiveOn), year.StartsOn, year.EndsOn);
            batch.Start(effectiveOn, clock.Now);
        }
        else
        {
            batch.Resume();
        }

        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            // The same form sent twice at the same moment.
            db.ForgetChanges();
            if (!(await ForWritingAsync(command.BatchId, ct)).IsStarted) throw;
        }
    }

    /// <summary>Forgets a staged upload. False for one that has been started: it stays.</summary>
    public async Task<bool> DiscardAsync(Guid batchId, CancellationToken ct)
    {
        var batch = await ForWritingAsync(batchId, ct);
        if (batch.IsStarted) return false;
        db.ImportBatches.Remove(batch);
        await db.SaveChangesAsync(ct);

        return true;
    }

    private async Task DropForgottenAsync(DateTime now, CancellationToken ct) =>
        db.ImportBatches.RemoveRange(await db.ImportBatches.Where(ImportBatch.IsForgotten(now)).ToListAsync(ct));

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
