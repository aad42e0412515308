using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Domain.Audit;

/// <summary>
/// One line of a school's audit trail (jejak audit): who did what, when, from where. Each carries the hash of the one before it, so
/// that none can be changed, taken out or put in later without every later one showing it. Holds no text a person typed.
/// </summary>
public sealed class AuditEntry : ISchoolRecord
{
    private AuditEntry()
    {
    }

    internal AuditEntry(Guid schoolId, long sequence, DateTime at, AuditOrigin origin, AuditFacts facts, string previousHash)
    {
        SchoolId = schoolId;
        Sequence = sequence;
        At = at;
        ByUserId = origin.ByUserId;
        Address = origin.Address;
        Act = facts.Act;
        Subject = facts.Subject;
        CaseFileId = facts.CaseFileId;
        StudentId = facts.StudentId;
        RecordIds = facts.RecordIds is { Count: > 0 } ids ? string.Join(' ', ids.Take(AuditFacts.MostIds).Select(Written)) : null;
        Count = facts.Count;
        Detail = facts.Detail is { Length: > AuditFacts.LongestDetail } tooLong ? tooLong[..AuditFacts.LongestDetail] : facts.Detail;
        PreviousHash = previousHash;
        Hash = HashOf(this);
    }

    public Guid SchoolId { get; private set; }

    /// <summary>1, 2, 3 … without a gap within the school.</summary>
    public long Sequence { get; private set; }

    /// <summary>UTC. The order is that of <see cref="Sequence"/>: a clock may be set back.</summary>
    public DateTime At { get; private set; }

    /// <summary>Null: the program itself.</summary>
    public Guid? ByUserId { get; private set; }

    public string? Address { get; private set; }

    public AuditAct Act { get; private set; }

    public AuditSubject Subject { get; private set; }

    /// <summary>No foreign key: also what never was can be asked for.</summary>
    public Guid? CaseFileId { get; private set; }

    public Guid? StudentId { get; private set; }

    /// <summary>Ids of 32 digits with a blank between them, or null.</summary>
    public string? RecordIds { get; private set; }

    public int Count { get; private set; }

    public string? Detail { get; private set; }

    /// <summary>Hash of the entry before, or of the school for the first.</summary>
    public string PreviousHash { get; private set; } = "";

    /// <summary>SHA-256 over everything above, hexadecimal.</summary>
    public string Hash { get; private set; } = "";

    /// <summary>As <see cref="RecordIds"/> writes an id: what to search for.</summary>
    public static string Written(Guid id) => id.ToString("N");

    public IReadOnlyList<Guid> Ids() => RecordIds is null ? [] : [.. RecordIds.Split(' ').Select(Guid.Parse)];

    /// <summary>What the first entry of a school follows.</summary>
    public static string GenesisOf(Guid schoolId) => Digest("SRPS audit 1|" + schoolId.ToString("N"));

    /// <summary>Each value with its length before it, so that no two entries read alike.</summary>
    internal static string HashOf(AuditEntry entry)
    {
        string?[] values =
        [
            entry.PreviousHash,
            entry.SchoolId.ToString("N"),
            entry.Sequence.ToString(CultureInfo.InvariantCulture),
            entry.At.Ticks.ToString(CultureInfo.InvariantCulture),
            entry.ByUserId?.ToString("N"),
            entry.Address,
            entry.Act.ToString(),
            entry.Subject.ToString(),
            entry.CaseFileId?.ToString("N"),
            entry.StudentId?.ToString("N"),
            entry.RecordIds,
            entry.Count.ToString(CultureInfo.InvariantCulture),
            entry.Detail,
        ];
        var text = new StringBuilder();
        foreach (var value in values)
            text.Append(value is null ? "-" : value.Length.ToString(CultureInfo.InvariantCulture) + ":" + value).Append('|');
        return Digest(text.ToString());
    }

    private static string Digest(string text) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
}
