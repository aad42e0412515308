using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Collects words into one line, then the next. Spaces at the end of a line do not count.</summary>
internal sealed class LineBuilder(TextStyle style, float width, TextAlignment alignment)
{
    // Source Sans 3: ascender and descender in em, the same in every cut.
    private const float Ascent = 1.024f;
    private const float Descent = 0.400f;

    private readonly List<StyledWord> words = [];
    private readonly List<StyledWord> spaces = [];
    private float used;
    private float spaceWidth;

    public bool IsEmpty => words.Count == 0;

    // A hair of tolerance: a column exactly as wide as its text must not wrap for a rounding error.
    public float Remaining => width - used - spaceWidth + 0.01f;

    public void AddWord(StyledWord word)
    {
        words.AddRange(spaces);
        words.Add(word);
        used += spaceWidth + word.Width;
        DropSpaces();
    }

    public void AddSpace(StyledWord? space)
    {
        if (space is null || IsEmpty)
            return;
        spaces.Add(space);
        spaceWidth += space.Width;
    }

    /// <summary>Ends the line and begins the next.</summary>
    public TextLine Take()
    {
        var height = words.Select(word => word.Style.LineHeight).DefaultIfEmpty(style.LineHeight).Max();
        var size = words.Select(word => word.Style.Size).DefaultIfEmpty(style.Size).Max();
        var start = alignment switch
        {
            TextAlignment.Center => (width - used) / 2,
            TextAlignment.End => width - used,
            _ => 0,
        };
        var line = new TextLine(Runs(start), used, height, ((height - ((Ascent + Descent) * size)) / 2) + (Ascent * size));
        words.Clear();
        used = 0;
        DropSpaces();
        return line;
    }

    private List<PlacedRun> Runs(float start)
    {
        var runs = new List<PlacedRun>();
        var x = start;
        for (var first = 0; first < words.Count;)
        {
            var look = words[first].Style;
            var glyphs = new List<PlacedGlyph>();
            var runWidth = 0f;
            var next = first;
            for (; next < words.Count && words[next].Style == look; next++)
            {
                foreach (var glyph in words[next].Word.Glyphs)
                    glyphs.Add(new PlacedGlyph(glyph.Glyph, runWidth + (glyph.X * look.Size), glyph.Y * look.Size));
                runWidth += words[next].Width;
            }

            runs.Add(new PlacedRun(x, new GlyphRun(look.Cut, look.Size, glyphs, runWidth), look.Color));
            x += runWidth;
            first = next;
        }

        return runs;
    }

    private void DropSpaces()
    {
        spaces.Clear();
        spaceWidth = 0;
    }
}
