using System.Text;

namespace SrpsWeb.Domain;

/// <summary>What was typed, as it is stored and compared.</summary>
public static class TypedText
{
    /// <summary>
    /// Without blanks around it, with one character for each line end, and without control characters: browsers send two for a
    /// line end, word processors leave their own, and one that a browser shows or sends back changed would make a text look as if
    /// another person had rewritten it. Tabs stay. Null becomes "".
    /// </summary>
    public static string Of(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
            return "";
        var kept = new StringBuilder(text.Length);
        foreach (var character in text.Replace("\r\n", "\n", StringComparison.Ordinal))
        {
            if (character is '\r' or '\v' or '\f' or '\u0085')
                kept.Append('\n');
            else if (character is '\n' or '\t' || !char.IsControl(character))
                kept.Append(character);
        }

        return kept.ToString().Trim();
    }
}
