using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

/// <summary>A role that waits for a principal.</summary>
public sealed record WaitingRole(SchoolRole Role, DateOnly? Until);

public sealed record MemberRow(
    Guid UserId,
    string FullName,
    string UserName,
    string? Nip,
    string? Position,
    bool IsActive,
    bool HasPassword,
    IReadOnlyList<SchoolRole> Roles,
    DateOnly? FacilitatorUntil,
    IReadOnlyList<WaitingRole> Waiting,
    bool HasSecondFactor,
    DateTimeOffset? LockedUntil,
    Guid Version)
{
    /// <summary>What the person has and is to have.</summary>
    public IReadOnlyList<SchoolRole> WantedRoles => [.. Roles.Union(Waiting.Select(waiting => waiting.Role)).Order()];

    /// <summary>The end the operator asked for last.</summary>
    public DateOnly? WantedUntil => Waiting.FirstOrDefault(waiting => waiting.Role == SchoolRole.Facilitator)?.Until ?? FacilitatorUntil;

    public bool IsLocked(DateTimeOffset now) => LockedUntil > now;
}

/// <summary>People of the school, for the operator.</summary>
public sealed class MemberQueries(SrpsDbContext db)
{
    public async Task<IReadOnlyList<MemberRow>> ListAsync(CancellationToken ct) =>
        await Rows(db.Memberships.OrderBy(member => member.FullName)).ToListAsync(ct);

    public Task<MemberRow?> FindAsync(Guid userId, CancellationToken ct) => Rows(db.Memberships.Where(member => member.UserId == userId)).SingleOrDefaultAsync(ct);

    /// <summary>Ordered and filtered before the record is made: a record cannot be translated back to columns.</summary>
    private IQueryable<MemberRow> Rows(IQueryable<Membership> memberships) =>
        memberships.AsNoTracking().AsSingleQuery().Join(
            db.Users,
            member => member.UserId,
            user => user.Id,
            (member, user) => new MemberRow(
                member.UserId,
                member.FullName,
                user.UserName!,
                member.Nip,
                member.Position,
                member.IsActive,
                user.PasswordHash != null,
                member.Roles.Select(role => role.Role).ToList(),
                member.Roles.Where(role => role.Role == SchoolRole.Facilitator).Select(role => role.ExpiresOn).FirstOrDefault(),
                member.Proposals.Select(proposal => new WaitingRole(proposal.Role, proposal.Until)).ToList(),
                user.TwoFactorEnabled,
                user.LockoutEnd,
                member.Version));
}
