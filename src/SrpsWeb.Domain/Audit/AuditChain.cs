namespace SrpsWeb.Domain.Audit;

/// <summary>Where a trail stood at a moment, kept outside the database: what is cut off or written anew afterwards shows against it.</summary>
/// <param name="At">UTC.</param>
public sealed record AuditAnchor(Guid SchoolId, long Count, string Hash, DateTime At);

public enum AuditBreakKind
{
    /// <summary>An entry is missing, or stands twice.</summary>
    Gap,

    /// <summary>An entry says something else than what was written.</summary>
    Altered,

    /// <summary>An entry does not follow the one before it.</summary>
    Unlinked,

    /// <summary>Entries at the end are missing that an anchor knows of.</summary>
    CutOff,

    /// <summary>The whole trail up to an anchor was written anew.</summary>
    Rewritten,

    /// <summary>The database's own head says something else than the last entry.</summary>
    HeadDiffers,
}

/// <summary>The first place where a trail is not what was written.</summary>
/// <param name="Sequence">Number of the entry; of a cut-off tail the first one missing.</param>
public sealed record AuditBreak(AuditBreakKind Kind, long Sequence);

/// <summary>Walks a school's trail from its first entry and says where it breaks.</summary>
public sealed class AuditChain
{
    private readonly Guid _schoolId;
    private readonly ILookup<long, AuditAnchor> _anchors;
    private readonly long _farthest;
    private string _hash;
    private bool _broken;

    /// <param name="schoolId">Whose trail.</param>
    /// <param name="anchors">From outside the database; those of other schools are left alone.</param>
    public AuditChain(Guid schoolId, IEnumerable<AuditAnchor> anchors)
    {
        _schoolId = schoolId;
        _anchors = anchors.Where(anchor => anchor.SchoolId == schoolId && anchor.Count > 0).ToLookup(anchor => anchor.Count);
        _farthest = _anchors.Select(at => at.Key).DefaultIfEmpty(0).Max();
        _hash = AuditEntry.GenesisOf(schoolId);
    }

    /// <summary>Entries walked over without finding a break.</summary>
    public long Count { get; private set; }

    /// <summary>The next entry in the order of <see cref="AuditEntry.Sequence"/>.</summary>
    /// <returns>Null while the chain holds.</returns>
    public AuditBreak? Next(AuditEntry entry)
    {
        if (_broken)
            throw new InvalidOperationException("The chain is broken already.");
        var expected = Count + 1;
        AuditBreakKind? kind = entry.SchoolId != _schoolId || entry.Sequence != expected ? AuditBreakKind.Gap
            : entry.PreviousHash != _hash ? AuditBreakKind.Unlinked
            : AuditEntry.HashOf(entry) != entry.Hash ? AuditBreakKind.Altered
            : _anchors[expected].Any(anchor => anchor.Hash != entry.Hash) ? AuditBreakKind.Rewritten
            : null;
        if (kind is { } found)
        {
            _broken = true;
            return new AuditBreak(found, expected);
        }

        (Count, _hash) = (expected, entry.Hash);
        return null;
    }

    /// <summary>After the last entry: whether the trail reaches as far as the anchors and the head say.</summary>
    /// <param name="head">The database's own; null where it is missing.</param>
    public AuditBreak? End(AuditHead? head)
    {
        if (Count < _farthest)
            return new AuditBreak(AuditBreakKind.CutOff, Count + 1);
        return head is null || head.Count != Count || (Count > 0 && head.Hash != _hash) ? new AuditBreak(AuditBreakKind.HeadDiffers, Count + 1) : null;
    }
}
