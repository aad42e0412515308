using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Accounts;

/// <summary>Where a sign-in comes from.</summary>
/// <param name="UserAgent">As the browser calls itself; only two product names are kept of it.</param>
/// <param name="IsShared">Others use the device too.</param>
public sealed record SignInFrom(string? UserAgent, string? Address, bool IsShared);

/// <summary>One of my sign-ins that still lasts. Times are UTC.</summary>
public sealed record SessionRow(Guid Id, string? Browser, string? System, string? Address, bool IsShared, DateTime StartedAt, DateTime LastSeenAt);

/// <summary>Sign-ins of an account: begun, listed and ended. Whose they are is always part of the question.</summary>
public sealed class SignInSessionService(SrpsDbContext db, SchoolClock clock)
{
    /// <summary>How long a session that is over is still kept.</summary>
    private static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    /// <param name="detail">What the trail adds to the sign-in; null: nothing.</param>
    /// <returns>The session's id, for the cookie.</returns>
    public async Task<Guid> StartAsync(Guid userId, SignInFrom from, string? detail, CancellationToken ct)
    {
        var longAgo = clock.Now - Kept;
        await db.SignInSessions.Where(session => session.UserId == userId && session.EndsAt < longAgo).ExecuteDeleteAsync(ct);
        db.Note(new AuditFacts(AuditAct.SignedIn, AuditSubject.Account, RecordIds: [userId], Detail: detail));
        return await AddAsync(userId, from, ct);
    }

    /// <summary>Those that last, the one used last first.</summary>
    public async Task<IReadOnlyList<SessionRow>> ListAsync(Guid userId, CancellationToken ct)
    {
        var now = clock.Now;
        var rows = await db.SignInSessions.AsNoTracking()
            .Where(session => session.UserId == userId && session.EndedAt == null && session.EndsAt > now)
            .OrderByDescending(session => session.LastSeenAt)
            .Select(session => new SessionRow(session.Id, session.Browser, session.System, session.Address, session.IsShared, session.StartedAt, session.LastSeenAt))
            .ToListAsync(ct);
        return [.. rows.Where(row => SignInSession.EndOf(null, DateTime.MaxValue, row.LastSeenAt, row.IsShared, now) is null)];
    }

    /// <param name="act">As the trail calls it.</param>
    /// <returns>False where the person has no such session.</returns>
    public async Task<bool> EndAsync(Guid userId, Guid sessionId, AuditAct act, CancellationToken ct)
    {
        if (await db.SignInSessions.SingleOrDefaultAsync(session => session.Id == sessionId && session.UserId == userId, ct) is not { } session)
            return false;
        session.End(clock.Now);
        db.Note(new AuditFacts(act, AuditSubject.Account, RecordIds: [userId]));
        await db.SaveChangesAsync(ct);
        return true;
    }

    private async Task<Guid> AddAsync(Guid userId, SignInFrom from, CancellationToken ct)
    {
        var session = new SignInSession(Guid.CreateVersion7(), userId, from.IsShared, DeviceWords.Of(from.UserAgent), from.Address, clock.Now);
        db.SignInSessions.Add(session);
        await db.SaveChangesAsync(ct);
        return session.Id;
    }

    /// <summary>
    /// Ends every session of the person and begins another in place of the one that asks: on the same device, shared or not as before. No
    /// sign-in for the trail: what was changed has its own line.
    /// </summary>
    /// <returns>The new session's id.</returns>
    public async Task<Guid> RenewAsync(Guid userId, Guid currentId, string? userAgent, string? address, CancellationToken ct)
    {
        var isShared = await db.SignInSessions.Where(session => session.Id == currentId && session.UserId == userId).Select(session => session.IsShared).SingleAsync(ct);
        await EndAllAsync(userId, null, ct);
        return await AddAsync(userId, new SignInFrom(userAgent, address, isShared), ct);
    }

    /// <summary>Ends every session of the person but one.</summary>
    /// <param name="butId">Null: every one.</param>
    public async Task EndAllAsync(Guid userId, Guid? butId, CancellationToken ct)
    {
        var now = clock.Now;
        foreach (var session in await db.SignInSessions.Where(session => session.UserId == userId && session.EndedAt == null && session.EndsAt > now && session.Id != butId).ToListAsync(ct))
            session.End(now);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>The person ends all sessions but the present one.</summary>
    public Task EndOthersAsync(Guid userId, Guid? currentId, CancellationToken ct)
    {
        db.Note(new AuditFacts(AuditAct.SessionEnded, AuditSubject.Account, RecordIds: [userId]));
        return EndAllAsync(userId, currentId, ct);
    }
}
