using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// What only whoever stands at the server may do, because nobody of the school could: give the operator a way back in, and a school
/// its first principal.
/// </summary>
public sealed class AccountRescueService(SrpsDbContext db, UserManager<AppUser> users, SecondFactorService secondFactor, SignInSessionService sessions, SchoolDirectory directory, AuditTrail trail, SchoolClock clock)
{
    /// <summary>Takes the second factor away. Each school of the person has a line of it.</summary>
    /// <param name="enterSchool">Makes a school the current one.</param>
    /// <exception cref="RuleBrokenException"><c>Account.Command.NoSuchUser</c>, <c>SecondFactor.NotOn</c>.</exception>
    public async Task ResetSecondFactorAsync(string userName, Action<Guid?> enterSchool, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(userName) ?? throw new RuleBrokenException("Account.Command.NoSuchUser", null, userName);
        if (!user.TwoFactorEnabled)
            throw new RuleBrokenException("SecondFactor.NotOn");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await secondFactor.SwitchOffAsync(user, ct);
        await sessions.EndAllAsync(user.Id, null, ct);
        foreach (var schoolId in await directory.MembershipsOfAsync(user.Id, ct))
        {
            enterSchool(schoolId);
            await trail.RecordAsync(new AuditFacts(AuditAct.SecondFactorReset, AuditSubject.Account, RecordIds: [user.Id], Detail: AccountDetails.AtServer), ct);
        }

        await transaction.CommitAsync(ct);
    }

    /// <exception cref="RuleBrokenException"><c>Account.Command.NoSuchSchool</c>.</exception>
    public async Task<Guid> FindSchoolAsync(string npsn, CancellationToken ct) =>
        await db.Schools.Where(candidate => candidate.Npsn == npsn).Select(candidate => (Guid?)candidate.Id).SingleOrDefaultAsync(ct)
        ?? throw new RuleBrokenException("Account.Command.NoSuchSchool", null, npsn);

    /// <summary>Makes the proposed principal of the current school one.</summary>
    /// <exception cref="RuleBrokenException"><c>Account.Command.NoSuchUser</c>, <c>Account.Command.HasPrincipal</c>, <c>Account.Command.NotProposed</c>.</exception>
    public async Task ApprovePrincipalAsync(string userName, CancellationToken ct)
    {
        var user = await users.FindByNameAsync(userName) ?? throw new RuleBrokenException("Account.Command.NoSuchUser", null, userName);
        if (await db.Memberships.AnyAsync(member => member.IsActive && member.Roles.Any(role => role.Role == SchoolRole.Principal), ct))
            throw new RuleBrokenException("Account.Command.HasPrincipal");
        var found = await db.Memberships.Include(member => member.Roles).Include(member => member.Proposals).AsSplitQuery()
            .SingleOrDefaultAsync(member => member.UserId == user.Id && member.IsActive, ct);
        if (found?.ApproveAtServer(SchoolRole.Principal, clock.Now) != true)
            throw new RuleBrokenException("Account.Command.NotProposed", null, userName);
        await db.SaveChangesAsync(ct);
    }
}
