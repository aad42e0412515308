using System.Globalization;
using System.Text;

namespace SrpsWeb.Domain;

/// <summary>
/// The words of a text for comparing names: letters and digits only, without case and accents, so that punctuation, line ends and
/// spelling marks between the words hide nothing.
/// </summary>
internal static class NameWords
{
    internal static List<NameWord> In(string text)
    {
        var words = new List<NameWord>();
        var folded = new StringBuilder();
        int from = 0, to = 0;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsLetterOrDigit(text[at]))
            {
                if (folded.Length == 0)
                    from = at;
                foreach (var character in text[at].ToString().Normalize(NormalizationForm.FormKD).Where(char.IsLetterOrDigit))
                    folded.Append(char.ToLowerInvariant(character));
                to = at + 1;
            }
            else if (!BelongsToWord(text[at]))
            {
                Take();
            }
        }

        Take();
        return words;

        void Take()
        {
            if (folded.Length > 0)
                words.Add(new NameWord(folded.ToString(), from, to));
            folded.Clear();
        }
    }

    /// <summary>Apostrophes of Nur'aini, accents that stand alone, and what nobody sees.</summary>
    private static bool BelongsToWord(char character) =>
        character is '\'' or '’' or '‘' or 'ʼ' or '`' or '´'
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;
}

/// <param name="From">Where it begins in the text.</param>
/// <param name="To">Where it ends, exclusive.</param>
internal sealed record NameWord(string Folded, int From, int To);
