using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using HarfBuzzSharp;
using SkiaSharp;
using Buffer = HarfBuzzSharp.Buffer;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>
/// The fonts of one document while it is being made: shapes words, remembers which glyphs were used, and cuts the
/// fonts down to those. For one thread; disposed with the document.
/// </summary>
internal sealed class DocumentFonts : IDisposable
{
    /// <summary>Stands for a character the family lacks, so that the gap is seen.</summary>
    private const char Missing = '□';

    private const char NoBreakSpace = '\u00A0';

    // Ligatures would read back from the file as one odd character.
    private static readonly Feature[] Features = [new(new Tag('l', 'i', 'g', 'a'), 0, 0, uint.MaxValue)];

    private static readonly Language ShapingLanguage = new("id");

    private readonly Dictionary<(FontCut Cut, string Text), ShapedWord> words = [];
    private readonly CutInUse?[] cuts = new CutInUse?[Enum.GetValues<FontCut>().Length];
    private readonly Buffer buffer = new();

    public ShapedWord Shape(FontCut cut, string text)
    {
        if (words.TryGetValue((cut, text), out var known))
            return known;
        var use = InUse(cut);
        buffer.ClearContents();
        buffer.AddUtf16(text);
        buffer.Direction = Direction.LeftToRight;
        buffer.Language = ShapingLanguage;

        // Only the script is left to guess: in Latin script the font would turn α into ɑ.
        buffer.GuessSegmentProperties();
        use.Font.Shape(buffer, Features);

        var infos = buffer.GetGlyphInfoSpan();
        var positions = buffer.GetGlyphPositionSpan();
        var glyphs = new ShapedGlyph[infos.Length];
        var scale = 1f / use.UnitsPerEm;
        var width = 0f;
        for (var i = 0; i < glyphs.Length; i++)
        {
            var glyph = (ushort)infos[i].Codepoint;
            glyphs[i] = new ShapedGlyph(
                glyph,
                width + (positions[i].XOffset * scale),
                positions[i].YOffset * -scale,
                (int)infos[i].Cluster);
            width += positions[i].XAdvance * scale;
            use.Glyphs.Add(glyph);
        }

        foreach (var rune in text.EnumerateRunes())
        {
            // The no-break space shares its glyph with the space; reading back, it shall be a space.
            if (rune.Value != NoBreakSpace)
                use.CodePoints.Add(rune.Value);
        }

        var shaped = new ShapedWord(text, glyphs, width);
        words.Add((cut, text), shaped);
        return shaped;
    }

    /// <summary>
    /// Text as it can be set: composed, white space as spaces or line feeds, without invisible characters, and with a
    /// box for every character the cut has no glyph for.
    /// </summary>
    public string Printable(FontCut cut, string text)
    {
        var plain = true;
        foreach (var c in text)
            plain &= c is >= ' ' and <= '~' or '\n';
        if (plain)
            return text;

        var font = InUse(cut).Font;
        var result = new StringBuilder(text.Length);
        foreach (var rune in Composed(text).EnumerateRunes())
        {
            if (rune.Value == '\n')
                result.Append('\n');
            else if (rune.Value is NoBreakSpace or '\u202F' or '\u2007')
                result.Append(NoBreakSpace);
            else if (Rune.IsWhiteSpace(rune))
                result.Append(' ');
            else if (!IsInvisible(rune))
                result.Append(font.TryGetNominalGlyph(rune.Value, out _) ? rune.ToString() : Missing.ToString());
        }

        return result.ToString();
    }

    /// <returns>The cut with nothing but the used glyphs; null when none was used. The caller disposes it.</returns>
    public SKTypeface? Subset(FontCut cut)
    {
        if (cuts[(int)cut] is not { Glyphs.Count: > 0 } use)
            return null;

        // A glyph asked for by number keeps every character it stands for, and the text would be read back as any of them
        // (Ω as the sign of the ohm): only glyphs no used character leads to are asked for that way.
        var reached = use.CodePoints
            .Select(codePoint => use.Font.TryGetNominalGlyph(codePoint, out var glyph) ? (ushort)glyph : (ushort)0)
            .ToHashSet();
        return HarfBuzzSubset.Cut(FontFile.Of(cut).Face, use.Glyphs.Where(glyph => !reached.Contains(glyph)), use.CodePoints);
    }

    public void Dispose()
    {
        buffer.Dispose();
        foreach (var use in cuts)
            use?.Font.Dispose();
    }

    private static string Composed(string text)
    {
        // Half a surrogate pair cannot be normalised; the rune enumeration turns it into a replacement character.
        var sound = new StringBuilder(text.Length);
        foreach (var rune in text.ReplaceLineEndings("\n").EnumerateRunes())
            sound.Append(rune.ToString());
        return sound.ToString().Normalize(NormalizationForm.FormC);
    }

    private static bool IsInvisible(Rune rune) =>
        Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
        || rune.Value is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF);

    private CutInUse InUse(FontCut cut) => cuts[(int)cut] ??= new CutInUse(FontFile.Of(cut));

    private sealed class CutInUse(FontFile file)
    {
        public Font Font { get; } = new(file.Face);

        public float UnitsPerEm { get; } = file.UnitsPerEm;

        // Sorted, so that nothing in the file depends on the order of a hash table.
        public SortedSet<ushort> Glyphs { get; } = [];

        public SortedSet<int> CodePoints { get; } = [];
    }
}

/// <summary>A word as glyphs. Lengths are in em: multiply by the type size.</summary>
internal sealed record ShapedWord(string Text, ShapedGlyph[] Glyphs, float Width);

/// <param name="X">From the start of the word, in em.</param>
/// <param name="Y">Downwards from the baseline, in em.</param>
/// <param name="Cluster">Index of the first UTF-16 unit it stands for.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ShapedGlyph(ushort Glyph, float X, float Y, int Cluster);
