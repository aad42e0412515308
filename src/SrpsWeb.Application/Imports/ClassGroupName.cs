using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Imports;

/// <summary>A class group's name as schools write it, brought to one form: "10-TKRO-1", "Kelas X.TKRO 1" and "X TKRO 1" are the same group.</summary>
/// <param name="Display">"X TKRO 1".</param>
/// <param name="Key">Equal for every way of writing the same group: "XTKRO1".</param>
/// <param name="Level">Null when the name does not begin with a level.</param>
/// <param name="Programme">What stands between level and number ("TKRO"), a guess at the programme's short form.</param>
public sealed partial record ClassGroupName(string Display, string Key, GradeLevel? Level, string? Programme)
{
    /// <summary>Reads a name; null when the text holds no letter or digit, or is too long to be one.</summary>
    /// <param name="text">The cell's text.</param>
    /// <param name="level">The sheet's level column, used when the name itself begins with none.</param>
    public static ClassGroupName? Parse(string? text, string? level = null)
    {
        var words = Words(text);
        if (words.Count > 1 && words[0] is "KELAS" or "KLS" or "ROMBEL") words.RemoveAt(0);
        if (words.Count == 0) return null;

        SplitGluedLevel(words);
        if (LevelOf(words[0]) is null && Words(level) is [var only] && LevelOf(only) is not null) words.Insert(0, only);

        var parsed = LevelOf(words[0]);
        if (parsed is { } grade) words[0] = grade.ToString();
        var display = string.Join(' ', words);
        if (display.Length > TextLimits.Code) return null;

        return new ClassGroupName(display, string.Concat(words), parsed, parsed is null ? null : Middle(words));
    }

    /// <summary>The key by which an existing group's name is compared; null for a name that is none.</summary>
    public static string? KeyOf(string name) => Parse(name)?.Key;

    private static List<string> Words(string? text)
    {
        if (text is null) return [];
        var spaced = new StringBuilder(text.Length);
        foreach (var c in text.Normalize(NormalizationForm.FormKC).ToUpperInvariant())
        {
            var last = spaced.Length == 0 ? ' ' : spaced[^1];
            if (!char.IsLetterOrDigit(c)) spaced.Append(' ');
            else if (char.IsLetter(last) && char.IsDigit(c)) spaced.Append(' ').Append(c);
            else if (char.IsDigit(last) && char.IsLetter(c) && NumberIsLevel(spaced)) spaced.Append(' ').Append(c);
            else spaced.Append(c);
        }

        return [.. spaced.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(WithoutLeadingZeros)];
    }

    private static bool NumberIsLevel(StringBuilder spaced) => spaced.ToString().Trim() is "10" or "11" or "12";

    private static string WithoutLeadingZeros(string word) =>
        word.All(char.IsAsciiDigit) && word.TrimStart('0') is { Length: > 0 } trimmed ? trimmed : word;

    private static void SplitGluedLevel(List<string> words)
    {
        var glued = GluedLevel().Match(words[0]);
        if (!glued.Success) return;
        words[0] = glued.Groups["level"].Value;
        words.Insert(1, glued.Groups["rest"].Value);
    }

    private static GradeLevel? LevelOf(string word) => word switch
    {
        "X" or "10" => GradeLevel.X,
        "XI" or "11" => GradeLevel.XI,
        "XII" or "12" => GradeLevel.XII,
        _ => null,
    };

    private static string? Middle(List<string> words)
    {
        var middle = words.Skip(1).TakeWhile(word => !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out _)).ToList();

        // "X TKJ A": the parallel class has a letter.
        if (middle.Count > 1 && middle.Count == words.Count - 1 && middle[^1].Length == 1) middle.RemoveAt(middle.Count - 1);

        return middle.Count == 0 || (middle.Count == 1 && middle[0].Length == 1) ? null : string.Join(' ', middle);
    }

    [GeneratedRegex("^(?<level>XII|XI|X)(?<rest>[A-HJ-Z][A-Z]+)$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex GluedLevel();
}
