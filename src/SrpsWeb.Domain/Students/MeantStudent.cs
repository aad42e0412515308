namespace SrpsWeb.Domain.Students;

/// <summary>
/// Tells whether words that somebody typed mean one student and nobody else. Rather too seldom: what is erased because of it cannot be
/// brought back.
/// </summary>
public sealed class MeantStudent
{
    private readonly string[] _name;
    private readonly List<string[]> _others;

    /// <param name="others">Names of all other students the school has or had.</param>
    public MeantStudent(string name, IEnumerable<string> others)
    {
        _name = Words(name);
        _others = [.. others.Select(Words).Where(words => words.Length > 0)];
        IsShared = _others.Exists(other => PlaceOf(_name, other) is not null);
    }

    /// <summary>Somebody else bears the name, alone or as a part of a longer one ("Siti" beside "Siti Aminah"): whom words mean is for a person to say.</summary>
    public bool IsShared { get; }

    /// <summary>True where the full name stands in the text, no other student bears it, and no other student is named beside it.</summary>
    public bool IsMeantBy(string? text)
    {
        if (IsShared || text is null || PlaceOf(_name, Words(text)) is null)
            return false;
        var rest = Words(text);
        // The name itself may hold a shorter one of somebody else: that one is not named.
        while (PlaceOf(_name, rest) is { } place)
            rest = [.. rest[..place], "", .. rest[(place + _name.Length)..]];
        return !_others.Exists(other => PlaceOf(other, rest) is not null);
    }

    private static string[] Words(string text) => [.. NameWords.In(text).Select(word => word.Folded)];

    private static int? PlaceOf(string[] name, string[] words)
    {
        for (var start = 0; name.Length > 0 && start + name.Length <= words.Length; start++)
        {
            if (words.AsSpan(start, name.Length).SequenceEqual(name))
                return start;
        }

        return null;
    }
}
