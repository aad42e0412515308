using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

/// <param name="FullName">Whose account it is.</param>
/// <param name="ResetBy">Name of the operator.</param>
public sealed record ResetRow(Guid Id, AccountLock Lock, string FullName, string ResetBy, DateTime ResetAt);

/// <summary>What the principals are told of accounts the operator opened.</summary>
public sealed class AccountResets(SrpsDbContext db, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Notes that the current person opens a lock of somebody's account; saved with the act, after its other rules.</summary>
    /// <exception cref="RuleBrokenException">As <see cref="AccountReset"/> says.</exception>
    internal async Task AddAsync(AccountLock opened, Guid userId, CancellationToken ct) =>
        db.AccountResets.Add(new AccountReset(Guid.CreateVersion7(), opened, userId, person.Viewer.UserId, await OfAsync(userId, ct), clock.Now));

    /// <exception cref="RuleBrokenException"><c>RoleProposal.JustReset</c>: the account was opened by the operator a short while ago.</exception>
    internal async Task RequireMayDecideAsync(CancellationToken ct)
    {
        if (!AccountReset.AllowsDecisions(await OfAsync(person.Viewer.UserId, ct), clock.Now))
            throw new RuleBrokenException("RoleProposal.JustReset");
    }

    private Task<List<AccountReset>> OfAsync(Guid userId, CancellationToken ct) => db.AccountResets.AsNoTracking().Where(reset => reset.UserId == userId).ToListAsync(ct);

    /// <summary>What is told to the current person and nobody has confirmed yet, the oldest first.</summary>
    public async Task<IReadOnlyList<ResetRow>> UnseenAsync(CancellationToken ct)
    {
        var unseen = await db.AccountResets.AsNoTracking()
            .Where(reset => reset.SeenAt == null)
            .OrderBy(reset => reset.ResetAt)
            .Join(db.Memberships, reset => reset.UserId, member => member.UserId, (reset, member) => new { reset, member.FullName })
            .Join(db.Memberships, row => row.reset.ResetByUserId, member => member.UserId, (row, member) => new { row.reset, row.FullName, ResetBy = member.FullName })
            .ToListAsync(ct);
        if (unseen.Count == 0)
            return [];
        var isTold = await ToldAsync(ct);
        return [.. unseen.Where(row => isTold(row.reset)).Select(row => new ResetRow(row.reset.Id, row.reset.Lock, row.FullName, row.ResetBy, row.reset.ResetAt))];
    }

    /// <exception cref="AccessRefusedException">There is no such record, or the current person is not told of it.</exception>
    public async Task ConfirmAsync(Guid id, CancellationToken ct)
    {
        var reset = await db.AccountResets.SingleOrDefaultAsync(candidate => candidate.Id == id, ct);
        if (reset is null || !(await ToldAsync(ct))(reset))
            throw new AccessRefusedException(hidden: true, "AccountReset.Unknown");
        reset.Confirm(person.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }

    private async Task<Func<AccountReset, bool>> ToldAsync(CancellationToken ct)
    {
        var roles = await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive)
            .SelectMany(member => member.Roles)
            .Where(role => role.Role == SchoolRole.Principal || role.Role == SchoolRole.Coordinator)
            .Select(role => new { role.UserId, role.Role })
            .ToListAsync(ct);
        var byRole = roles.ToLookup(role => role.Role, role => role.UserId);
        return reset => reset.IsToldTo(person.Viewer.UserId, [.. byRole[SchoolRole.Principal]], [.. byRole[SchoolRole.Coordinator]]);
    }
}
