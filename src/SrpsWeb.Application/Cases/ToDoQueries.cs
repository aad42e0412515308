using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

public enum ToDoReason
{
    VisitOverdue,
    TaskOverdue,
    VisitSoon,
    TaskSoon,
    NoContact,
}

/// <summary>One thing to be done, with its reason.</summary>
/// <param name="Title">The student's name, or the case code where the viewer reads by code.</param>
/// <param name="What">A visit's purpose or a task; empty where the viewer reads by code, because it may tell who it is about.</param>
public sealed record ToDoItem(Guid CaseFileId, string Title, ToDoReason Reason, string What, DateOnly On);

/// <summary>What needs doing in the open cases the viewer may open: overdue first, then the next three days, then cases nobody was in contact with for a week.</summary>
public sealed class ToDoQueries(SrpsDbContext db, ICurrentPerson person, SchoolClock clock, CasesSeen seen)
{
    /// <summary>So many are listed; there may be more.</summary>
    public const int Most = 30;

    public Task<IReadOnlyList<ToDoItem>> ListAsync(CancellationToken ct) => ListAsync(clock.Today.AddDays(3), ct);

    /// <summary>Only what is overdue, and the cases nobody was in contact with.</summary>
    public Task<IReadOnlyList<ToDoItem>> OverdueAsync(CancellationToken ct) => ListAsync(clock.Today.AddDays(-1), ct);

    /// <param name="until">Last day on which something is due that is listed.</param>
    private async Task<IReadOnlyList<ToDoItem>> ListAsync(DateOnly until, CancellationToken ct)
    {
        var today = clock.Today;
        var silentSince = today.AddDays(-7);
        var open = db.CaseFiles.AsNoTracking().Where(CaseAccess.OpenableBy(person.Viewer)).Where(file => file.ClosedOn == null);
        var rows = await db.HomeVisits.AsNoTracking()
            .Where(visit => visit.Outcome == VisitOutcome.Planned && visit.PlannedOn <= until)
            .Join(open, visit => visit.CaseFileId, file => file.Id, (visit, file) => new { file.Id, file.Confidentiality, file.Student!.Name, file.Code, What = visit.Purpose, On = visit.PlannedOn, Order = visit.PlannedOn < today ? (int)ToDoReason.VisitOverdue : (int)ToDoReason.VisitSoon })
            .Concat(db.PlanTasks.AsNoTracking()
                .Where(task => task.DoneOn == null && task.DroppedOn == null && task.DueOn <= until)
                .Join(open, task => task.CaseFileId, file => file.Id, (task, file) => new { file.Id, file.Confidentiality, file.Student!.Name, file.Code, What = task.Title, On = task.DueOn, Order = task.DueOn < today ? (int)ToDoReason.TaskOverdue : (int)ToDoReason.TaskSoon }))
            .Concat(open.Where(file => (file.LastContactOn ?? file.OpenedOn) <= silentSince)
                .Select(file => new { file.Id, file.Confidentiality, file.Student!.Name, file.Code, What = "", On = file.LastContactOn ?? file.OpenedOn, Order = (int)ToDoReason.NoContact }))
            .OrderBy(row => row.Order).ThenBy(row => row.On).ThenBy(row => row.Code)
            .Take(Most)
            .ToListAsync(ct);
        seen.Note(rows, row => row.Id, row => row.Confidentiality);
        var named = await open.NamedIdsAsync(person.Viewer, ct);
        return [.. rows.Select(row => named?.Contains(row.Id) == false
            ? new ToDoItem(row.Id, row.Code, (ToDoReason)row.Order, "", row.On)
            : new ToDoItem(row.Id, row.Name, (ToDoReason)row.Order, row.What, row.On))];
    }
}
