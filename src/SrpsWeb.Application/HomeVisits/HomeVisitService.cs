using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.HomeVisits;

/// <param name="GuardianTold">Whether parents or guardian know that somebody comes.</param>
public sealed record PlanHomeVisit(Guid Id, Guid CaseFileId, DateOnly PlannedOn, string Purpose, Guid OfficerUserId, bool GuardianTold);

public sealed record RecordHomeVisit(Guid VisitId, DateOnly VisitedOn, VisitFindings Findings, NextStep? NextStep)
{
    /// <summary>Evidence sent along.</summary>
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];
}

/// <param name="NextVisitId">Id of the further visit that is planned when <paramref name="NextTryOn"/> is given; made by the form.</param>
public sealed record RecordVisitNotHeld(
    Guid VisitId,
    VisitOutcome Outcome,
    DateOnly? VisitedOn,
    string? Reason,
    DateOnly? NextTryOn,
    Guid NextVisitId,
    NextStep? NextStep)
{
    /// <summary>Evidence sent along.</summary>
    public IReadOnlyList<UploadedFile> Files { get; init; } = [];
}

public sealed class HomeVisitService(SrpsDbContext db, CaseFileStore store, FormStore forms, StaffQueries staff, EvidenceIntake intake, EvidenceStore evidence, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task PlanAsync(PlanHomeVisit command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var purpose = Typed.Text(command.Purpose);
        await forms.StoreOnceAsync(
            () => db.HomeVisits.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId
                    && stored.PlannedOn == command.PlannedOn
                    && stored.Purpose == purpose
                    && stored.OfficerUserId == command.OfficerUserId
                    && stored.GuardianTold == command.GuardianTold))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                await staff.RequireMemberAsync(command.OfficerUserId, nameof(command.OfficerUserId), ct);
                db.HomeVisits.Add(caseFile.PlanHomeVisit(command.Id, command.PlannedOn, command.Purpose, command.OfficerUserId, clock.Today, clock.Recorded, command.GuardianTold));
            },
            ct);
    }

    /// <summary>Records a visit that took place. The same result sent twice is stored once.</summary>
    public async Task RecordAsync(RecordHomeVisit command, CancellationToken ct)
    {
        var (caseFile, visit) = await LoadAsync(command.VisitId, ct);
        var files = await intake.PrepareAsync(command.Files, ct);
        if (IsRecorded(visit, command) && await evidence.HoldsAllAsync(visit.Id, files, ct))
            return;
        caseFile.RecordHomeVisit(visit, command.VisitedOn, command.Findings, clock.Today, clock.Recorded);
        AddTask(caseFile, command.NextStep);
        await SaveAsync(caseFile, visit, files, stored => IsRecorded(stored, command), ct);
    }

    /// <summary>Records that a visit did not take place; plans the next try when a day is given. Sent twice it is stored once.</summary>
    public async Task RecordNotHeldAsync(RecordVisitNotHeld command, CancellationToken ct)
    {
        var (caseFile, visit) = await LoadAsync(command.VisitId, ct);
        var files = await intake.PrepareAsync(command.Files, ct);
        if (IsRecorded(visit, command) && await evidence.HoldsAllAsync(visit.Id, files, ct))
            return;
        var next = caseFile.RecordVisitNotHeld(
            visit,
            command.Outcome,
            command.VisitedOn,
            command.Reason,
            command.NextTryOn,
            RecordId.Of(command.NextVisitId, caseFile.Id),
            clock.Today,
            clock.Recorded);
        if (next is not null)
            db.HomeVisits.Add(next);
        AddTask(caseFile, command.NextStep);
        await SaveAsync(caseFile, visit, files, stored => IsRecorded(stored, command), ct);
    }

    private static bool IsRecorded(HomeVisit visit, RecordHomeVisit command) =>
        visit.Outcome == VisitOutcome.Held && visit.VisitedOn == command.VisitedOn && visit.Findings == AsStored(command.Findings);

    /// <summary>Every field counts: two persons may write down the same visit in almost the same words.</summary>
    private static VisitFindings AsStored(VisitFindings typed) => new(
        Typed.Text(typed.MetWith),
        Typed.Text(typed.Notes),
        Typed.Optional(typed.Agreed),
        typed.Support is { } support ? support with { Kind = Typed.Optional(support.Kind) } : null)
    {
        Relation = typed.Relation,
        Companions = Typed.Optional(typed.Companions),
        Housing = Typed.Optional(typed.Housing),
        SocialSupport = Typed.Optional(typed.SocialSupport),
        CostObstacles = Typed.Optional(typed.CostObstacles),
        Health = Typed.Optional(typed.Health),
        Surroundings = Typed.Optional(typed.Surroundings),
        FamilyView = Typed.Optional(typed.FamilyView),
    };

    private static bool IsRecorded(HomeVisit visit, RecordVisitNotHeld command) =>
        command.Outcome != VisitOutcome.Planned && visit.Outcome == command.Outcome && (visit.Notes ?? "") == Typed.Text(command.Reason ?? "")
        && (command.Outcome != VisitOutcome.NobodyHome || visit.VisitedOn == command.VisitedOn);

    private void AddTask(CaseFile caseFile, NextStep? step)
    {
        if (step?.Of(caseFile.Id) is { } own)
            db.PlanTasks.Add(caseFile.AddTask(own.TaskId, own.Title, own.OwnerUserId, own.DueOn, clock.Today, clock.Recorded));
    }

    private Task SaveAsync(CaseFile caseFile, HomeVisit visit, IReadOnlyList<PreparedFile> files, Func<HomeVisit, bool> isRecorded, CancellationToken ct)
    {
        db.Evidence.AddRange(caseFile.Attach(visit, [.. files.Select(file => file.File)], clock.Recorded));
        return evidence.StoreAsync(files, () => SaveOnceAsync(visit.Id, files, isRecorded, ct), ct);
    }

    /// <summary>Two copies of one form may arrive at the same moment; the second finds its own result stored.</summary>
    private async Task SaveOnceAsync(Guid visitId, IReadOnlyList<PreparedFile> files, Func<HomeVisit, bool> isRecorded, CancellationToken ct)
    {
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateException)
        {
            db.ForgetChanges();
            if (!isRecorded(await db.HomeVisits.AsNoTracking().SingleAsync(visit => visit.Id == visitId, ct)) || !await evidence.HoldsAllAsync(visitId, files, ct))
                throw;
        }
    }

    private async Task<(CaseFile CaseFile, HomeVisit Visit)> LoadAsync(Guid visitId, CancellationToken ct)
    {
        var visit = await db.HomeVisits.SingleOrDefaultAsync(candidate => candidate.Id == visitId, ct)
            ?? throw new AccessRefusedException(hidden: true, "CaseAccess.Unknown");
        return (await store.ForWritingAsync(visit.CaseFileId, ct), visit);
    }
}
