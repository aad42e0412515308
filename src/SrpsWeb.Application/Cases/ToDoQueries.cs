using Microsoft.EntityFrameworkCore;
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
public sealed record ToDoItem(Guid CaseFileId, string Title, ToDoReason Reason, string What, DateOnly On);

/// <summary>What needs doing in the open cases the viewer may read by name: overdue first, then the next three days, then cases nobody was in contact with for a week.</summary>
public sealed class ToDoQueries(SrpsDbContext db, ICurrentPerson person, SchoolClock clock)
{
    private const int Most = 30;

    public async Task<IReadOnlyList<ToDoItem>> ListAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var soon = today.AddDays(3);
        var silentSince = today.AddDays(-7);
        var open = db.CaseFiles.AsNoTracking().Where(CaseAccess.ReadableByNameBy(person.Viewer)).Where(file => file.ClosedOn == null);
        var visits = await db.HomeVisits.AsNoTracking()
            .Where(visit => visit.Outcome == VisitOutcome.Planned && visit.PlannedOn <= soon)
            .Join(open, visit => visit.CaseFileId, file => file.Id, (visit, file) => new { file.Id, file.Student!.Name, visit.Purpose, visit.PlannedOn })
            .OrderBy(row => row.PlannedOn).Take(Most).ToListAsync(ct);
        var tasks = await db.PlanTasks.AsNoTracking()
            .Where(task => task.DoneOn == null && task.DroppedOn == null && task.DueOn <= soon)
            .Join(open, task => task.CaseFileId, file => file.Id, (task, file) => new { file.Id, file.Student!.Name, task.Title, task.DueOn })
            .OrderBy(row => row.DueOn).Take(Most).ToListAsync(ct);
        var silent = await open.Where(file => (file.LastContactOn ?? file.OpenedOn) <= silentSince)
            .OrderBy(file => file.LastContactOn ?? file.OpenedOn).Take(Most)
            .Select(file => new { file.Id, file.Student!.Name, Since = file.LastContactOn ?? file.OpenedOn })
            .ToListAsync(ct);
        return
        [
            .. visits.Select(row => new ToDoItem(row.Id, row.Name, row.PlannedOn < today ? ToDoReason.VisitOverdue : ToDoReason.VisitSoon, row.Purpose, row.PlannedOn))
                .Concat(tasks.Select(row => new ToDoItem(row.Id, row.Name, row.DueOn < today ? ToDoReason.TaskOverdue : ToDoReason.TaskSoon, row.Title, row.DueOn)))
                .Concat(silent.Select(row => new ToDoItem(row.Id, row.Name, ToDoReason.NoContact, "", row.Since)))
                .OrderBy(item => item.Reason).ThenBy(item => item.On).Take(Most),
        ];
    }
}
