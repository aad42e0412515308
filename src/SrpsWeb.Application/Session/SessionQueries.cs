using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Session;

/// <summary>A signed-in person in the current school as of now.</summary>
public sealed record SessionFacts(string SchoolName, SchoolZone Zone, string FullName, Viewer Viewer);

/// <summary>Read anew at every request, so that a changed role or an ended grant acts at once. One query.</summary>
public sealed class SessionQueries(SrpsDbContext db, TimeProvider time)
{
    /// <summary>Null when the person is not, or no longer, an active member of the current school with a valid role.</summary>
    public async Task<SessionFacts?> LoadAsync(Guid userId, CancellationToken ct)
    {
        var found = await db.Memberships.AsNoTracking()
            .Where(member => member.UserId == userId && member.IsActive)
            .Join(db.Schools, member => member.SchoolId, school => school.Id, (member, school) => new { Member = member, School = school })
            .Select(row => new
            {
                row.Member.FullName,
                SchoolName = row.School.Name,
                row.School.Zone,
                Roles = row.Member.Roles.Select(role => new { role.Role, role.ExpiresOn }).ToList(),
                Classes = db.ClassGroups.Where(group => group.HomeroomUserId == row.Member.UserId).Select(group => group.Id).ToList(),
            })
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var today = found.Zone.Day(time.GetUtcNow());
        var roles = found.Roles.Where(role => role.ExpiresOn is null || today <= role.ExpiresOn).Select(role => role.Role).ToHashSet();
        return roles.Count == 0
            ? null
            : new SessionFacts(found.SchoolName, found.Zone, found.FullName, new Viewer(userId, roles, found.Classes.ToHashSet()));
    }
}
