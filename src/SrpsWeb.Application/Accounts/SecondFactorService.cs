using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Accounts;

/// <summary>What a sign-in was confirmed with.</summary>
public enum SecondFactorCode
{
    App,

    /// <summary>One of those on paper.</summary>
    Recovery,
}

/// <summary>
/// The second factor of an account: an authenticator app, and codes on paper. The key is kept where Identity keeps it. Setting up,
/// switching off and new codes renew the security stamp, so that devices remembered before are asked again.
/// </summary>
public sealed class SecondFactorService(SrpsDbContext db, UserManager<AppUser> users, IUserStore<AppUser> store, SignInSessionService sessions, SchoolDirectory directory, AccountResets resets, SchoolClock clock)
{
    /// <summary>Where Identity's own store keeps what is no sign-in elsewhere.</summary>
    private const string Provider = "[AspNetUserStore]";

    /// <summary>Switches it on where the typed code shows that the app holds the key. Sessions begun without it are no longer worth as much, and end.</summary>
    /// <param name="currentSessionId">It stays.</param>
    /// <returns>The recovery codes: they are shown now and never again.</returns>
    /// <exception cref="RuleBrokenException"><c>SecondFactor.CodeWrong</c>, or <c>SecondFactor.AlreadyOn</c>.</exception>
    public async Task<IReadOnlyList<string>> SwitchOnAsync(AppUser user, string key, string? typed, Guid? currentSessionId, CancellationToken ct)
    {
        if (user.TwoFactorEnabled)
            throw new RuleBrokenException("SecondFactor.AlreadyOn");
        user.LastCodeStep = OneTimeCode.StepOf(key, typed, new DateTimeOffset(clock.Now), null) ?? throw new RuleBrokenException("SecondFactor.CodeWrong", "Code");
        await ((IUserAuthenticatorKeyStore<AppUser>)store).SetAuthenticatorKeyAsync(user, key, ct);
        user.TwoFactorEnabled = true;
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        var codes = await ReplaceCodesAsync(user, null, ct);
        await sessions.EndAllAsync(user.Id, currentSessionId, ct);
        await transaction.CommitAsync(ct);
        return codes;
    }

    /// <summary>Ten others; those made before open nothing any more.</summary>
    public Task<IReadOnlyList<string>> NewCodesAsync(AppUser user, CancellationToken ct) => ReplaceCodesAsync(user, AccountDetails.NewCodes, ct);

    private async Task<IReadOnlyList<string>> ReplaceCodesAsync(AppUser user, string? detail, CancellationToken ct)
    {
        db.Note(new AuditFacts(AuditAct.SecondFactorSet, AuditSubject.Account, RecordIds: [user.Id], Detail: detail));
        List<string> codes = [.. Enumerable.Range(0, RecoveryCode.Count).Select(_ => RecoveryCode.New())];
        await ((IUserTwoFactorRecoveryCodeStore<AppUser>)store).ReplaceCodesAsync(user, codes.Select(code => RecoveryCode.Hash(user.Id, code)), ct);
        await SaveAsync(user);
        return codes;
    }

    public Task<int> CodesLeftAsync(AppUser user) => users.CountRecoveryCodesAsync(user);

    /// <summary>Takes key and codes away.</summary>
    public async Task SwitchOffAsync(AppUser user, CancellationToken ct)
    {
        user.TwoFactorEnabled = false;
        db.Note(new AuditFacts(AuditAct.SecondFactorReset, AuditSubject.Account, RecordIds: [user.Id]));
        user.LastCodeStep = null;
        var tokens = (IUserAuthenticationTokenStore<AppUser>)store;
        await tokens.RemoveTokenAsync(user, Provider, "AuthenticatorKey", ct);
        await tokens.RemoveTokenAsync(user, Provider, "RecoveryCodes", ct);
        await SaveAsync(user);
    }

    /// <summary>Takes a code of the app or of the paper. Either is spent then.</summary>
    /// <returns>Which it was; null for none.</returns>
    public async Task<SecondFactorCode?> TakeAsync(AppUser user, string? typed, CancellationToken ct)
    {
        var kept = new string([.. (typed ?? "").Where(char.IsAsciiLetterOrDigit)]);
        if (kept.Length == 6 && kept.All(char.IsAsciiDigit))
        {
            if (await users.GetAuthenticatorKeyAsync(user) is not { } key || OneTimeCode.StepOf(key, kept, new DateTimeOffset(clock.Now), user.LastCodeStep) is not { } step)
                return null;
            user.LastCodeStep = step;
            // Sent twice at the same moment, the account's concurrency stamp lets one of the two through.
            return await IsTakenAsync(user, await users.UpdateAsync(user), ct) ? SecondFactorCode.App : null;
        }

        return kept.Length > 0 && await IsTakenAsync(user, await users.RedeemTwoFactorRecoveryCodeAsync(user, RecoveryCode.Hash(user.Id, kept)), ct) ? SecondFactorCode.Recovery : null;
    }

    /// <summary>What Identity could not store must not be stored by the next save of the request.</summary>
    private async Task<bool> IsTakenAsync(AppUser user, IdentityResult result, CancellationToken ct)
    {
        if (!result.Succeeded)
            await db.Entry(user).ReloadAsync(ct);
        return result.Succeeded;
    }

    /// <summary>The operator helps somebody whose phone is lost. The principals are told, and every session of the account ends.</summary>
    /// <exception cref="RuleBrokenException"><c>Account.NotSelf</c>, <c>Account.Unknown</c>, <c>Account.BelongsToOtherSchool</c>, <c>SecondFactor.NotOn</c>, <c>Account.OtherLockOpened</c>.</exception>
    public async Task ResetAsync(Guid userId, CancellationToken ct)
    {
        if (!await db.Memberships.AnyAsync(member => member.UserId == userId, ct) || await users.FindByIdAsync(userId.ToString()) is not { } user)
            throw new RuleBrokenException("Account.Unknown");
        if (await directory.IsActiveElsewhereAsync(userId, db.CurrentSchoolId, ct))
            throw new RuleBrokenException("Account.BelongsToOtherSchool");
        await resets.AddAsync(AccountLock.SecondFactor, userId, ct);
        if (!user.TwoFactorEnabled)
            throw new RuleBrokenException("SecondFactor.NotOn");
        await using var transaction = await db.Database.BeginTransactionAsync(ct);
        await SwitchOffAsync(user, ct);
        await sessions.EndAllAsync(userId, null, ct);
        await transaction.CommitAsync(ct);
    }

    /// <summary>Also forgets the devices that were remembered.</summary>
    private async Task SaveAsync(AppUser user)
    {
        if (!(await users.UpdateSecurityStampAsync(user)).Succeeded)
            throw new RuleBrokenException("Rule.Changed");
    }
}
