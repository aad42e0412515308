using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>How a text is set: cut, size and line height in points, colour.</summary>
internal sealed record TextStyle(FontCut Cut, float Size, float LineHeight, InkColor Color)
{
    public static readonly TextStyle Body = new(FontCut.Regular, 10.5f, 15, Palette.Text);
    public static readonly TextStyle Lead = new(FontCut.SemiBold, 17, 22.5f, Palette.Heading);
    public static readonly TextStyle Small = new(FontCut.Regular, 8.5f, 12, Palette.Secondary);
    public static readonly TextStyle Heading1 = new(FontCut.SemiBold, 21, 26, Palette.Heading);
    public static readonly TextStyle Heading2 = new(FontCut.SemiBold, 13, 17, Palette.Heading);
    public static readonly TextStyle Heading3 = new(FontCut.SemiBold, 10.5f, 14, Palette.Heading);
    public static readonly TextStyle TableHeader = new(FontCut.SemiBold, 8.5f, 11, Palette.Secondary);
    public static readonly TextStyle TableCell = new(FontCut.Regular, 9.5f, 13, Palette.Text);
    public static readonly TextStyle FigureLabel = new(FontCut.Regular, 9, 12, Palette.Secondary);
    public static readonly TextStyle FigureValue = new(FontCut.SemiBold, 23, 27, Palette.Heading);
    public static readonly TextStyle Axis = new(FontCut.Regular, 8.5f, 11, Palette.Secondary);
    public static readonly TextStyle CoverKind = new(FontCut.SemiBold, 11, 15, Palette.Secondary);
    public static readonly TextStyle CoverTitle = new(FontCut.SemiBold, 35, 40, Palette.Heading);
    public static readonly TextStyle CoverSubtitle = new(FontCut.Regular, 22, 28, Palette.Primary);
    public static readonly TextStyle LetterheadName = new(FontCut.SemiBold, 14, 18, Palette.Heading);

    public TextStyle SemiBold() => this with { Cut = FontCut.SemiBold };

    public TextStyle Colored(InkColor color) => this with { Color = color };

    /// <summary>The style of a span: what it leaves open is taken from here. Bold wins over italic, the family has no cut for both.</summary>
    public TextStyle For(Span span)
    {
        var size = (float)(span.SizePt ?? Size);
        return new TextStyle(
            span.Bold ? FontCut.SemiBold : span.Italic ? FontCut.Italic : Cut,
            size,
            LineHeight * size / Size,
            span.Color ?? Color);
    }
}
