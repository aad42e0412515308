using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets spans as lines of a given width in points; a word wider than the line is broken inside.</summary>
internal sealed class TextSetter(DocumentFonts fonts)
{
    private const string Ellipsis = "…";

    private readonly TextChunks chunks = new(fonts);

    public TextLines Set(IReadOnlyList<Span> spans, TextStyle style, float width, TextAlignment alignment = TextAlignment.Start)
    {
        var lines = new List<TextLine>();
        var line = new LineBuilder(style, width, alignment);
        foreach (var chunk in chunks.Of(spans, style))
        {
            if (chunk.Width > line.Remaining && !line.IsEmpty)
                lines.Add(line.Take());
            foreach (var part in chunk.Parts)
            {
                if (chunk.Width <= width)
                    line.AddWord(part);
                else
                    AddBroken(part, line, lines);
            }

            line.AddSpace(chunk.Space);
            if (chunk.EndsLine)
                lines.Add(line.Take());
        }

        if (!line.IsEmpty || lines.Count == 0)
            lines.Add(line.Take());
        return new TextLines(lines);
    }

    public TextLines Set(string text, TextStyle style, float width, TextAlignment alignment = TextAlignment.Start) =>
        Set(Span.Plain(text), style, width, alignment);

    /// <summary>One line, not wrapped: for labels whose place is computed.</summary>
    public TextLine Line(string text, TextStyle style) =>
        Set(text.ReplaceLineEndings(" "), style, float.MaxValue).Lines[0];

    /// <summary>One line, cut with an ellipsis where it is too long.</summary>
    public TextLine Line(string text, TextStyle style, float width)
    {
        var line = Line(text, style);
        var kept = text;
        while (line.Width > width && kept.Length > 0)
        {
            kept = kept[..^1].TrimEnd();
            line = Line(kept + Ellipsis, style);
        }

        return line;
    }

    private void AddBroken(StyledWord word, LineBuilder line, List<TextLine> lines)
    {
        var rest = word;
        while (rest.Width > line.Remaining)
        {
            var length = FittingLength(rest, line.Remaining);
            if (length == 0 && line.IsEmpty)
                length = FirstClusterLength(rest);
            if (length > 0)
                line.AddWord(Part(rest, 0, length));
            lines.Add(line.Take());
            if (length == rest.Word.Text.Length)
                return;
            rest = Part(rest, length, rest.Word.Text.Length);
        }

        line.AddWord(rest);
    }

    private StyledWord Part(StyledWord word, int from, int to) =>
        new(word.Style, fonts.Shape(word.Style.Cut, word.Word.Text[from..to]));

    /// <summary>How much of a word's text fits, in whole clusters; 0 for nothing.</summary>
    private static int FittingLength(StyledWord word, float width)
    {
        var length = 0;
        foreach (var glyph in word.Word.Glyphs)
        {
            if (glyph.X * word.Style.Size > width)
                break;
            length = glyph.Cluster;
        }

        return length;
    }

    private static int FirstClusterLength(StyledWord word) => word.Word.Glyphs
        .Where(glyph => glyph.Cluster > 0)
        .Select(glyph => glyph.Cluster)
        .DefaultIfEmpty(word.Word.Text.Length)
        .Min();
}
