using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using SrpsWeb.Data;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Security;

/// <summary>Signs a person in with the school they work in, and changes that school.</summary>
public sealed class SchoolSignIn(SignInManager<AppUser> signIn, UserManager<AppUser> users, SchoolDirectory directory, TimeProvider time)
{
    private static readonly AppUser Nobody = new();

    private static string? s_nobodysHash;

    /// <summary>False for an unknown name, a wrong password and a locked account alike; each takes the time of one hash.</summary>
    public async Task<bool> TryAsync(AppUser? user, string password, CancellationToken ct)
    {
        if (user?.PasswordHash is null || await users.IsLockedOutAsync(user))
        {
            s_nobodysHash ??= users.PasswordHasher.HashPassword(Nobody, Guid.NewGuid().ToString());
            users.PasswordHasher.VerifyHashedPassword(Nobody, s_nobodysHash, password);
            return false;
        }

        var result = await signIn.CheckPasswordSignInAsync(user, password, lockoutOnFailure: true);
        if (!result.Succeeded)
            return false;
        await EnterAsync(user, null, ct);
        return true;
    }

    /// <summary>Signs in to the wanted school if the person belongs to it, else to the first one granted.</summary>
    public async Task EnterAsync(AppUser user, Guid? wantedSchoolId, CancellationToken ct)
    {
        var schools = await SchoolsAsync(user.Id, ct);
        var school = schools.FirstOrDefault(candidate => candidate.SchoolId == wantedSchoolId) ?? (schools.Count > 0 ? schools[0] : null);
        Claim[] claims = school is null ? [] : [new Claim(SchoolSession.SchoolClaim, school.SchoolId.ToString())];
        await signIn.SignInWithClaimsAsync(user, isPersistent: false, claims);
    }

    /// <summary>The day is taken in the easternmost zone, so that no grant outlives its last day; each school checks its own day again.</summary>
    public Task<IReadOnlyList<SchoolOfPerson>> SchoolsAsync(Guid userId, CancellationToken ct) =>
        directory.SchoolsOfAsync(userId, SchoolZone.Wit.Day(time.GetUtcNow()), ct);
}
