using System.Globalization;
using System.Text;

namespace SrpsWeb.Domain.Reports;

/// <summary>Finds students named in a text that must not name any.</summary>
public static class NamedStudents
{
    /// <summary>
    /// The first full name that stands in the text, as it was typed there; null where there is none. Letters only are compared,
    /// without case and accents, so that punctuation, line ends and spelling marks between the words hide nothing.
    /// </summary>
    /// <param name="names">Names of one word only are left out: too many are ordinary words.</param>
    public static string? FirstIn(string text, IEnumerable<string> names)
    {
        var words = Words(text);
        if (words.Count < 2)
            return null;
        var positions = words.Index().ToLookup(word => word.Item.Folded, word => word.Index, StringComparer.Ordinal);
        foreach (var name in names)
        {
            var wanted = Words(name);
            if (wanted.Count < 2)
                continue;
            foreach (var start in positions[wanted[0].Folded])
            {
                if (start + wanted.Count <= words.Count && Enumerable.Range(1, wanted.Count - 1).All(at => words[start + at].Folded == wanted[at].Folded))
                    return text[words[start].From..words[start + wanted.Count - 1].To];
            }
        }

        return null;
    }

    private static List<Word> Words(string text)
    {
        var words = new List<Word>();
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
                words.Add(new Word(folded.ToString(), from, to));
            folded.Clear();
        }
    }

    /// <summary>Apostrophes of Nur'aini, accents that stand alone, and what nobody sees.</summary>
    private static bool BelongsToWord(char character) =>
        character is '\'' or '’' or '‘' or 'ʼ' or '`' or '´'
        || CharUnicodeInfo.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.Format;

    private sealed record Word(string Folded, int From, int To);
}
