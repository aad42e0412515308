using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.HomeVisits;

public sealed record VisitRow(
    Guid Id,
    Guid CaseFileId,
    string CaseCode,
    string StudentName,
    string? ClassGroupName,
    string? Village,
    DateOnly PlannedOn,
    DateOnly? VisitedOn,
    string Purpose,
    string OfficerName,
    VisitOutcome Outcome);

public sealed record VisitToRecord(Guid Id, Guid CaseFileId, DateOnly PlannedOn, string Purpose, Guid OfficerUserId, string OfficerName, VisitOutcome Outcome, string? Notes, string? Address, bool GuardianTold);

/// <summary>The agenda of visits of the cases the viewer may read with names.</summary>
public sealed class HomeVisitQueries(SrpsDbContext db, ICurrentPerson person)
{
    public const int PageSize = 25;

    /// <summary>Visits still to be made, the earliest first; or those recorded, the latest first.</summary>
    public async Task<PageOf<VisitRow>> ListAsync(bool planned, int page, CancellationToken ct)
    {
        var cases = db.CaseFiles.Where(CaseAccess.ReadableByNameBy(person.Viewer));
        var visits = db.HomeVisits.AsNoTracking()
            .Where(visit => (visit.Outcome == VisitOutcome.Planned) == planned)
            .Join(cases, visit => visit.CaseFileId, file => file.Id, (visit, file) => new { visit, file });
        var total = await visits.CountAsync(ct);
        var current = Math.Clamp(page, 1, Math.Max(1, (total + PageSize - 1) / PageSize));
        var ordered = planned
            ? visits.OrderBy(row => row.visit.PlannedOn).ThenBy(row => row.file.Student!.Village).ThenBy(row => row.visit.Id)
            : visits.OrderByDescending(row => row.visit.VisitedOn ?? row.visit.PlannedOn).ThenBy(row => row.visit.Id);
        var rows = await ordered.Skip((current - 1) * PageSize).Take(PageSize)
            .Select(row => new VisitRow(
                row.visit.Id,
                row.file.Id,
                row.file.Code,
                row.file.Student!.Name,
                db.ClassGroups.Where(group => group.Id == row.file.Student.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
                row.file.Student.Village,
                row.visit.PlannedOn,
                row.visit.VisitedOn,
                row.visit.Purpose,
                db.Memberships.Where(member => member.UserId == row.visit.OfficerUserId).Select(member => member.FullName).First(),
                row.visit.Outcome))
            .ToListAsync(ct);
        return new PageOf<VisitRow>(rows, total, current, PageSize);
    }

    public Task<VisitToRecord?> FindAsync(Guid visitId, CancellationToken ct) =>
        db.HomeVisits.AsNoTracking()
            .Where(visit => visit.Id == visitId)
            .Select(visit => new VisitToRecord(
                visit.Id,
                visit.CaseFileId,
                visit.PlannedOn,
                visit.Purpose,
                visit.OfficerUserId,
                db.Memberships.Where(member => member.UserId == visit.OfficerUserId).Select(member => member.FullName).First(),
                visit.Outcome,
                visit.Notes,
                db.CaseFiles.Where(file => file.Id == visit.CaseFileId).Select(file => file.Student!.Address).First(),
                visit.GuardianTold))
            .SingleOrDefaultAsync(ct);
}
