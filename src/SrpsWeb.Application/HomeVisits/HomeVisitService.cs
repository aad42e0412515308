using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.HomeVisits;

public sealed record PlanHomeVisit(Guid Id, Guid CaseFileId, DateOnly PlannedOn, string Purpose, Guid OfficerUserId);

public sealed record RecordHomeVisit(Guid VisitId, DateOnly VisitedOn, VisitFindings Findings, NextStep? NextStep);

/// <param name="NextVisitId">Id of the further visit that is planned when <paramref name="NextTryOn"/> is given; made by the form.</param>
public sealed record RecordVisitNotHeld(Guid VisitId, VisitOutcome Outcome, DateOnly? VisitedOn, string? Reason, DateOnly? NextTryOn, Guid NextVisitId);

public sealed class HomeVisitService(SrpsDbContext db, CaseFileStore store, StaffQueries staff, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task PlanAsync(PlanHomeVisit command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        await store.StoreOnceAsync(
            () => db.HomeVisits.AnyAsync(visit => visit.Id == command.Id && visit.CaseFileId == command.CaseFileId, ct),
            async () =>
            {
                await staff.RequireMemberAsync(command.OfficerUserId, nameof(command.OfficerUserId), ct);
                db.HomeVisits.Add(caseFile.PlanHomeVisit(command.Id, command.PlannedOn, command.Purpose, command.OfficerUserId, clock.Today, clock.Recorded));
            },
            ct);
    }

    /// <summary>Records a visit that took place. The same result sent twice is stored once.</summary>
    public async Task RecordAsync(RecordHomeVisit command, CancellationToken ct)
    {
        var (caseFile, visit) = await LoadAsync(command.VisitId, ct);
        if (visit.Outcome == VisitOutcome.Held && visit.VisitedOn == command.VisitedOn && visit.Notes == command.Findings.Notes.Trim())
            return;
        caseFile.RecordHomeVisit(visit, command.VisitedOn, command.Findings, clock.Today, clock.Recorded);
        if (command.NextStep is { } step)
            db.PlanTasks.Add(caseFile.AddTask(step.TaskId, step.Title, step.OwnerUserId, step.DueOn, clock.Today, clock.Recorded));
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Records that a visit did not take place; plans the next try when a day is given. Sent twice it is stored once.</summary>
    public async Task RecordNotHeldAsync(RecordVisitNotHeld command, CancellationToken ct)
    {
        var (caseFile, visit) = await LoadAsync(command.VisitId, ct);
        if (visit.Outcome == command.Outcome && command.Outcome != VisitOutcome.Planned)
            return;
        var next = caseFile.RecordVisitNotHeld(
            visit,
            command.Outcome,
            command.VisitedOn,
            command.Reason,
            command.NextTryOn,
            command.NextVisitId,
            clock.Today,
            clock.Recorded);
        if (next is not null)
            db.HomeVisits.Add(next);
        await db.SaveChangesAsync(ct);
    }

    private async Task<(CaseFile CaseFile, HomeVisit Visit)> LoadAsync(Guid visitId, CancellationToken ct)
    {
        var visit = await db.HomeVisits.SingleOrDefaultAsync(candidate => candidate.Id == visitId, ct)
            ?? throw new AccessRefusedException(hidden: true, "CaseAccess.Unknown");
        return (await store.ForWritingAsync(visit.CaseFileId, ct), visit);
    }
}
