using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Accounts;

/// <param name="FullName">Whose second factor it was.</param>
/// <param name="ResetBy">Name of the operator.</param>
public sealed record ResetRow(Guid Id, string FullName, string ResetBy, DateTime ResetAt);

/// <summary>What the principals are told of lost phones.</summary>
public sealed class SecondFactorResets(SrpsDbContext db, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Those that no principal has confirmed yet, the oldest first.</summary>
    public async Task<IReadOnlyList<ResetRow>> UnseenAsync(CancellationToken ct) =>
        await db.SecondFactorResets.AsNoTracking()
            .Where(reset => reset.SeenAt == null)
            .OrderBy(reset => reset.ResetAt)
            .Join(db.Memberships, reset => reset.UserId, member => member.UserId, (reset, member) => new { reset, member.FullName })
            .Join(db.Memberships, row => row.reset.ResetByUserId, member => member.UserId, (row, member) => new ResetRow(row.reset.Id, row.FullName, member.FullName, row.reset.ResetAt))
            .ToListAsync(ct);

    /// <exception cref="AccessRefusedException">There is no such record.</exception>
    public async Task ConfirmAsync(Guid id, CancellationToken ct)
    {
        var reset = await db.SecondFactorResets.SingleOrDefaultAsync(candidate => candidate.Id == id, ct) ?? throw new AccessRefusedException(hidden: true, "SecondFactorReset.Unknown");
        reset.Confirm(person.Viewer.UserId, clock.Now);
        await db.SaveChangesAsync(ct);
    }
}
