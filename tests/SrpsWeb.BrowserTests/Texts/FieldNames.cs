using System.Text.RegularExpressions;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>The fields of pages by names that are the same for each record: <c>/kasus/#/rtl Input.Title</c>.</summary>
internal sealed partial class FieldNames
{
    private readonly HashSet<string> _found = [];
    private readonly HashSet<string> _filled = [];

    /// <summary>Found and not filled.</summary>
    internal IEnumerable<string> Left => _found.Except(_filled).Order(StringComparer.Ordinal);

    internal int Filled => _filled.Count;

    internal void Find(string path, IEnumerable<string> fields) => _found.UnionWith(fields.Select(field => Name(path, field)));

    internal void Fill(string path, IEnumerable<string> fields) => _filled.UnionWith(fields.Select(field => Name(path, field)));

    private static string Name(string path, string field) => Id().Replace(path, "#") + " " + Place().Replace(field, "[]");

    [GeneratedRegex("(?<=/)([0-9a-f-]{36}|[0-9]{4}-[0-9]{2})(?=/|$)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Id();

    [GeneratedRegex(@"\[[0-9a-f-]+\]", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Place();
}
