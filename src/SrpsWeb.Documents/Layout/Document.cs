namespace SrpsWeb.Documents.Layout;

/// <summary>An A4 document: a list of blocks with what stands around them. It knows nothing of the engine that draws it.</summary>
public sealed record Document
{
    /// <summary>Title in the file's metadata and in the reader's window.</summary>
    public required string Title { get; init; }

    public required string Author { get; init; }

    public string Subject { get; init; } = string.Empty;

    /// <summary>BCP 47 tag of the text's language ("id-ID"); screen readers choose the voice by it.</summary>
    public required string Language { get; init; }

    /// <summary>Creation date in the metadata. It is the caller's, so that the same document is the same file.</summary>
    public required DateTimeOffset Created { get; init; }

    /// <summary>A first page of its own, without header and page number; null for none. It counts as page 1.</summary>
    public CoverPage? Cover { get; init; }

    /// <summary>The school's letterhead on top of the first page of blocks; null for none.</summary>
    public Letterhead? Letterhead { get; init; }

    /// <summary>Small text at the top left of every page of blocks without a letterhead; empty for none.</summary>
    public string HeaderLeft { get; init; } = string.Empty;

    /// <summary>Small text at the top right of every page of blocks without a letterhead; empty for none.</summary>
    public string HeaderRight { get; init; } = string.Empty;

    /// <summary>Small text at the bottom left of every page but the cover; one line, cut with an ellipsis.</summary>
    public string Footer { get; init; } = string.Empty;

    /// <summary>Composite format of the page number at the bottom right: {0} page, {1} number of pages.</summary>
    public required string PageNumberFormat { get; init; }

    public required IReadOnlyList<Block> Blocks { get; init; }
}

/// <summary>The cover: what it is, of whom, of when, and in which state.</summary>
/// <param name="Kind">Small line above the title, e.g. the programme's name.</param>
/// <param name="Title">The large title.</param>
/// <param name="Subtitle">Coloured line under it, e.g. "September 2023".</param>
/// <param name="Facts">Labels and values in the lower half.</param>
/// <param name="Closing">Small lines at the foot of the page.</param>
/// <param name="State">A word in a chip, e.g. "Draf"; null for none.</param>
/// <param name="Logos">Pictures (PNG or JPEG) at the top, in this order.</param>
public sealed record CoverPage(
    string Kind,
    string Title,
    string Subtitle,
    IReadOnlyList<Fact> Facts,
    IReadOnlyList<string> Closing,
    StateChip? State,
    IReadOnlyList<byte[]> Logos);

/// <summary>A word on a coloured ground.</summary>
public sealed record StateChip(string Text, InkColor Color, InkColor Ground);

/// <summary>A label with its value.</summary>
public sealed record Fact(string Label, string Value);

/// <summary>Kop surat: name large, then lines of address and contact.</summary>
public sealed record Letterhead(string Name, IReadOnlyList<string> Lines, byte[]? Logo = null);
