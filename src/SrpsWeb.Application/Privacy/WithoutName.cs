using System.Text.RegularExpressions;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Privacy;

/// <summary>What somebody wrote about a student often calls the student by name; whoever reads by code must not read it.</summary>
internal static partial class WithoutName
{
    /// <summary>What stands for a person who has no code here, and for a telephone number.</summary>
    private const string NotTold = "…";

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
            masked = Replace(masked, guardian, NotTold);
        return masked;
    }

    /// <summary>
    /// As above, and without the full names of the school's other students and without telephone numbers. The full names go first: of a
    /// classmate who shares a word with the student half a name would be left.
    /// </summary>
    internal static string? Of(string? text, string name, string code, IEnumerable<string> guardians, NamedStudents named) =>
        text is null ? null : Of(TelephoneNumber().Replace(named.Without(text, NotTold, name, code), NotTold), name, code, guardians);

    /// <summary>As numbers are written in Indonesia: +62 or 0 and 8 to 13 digits, with blanks, dots and hyphens between; days and rupiah are shorter or begin otherwise.</summary>
    [GeneratedRegex(@"(?<![\w.])(?:\+?62|0)(?:[ .\-()]{0,2}[0-9]){8,13}(?![0-9])", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex TelephoneNumber();

    private static string Replace(string text, string name, string replacement)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length >= ShortestWord).DefaultIfEmpty(name).Select(Regex.Escape);
        var anyWord = "(?:" + string.Join('|', words) + ")";
        return Regex.Replace(text, $@"(?<!\w){anyWord}(?:\s+{anyWord})*(?!\w)", _ => replacement, RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, Limit);
    }
}
