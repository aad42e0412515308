using System.Text.RegularExpressions;

namespace SrpsWeb.Application.Privacy;

/// <summary>What somebody wrote about a student often calls the student by name; whoever reads by code must not read it.</summary>
internal static class WithoutName
{
    /// <summary>Shorter words of a name ("Al", "M.") are too often ordinary words.</summary>
    private const int ShortestWord = 3;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(1);

    /// <summary>The text with the student's name, whole or in parts, replaced by the code, and those of the guardians by "…".</summary>
    internal static string? Of(string? text, string name, string code, IEnumerable<string> guardians)
    {
        if (text is null)
            return null;
        var masked = Replace(text, name, code);
        foreach (var guardian in guardians)
            masked = Replace(masked, guardian, "…");
        return masked;
    }

    private static string Replace(string text, string name, string replacement)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord).DefaultIfEmpty(name).Select(Regex.Escape);
        var anyWord = "(?:" + string.Join('|', words) + ")";
        return Regex.Replace(text, $@"(?<!\w){anyWord}(?:\s+{anyWord})*(?!\w)", _ => replacement, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
    }
}
