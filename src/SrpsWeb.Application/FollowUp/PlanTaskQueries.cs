using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;

namespace SrpsWeb.Application.FollowUp;

public sealed record PlanTaskRow(Guid Id, string Title, string OwnerName, DateOnly DueOn, DateOnly? DoneOn, DateOnly? DroppedOn)
{
    public bool IsOpen => DoneOn is null && DroppedOn is null;
}

public sealed class PlanTaskQueries(SrpsDbContext db)
{
    /// <summary>Tasks of a case: the open ones by due day, then the others, the latest first.</summary>
    public async Task<IReadOnlyList<PlanTaskRow>> ListAsync(Guid caseFileId, CancellationToken ct)
    {
        var rows = await db.PlanTasks.AsNoTracking()
            .Where(task => task.CaseFileId == caseFileId)
            .Select(task => new PlanTaskRow(
                task.Id,
                task.Title,
                db.Memberships.Where(member => member.UserId == task.OwnerUserId).Select(member => member.FullName).First(),
                task.DueOn,
                task.DoneOn,
                task.DroppedOn))
            .ToListAsync(ct);
        return [.. rows.Where(row => row.IsOpen).OrderBy(row => row.DueOn), .. rows.Where(row => !row.IsOpen).OrderByDescending(row => row.DoneOn ?? row.DroppedOn)];
    }
}
