using System.Collections;
using System.Collections.Frozen;
using System.Globalization;
using System.Resources;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Rendering;

/// <summary>
/// Every text of the product by its key, in the language of the request. The resx files under <c>Resources/</c> are one table:
/// a key stands in exactly one of them, in Indonesian and in English.
/// </summary>
public sealed class Texts(Format format)
{
    private static readonly FrozenDictionary<string, string> Indonesian = Load(CultureInfo.InvariantCulture);

    private static readonly FrozenDictionary<string, string> English = Load(CultureInfo.GetCultureInfo("en"));

    /// <summary>All keys with their Indonesian and English texts.</summary>
    public static IReadOnlyDictionary<string, string> AllIndonesian => Indonesian;

    public static IReadOnlyDictionary<string, string> AllEnglish => English;

    /// <summary>The text, with its placeholders filled. An unknown key shows itself in brackets; a test looks for those.</summary>
    public string this[string key, params object[] arguments]
    {
        get
        {
            var text = (Format.IsEnglish ? English : Indonesian).GetValueOrDefault(key);
            if (text is null)
                return "[" + key + "]";
            return arguments.Length == 0 ? text : string.Format(CultureInfo.CurrentCulture, text, [.. arguments.Select(format.Any)]);
        }
    }

    /// <summary>The text of an enum value: key <c>Type.Value</c>.</summary>
    public string Of<T>(T value)
        where T : struct, Enum => this[typeof(T).Name + "." + value];

    /// <summary>Why the domain refused.</summary>
    public string OfRule(RuleBrokenException broken)
    {
        if (broken.Arguments is [IReadOnlyCollection<OpenEnd> openEnds])
            return this[broken.Code, string.Join("; ", openEnds.Select(end => this["CaseFile.OpenEnd", end.What, end.On]))];
        return this[broken.Code, [.. broken.Arguments]];
    }

    private static FrozenDictionary<string, string> Load(CultureInfo culture)
    {
        var assembly = typeof(Texts).Assembly;
        var texts = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith("SrpsWeb.Web.Resources.", StringComparison.Ordinal)))
        {
            var manager = new ResourceManager(name[..^".resources".Length], assembly);
            foreach (DictionaryEntry entry in manager.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!)
                texts.Add((string)entry.Key, (string)entry.Value!);
        }

        return texts.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
