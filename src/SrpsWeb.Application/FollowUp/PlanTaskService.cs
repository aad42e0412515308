using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.FollowUp;

public sealed record AddPlanTask(Guid Id, Guid CaseFileId, string Title, Guid OwnerUserId, DateOnly DueOn);

/// <summary>Tasks of a case's follow-up plan (RTL).</summary>
public sealed class PlanTaskService(SrpsDbContext db, CaseFileStore store, FormStore forms, StaffQueries staff, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task AddAsync(AddPlanTask command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var title = Typed.Text(command.Title);
        await forms.StoreOnceAsync(
            () => db.PlanTasks.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.DueOn == command.DueOn && stored.OwnerUserId == command.OwnerUserId && stored.Title == title))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                await staff.RequireMemberAsync(command.OwnerUserId, nameof(command.OwnerUserId), ct);
                db.PlanTasks.Add(caseFile.AddTask(command.Id, command.Title, command.OwnerUserId, command.DueOn, clock.Today, clock.Recorded));
            },
            ct);
    }

    /// <summary>Marks the task done on <paramref name="on"/>; a task already done stays as it is.</summary>
    public async Task FinishAsync(Guid caseFileId, Guid taskId, DateOnly on, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(caseFileId, ct);
        var task = await LoadAsync(caseFileId, taskId, ct);
        if (task.DoneOn is not null)
            return;
        caseFile.FinishTask(task, on, clock.Today);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Drops a task that is no longer wanted; one already dropped stays as it is.</summary>
    public async Task DropAsync(Guid caseFileId, Guid taskId, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(caseFileId, ct);
        var task = await LoadAsync(caseFileId, taskId, ct);
        if (task.DroppedOn is not null)
            return;
        caseFile.DropTask(task, clock.Today);
        await db.SaveChangesAsync(ct);
    }

    private async Task<PlanTask> LoadAsync(Guid caseFileId, Guid taskId, CancellationToken ct) =>
        await db.PlanTasks.SingleOrDefaultAsync(task => task.CaseFileId == caseFileId && task.Id == taskId, ct)
        ?? throw new AccessRefusedException(hidden: true, "CaseAccess.Unknown");
}
