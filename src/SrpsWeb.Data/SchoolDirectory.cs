using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data;

/// <summary>A school a person belongs to.</summary>
public sealed record SchoolOfPerson(Guid SchoolId, string Name);

/// <summary>
/// The only place that looks across schools: which schools a person belongs to, and which school an invitation is of.
/// Both are asked before there is a current school, and both are bound to one person or one secret token.
/// </summary>
public sealed class SchoolDirectory(SrpsDbContext db)
{
    /// <summary>Schools in which the person is active and holds a role that has not expired, first granted first.</summary>
    public async Task<IReadOnlyList<SchoolOfPerson>> SchoolsOfAsync(Guid userId, DateOnly today, CancellationToken ct)
    {
        var memberships = await db.Memberships.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .AsNoTracking()
            .Where(membership => membership.UserId == userId && membership.IsActive
                && membership.Roles.Any(role => role.ExpiresOn == null || role.ExpiresOn >= today))
            .Select(membership => new { membership.SchoolId, GrantedAt = membership.Roles.Min(role => role.GrantedAt) })
            .ToListAsync(ct);
        var ids = memberships.Select(membership => membership.SchoolId).ToList();
        var names = await db.Schools.AsNoTracking().Where(school => ids.Contains(school.Id)).ToDictionaryAsync(school => school.Id, school => school.Name, ct);
        return memberships.OrderBy(membership => membership.GrantedAt)
            .ThenBy(membership => names[membership.SchoolId], StringComparer.Ordinal)
            .Select(membership => new SchoolOfPerson(membership.SchoolId, names[membership.SchoolId]))
            .ToList();
    }

    /// <summary>The school an invitation token belongs to, or null. Says nothing about whether it is still usable.</summary>
    public async Task<Guid?> SchoolOfInvitationAsync(string tokenHash, CancellationToken ct) =>
        await db.Invitations.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .AsNoTracking()
            .Where(invitation => invitation.TokenHash == tokenHash)
            .Select(invitation => (Guid?)invitation.SchoolId)
            .SingleOrDefaultAsync(ct);
}
