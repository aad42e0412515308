using System.Globalization;
using System.Text;

namespace SrpsWeb.Domain;

/// <summary>Texts brought to one form for searching and comparing.</summary>
public static class FoldedText
{
    /// <summary>
    /// Lower case, without accents and punctuation, single spaces: "Siti Nur'aini" and "SITI  NURAINI" are the same.
    /// Search columns hold this form because SQLite compares upper and lower case for ASCII letters only.
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var folded = new StringBuilder(text.Length);
        var pendingSpace = false;
        foreach (var character in text.Normalize(NormalizationForm.FormD))
        {
            if (char.IsWhiteSpace(character) || character is '-' or '_' or '/')
            {
                pendingSpace = folded.Length > 0;
                continue;
            }

            if (CharUnicodeInfo.GetUnicodeCategory(character) == UnicodeCategory.NonSpacingMark || !char.IsLetterOrDigit(character))
                continue;
            if (pendingSpace)
                folded.Append(' ');
            pendingSpace = false;
            folded.Append(char.ToLowerInvariant(character));
        }

        return folded.ToString();
    }
}
