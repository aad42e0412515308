namespace SrpsWeb.Domain.Audit;

/// <summary>Where a school's audit trail ends. Kept in a row of its own, which two acts at once wait for.</summary>
public sealed class AuditHead : ISchoolRecord
{
    private AuditHead()
    {
    }

    public AuditHead(Guid schoolId)
    {
        SchoolId = schoolId;
        Hash = AuditEntry.GenesisOf(schoolId);
    }

    public Guid SchoolId { get; private set; }

    /// <summary>Entries so far.</summary>
    public long Count { get; private set; }

    /// <summary>Of the last entry.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>The next entry; the head stands at it afterwards.</summary>
    /// <param name="at">UTC, cut to microseconds.</param>
    public AuditEntry Append(DateTime at, AuditOrigin origin, AuditFacts facts)
    {
        // A head made before the first entry by a migration has no hash yet.
        var entry = new AuditEntry(SchoolId, Count + 1, at, origin, facts, Count == 0 ? AuditEntry.GenesisOf(SchoolId) : Hash);
        (Count, Hash) = (entry.Sequence, entry.Hash);
        return entry;
    }
}
