namespace SrpsWeb.Domain.Imports;

/// <summary>What an applied import did, in rows of the file. A row that changes class and other things counts as a class change.</summary>
public sealed record ImportOutcome(int Created, int Updated, int ClassChanged, int Unchanged, int Refused);

/// <summary>
/// An uploaded roster: staged, looked at, then applied once. Its content is the readable part of the file only (identity card, family card
/// and bank columns never reach it) and shrinks to the refused rows when it is applied.
/// </summary>
public sealed class ImportBatch : ISchoolRecord
{
    /// <summary>How long an upload that nobody applies is kept.</summary>
    public static readonly TimeSpan StagedLifetime = TimeSpan.FromDays(7);

    /// <summary>Longest <see cref="Mapping"/>, in characters.</summary>
    public const int LongestMapping = 8000;

    private ImportBatch()
    {
    }

    public ImportBatch(Guid id, string fileName, byte[] content, string? mapping, Guid uploadedByUserId, DateTime now)
    {
        Id = id;
        var name = fileName.Trim();
        FileName = name.Length <= TextLimits.Line ? name : name[..TextLimits.Line];
        Content = content;
        Mapping = mapping;
        UploadedByUserId = uploadedByUserId;
        UploadedAt = now;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>As the browser named it, cut to <see cref="TextLimits.Line"/>.</summary>
    public string FileName { get; private set; } = "";

    /// <summary>Packed table; while staged all its rows, once applied the refused ones.</summary>
    public byte[] Content { get; private set; } = [];

    /// <summary>The person's answers to unknown columns (JSON), remembered for the next file; null when nothing was asked.</summary>
    public string? Mapping { get; private set; }

    public Guid UploadedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime UploadedAt { get; private set; }

    /// <summary>UTC; null while staged.</summary>
    public DateTime? AppliedAt { get; private set; }

    public int Created { get; private set; }

    public int Updated { get; private set; }

    public int ClassChanged { get; private set; }

    public int Unchanged { get; private set; }

    public int Refused { get; private set; }

    /// <summary>Rises with every change: of two applications of one upload the second is refused.</summary>
    public int Version { get; private set; }

    public ImportOutcome? Outcome => AppliedAt is null ? null : new ImportOutcome(Created, Updated, ClassChanged, Unchanged, Refused);

    /// <summary>Takes the answers to unknown columns.</summary>
    /// <exception cref="RuleBrokenException"><c>Import.AlreadyApplied</c>.</exception>
    public void Map(byte[] content, string? mapping)
    {
        Rule.Require(AppliedAt is null, "Import.AlreadyApplied");
        Content = content;
        Mapping = mapping;
        Version++;
    }

    /// <summary>Records that the valid rows are in and keeps only the others.</summary>
    /// <exception cref="RuleBrokenException"><c>Import.AlreadyApplied</c>.</exception>
    public void Apply(ImportOutcome outcome, byte[] refusedContent, DateTime now)
    {
        Rule.Require(AppliedAt is null, "Import.AlreadyApplied");
        (Created, Updated, ClassChanged, Unchanged, Refused) = outcome;
        Content = refusedContent;
        AppliedAt = now;
        Version++;
    }
}
