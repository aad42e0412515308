namespace SrpsWeb.Domain;

/// <summary>
/// A rule of the domain refuses an act. Nothing has been changed when it is thrown.
/// </summary>
/// <remarks>
/// <see cref="Code"/> is the key of the text shown to the person (an Indonesian and an English one exist for every code),
/// <see cref="Arguments"/> fill its placeholders in order, and <see cref="Field"/> names the input it belongs to, if one does.
/// </remarks>
public sealed class RuleBrokenException : Exception
{
    public RuleBrokenException(string code, string? field = null, params object[] arguments)
        : base(code)
    {
        Code = code;
        Field = field;
        Arguments = arguments;
    }

    /// <summary>Stable code such as <c>HomeVisit.InFuture</c>.</summary>
    public string Code { get; }

    /// <summary>Name of the input the refusal belongs to (PascalCase, as in the command), or null where it concerns the whole act.</summary>
    public string? Field { get; }

    /// <summary>Values for the placeholders of the text: dates, numbers, names. Never null, often empty.</summary>
    public IReadOnlyList<object> Arguments { get; }
}

internal static class Rule
{
    internal static void Require(bool holds, string code, string? field = null, params object[] arguments)
    {
        if (!holds)
            throw new RuleBrokenException(code, field, arguments);
    }

    /// <summary>The text as <see cref="TypedText"/> keeps it; refused when nothing is left or it is longer than <paramref name="maximum"/> characters.</summary>
    internal static string RequiredText(string? text, int maximum, string missingCode, string field)
    {
        var kept = TypedText.Of(text);
        Require(kept.Length > 0, missingCode, field);
        Require(kept.Length <= maximum, "Text.TooLong", field, maximum);
        return kept;
    }

    /// <summary>The text as <see cref="TypedText"/> keeps it; empty becomes null; longer than <paramref name="maximum"/> characters is refused.</summary>
    internal static string? OptionalText(string? text, int maximum, string field)
    {
        var kept = TypedText.Of(text);
        if (kept.Length == 0)
            return null;
        Require(kept.Length <= maximum, "Text.TooLong", field, maximum);
        return kept;
    }
}
