using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

/// <summary>A role that waits for a principal.</summary>
public sealed record WaitingRole(SchoolRole Role, DateOnly? Until);

/// <param name="HasPassword">False also for somebody whose account is older than the invitation and who has not joined: the two look alike.</param>
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
public sealed class MemberQueries(SrpsDbContext db, SchoolDirectory directory)
{
    public async Task<IReadOnlyList<MemberRow>> ListAsync(CancellationToken ct) =>
        [.. (await Rows(directory.MembersAndInvited.OrderBy(member => member.FullName)).ToListAsync(ct)).Select(Shown)];

    public async Task<MemberRow?> FindAsync(Guid userId, CancellationToken ct) =>
        await Rows(directory.MembersAndInvited.Where(member => member.UserId == userId)).SingleOrDefaultAsync(ct) is { } found ? Shown(found) : null;

    private static MemberRow Shown(MemberRow row) => row.HasPassword ? row : row with { UserName = UserNames.Shown(row.UserName) };

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
                user.PasswordHash != null && !member.WaitsForPerson,
                member.Roles.Select(role => role.Role).ToList(),
                member.Roles.Where(role => role.Role == SchoolRole.Facilitator).Select(role => role.ExpiresOn).FirstOrDefault(),
                member.Proposals.Select(proposal => new WaitingRole(proposal.Role, proposal.Until)).ToList(),
                user.TwoFactorEnabled && !member.WaitsForPerson,
                member.WaitsForPerson ? null : user.LockoutEnd,
                member.Version));
}
