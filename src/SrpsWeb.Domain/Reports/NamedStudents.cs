namespace SrpsWeb.Domain.Reports;

/// <summary>
/// Finds students named in a text that must not name any. Letters only are compared, without case and accents, so that
/// punctuation, line ends and spelling marks between the words hide nothing.
/// </summary>
public sealed class NamedStudents
{
    private readonly ILookup<string, string[]> _byFirstWord;

    /// <param name="names">Full names. One of a single word is left out: too many are ordinary words.</param>
    public NamedStudents(IEnumerable<string> names) =>
        _byFirstWord = names.Select(name => NameWords.In(name).Select(word => word.Folded).ToArray())
            .Where(words => words.Length > 1)
            .ToLookup(words => words[0], StringComparer.Ordinal);

    /// <summary>The first full name that stands in the text, as it was typed there; null where there is none.</summary>
    public string? FirstIn(string text) => Find(text, 0) is { } found ? text[found] : null;

    /// <summary>The text with every full name replaced.</summary>
    public string Without(string text, string replacement) => Without(text, replacement, "", replacement);

    /// <summary>The text with every full name replaced.</summary>
    /// <param name="own">The name of whom the text is about.</param>
    /// <param name="ownReplacement">What stands for that one.</param>
    public string Without(string text, string replacement, string own, string ownReplacement)
    {
        var ownWords = NameWords.In(own).Select(word => word.Folded).ToArray();
        var from = 0;
        while (Find(text, from) is { } found)
        {
            var instead = NameWords.In(text[found]).Select(word => word.Folded).SequenceEqual(ownWords) ? ownReplacement : replacement;
            text = text[..found.Start] + instead + text[found.End..];
            from = found.Start.Value + instead.Length;
        }

        return text;
    }

    /// <summary>Of two names that begin at one place the longer one: nothing of it may be left.</summary>
    private Range? Find(string text, int from)
    {
        var words = NameWords.In(text);
        for (var start = 0; start < words.Count; start++)
        {
            if (words[start].From < from)
                continue;
            var longest = _byFirstWord[words[start].Folded]
                .Where(name => start + name.Length <= words.Count && name.Index().All(word => words[start + word.Index].Folded == word.Item))
                .Select(name => name.Length)
                .DefaultIfEmpty(0)
                .Max();
            if (longest > 0)
                return words[start].From..words[start + longest - 1].To;
        }

        return null;
    }
}
