using System.Runtime.InteropServices;
using HarfBuzzSharp;
using SkiaSharp;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>
/// Cuts a font down to the glyphs one document uses. Skia embeds whole fonts (774 KB for a report, 51–59 ms);
/// libHarfBuzzSharp exports hb_subset_* but HarfBuzzSharp has no managed face for it.
/// </summary>
internal static partial class HarfBuzzSubset
{
    private const string Library = "libHarfBuzzSharp";

    // hb_subset_flags_t: glyph numbers stay as shaped with the whole font; hinting is of no use on paper.
    private const uint NoHinting = 0x1;
    private const uint RetainGlyphIds = 0x2;

    // hb_subset_sets_t
    private const int DropTableTag = 3;

    // Text is shaped before the font is cut, so the layout tables are dead weight in the file.
    private static readonly uint[] LayoutTables = [Tag('G', 'S', 'U', 'B'), Tag('G', 'P', 'O', 'S'), Tag('G', 'D', 'E', 'F')];

    /// <param name="face">The whole font.</param>
    /// <param name="glyphs">Numbers of glyphs to keep that no character leads to.</param>
    /// <param name="codePoints">Characters to keep, with their glyphs: the file's text is read back by them.</param>
    /// <returns>A typeface of the caller's to dispose.</returns>
    public static SKTypeface Cut(Face face, IEnumerable<ushort> glyphs, IEnumerable<int> codePoints)
    {
        var input = hb_subset_input_create_or_fail();
        if (input == 0)
            throw new InvalidOperationException("HarfBuzz could not begin a font subset.");
        nint subset = 0;
        nint blob = 0;
        try
        {
            hb_subset_input_set_flags(input, NoHinting | RetainGlyphIds);
            AddAll(hb_subset_input_glyph_set(input), glyphs.Select(glyph => (uint)glyph));
            AddAll(hb_subset_input_unicode_set(input), codePoints.Select(codePoint => (uint)codePoint));
            AddAll(hb_subset_input_set(input, DropTableTag), LayoutTables);

            subset = hb_subset_or_fail(face.Handle, input);
            if (subset == 0)
                throw new InvalidOperationException("HarfBuzz could not subset a font.");
            blob = hb_face_reference_blob(subset);
            var bytes = hb_blob_get_data(blob, out var length);
            using var data = SKData.CreateCopy(bytes, (ulong)length);
            return SKTypeface.FromData(data) ?? throw new InvalidOperationException("Skia does not accept the font subset.");
        }
        finally
        {
            hb_blob_destroy(blob);
            hb_face_destroy(subset);
            hb_subset_input_destroy(input);
        }
    }

    private static void AddAll(nint set, IEnumerable<uint> values)
    {
        foreach (var value in values)
            hb_set_add(set, value);
    }

    private static uint Tag(char a, char b, char c, char d) => ((uint)a << 24) | ((uint)b << 16) | ((uint)c << 8) | d;

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_create_or_fail();

    [LibraryImport(Library)]
    private static partial void hb_subset_input_destroy(nint input);

    [LibraryImport(Library)]
    private static partial void hb_subset_input_set_flags(nint input, uint flags);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_glyph_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_unicode_set(nint input);

    [LibraryImport(Library)]
    private static partial nint hb_subset_input_set(nint input, int kind);

    [LibraryImport(Library)]
    private static partial nint hb_subset_or_fail(nint face, nint input);

    [LibraryImport(Library)]
    private static partial void hb_set_add(nint set, uint value);

    [LibraryImport(Library)]
    private static partial nint hb_face_reference_blob(nint face);

    [LibraryImport(Library)]
    private static partial void hb_face_destroy(nint face);

    [LibraryImport(Library)]
    private static partial nint hb_blob_get_data(nint blob, out uint length);

    [LibraryImport(Library)]
    private static partial void hb_blob_destroy(nint blob);
}
