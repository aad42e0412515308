using System.Diagnostics;
using Microsoft.AspNetCore.Identity;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Security;

/// <summary>
/// Lets every refused sign-in take the same time: the work of one hash, and then a wait until two hashes would be done. The few commands more
/// that a known name costs the database are hidden in the wait.
/// </summary>
internal sealed class SignInPace
{
    private static readonly AppUser Nobody = new();

    private static SignInPace? s_measured;

    private readonly string _hash;
    private readonly TimeSpan _least;

    private SignInPace(IPasswordHasher<AppUser> hasher)
    {
        var begun = Stopwatch.GetTimestamp();
        _hash = hasher.HashPassword(Nobody, Guid.NewGuid().ToString());
        _least = 2 * Stopwatch.GetElapsedTime(begun);
    }

    /// <summary>Measured once, on the machine it runs on.</summary>
    internal static SignInPace Of(IPasswordHasher<AppUser> hasher) => s_measured ??= new SignInPace(hasher);

    /// <summary>Does for an account that is not looked at what is done for one that is.</summary>
    internal void Work(IPasswordHasher<AppUser> hasher, string password) => hasher.VerifyHashedPassword(Nobody, _hash, password);

    /// <param name="begun">When the try began (<see cref="Stopwatch.GetTimestamp"/>).</param>
    internal async Task WaitAsync(long begun, CancellationToken ct)
    {
        var left = _least - Stopwatch.GetElapsedTime(begun);
        if (left > TimeSpan.Zero)
            await Task.Delay(left, ct);
    }
}
