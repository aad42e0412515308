namespace SrpsWeb.Documents.Layout;

/// <summary>One thing in the flow of a document. Lengths are millimetres, type sizes are points.</summary>
public abstract record Block;

/// <summary>A stretch of text with its own look. Null takes what the paragraph has.</summary>
/// <param name="Text">The text; a line feed breaks the line.</param>
/// <param name="SizePt">Type size in points, above 0.</param>
public sealed record Span(string Text, bool Bold = false, bool Italic = false, InkColor? Color = null, double? SizePt = null)
{
    public static IReadOnlyList<Span> Plain(string text) => [new Span(text)];
}

public enum TextAlignment
{
    Start,
    Center,
    End,
}

/// <summary>A heading stays with what follows it.</summary>
/// <param name="Level">1 (a part), 2 (a section) or 3 (a title over one table or chart).</param>
public sealed record Heading(string Text, int Level = 1) : Block;

public enum ParagraphStyle
{
    Body,

    /// <summary>The sentence a page is read for.</summary>
    Lead,

    /// <summary>Small and grey: explanations, sources, footnotes.</summary>
    Small,
}

/// <summary>Running text. It may break across pages, never leaving a single line alone.</summary>
public sealed record Paragraph(
    IReadOnlyList<Span> Spans,
    ParagraphStyle Style = ParagraphStyle.Body,
    TextAlignment Alignment = TextAlignment.Start) : Block
{
    public Paragraph(string text, ParagraphStyle style = ParagraphStyle.Body)
        : this(Span.Plain(text), style)
    {
    }
}

/// <summary>A list with bullets, or with numbers.</summary>
public sealed record BulletList(IReadOnlyList<IReadOnlyList<Span>> Items, bool Numbered = false, ParagraphStyle Style = ParagraphStyle.Body) : Block;

/// <summary>Labels with their values, one below the other, between hairlines.</summary>
/// <param name="LabelWidthMm">Width of the labels' column.</param>
public sealed record FactList(IReadOnlyList<Fact> Facts, double LabelWidthMm = 48) : Block;

/// <summary>The school's letterhead within the flow, over the full width.</summary>
public sealed record LetterheadHere(Letterhead Head) : Block;

/// <summary>A message on a tinted ground, e.g. that there is nothing to list yet.</summary>
public sealed record Callout(IReadOnlyList<Span> Spans) : Block
{
    public Callout(string text)
        : this(Span.Plain(text))
    {
    }
}

/// <summary>Large figures side by side.</summary>
/// <param name="PerRow">How many stand in a row, 1 to 6.</param>
public sealed record KeyFigures(IReadOnlyList<KeyFigure> Figures, int PerRow = 3) : Block;

/// <summary>A figure, what it counts, and a small remark under it.</summary>
public sealed record KeyFigure(string Label, string Value, string? Note = null);

public enum TableStyle
{
    Hairlines,
    Zebra,
}

/// <summary>
/// A table. Its header is repeated on every page, cells wrap, and a row too long to be moved as a whole breaks across pages.
/// </summary>
/// <param name="Total">A last row set apart, kept with the row before it; null for none.</param>
public sealed record Table(
    IReadOnlyList<TableColumn> Columns,
    IReadOnlyList<TableRow> Rows,
    TableRow? Total = null,
    TableStyle Style = TableStyle.Hairlines) : Block;

/// <param name="Header">Text of the header cell.</param>
/// <param name="Width">A length in millimetres, or a share of what the fixed columns leave over.</param>
/// <param name="Emphasis">The column that matters: its cells are bold.</param>
public sealed record TableColumn(string Header, ColumnWidth Width, TextAlignment Alignment = TextAlignment.Start, bool Emphasis = false);

/// <summary>The width of a column: fixed in millimetres, or a share of the rest.</summary>
public readonly record struct ColumnWidth(double Value, bool IsShare)
{
    public static ColumnWidth Millimetres(double value) => new(value, IsShare: false);

    public static ColumnWidth Share(double value = 1) => new(value, IsShare: true);
}

/// <summary>One row; missing cells at its end stay empty.</summary>
public sealed record TableRow(IReadOnlyList<TableCell> Cells)
{
    public static TableRow Of(params IEnumerable<string> texts) => new([.. texts.Select(text => new TableCell(Span.Plain(text)))]);
}

/// <param name="Marker">Colour of a small square before the text: the key to a chart; null for none.</param>
public sealed record TableCell(IReadOnlyList<Span> Spans, InkColor? Marker = null);

/// <summary>Two groups of blocks beside each other, never broken across pages: each must fit a page.</summary>
/// <param name="LeftShare">Part of the width the left group takes, above 0 and below 1.</param>
public sealed record SideBySide(IReadOnlyList<Block> Left, IReadOnlyList<Block> Right, double LeftShare = 0.5) : Block;

/// <summary>Counts over time as a line; the axis begins at 0.</summary>
public sealed record LineChart(IReadOnlyList<LinePoint> Points, InkColor Color, double HeightMm = 50) : Block;

/// <param name="Label">Text under the axis.</param>
/// <param name="Value">0 or more.</param>
public sealed record LinePoint(string Label, int Value);

/// <summary>Two horizontal bars per item: before (pale) and now (the item's colour).</summary>
public sealed record PairedBars(IReadOnlyList<BarPair> Pairs, string BeforeLabel, string NowLabel) : Block;

/// <param name="Before">0 or more.</param>
/// <param name="Now">0 or more.</param>
public sealed record BarPair(string Label, int Before, int Now, InkColor Color);

/// <summary>A PNG or JPEG picture with an optional caption. What cannot be decoded shows as a frame with the alternative text.</summary>
public sealed record Image(byte[] Encoded, double WidthMm, string Alternative, string? Caption = null) : Block;

/// <summary>Places to sign, two in a row, the last alone in the middle; kept together.</summary>
/// <param name="PlaceAndDate">E.g. "Muara Sabak, 2 Oktober 2023".</param>
public sealed record SignatureBlock(string PlaceAndDate, IReadOnlyList<Signatory> Signatories) : Block;

/// <param name="Prefix">A line above the position, e.g. "Mengetahui,"; null for none.</param>
/// <param name="Name">Null leaves a dotted line to write on.</param>
/// <param name="Identification">E.g. "NIP 19690101 199003 1 001" or "NIP –".</param>
public sealed record Signatory(string? Prefix, string Position, string? Name, string Identification);

/// <summary>Empty height in millimetres; none at the top of a page.</summary>
public sealed record Spacer(double HeightMm) : Block;

/// <summary>What follows begins a new page; two in a row make no empty page.</summary>
public sealed record PageBreak : Block;
