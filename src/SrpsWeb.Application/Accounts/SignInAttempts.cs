using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// Counts wrong passwords and codes of an account. A try is counted before it is looked at and given back when it was right: of many tries at the
/// same moment no more than <see cref="Most"/> are looked at, which counting afterwards, as Identity does, would let through.
/// </summary>
public sealed class SignInAttempts(SrpsDbContext db, SchoolClock clock)
{
    /// <summary>So many wrong ones lock an account.</summary>
    public const int Most = 5;

    /// <summary>For so long.</summary>
    public static readonly TimeSpan Lock = TimeSpan.FromMinutes(15);

    /// <summary>As often another try of the same moment may come first.</summary>
    private const int MostRaces = 40;

    /// <summary>Counts one more try.</summary>
    /// <returns>False for a locked account: the try must not be looked at.</returns>
    public async Task<bool> ReserveAsync(AppUser user, CancellationToken ct)
    {
        var now = new DateTimeOffset(clock.Now);
        for (var race = 0; race < MostRaces; race++)
        {
            if (user.LockoutEnd > now)
                return false;
            // A lock whose time is over, or that the operator opened, begins anew.
            var count = user.AccessFailedCount >= Most ? 1 : user.AccessFailedCount + 1;
            if (await StoreAsync(user, count, count >= Most ? now + Lock : null, ct))
                return true;
        }

        return false;
    }

    /// <summary>The try was right, and the sign-in goes on.</summary>
    public Task GiveBackAsync(AppUser user, CancellationToken ct) => UnlockAsync(user, () => Math.Max(0, user.AccessFailedCount - 1), ct);

    /// <summary>The person is in: nothing is counted any more.</summary>
    public Task ClearAsync(AppUser user, CancellationToken ct) =>
        user.AccessFailedCount > 0 || user.LockoutEnd is not null ? UnlockAsync(user, () => 0, ct) : Task.CompletedTask;

    private async Task UnlockAsync(AppUser user, Func<int> count, CancellationToken ct)
    {
        var isStored = false;
        for (var race = 0; race < MostRaces && !isStored; race++)
            isStored = await StoreAsync(user, count(), null, ct);
    }

    /// <returns>False where the account has changed since it was read; it is read again either way.</returns>
    private async Task<bool> StoreAsync(AppUser user, int count, DateTimeOffset? lockedUntil, CancellationToken ct)
    {
        var (seen, next) = (user.ConcurrencyStamp, Guid.NewGuid().ToString());
        var changed = await db.Users.Where(stored => stored.Id == user.Id && stored.ConcurrencyStamp == seen).ExecuteUpdateAsync(
            stored => stored.SetProperty(to => to.AccessFailedCount, count).SetProperty(to => to.LockoutEnd, lockedUntil).SetProperty(to => to.ConcurrencyStamp, next),
            ct);
        await db.Entry(user).ReloadAsync(ct);
        return changed > 0;
    }
}
