namespace SrpsWeb.Domain.Concerns;

/// <summary>Somebody of the school by name.</summary>
public sealed record NamedPerson(Guid UserId, string FullName);

/// <summary>
/// Finds in the typed words whom they may mean, so that "Pak Edison" is kept from Edison Marbun although nobody was ticked. Rather one
/// reader too few than the wrong one.
/// </summary>
public static class InvolvedNames
{
    /// <summary>Shorter words are titles and particles.</summary>
    private const int ShortestName = 4;

    private static readonly HashSet<string> Nobody = new(["", "tidak", "tidak ada", "tak ada", "nihil", "no", "none", "nobody"], StringComparer.Ordinal);

    /// <summary>True for an empty field and for "tidak ada", which answers the question and names nobody.</summary>
    public static bool NamesNobody(string? text) => Nobody.Contains(FoldedText.Of(text));

    public static IReadOnlyList<Guid> MeantBy(string? text, IEnumerable<NamedPerson> people)
    {
        var words = WordsOf(text);
        return words.Count == 0 ? [] : [.. people.Where(someone => WordsOf(someone.FullName.Split(',')[0]).Overlaps(words)).Select(someone => someone.UserId)];
    }

    private static HashSet<string> WordsOf(string? text) =>
        FoldedText.Of(text?.Replace('.', ' ').Replace(',', ' ')).Split(' ').Where(word => word.Length >= ShortestName).ToHashSet(StringComparer.Ordinal);
}
