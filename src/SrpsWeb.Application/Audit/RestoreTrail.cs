using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>Tells the current school's trail that a backup was put back: what had been recorded after it is gone.</summary>
public sealed class RestoreTrail(SrpsDbContext db, AuditTrail trail)
{
    /// <param name="restoredAt">UTC. Told once, however often the program starts.</param>
    public async Task TellAsync(DateTime restoredAt, CancellationToken ct)
    {
        if (!await db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Restored && entry.At >= restoredAt, ct))
            await trail.RecordAsync(new AuditFacts(AuditAct.Restored, AuditSubject.School), ct);
    }
}
