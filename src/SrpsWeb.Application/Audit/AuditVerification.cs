using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>What looking through a school's trail found.</summary>
/// <param name="Count">Entries that are as they were written, from the first on.</param>
/// <param name="Break">Null: the whole trail is.</param>
public sealed record AuditFinding(long Count, AuditBreak? Break);

/// <summary>Looks through the whole audit trail of the current school.</summary>
public sealed class AuditVerification(SrpsDbContext db)
{
    /// <param name="anchors">Kept outside the database, read before this is called; without any, a tail that was cut off does not show.</param>
    public async Task<AuditFinding> RunAsync(IEnumerable<AuditAnchor> anchors, CancellationToken ct)
    {
        // The program may go on writing meanwhile. What stood there before the head was read belongs to it; what comes later does not.
        var last = await db.AuditEntries.MaxAsync(entry => (long?)entry.Sequence, ct) ?? 0;
        var head = await db.AuditHeads.AsNoTracking().SingleOrDefaultAsync(ct);
        var end = Math.Max(last, head?.Count ?? 0);
        var chain = new AuditChain(db.CurrentSchoolId ?? throw new InvalidOperationException("No school is chosen."), anchors);
        try
        {
            await foreach (var entry in db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence <= end).OrderBy(entry => entry.Sequence).AsAsyncEnumerable().WithCancellation(ct))
            {
                if (chain.Next(entry) is { } broken)
                    return new AuditFinding(chain.Count, broken);
            }
        }
        catch (Exception problem) when (problem is FormatException or InvalidOperationException or ArgumentException or InvalidCastException or OverflowException)
        {
            // A value that this program never writes.
            return new AuditFinding(chain.Count, new AuditBreak(AuditBreakKind.Altered, chain.Count + 1));
        }

        return new AuditFinding(chain.Count, chain.End(head));
    }
}
