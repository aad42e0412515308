using System.Diagnostics;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Security;

public enum SignInStep
{
    Refused,

    /// <summary>The password was right; the second factor is asked for next.</summary>
    CodeNeeded,
    Entered,

    /// <summary>Entered, but every role is over or still waits for a principal.</summary>
    WithoutSchool,
}

/// <summary>Somebody whose password was right and whose code is still wanted.</summary>
public sealed record PendingSignIn(AppUser User, bool IsShared);

/// <summary>Signs a person in with the school they work in, and changes that school.</summary>
public sealed class SchoolSignIn(
    SignInManager<AppUser> signIn,
    UserManager<AppUser> users,
    SignInSessionService sessions,
    SecondFactorService secondFactor,
    SignInAttempts attempts,
    SchoolDirectory directory,
    SchoolSession session,
    AuditTrail audit,
    IHttpContextAccessor http,
    TimeProvider time)
{
    private const string SharedClaim = "srps:shared";

    private HttpContext Context => http.HttpContext!;

    /// <summary>Refuses an unknown name, a wrong password, and a locked or closed account alike, in words and in time.</summary>
    public async Task<SignInStep> TryAsync(AppUser? user, string password, bool isShared, CancellationToken ct)
    {
        var begun = Stopwatch.GetTimestamp();
        var pace = SignInPace.Of(users.PasswordHasher);
        var step = await CheckAsync(pace, user, password, isShared, ct);
        if (step == SignInStep.Refused)
            await pace.WaitAsync(begun, ct);
        return step;
    }

    private async Task<SignInStep> CheckAsync(SignInPace pace, AppUser? user, string password, bool isShared, CancellationToken ct)
    {
        if (user?.PasswordHash is null || !await attempts.ReserveAsync(user, ct))
        {
            pace.Work(users.PasswordHasher, password);
            return user?.PasswordHash is null ? SignInStep.Refused : await RefuseAsync(user, AccountDetails.Locked, ct);
        }

        if (!await users.CheckPasswordAsync(user, password))
            return await RefuseAsync(user, AccountDetails.WrongPassword, ct);
        if (!await directory.IsActiveSomewhereAsync(user.Id, ct))
            return await RefuseAsync(user, null, ct);
        await attempts.GiveBackAsync(user, ct);
        return await GoOnAsync(user, null, isShared, ct);
    }

    /// <summary>The password is right, or has just been set through a link: the second factor is asked for, where there is one, else the person is in.</summary>
    public async Task<SignInStep> GoOnAsync(AppUser user, Guid? wantedSchoolId, bool isShared, CancellationToken ct)
    {
        if (!user.TwoFactorEnabled || await IsRememberedAsync(user))
            return await EnterAsync(user, wantedSchoolId, isShared, null, ct);
        await AskForCodeAsync(user, isShared);
        return SignInStep.CodeNeeded;
    }

    /// <summary>Who is between password and code in this browser; null for nobody, or when the account has changed since.</summary>
    public async Task<PendingSignIn?> PendingAsync()
    {
        var pending = (await Context.AuthenticateAsync(IdentityConstants.TwoFactorUserIdScheme)).Principal;
        return pending?.FindFirstValue(ClaimTypes.Name) is { } id && await users.FindByIdAsync(id) is { TwoFactorEnabled: true } user && IsOfNow(pending, user)
            ? new PendingSignIn(user, pending.HasClaim(claim => claim.Type == SharedClaim))
            : null;
    }

    /// <summary>Takes the code of the second factor. A wrong one counts like a wrong password.</summary>
    /// <param name="remember">This device is not asked again for 30 days; never taken on a shared one.</param>
    public async Task<SignInStep> TryCodeAsync(PendingSignIn pending, string? code, bool remember, CancellationToken ct)
    {
        var user = pending.User;
        if (!await attempts.ReserveAsync(user, ct))
            return await RefuseAsync(user, AccountDetails.Locked, ct);
        if (await secondFactor.TakeAsync(user, code, ct) is not { } taken)
            return await RefuseAsync(user, AccountDetails.WrongCode, ct);

        await Context.SignOutAsync(IdentityConstants.TwoFactorUserIdScheme);
        if (remember && !pending.IsShared)
            await signIn.RememberTwoFactorClientAsync(user);
        return await EnterAsync(user, null, pending.IsShared, taken == SecondFactorCode.Recovery ? AccountDetails.RecoveryCode : null, ct);
    }

    /// <summary>Begins a session in the wanted school if the person belongs to it, else in the first one granted.</summary>
    private async Task<SignInStep> EnterAsync(AppUser user, Guid? wantedSchoolId, bool isShared, string? detail, CancellationToken ct)
    {
        await attempts.ClearAsync(user, ct);
        var schoolId = await WantedSchoolAsync(user, wantedSchoolId, ct);
        session.EnterSchool(schoolId);
        if (SessionOf(Context.User) is { } earlier)
            await sessions.EndAsync(user.Id, earlier, AuditAct.SessionEnded, ct);
        var from = new SignInFrom(Context.Request.Headers.UserAgent, Context.Connection.RemoteIpAddress?.ToString(), isShared);
        await SignInAsync(user, await sessions.StartAsync(user.Id, from, detail, ct), schoolId, ct);
        return schoolId is null ? SignInStep.WithoutSchool : SignInStep.Entered;
    }

    /// <summary>After the account itself has changed: sessions begun before end everywhere, this one goes on under a new id.</summary>
    public async Task RenewAsync(AppUser user, CancellationToken ct)
    {
        if (SessionOf(Context.User) is { } current)
            await SignInAsync(user, await sessions.RenewAsync(user.Id, current, Context.Request.Headers.UserAgent, Context.Connection.RemoteIpAddress?.ToString(), ct), session.SchoolId, ct);
    }

    /// <summary>Goes on in the same session, in another school.</summary>
    public async Task StayAsync(AppUser user, Guid? wantedSchoolId, CancellationToken ct)
    {
        if (SessionOf(Context.User) is not { } current)
            return;
        var schoolId = await WantedSchoolAsync(user, wantedSchoolId, ct);
        if (schoolId is not null && schoolId != session.SchoolId)
        {
            session.EnterSchool(schoolId);
            await audit.RecordAsync(Fact(AuditAct.SignedIn, user, AccountDetails.OtherSchool), ct);
        }

        await SignInAsync(user, current, schoolId, ct);
    }

    /// <summary>Ends the session in the database too, so that a copy of the cookie opens nothing.</summary>
    public async Task LeaveAsync(CancellationToken ct)
    {
        if (SessionOf(Context.User) is { } current && Guid.TryParse(users.GetUserId(Context.User), out var userId))
            await sessions.EndAsync(userId, current, AuditAct.SignedOut, ct);

        await signIn.Context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    /// <summary>Asked before the account itself is changed: an open browser alone must not be enough. A wrong one counts as at the sign-in.</summary>
    /// <exception cref="RuleBrokenException"><c>Identity.PasswordMismatch</c>.</exception>
    public async Task RequirePasswordAsync(AppUser user, string? password, string field, CancellationToken ct)
    {
        var isLocked = !await attempts.ReserveAsync(user, ct);
        if (isLocked || !await users.CheckPasswordAsync(user, password ?? ""))
        {
            await RefuseAsync(user, isLocked ? AccountDetails.Locked : AccountDetails.WrongCurrentPassword, ct);
            throw new RuleBrokenException("Identity.PasswordMismatch", field);
        }

        await attempts.GiveBackAsync(user, ct);
    }

    /// <summary>Asked beside the password before the second factor itself is changed; a recovery code serves too. A wrong one counts as at the sign-in.</summary>
    /// <exception cref="RuleBrokenException"><c>SecondFactor.CodeWrong</c>.</exception>
    public async Task RequireCodeAsync(AppUser user, string? code, string field, CancellationToken ct)
    {
        var isLocked = !await attempts.ReserveAsync(user, ct);
        if (isLocked || await secondFactor.TakeAsync(user, code, ct) is null)
        {
            await RefuseAsync(user, isLocked ? AccountDetails.Locked : AccountDetails.WrongCode, ct);
            throw new RuleBrokenException("SecondFactor.CodeWrong", field);
        }

        await attempts.GiveBackAsync(user, ct);
    }

    /// <summary>The day is taken in the easternmost zone, so that no grant outlives its last day; each school checks its own day again.</summary>
    public Task<IReadOnlyList<SchoolOfPerson>> SchoolsAsync(Guid userId, CancellationToken ct) => directory.SchoolsOfAsync(userId, Today, ct);

    private DateOnly Today => SchoolZone.Wit.Day(time.GetUtcNow());

    /// <returns>The wanted one if the person belongs to it, else the first one granted; null where there is none.</returns>
    private async Task<Guid?> WantedSchoolAsync(AppUser user, Guid? wantedSchoolId, CancellationToken ct)
    {
        var schools = await SchoolsAsync(user.Id, ct);
        return (schools.FirstOrDefault(candidate => candidate.SchoolId == wantedSchoolId) ?? (schools.Count > 0 ? schools[0] : null))?.SchoolId;
    }

    private async Task SignInAsync(AppUser user, Guid sessionId, Guid? schoolId, CancellationToken ct)
    {
        var claims = new List<Claim> { new(SchoolSession.SessionClaim, sessionId.ToString()) };
        if (schoolId is { } id)
            claims.Add(new Claim(SchoolSession.SchoolClaim, id.ToString()));
        if (await directory.HoldsAnyAsync(user.Id, GuardedRoles.NeedSecondFactor, Today, ct))
            claims.Add(new Claim(SchoolSession.GuardedClaim, "1"));
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, claims);
    }

    /// <summary>
    /// Tells the trail of the school the person works in, or would, or once did; nobody is that person yet in this request, so the line names
    /// the account.
    /// </summary>
    private async Task<SignInStep> RefuseAsync(AppUser user, string? detail, CancellationToken ct)
    {
        if (session.SchoolId is null)
            session.EnterSchool(await WantedSchoolAsync(user, null, ct) ?? (await directory.MembershipsOfAsync(user.Id, ct)).Cast<Guid?>().FirstOrDefault());
        await audit.RecordAsync(Fact(AuditAct.SignInRefused, user, detail), ct);
        return SignInStep.Refused;
    }

    private static AuditFacts Fact(AuditAct act, AppUser user, string? detail) => new(act, AuditSubject.Account, RecordIds: [user.Id], Detail: detail);

    private async Task AskForCodeAsync(AppUser user, bool isShared)
    {
        var identity = new ClaimsIdentity(IdentityConstants.TwoFactorUserIdScheme);
        identity.AddClaim(new Claim(ClaimTypes.Name, user.Id.ToString()));
        identity.AddClaim(new Claim(signIn.Options.ClaimsIdentity.SecurityStampClaimType, user.SecurityStamp!));
        if (isShared)
            identity.AddClaim(new Claim(SharedClaim, "1"));
        await Context.SignInAsync(IdentityConstants.TwoFactorUserIdScheme, new ClaimsPrincipal(identity));
    }

    /// <summary>Identity alone would still believe the cookie for five minutes after the account has changed.</summary>
    private async Task<bool> IsRememberedAsync(AppUser user) =>
        (await Context.AuthenticateAsync(IdentityConstants.TwoFactorRememberMeScheme)).Principal is { } remembered
        && remembered.FindFirstValue(ClaimTypes.Name) == user.Id.ToString()
        && IsOfNow(remembered, user);

    private bool IsOfNow(ClaimsPrincipal principal, AppUser user) => principal.FindFirstValue(signIn.Options.ClaimsIdentity.SecurityStampClaimType) == user.SecurityStamp;

    private static Guid? SessionOf(ClaimsPrincipal principal) => Guid.TryParse(principal.FindFirstValue(SchoolSession.SessionClaim), out var id) ? id : null;
}
