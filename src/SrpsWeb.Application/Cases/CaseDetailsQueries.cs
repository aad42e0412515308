using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

public enum TimelineKind
{
    Opened,
    Reopened,
    Closed,
    Intervention,
    HomeVisit,
    Review,
    TaskDone,
}

/// <summary>One line of a case's history.</summary>
/// <param name="On">The day it happened.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="Text">Note, findings or rationale.</param>
/// <param name="Extra">Result of an intervention, what a visit agreed on.</param>
public sealed record TimelineEntry(
    TimelineKind Kind,
    Guid Id,
    DateOnly On,
    DateTime At,
    Guid ByUserId,
    string Text,
    string? Extra,
    Guid? InterventionKindId = null,
    int? Minutes = null,
    VisitOutcome? VisitOutcome = null,
    string? MetWith = null,
    RiskLevel? Level = null,
    RiskLevel? LevelBefore = null,
    Handling? Handling = null,
    ClosureOutcome? ClosureOutcome = null,
    long? SupportRupiah = null,
    SupportSource? SupportSource = null,
    IReadOnlyList<CorrectionNote>? Corrections = null);

/// <summary>An earlier text of an entry.</summary>
public sealed record CorrectionNote(string OldText, string Reason, Guid ByUserId, DateTime At);

/// <summary>Something still to be done: an open task or a planned visit.</summary>
public sealed record OpenStep(bool IsVisit, Guid Id, string What, Guid OwnerUserId, DateOnly DueOn);

public sealed record CaseFactorView(Guid FactorId, string NameId, string NameEn, string Slug, bool IsMain, string? MappingNote, string? Strengths);

public sealed record CaseDetails(
    string? ClassGroupName,
    Sex? Sex,
    string OpeningRationale,
    IReadOnlyList<CaseFactorView> Factors,
    IReadOnlyList<GuardianContact> Guardians,
    IReadOnlyList<OpenStep> Steps,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyDictionary<Guid, string> Names,
    IReadOnlyDictionary<Guid, CatalogueEntry> Kinds);

/// <summary>Everything the page of one case shows. The caller has asked the access decision before (folder convention).</summary>
public sealed class CaseDetailsQueries(SrpsDbContext db, CatalogueQueries catalogue)
{
    public async Task<CaseDetails> LoadAsync(CaseHeader header, CancellationToken ct)
    {
        var file = await db.CaseFiles.AsNoTracking()
            .Include(found => found.Student!.Guardians)
            .Include(found => found.Spans)
            .Include(found => found.Factors)
            .AsSingleQuery()
            .SingleAsync(found => found.Id == header.Id, ct);
        var factors = await catalogue.FactorsAsync(ct);
        var kinds = await db.InterventionKinds.AsNoTracking()
            .Select(kind => new CatalogueEntry(kind.Id, kind.Slug, kind.NameId, kind.NameEn))
            .ToDictionaryAsync(kind => kind.Id, ct);
        var entries = await EntriesAsync(header.Id, ct);
        var people = await db.Memberships.AsNoTracking().Select(member => new { member.UserId, member.FullName }).ToDictionaryAsync(member => member.UserId, member => member.FullName, ct);
        var seesName = header.Access.MaySeeName;
        var details = new CaseDetails(
            seesName && file.Student!.ClassGroupId is { } classId ? await db.ClassGroups.Where(group => group.Id == classId).Select(group => group.Name).SingleAsync(ct) : null,
            seesName ? file.Student!.Sex : null,
            file.OpeningRationale,
            [.. file.Factors.Join(factors, own => own.RiskFactorId, entry => entry.Id, (own, entry) => new CaseFactorView(entry.Id, entry.NameId, entry.NameEn, entry.Slug, own.RiskFactorId == file.MainFactorId, own.MappingNote, own.Strengths))
                .OrderByDescending(view => view.IsMain)],
            seesName ? [.. file.Student!.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))] : [],
            entries.Steps,
            [.. Timeline(file, entries).OrderByDescending(entry => entry.On).ThenByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)],
            people,
            kinds);
        return seesName ? details : ByCode(details, header.Code, file.Student!);
    }

    /// <summary>
    /// For who reads by code: no name in any text, and of a visit only that it was, since visits are "code only" for the
    /// facilitator (access.md).
    /// </summary>
    private static CaseDetails ByCode(CaseDetails details, string code, Student student)
    {
        var guardians = student.Guardians.Select(guardian => guardian.Name).ToList();
        return details with
        {
            OpeningRationale = Masked(details.OpeningRationale)!,
            Factors = [.. details.Factors.Select(factor => factor with { MappingNote = Masked(factor.MappingNote), Strengths = Masked(factor.Strengths) })],
            Steps = [.. details.Steps.Select(step => step with { What = Masked(step.What)! })],
            Timeline = [.. details.Timeline.Select(entry => entry.Kind == TimelineKind.HomeVisit
                ? entry with { Text = "", Extra = null, MetWith = null, Corrections = null }
                : entry with
                {
                    Text = Masked(entry.Text)!,
                    Extra = Masked(entry.Extra),
                    Corrections = entry.Corrections is null ? null : [.. entry.Corrections.Select(note => note with { OldText = Masked(note.OldText)!, Reason = Masked(note.Reason)! })],
                })],
        };

        string? Masked(string? text) => WithoutName.Of(text, student.Name, code, guardians);
    }

    private sealed record Entries(
        IReadOnlyList<Intervention> Interventions,
        IReadOnlyList<HomeVisit> Visits,
        IReadOnlyList<Review> Reviews,
        IReadOnlyList<PlanTask> Tasks,
        ILookup<Guid, CorrectionNote> Corrections)
    {
        internal IReadOnlyList<OpenStep> Steps =>
        [
            .. Tasks.Where(task => task.IsOpen).Select(task => new OpenStep(false, task.Id, task.Title, task.OwnerUserId, task.DueOn))
                .Concat(Visits.Where(visit => visit.Outcome == VisitOutcome.Planned).Select(visit => new OpenStep(true, visit.Id, visit.Purpose, visit.OfficerUserId, visit.PlannedOn)))
                .OrderBy(step => step.DueOn),
        ];
    }

    private async Task<Entries> EntriesAsync(Guid caseFileId, CancellationToken ct)
    {
        var corrections = await db.Corrections.AsNoTracking().Where(correction => correction.CaseFileId == caseFileId).OrderByDescending(correction => correction.RecordedAt).ToListAsync(ct);
        return new Entries(
            await db.Interventions.AsNoTracking().Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
            await db.HomeVisits.AsNoTracking().Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
            await db.Reviews.AsNoTracking().Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
            await db.PlanTasks.AsNoTracking().Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
            corrections.ToLookup(correction => correction.EntryId, correction => new CorrectionNote(correction.OldText, correction.Reason, correction.RecordedByUserId, correction.RecordedAt)));
    }

    private static IEnumerable<TimelineEntry> Timeline(CaseFile file, Entries entries)
    {
        foreach (var span in file.Spans)
        {
            yield return span.ReopenReason is null
                ? new TimelineEntry(TimelineKind.Opened, span.Id, span.OpenedOn, span.OpenedAt, span.OpenedByUserId, file.OpeningRationale, null, Level: file.OpeningLevel)
                : new TimelineEntry(TimelineKind.Reopened, span.Id, span.OpenedOn, span.OpenedAt, span.OpenedByUserId, span.ReopenReason, null);
            if (span is { ClosedOn: { } closedOn, ClosedAt: { } closedAt, ClosedByUserId: { } closedBy })
                yield return new TimelineEntry(TimelineKind.Closed, span.Id, closedOn, closedAt, closedBy, span.ClosingRationale ?? "", null, ClosureOutcome: span.Outcome);
        }

        foreach (var done in entries.Interventions)
        {
            yield return new TimelineEntry(TimelineKind.Intervention, done.Id, done.On, done.RecordedAt, done.OfficerUserId, done.Note, done.Result, done.KindId, done.Minutes, SupportRupiah: done.SupportRupiah, SupportSource: done.SupportSource, Corrections: Corrections(done.Id));
        }

        foreach (var visit in entries.Visits.Where(visit => visit.Outcome != VisitOutcome.Planned))
        {
            yield return new TimelineEntry(TimelineKind.HomeVisit, visit.Id, visit.VisitedOn ?? visit.PlannedOn, visit.ResultAt ?? visit.RecordedAt, visit.OfficerUserId, visit.Notes ?? visit.Purpose, visit.Agreed, VisitOutcome: visit.Outcome, MetWith: visit.MetWith, SupportRupiah: visit.SupportRupiah, SupportSource: visit.SupportSource, Corrections: Corrections(visit.Id));
        }

        var before = file.OpeningLevel;
        foreach (var review in entries.Reviews.OrderBy(review => review.On).ThenBy(review => review.RecordedAt))
        {
            yield return new TimelineEntry(TimelineKind.Review, review.Id, review.On, review.RecordedAt, review.RecordedByUserId, review.Rationale, null, Level: review.Level, LevelBefore: before, Handling: review.Handling, Corrections: Corrections(review.Id));
            before = review.Level;
        }

        foreach (var task in entries.Tasks.Where(task => task.DoneOn is not null))
            yield return new TimelineEntry(TimelineKind.TaskDone, task.Id, task.DoneOn!.Value, task.RecordedAt, task.OwnerUserId, task.Title, null);

        IReadOnlyList<CorrectionNote>? Corrections(Guid entryId) => entries.Corrections.Contains(entryId) ? [.. entries.Corrections[entryId]] : null;
    }
}
