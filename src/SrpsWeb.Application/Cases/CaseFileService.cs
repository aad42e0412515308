using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

public sealed record CloseCase(Guid CaseFileId, ClosureOutcome Outcome, string Rationale, DateOnly On);

public sealed record ReopenCase(Guid CaseFileId, Guid ReviewId, DateOnly On, RiskLevel Level, string Reason);

/// <summary>Closing and reopening of cases; <see cref="CaseRegistrationService"/> opens them.</summary>
public sealed class CaseFileService(SrpsDbContext db, CaseFileStore store, FormStore forms, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Closes the case. The same closing sent twice is stored once.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task CloseAsync(CloseCase command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        if (caseFile.ClosedOn == command.On && caseFile.Spans.Any(span => span.ClosedOn == command.On && span.Outcome == command.Outcome && span.ClosingRationale == Typed.Text(command.Rationale)))
            return;
        caseFile.Close(command.Outcome, command.Rationale, command.On, await OpenEndsAsync(command.CaseFileId, ct), clock.Today, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    public async Task ReopenAsync(ReopenCase command, CancellationToken ct)
    {
        command = command with { ReviewId = RecordId.Of(command.ReviewId, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var reason = Typed.Text(command.Reason);
        await forms.StoreOnceAsync(
            () => db.Reviews.Where(stored => stored.Id == command.ReviewId)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.On == command.On && stored.Level == command.Level && stored.Rationale == reason))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                var others = await OtherOpenCases.LoadAsync(db, person.Viewer, [caseFile.StudentId], caseFile.Id, ct);
                db.Reviews.Add(caseFile.Reopen(command.On, command.Level, command.Reason, command.ReviewId, others.PlaceFor(caseFile.StudentId, caseFile.IsSecret), clock.Today, clock.Recorded));
            },
            ct);
    }

    private async Task<IReadOnlyCollection<OpenEnd>> OpenEndsAsync(Guid caseFileId, CancellationToken ct)
    {
        var tasks = await db.PlanTasks
            .Where(task => task.CaseFileId == caseFileId && task.DoneOn == null && task.DroppedOn == null)
            .Select(task => new OpenEnd(task.Title, task.DueOn))
            .ToListAsync(ct);
        var visits = await db.HomeVisits
            .Where(visit => visit.CaseFileId == caseFileId && visit.Outcome == VisitOutcome.Planned)
            .Select(visit => new OpenEnd(visit.Purpose, visit.PlannedOn))
            .ToListAsync(ct);
        return [.. tasks.Concat(visits).OrderBy(end => end.On)];
    }
}
