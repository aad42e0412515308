using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>
/// Tells the audit trail of acts that change no record of a school: what was opened, taken away as a file, refused. What is saved tells
/// of itself (<see cref="SrpsDbContext"/>).
/// </summary>
public sealed class AuditTrail(SrpsDbContext db)
{
    /// <summary>Stored at once; a failure fails whatever was to be shown.</summary>
    public Task RecordAsync(AuditFacts facts, CancellationToken ct) => RecordAsync([facts], ct);

    /// <inheritdoc cref="RecordAsync(AuditFacts, CancellationToken)"/>
    public async Task RecordAsync(IEnumerable<AuditFacts> facts, CancellationToken ct)
    {
        foreach (var fact in facts)
            db.Note(fact);
        await db.SaveChangesAsync(ct);
    }
}
