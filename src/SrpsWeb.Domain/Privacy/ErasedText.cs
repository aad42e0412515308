namespace SrpsWeb.Domain.Privacy;

/// <summary>What stands where a text about a student was removed. The same in every language, and it says nothing of what was there.</summary>
public static class ErasedText
{
    public const string Mark = "[…]";

    /// <summary>In place of the name of a student: one word, so that it is never looked for in anybody's text.</summary>
    public const string Name = "Anonim";

    /// <summary>The mark where there was a text; null where there was none, so that what was told of stays countable.</summary>
    internal static string? Of(string? text) => text is null ? null : Mark;
}
