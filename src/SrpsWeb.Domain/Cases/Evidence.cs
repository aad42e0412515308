using SrpsWeb.Domain.Files;

namespace SrpsWeb.Domain.Cases;

/// <summary>What kind of entry a file shows.</summary>
public enum EvidenceOf
{
    Intervention,
    HomeVisit,
}

/// <summary>A file as it is kept.</summary>
/// <param name="Id">Under which the storage has its bytes.</param>
/// <param name="Name">As it is shown: see <see cref="ShownFileName"/>.</param>
/// <param name="ContentHash">SHA-256 of the bytes as kept, 64 hexadecimal digits.</param>
public sealed record EvidenceFile(Guid Id, string Name, string MediaType, long Bytes, string ContentHash);

/// <summary>Bukti: a photo or a document that shows what an entry of a case tells. The bytes are in the file storage.</summary>
public sealed class Evidence : ISchoolRecord
{
    /// <summary>Files of one entry.</summary>
    public const int MostOfAnEntry = 5;

    /// <summary>Megabytes (of 1,048,576 bytes) of one file as it is sent.</summary>
    public const int MostMegabytes = 5;

    /// <summary>Name of the input that the files come from.</summary>
    public const string Field = "Files";

    private Evidence()
    {
    }

    internal Evidence(Guid caseFileId, EvidenceOf entry, Guid entryId, EvidenceFile file, Recorded recorded)
    {
        Id = file.Id;
        CaseFileId = caseFileId;
        Entry = entry;
        EntryId = entryId;
        FileName = file.Name;
        MediaType = file.MediaType;
        Bytes = file.Bytes;
        ContentHash = file.ContentHash;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public EvidenceOf Entry { get; private set; }

    public Guid EntryId { get; private set; }

    public string FileName { get; private set; } = "";

    public string MediaType { get; private set; } = "";

    /// <summary>Of the content as kept.</summary>
    public long Bytes { get; private set; }

    /// <summary>SHA-256 of the content as kept: tells a damaged file, and a file sent twice.</summary>
    public string ContentHash { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <exception cref="RuleBrokenException"><c>Evidence.TooMany</c>.</exception>
    public static void RequireFew(int files) => Rule.Require(files <= MostOfAnEntry, "Evidence.TooMany", Field, MostOfAnEntry);

    /// <exception cref="RuleBrokenException"><c>Evidence.Empty</c>, <c>Evidence.TooLarge</c>, each with the file's name.</exception>
    public static void RequireSize(string fileName, long bytes)
    {
        Rule.Require(bytes > 0, "Evidence.Empty", Field, fileName);
        Rule.Require(bytes <= MostMegabytes * 1024 * 1024, "Evidence.TooLarge", Field, fileName, MostMegabytes);
    }

    /// <summary>The kind of a file that may be kept: a photo the storage can make anew, or a PDF.</summary>
    /// <exception cref="RuleBrokenException"><c>Evidence.Heic</c>, <c>Evidence.TypeRefused</c>, each with the file's name.</exception>
    public static FileKind RequireKind(string fileName, ReadOnlySpan<byte> content)
    {
        var kind = FileContent.KindOf(content);
        Rule.Require(kind != FileKind.Heic, "Evidence.Heic", Field, fileName);
        Rule.Require(kind != FileKind.Unknown, "Evidence.TypeRefused", Field, fileName);
        return kind;
    }
}
