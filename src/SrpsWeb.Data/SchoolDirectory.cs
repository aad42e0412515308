using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Data;

/// <summary>A school a person belongs to.</summary>
public sealed record SchoolOfPerson(Guid SchoolId, string Name);

/// <summary>A school of this database.</summary>
public sealed record KnownSchool(Guid Id, SchoolZone Zone);

/// <summary>An import that nobody is at.</summary>
public sealed record WaitingImport(Guid SchoolId, SchoolZone Zone, Guid BatchId);

/// <summary>
/// The only place that looks across schools: which schools a person belongs to, which school an invitation is of, which
/// imports wait for the program, and where the audit trails stand. Each question is bound to one person or one
/// secret token; the last two are asked by no person and answer with ids and hashes only.
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

    /// <summary>People of the current school together with those who have not joined yet: for whoever invites them, and for their link.</summary>
    public IQueryable<Membership> MembersAndInvited => db.Memberships.IgnoreQueryFilters([SrpsDbContext.JoinedFilter]);

    /// <summary>Every school that has the person among its members, active or not; none that still waits for the person's own yes.</summary>
    public async Task<IReadOnlyList<Guid>> MembershipsOfAsync(Guid userId, CancellationToken ct) =>
        await db.Memberships.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .Where(membership => membership.UserId == userId)
            .Select(membership => membership.SchoolId)
            .ToListAsync(ct);

    /// <summary>False for somebody whom every school has closed out. A school that waits for the person counts: they must be able to join.</summary>
    public async Task<bool> IsActiveSomewhereAsync(Guid userId, CancellationToken ct) =>
        await db.Memberships.IgnoreQueryFilters([SrpsDbContext.SchoolFilter, SrpsDbContext.JoinedFilter])
            .AnyAsync(membership => membership.UserId == userId && membership.IsActive, ct);

    /// <summary>True where the person holds one of the roles, valid today, in any school.</summary>
    public async Task<bool> HoldsAnyAsync(Guid userId, IReadOnlyCollection<SchoolRole> roles, DateOnly today, CancellationToken ct) =>
        await db.Memberships.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .AnyAsync(membership => membership.UserId == userId && membership.IsActive
                && membership.Roles.Any(role => roles.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)), ct);

    /// <summary>The school an invitation token belongs to, or null. Says nothing about whether it is still usable.</summary>
    public async Task<Guid?> SchoolOfInvitationAsync(string tokenHash, CancellationToken ct) =>
        await db.Invitations.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .AsNoTracking()
            .Where(invitation => invitation.TokenHash == tokenHash)
            .Select(invitation => (Guid?)invitation.SchoolId)
            .SingleOrDefaultAsync(ct);

    public async Task<IReadOnlyList<KnownSchool>> AllAsync(CancellationToken ct) =>
        await db.Schools.AsNoTracking().OrderBy(school => school.Id).Select(school => new KnownSchool(school.Id, school.Zone)).ToListAsync(ct);

    /// <summary>Where the audit trail of each school stands.</summary>
    /// <param name="now">UTC.</param>
    public async Task<IReadOnlyList<AuditAnchor>> AuditHeadsAsync(DateTime now, CancellationToken ct) =>
        await db.AuditHeads.IgnoreQueryFilters([SrpsDbContext.SchoolFilter])
            .AsNoTracking()
            .OrderBy(head => head.SchoolId)
            .Select(head => new AuditAnchor(head.SchoolId, head.Count, head.Hash, now))
            .ToListAsync(ct);

    /// <summary>
    /// Imports that may be taken up now, one of each school: the one that somebody left in the middle, else the one that waits longest. A
    /// school in which one is running has none.
    /// </summary>
    public async Task<IReadOnlyList<WaitingImport>> WaitingImportsAsync(DateTime now, CancellationToken ct)
    {
        var batches = db.ImportBatches.IgnoreQueryFilters([SrpsDbContext.SchoolFilter]);
        var waiting = await batches.AsNoTracking()
            .Where(ImportBatch.Waiting(now))
            .Where(batch => batch.LeaseUntil != null || !batches.Any(other => other.SchoolId == batch.SchoolId && other.LeaseUntil != null))
            .OrderBy(batch => batch.StartedAt)
            .Join(db.Schools, batch => batch.SchoolId, school => school.Id, (batch, school) => new WaitingImport(school.Id, school.Zone, batch.Id))
            .ToListAsync(ct);

        return [.. waiting.DistinctBy(import => import.SchoolId)];
    }
}
