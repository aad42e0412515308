using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

public sealed record InvitePerson(
    Guid UserId,
    string UserName,
    string? Email,
    string FullName,
    string? Nip,
    string? Position,
    IReadOnlyCollection<SchoolRole> Roles,
    DateOnly? FacilitatorUntil);

/// <param name="Version">Of the person as read with the form.</param>
public sealed record ChangePerson(
    Guid UserId,
    string FullName,
    string? Nip,
    string? Position,
    IReadOnlyCollection<SchoolRole> Roles,
    DateOnly? FacilitatorUntil,
    bool IsActive,
    Guid Version);

/// <summary>
/// A person invited: the account and the one-time token of the link, which is shown once and kept only as a hash. It looks the same for
/// somebody who has an account already: nobody learns from it whether a user name exists.
/// </summary>
/// <param name="ExpiresAt">UTC; of the link.</param>
/// <param name="IsNewPassword">The person has a password already: the link is for another one.</param>
public sealed record Invited(Guid UserId, string Token, DateTime ExpiresAt, bool IsNewPassword);

/// <summary>Who an invitation is for.</summary>
/// <param name="IsNewPassword">The person has a password already: the link is for another one.</param>
/// <param name="JoinsOnly">The person has an account already: the link sets no password, its owner joins the school with it.</param>
public sealed record InvitationFor(Guid SchoolId, Guid UserId, string SchoolName, string FullName, string UserName, bool IsNewPassword, bool JoinsOnly);

/// <summary>People of a school: invitations, roles, deactivation.</summary>
public sealed class AccountService(
    SrpsDbContext db, UserManager<AppUser> users, SchoolDirectory directory, SignInSessionService sessions, AccountResets resets, SecretCaseKeepers keepers, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>
    /// Makes the account a member with these roles, and a link to set its password. Where the user name has an account already, the membership
    /// waits until its owner joins through the link; the answer is the same.
    /// </summary>
    /// <returns>Null where a form sent twice finds its account made already: the link was shown the first time.</returns>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public Task<Invited?> InviteAsync(InvitePerson command, CancellationToken ct) =>
        AddAsync(command, membership => membership.ProposeRoles(command.Roles, command.FacilitatorUntil, person.Viewer.UserId, clock.Today, clock.Now), ct);

    /// <summary>The same without a principal's yes: for the first start, where there is none yet and the one-time code stands for it, and for the demo.</summary>
    public Task<Invited?> InviteApprovedAsync(InvitePerson command, CancellationToken ct) =>
        AddAsync(command, membership => membership.SetRoles(command.Roles, command.FacilitatorUntil, clock.Today, clock.Now), ct);

    private async Task<Invited?> AddAsync(InvitePerson command, Action<Membership> giveRoles, CancellationToken ct)
    {
        if (await directory.MembersAndInvited.AnyAsync(member => member.UserId == command.UserId, ct))
            return null;
        await using var transaction = await BeginAsync(ct);
        var (user, isNew) = await AccountAsync(command);
        if (await directory.MembersAndInvited.AsNoTracking().SingleOrDefaultAsync(member => member.UserId == user.Id, ct) is { } known)
        {
            // Nobody has come yet: a second form with the same person is the first one once more, whether the account is new or not.
            return (known.WaitsForPerson || user.PasswordHash is null) && known.FullName == command.FullName.Trim()
                ? null
                : throw new RuleBrokenException("Account.AlreadyMember", nameof(command.UserName));
        }

        var membership = new Membership(db.CurrentSchoolId!.Value, user.Id, command.FullName);
        membership.Describe(command.FullName, command.Nip, command.Position);
        giveRoles(membership);
        if (!isNew)
            membership.AwaitPerson();
        db.Memberships.Add(membership);
        await db.SaveChangesAsync(ct);
        var token = AddInvitation(user.Id);
        await db.SaveChangesAsync(ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
        return new Invited(user.Id, token, clock.Now + Invitation.Lifetime, IsNewPassword: false);
    }

    /// <summary>A new link for a person who lost the first one or the password; earlier links stop working. The principals are told where it opens an account in use.</summary>
    public async Task<Invited> InviteAgainAsync(Guid userId, CancellationToken ct)
    {
        RequireNotSelf(userId);
        var membership = await directory.MembersAndInvited.AsNoTracking().SingleOrDefaultAsync(member => member.UserId == userId && member.IsActive, ct)
            ?? throw new RuleBrokenException("Account.Unknown");
        // Accounts are global: an operator who could renew the password of somebody of another school could enter there.
        if (!membership.WaitsForPerson && await BelongsElsewhereAsync(userId, ct))
            throw new RuleBrokenException("Account.BelongsToOtherSchool");
        var hasPassword = !membership.WaitsForPerson && await db.Users.AnyAsync(user => user.Id == userId && user.PasswordHash != null, ct);
        if (hasPassword)
            await resets.AddAsync(AccountLock.Password, userId, ct);
        foreach (var earlier in await db.Invitations.Where(invitation => invitation.UserId == userId && invitation.UsedAt == null).ToListAsync(ct))
            earlier.Withdraw(clock.Now);
        var token = AddInvitation(userId);
        await db.SaveChangesAsync(ct);
        return new Invited(userId, token, clock.Now + Invitation.Lifetime, hasPassword);
    }

    /// <summary>Changes name, roles and whether the person may enter. Nobody changes the own roles; some wait for a principal.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed the person since the form was read.</exception>
    public async Task ChangeAsync(ChangePerson command, CancellationToken ct)
    {
        RequireNotSelf(command.UserId);
        var membership = await directory.MembersAndInvited.Include(member => member.Roles).Include(member => member.Proposals).AsSplitQuery()
            .SingleOrDefaultAsync(member => member.UserId == command.UserId, ct)
            ?? throw new RuleBrokenException("Account.Unknown");
        var isClosed = membership.IsActive && !command.IsActive;
        if (command.IsActive)
            membership.Reactivate();
        else
            membership.Deactivate();
        membership.Describe(command.FullName, command.Nip, command.Position);
        membership.ProposeRoles(command.Roles, command.FacilitatorUntil, person.Viewer.UserId, clock.Today, clock.Now);
        if (IsAsStored(membership))
        {
            // The form was sent a second time.
            db.ForgetChanges();
            return;
        }

        db.Entry(membership).Property(changed => changed.Version).OriginalValue = command.Version;
        await using var transaction = await BeginAsync(ct);
        await db.SaveChangesAsync(ct);
        await keepers.NameWhereNobodyIsLeftAsync(ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
        // Of somebody who works in another school too, only this school is closed: the next request says so.
        if (isClosed && !membership.WaitsForPerson && !await BelongsElsewhereAsync(command.UserId, ct))
            await sessions.EndAllAsync(command.UserId, null, ct);
    }

    /// <summary>Opens an account again that wrong passwords locked, before its time is over. Of somebody of another school too it opens by itself only.</summary>
    /// <exception cref="RuleBrokenException"><c>Account.NotSelf</c>, <c>Account.Unknown</c>, <c>Account.BelongsToOtherSchool</c>.</exception>
    public async Task UnlockAsync(Guid userId, CancellationToken ct)
    {
        RequireNotSelf(userId);
        if (!await db.Memberships.AnyAsync(member => member.UserId == userId, ct) || await users.FindByIdAsync(userId.ToString()) is not { } user)
            throw new RuleBrokenException("Account.Unknown");
        if (await BelongsElsewhereAsync(userId, ct))
            throw new RuleBrokenException("Account.BelongsToOtherSchool");
        (user.LockoutEnd, user.AccessFailedCount) = (null, 0);
        db.Note(new AuditFacts(AuditAct.Unlocked, AuditSubject.Account, RecordIds: [userId]));
        Require(await users.UpdateAsync(user), nameof(userId));
    }

    /// <summary>Ends every session of a person: a computer left open, a phone in other hands. The password stays.</summary>
    /// <exception cref="RuleBrokenException"><c>Account.NotSelf</c>, <c>Account.Unknown</c>, <c>Account.BelongsToOtherSchool</c>.</exception>
    public async Task EndSessionsAsync(Guid userId, CancellationToken ct)
    {
        RequireNotSelf(userId);
        if (!await db.Memberships.AnyAsync(member => member.UserId == userId, ct))
            throw new RuleBrokenException("Account.Unknown");
        if (await BelongsElsewhereAsync(userId, ct))
            throw new RuleBrokenException("Account.BelongsToOtherSchool");
        await using var transaction = await BeginAsync(ct);
        db.Note(new AuditFacts(AuditAct.SessionEnded, AuditSubject.Account, RecordIds: [userId]));
        await db.SaveChangesAsync(ct);
        await sessions.EndAllAsync(userId, null, ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
    }

    /// <summary>The school a link belongs to, to be made the current one before the link is looked at; null for an unknown link.</summary>
    public Task<Guid?> SchoolOfInvitationAsync(string token, CancellationToken ct) => directory.SchoolOfInvitationAsync(Hash(token), ct);

    /// <summary>Who the link is for, or null when it is unknown, used or expired: the three look alike.</summary>
    public async Task<InvitationFor?> FindInvitationAsync(string token, CancellationToken ct)
    {
        var invitation = await UsableAsync(token, ct);
        if (invitation is null)
            return null;
        var member = await InvitedAsync(invitation, ct);
        var user = await users.FindByIdAsync(invitation.UserId.ToString());
        if (member is null || user is null || (!member.WaitsForPerson && await BelongsElsewhereAsync(user.Id, ct)))
            return null;
        var schoolName = await db.Schools.Where(found => found.Id == invitation.SchoolId).Select(found => found.Name).SingleAsync(ct);
        var isNewPassword = !member.WaitsForPerson && user.PasswordHash is not null;
        return new InvitationFor(invitation.SchoolId, user.Id, schoolName, member.FullName, isNewPassword ? user.UserName! : UserNames.Shown(user.UserName!), isNewPassword, member.WaitsForPerson);
    }

    /// <summary>The person who has proven to be the account's owner joins the school, and the link is used up. The current school must be the invitation's.</summary>
    /// <exception cref="RuleBrokenException"><c>Invitation.NotUsable</c>: also for another person's link, and for one that sets a password.</exception>
    public async Task JoinAsync(string token, Guid userId, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(ct);
        var invitation = await UsableAsync(token, ct);
        if (invitation?.UserId != userId || await InvitedAsync(invitation, ct) is not { } member)
            throw new RuleBrokenException("Invitation.NotUsable");
        member.Join();
        await UseAsync(invitation, ct);
        await keepers.NameWhereNobodyIsLeftAsync(ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
    }

    /// <summary>Whether the words could be a password at all: a link to join answers a short one as a link for a new account does.</summary>
    /// <exception cref="RuleBrokenException">A password rule.</exception>
    public async Task RequirePossiblePasswordAsync(AppUser user, string password)
    {
        foreach (var rule in users.PasswordValidators)
            Require(await rule.ValidateAsync(users, user, password), "Password");
    }

    /// <summary>Sets the password and uses the link up. The current school must be the invitation's.</summary>
    /// <exception cref="RuleBrokenException">
    /// <c>Invitation.NotUsable</c>: also where the account belongs to another school, whose roles a password would open; or a password rule.
    /// </exception>
    public async Task<AppUser> AcceptAsync(string token, string password, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(ct);
        var invitation = await UsableAsync(token, ct) ?? throw new RuleBrokenException("Invitation.NotUsable");
        var user = await users.FindByIdAsync(invitation.UserId.ToString()) ?? throw new RuleBrokenException("Invitation.NotUsable");
        if (await InvitedAsync(invitation, ct) is not { WaitsForPerson: false } || await BelongsElsewhereAsync(user.Id, ct))
            throw new RuleBrokenException("Invitation.NotUsable");
        // A link of another school opens no account that has a password and belongs here.
        foreach (var other in await db.Invitations.Where(other => other.UserId == user.Id && other.UsedAt == null && other.Id != invitation.Id).ToListAsync(ct))
            other.Withdraw(clock.Now);
        await UseAsync(invitation, ct);
        if (await users.HasPasswordAsync(user))
            Require(await users.RemovePasswordAsync(user), "Password");
        Require(await users.AddPasswordAsync(user, password), "Password");
        Require(await users.SetLockoutEndDateAsync(user, null), "Password");
        db.Note(new AuditFacts(AuditAct.PasswordSet, AuditSubject.Account, RecordIds: [user.Id]));
        await db.SaveChangesAsync(ct);
        // Whoever knew the old password is out.
        await sessions.EndAllAsync(user.Id, null, ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
        return user;
    }

    /// <summary>Sets another password of the own account; whoever knew the old one elsewhere is out.</summary>
    /// <param name="currentSessionId">It stays.</param>
    /// <exception cref="RuleBrokenException">A password rule.</exception>
    public async Task ChangePasswordAsync(AppUser user, string current, string wanted, Guid? currentSessionId, CancellationToken ct)
    {
        await using var transaction = await BeginAsync(ct);
        db.Note(new AuditFacts(AuditAct.PasswordSet, AuditSubject.Account, RecordIds: [user.Id]));
        Require(await users.ChangePasswordAsync(user, current, wanted), "New");
        await sessions.EndAllAsync(user.Id, currentSessionId, ct);
        if (transaction is not null)
            await transaction.CommitAsync(ct);
    }

    private bool IsAsStored(Membership membership)
    {
        var version = db.Entry(membership).Property(changed => changed.Version);
        var renewed = version.CurrentValue;
        (version.CurrentValue, version.IsModified) = (version.OriginalValue, false);
        if (!db.ChangeTracker.HasChanges())
            return true;
        version.CurrentValue = renewed;
        return false;
    }

    /// <summary>Null inside a larger act, which commits for itself.</summary>
    private async Task<IDbContextTransaction?> BeginAsync(CancellationToken ct) =>
        db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(ct) : null;

    private Task<bool> BelongsElsewhereAsync(Guid userId, CancellationToken ct) => directory.IsActiveElsewhereAsync(userId, db.CurrentSchoolId, ct);

    /// <summary>The open membership the link is for.</summary>
    private Task<Membership?> InvitedAsync(Invitation invitation, CancellationToken ct) =>
        directory.MembersAndInvited.SingleOrDefaultAsync(member => member.UserId == invitation.UserId && member.IsActive, ct);

    private static string Hash(string token) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(token)));

    /// <summary>The account with this user name; its own e-mail address stays. Refusals are the same whether it exists or not.</summary>
    private async Task<(AppUser User, bool IsNew)> AccountAsync(InvitePerson command)
    {
        var userName = command.UserName.Trim();
        var email = string.IsNullOrWhiteSpace(command.Email) ? null : command.Email.Trim();
        if (email is not null && await users.Users.AnyAsync(other => other.NormalizedEmail == users.NormalizeEmail(email)))
            throw new RuleBrokenException("Identity.DuplicateEmail", nameof(command.Email));
        if (await users.FindByNameAsync(userName) is { } existing)
            return (existing, false);
        var user = new AppUser { Id = command.UserId, UserName = userName, Email = email };
        Require(await users.CreateAsync(user), nameof(command.UserName));
        return (user, true);
    }

    private string AddInvitation(Guid userId)
    {
        var token = Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(24));
        db.Invitations.Add(new Invitation(Guid.CreateVersion7(), userId, Hash(token), clock.Now));
        return token;
    }

    private async Task<Invitation?> UsableAsync(string token, CancellationToken ct)
    {
        var hash = Hash(token);
        var invitation = await db.Invitations.SingleOrDefaultAsync(candidate => candidate.TokenHash == hash, ct);
        return invitation?.IsUsable(clock.Now) == true ? invitation : null;
    }

    /// <summary>Stored before anything else is done with it: of two who open the link at the same moment one is late.</summary>
    private async Task UseAsync(Invitation invitation, CancellationToken ct)
    {
        invitation.Use(clock.Now);
        try
        {
            await db.SaveChangesAsync(ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            throw new RuleBrokenException("Invitation.NotUsable");
        }
    }

    private void RequireNotSelf(Guid userId)
    {
        if (userId == person.Viewer.UserId)
            throw new RuleBrokenException("Account.NotSelf");
    }

    /// <summary>Identity's own codes (PasswordTooShort, DuplicateUserName, InvalidUserName …) become codes of texts.</summary>
    private static void Require(IdentityResult result, string field)
    {
        if (!result.Succeeded)
            throw new RuleBrokenException("Identity." + result.Errors.First().Code, field);
    }
}
