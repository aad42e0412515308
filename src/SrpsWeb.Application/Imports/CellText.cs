using System.Collections.Frozen;
using System.Globalization;
using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>Cleans what people and programs leave in cells: odd spaces, invisible characters, a text-marking apostrophe, words for "nothing".</summary>
internal static class CellText
{
    private static readonly FrozenSet<string> Nothing = new[]
    {
        "-", "--", "---", "–", "—", ".", "0", "00", "000", "n/a", "na", "null", "nan", "tidak ada", "tdk ada", "belum ada", "blm ada", "tidak punya", "belum punya", "kosong", "nihil",
    }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>The text in composed form with single spaces, or null when the cell says nothing.</summary>
    public static string? Clean(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormC))
        {
            var category = CharUnicodeInfo.GetUnicodeCategory(c);
            if (category == UnicodeCategory.Format) continue;
            if (char.IsWhiteSpace(c) || category == UnicodeCategory.Control)
            {
                if (result.Length > 0 && result[^1] != ' ') result.Append(' ');
            }
            else
            {
                result.Append(c);
            }
        }

        // Excel's mark for "this is text", typed by people who know it and kept by programs that do not.
        var cleaned = result.ToString().Trim().TrimStart('\'').TrimStart();

        return cleaned.Length == 0 || Nothing.Contains(cleaned) ? null : cleaned;
    }

    /// <summary>A value short enough to stand in a list of issues.</summary>
    public static string? Shortened(string? text, int length = 60) =>
        text is null ? null : text.Length <= length ? text : string.Concat(text.AsSpan(0, length - 1), "…");
}
