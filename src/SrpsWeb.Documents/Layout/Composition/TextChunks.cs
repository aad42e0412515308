using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>A word in its style; widths in points.</summary>
internal sealed record StyledWord(TextStyle Style, ShapedWord Word)
{
    public float Width => Word.Width * Style.Size;
}

/// <summary>What must stay on one line, with the spaces behind it; or a forced end of the line.</summary>
internal sealed record TextChunk(IReadOnlyList<StyledWord> Parts, StyledWord? Space, bool EndsLine = false)
{
    public float Width { get; } = Parts.Sum(part => part.Width);
}

/// <summary>Cuts spans where a line may break: at spaces, after hyphens and slashes between letters, at line feeds.</summary>
internal sealed class TextChunks(DocumentFonts fonts)
{
    public IEnumerable<TextChunk> Of(IReadOnlyList<Span> spans, TextStyle style)
    {
        var parts = new List<StyledWord>();
        foreach (var span in spans)
        {
            var own = style.For(span);
            var text = fonts.Printable(own.Cut, span.Text);
            var start = 0;
            while (start < text.Length)
            {
                var end = start;
                while (end < text.Length && text[end] is not (' ' or '\n') && !BreaksAfter(text, end))
                    end++;
                if (end < text.Length && text[end] is not (' ' or '\n'))
                    end++;
                if (end > start)
                    parts.Add(Word(own, text[start..end]));
                if (end == text.Length && !BreaksAfter(text, end - 1))
                    break;

                var spaces = end;
                while (spaces < text.Length && text[spaces] == ' ')
                    spaces++;
                var endsLine = spaces < text.Length && text[spaces] == '\n';
                yield return new TextChunk(parts, spaces > end ? Word(own, text[end..spaces]) : null, endsLine);
                parts = [];
                start = endsLine ? spaces + 1 : spaces;
            }
        }

        if (parts.Count > 0)
            yield return new TextChunk(parts, Space: null);
    }

    // "cita-cita" and "ayah/ibu" may break; "-5", "08-12" and a mark at the end may not.
    private static bool BreaksAfter(string text, int at) =>
        text[at] is '-' or '/' or '–'
        && at > 0 && char.IsLetterOrDigit(text[at - 1])
        && at + 1 < text.Length && char.IsLetter(text[at + 1]);

    private StyledWord Word(TextStyle style, string text) => new(style, fonts.Shape(style.Cut, text));
}
