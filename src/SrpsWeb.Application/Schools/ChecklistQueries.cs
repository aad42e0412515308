using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Application.Schools;

/// <summary>How far a school has been set up. The operator learns of cases only whether there is one (0 or 1), never how many.</summary>
public sealed record Checklist(int SchoolYears, int ClassGroups, int Students, int SatgasMembers, int Cases);

public sealed class ChecklistQueries(SrpsDbContext db)
{
    private static readonly SchoolRole[] Satgas = [SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom];

    public Task<Checklist> LoadAsync(CancellationToken ct) =>
        db.Schools.Where(school => school.Id == db.CurrentSchoolId)
            .Select(_ => new Checklist(
                db.SchoolYears.Count(),
                db.ClassGroups.Count(),
                db.Students.Count(student => student.ClassGroupId != null),
                db.Memberships.Count(member => member.IsActive && member.Roles.Any(role => Satgas.Contains(role.Role))),
                db.CaseFiles.Any(file => !file.IsSecret) ? 1 : 0))
            .SingleAsync(ct);
}
