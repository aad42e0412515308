using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

/// <summary>Everything the page of one case shows. The caller has asked the access decision before (folder convention).</summary>
public sealed class CaseDetailsQueries(SrpsDbContext db, NamedStudentQueries students)
{
    public async Task<CaseDetails> LoadAsync(CaseHeader header, CancellationToken ct)
    {
        var (id, mainFactorId) = (header.Id, header.MainFactorId);
        var file = await db.CaseFiles.AsNoTracking()
            .Where(found => found.Id == id)
            .Select(found => new
            {
                ClassGroupName = db.ClassGroups.Where(group => group.Id == found.Student!.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
                StudentName = found.Student!.Name,
                found.Student.Sex,
                Guardians = found.Student.Guardians.ToList(),
                ResponsibleName = db.Memberships.Where(member => member.UserId == found.ResponsibleUserId).Select(member => member.FullName).First(),
                found.OpeningLevel,
                found.OpeningRationale,
                Signs = found.Signs.Select(sign => sign.Sign).ToList(),
                found.SignsNote,
                Factors = found.Factors
                    .Join(db.RiskFactors, own => own.RiskFactorId, entry => entry.Id, (own, entry) => new CaseFactorView(entry.Id, entry.NameId, entry.NameEn, entry.Id == mainFactorId, own.MappingNote, own.Strengths, own.ResolvedOn))
                    .ToList(),
                Spans = found.Spans
                    .Select(span => new SpanRow(
                        span,
                        db.Memberships.Where(member => member.UserId == span.OpenedByUserId).Select(member => member.FullName).First(),
                        db.Memberships.Where(member => member.UserId == span.ClosedByUserId).Select(member => member.FullName).FirstOrDefault()))
                    .ToList(),
                SharingConsents = db.GuardianConsents
                    .Where(consent => consent.StudentId == found.StudentId && consent.Purpose == ConsentPurpose.Sharing)
                    .Select(consent => new ConsentSpan(consent.GivenOn, consent.WithdrawnOn))
                    .ToList(),
                Corrections = db.Corrections
                    .Where(correction => correction.CaseFileId == found.Id)
                    .Select(correction => new CorrectionRow(
                        correction.EntryId,
                        new CorrectionNote(
                            correction.OldText,
                            correction.Reason,
                            db.Memberships.Where(member => member.UserId == correction.RecordedByUserId).Select(member => member.FullName).First(),
                            correction.RecordedAt)))
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleAsync(ct);
        var (visits, tasks) = await VisitsAndTasksAsync(id, ct);
        var interventions = await InterventionsAsync(id, ct);
        var (reviews, readings) = await ReviewsAndReadingsAsync(id, ct);
        var corrections = file.Corrections.OrderByDescending(row => row.Note.At).ToLookup(row => row.EntryId, row => row.Note);
        IEnumerable<TimelineEntry> timeline =
        [
            .. file.Spans.SelectMany(span => Lines(span, file.OpeningRationale, file.OpeningLevel)),
            .. interventions.Select(Line),
            .. visits.Where(row => row.Visit.Outcome != VisitOutcome.Planned).Select(Line),
            .. Lines(reviews, file.OpeningLevel),
            .. tasks.Where(row => row.Task.DoneOn is not null).Select(row => new TimelineEntry(TimelineKind.TaskDone, row.Task.Id, row.Task.DoneOn!.Value, row.Task.RecordedAt, row.Owner, row.Task.Title, null)),
        ];
        var details = new CaseDetails(
            file.ClassGroupName,
            file.Sex,
            file.ResponsibleName,
            file.OpeningRationale,
            [.. file.Signs.Order()],
            file.SignsNote,
            [.. file.Factors.OrderByDescending(factor => factor.IsMain)],
            [.. file.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => new GuardianContact(guardian.Relation, guardian.Name, guardian.Occupation, guardian.Phone))],
            [
                .. tasks.Where(row => row.Task.IsOpen).Select(row => new OpenStep(false, row.Task.Id, row.Task.Title, row.Owner, row.Task.DueOn))
                    .Concat(visits.Where(row => row.Visit.Outcome == VisitOutcome.Planned).Select(row => new OpenStep(true, row.Visit.Id, row.Visit.Purpose, row.Officer, row.Visit.PlannedOn)))
                    .OrderBy(step => step.DueOn),
            ],
            [
                .. timeline.OrderByDescending(entry => entry.On).ThenByDescending(entry => entry.At).ThenByDescending(entry => entry.Id)
                    .Select(entry => entry with { Corrections = [.. corrections[entry.Id]] }),
            ],
            // A value of another month was read because of another case, which the viewer need not know of.
            MonthReadings.Of(readings.Where(reading => file.Spans.Exists(row => row.Span.Touches(reading.Month)))))
        {
            SharedWithoutConsent = interventions.Exists(row => row.Kind.Slug == GuardianConsent.SharingKind && !file.SharingConsents.Exists(consent => consent.HoldsOn(row.Done.On))),
        };
        return header.Access.MaySeeName ? details : details.ByCode(header.Code, file.StudentName, await students.AllAsync(ct));
    }

    private sealed record CorrectionRow(Guid EntryId, CorrectionNote Note);

    private sealed record SpanRow(CaseSpan Span, string OpenedBy, string? ClosedBy);

    private sealed record TaskRow(PlanTask Task, string Owner);

    private sealed record InterventionRow(Intervention Done, CatalogueEntry Kind, string By, List<EvidenceView> Files);

    private sealed record VisitRow(HomeVisit Visit, string Officer, List<EvidenceView> Files);

    private sealed record ReviewRow(Review Review, string By);

    private Task<List<InterventionRow>> InterventionsAsync(Guid caseFileId, CancellationToken ct) =>
        db.Interventions.AsNoTracking()
            .Where(done => done.CaseFileId == caseFileId)
            .Join(db.InterventionKinds, done => done.KindId, kind => kind.Id, (done, kind) => new InterventionRow(
                done,
                new CatalogueEntry(kind.Id, kind.Slug, kind.NameId, kind.NameEn),
                db.Memberships.Where(member => member.UserId == done.OfficerUserId).Select(member => member.FullName).First(),
                db.Evidence.Where(file => file.EntryId == done.Id).OrderBy(file => file.Id).Select(file => new EvidenceView(file.Id, file.FileName, file.MediaType)).ToList()))
            .AsSingleQuery()
            .ToListAsync(ct);

    // Two kinds of records in one question each, because a page asks at most six times (quality.md); both are short lists of one case.
    private async Task<(List<VisitRow> Visits, List<TaskRow> Tasks)> VisitsAndTasksAsync(Guid caseFileId, CancellationToken ct)
    {
        var found = await db.CaseFiles.AsNoTracking()
            .Where(file => file.Id == caseFileId)
            .Select(file => new
            {
                Visits = db.HomeVisits
                    .Where(visit => visit.CaseFileId == file.Id)
                    .Select(visit => new VisitRow(
                        visit,
                        db.Memberships.Where(member => member.UserId == visit.OfficerUserId).Select(member => member.FullName).First(),
                        db.Evidence.Where(evidence => evidence.EntryId == visit.Id).OrderBy(evidence => evidence.Id).Select(evidence => new EvidenceView(evidence.Id, evidence.FileName, evidence.MediaType)).ToList()))
                    .ToList(),
                Tasks = db.PlanTasks
                    .Where(task => task.CaseFileId == file.Id)
                    .Select(task => new TaskRow(task, db.Memberships.Where(member => member.UserId == task.OwnerUserId).Select(member => member.FullName).First()))
                    .ToList(),
            })
            .AsSingleQuery()
            .SingleAsync(ct);
        return (found.Visits, found.Tasks);
    }

    private async Task<(List<ReviewRow> Reviews, List<ReadingView> Readings)> ReviewsAndReadingsAsync(Guid caseFileId, CancellationToken ct)
    {
        var all = ReadingView.Of(db);
        var found = await db.CaseFiles.AsNoTracking()
            .Where(file => file.Id == caseFileId)
            .Select(file => new
            {
                Reviews = db.Reviews
                    .Where(review => review.CaseFileId == file.Id)
                    .Select(review => new ReviewRow(review, db.Memberships.Where(member => member.UserId == review.RecordedByUserId).Select(member => member.FullName).First()))
                    .ToList(),
                Readings = all.Where(reading => reading.StudentId == file.StudentId).ToList(),
            })
            .AsSingleQuery()
            .SingleAsync(ct);
        return (found.Reviews, found.Readings);
    }

    private static IEnumerable<TimelineEntry> Lines(SpanRow row, string openingRationale, RiskLevel openingLevel)
    {
        var span = row.Span;
        yield return span.ReopenReason is null
            ? new TimelineEntry(TimelineKind.Opened, span.Id, span.OpenedOn, span.OpenedAt, row.OpenedBy, openingRationale, null, Level: openingLevel)
            : new TimelineEntry(TimelineKind.Reopened, span.Id, span.OpenedOn, span.OpenedAt, row.OpenedBy, span.ReopenReason, null);
        if (span is { ClosedOn: { } closedOn, ClosedAt: { } closedAt } && row.ClosedBy is { } closedBy)
            yield return new TimelineEntry(TimelineKind.Closed, span.Id, closedOn, closedAt, closedBy, span.ClosingRationale ?? "", null, ClosureOutcome: span.Outcome);
    }

    private static TimelineEntry Line(InterventionRow row) => new(
        TimelineKind.Intervention,
        row.Done.Id,
        row.Done.On,
        row.Done.RecordedAt,
        row.By,
        row.Done.Note,
        row.Done.Result,
        row.Kind,
        row.Done.Minutes,
        SupportRupiah: row.Done.SupportRupiah,
        SupportSource: row.Done.SupportSource,
        SupportKind: row.Done.SupportKind,
        Aim: row.Done.Aim,
        Files: row.Files,
        IsShared: row.Done.GroupId is not null);

    private static TimelineEntry Line(VisitRow row)
    {
        var visit = row.Visit;
        return new TimelineEntry(
            TimelineKind.HomeVisit,
            visit.Id,
            visit.VisitedOn ?? visit.PlannedOn,
            visit.ResultAt ?? visit.RecordedAt,
            row.Officer,
            visit.Notes ?? visit.Purpose,
            visit.Agreed,
            VisitOutcome: visit.Outcome,
            MetWith: visit.MetWith,
            Findings: visit.Findings,
            SupportRupiah: visit.SupportRupiah,
            SupportSource: visit.SupportSource,
            SupportKind: visit.SupportKind,
            Files: row.Files);
    }

    /// <summary>Each review with the level before it.</summary>
    private static IEnumerable<TimelineEntry> Lines(IEnumerable<ReviewRow> rows, RiskLevel openingLevel)
    {
        var before = openingLevel;
        foreach (var (review, by) in rows.OrderBy(row => row.Review.On).ThenBy(row => row.Review.RecordedAt))
        {
            yield return new TimelineEntry(TimelineKind.Review, review.Id, review.On, review.RecordedAt, by, review.Rationale, null, Level: review.Level, LevelBefore: before, Handling: review.Handling);
            before = review.Level;
        }
    }
}
