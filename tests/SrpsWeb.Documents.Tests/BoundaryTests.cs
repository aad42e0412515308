using System.Collections;
using System.Globalization;
using System.Reflection;
using System.Resources;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;
using SrpsWeb.Documents.Layout;

namespace SrpsWeb.Documents.Tests;

/// <summary>What keeps the engine replaceable and the words complete.</summary>
public sealed partial class BoundaryTests
{
    private const BindingFlags Everything =
        BindingFlags.Public | BindingFlags.NonPublic | BindingFlags.Instance | BindingFlags.Static | BindingFlags.DeclaredOnly;

    private static readonly Assembly Documents = typeof(Document).Assembly;

    [Fact]
    public void TypesOutsideLayout_KnowNoEngine()
    {
        var outside = Documents.GetTypes().Where(type => type.Namespace?.StartsWith("SrpsWeb.Documents", StringComparison.Ordinal) == true && !IsLayout(type)).ToList();

        Assert.NotEmpty(outside);
        Assert.DoesNotContain(outside, type => Used(type).Any(IsEngine));
        Assert.Contains(Documents.GetTypes().Where(IsLayout), type => Used(type).Any(IsEngine));
    }

    [Fact]
    public void PublicFaceOfLayout_ShowsNoEngine()
    {
        var shown = Documents.GetExportedTypes()
            .SelectMany(type => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static))
            .SelectMany(Signature);

        Assert.DoesNotContain(shown, IsEngine);
    }

    [Fact]
    public void SourcesOutsideLayout_NameNoEngine()
    {
        var sources = Directory.GetFiles(SourceFolder(), "*.cs", SearchOption.AllDirectories)
            .Where(path => !path.Contains($"{Path.DirectorySeparatorChar}obj{Path.DirectorySeparatorChar}", StringComparison.Ordinal))
            .ToLookup(path => path.Contains($"{Path.DirectorySeparatorChar}Layout{Path.DirectorySeparatorChar}", StringComparison.Ordinal));

        Assert.Contains(sources[true], NamesEngine);
        Assert.NotEmpty(sources[false]);
        Assert.DoesNotContain(sources[false], NamesEngine);
    }

    [Fact]
    public void Words_InBothLanguages_HaveTheSameKeysAndPlaceholders()
    {
        var words = new ResourceManager("SrpsWeb.Documents.MonthlyReport.MonthlyReportTexts", Documents);
        var indonesian = Entries(words, CultureInfo.InvariantCulture);
        var english = Entries(words, CultureInfo.GetCultureInfo("en"));

        Assert.True(indonesian.Count > 50, $"{indonesian.Count} texts");
        Assert.Equal(indonesian.Keys, english.Keys);
        Assert.All(indonesian, entry => Assert.Equal(Placeholders(entry.Value), Placeholders(english[entry.Key])));
        Assert.DoesNotContain(indonesian.Values.Concat(english.Values), text => text.Contains('!', StringComparison.Ordinal));
    }

    private static bool IsLayout(Type type) => type.Namespace?.StartsWith("SrpsWeb.Documents.Layout", StringComparison.Ordinal) == true;

    private static bool IsEngine(Type type) => type.Assembly.GetName().Name is "SkiaSharp" or "HarfBuzzSharp" or "SkiaSharp.HarfBuzz";

    private static bool NamesEngine(string path) =>
        File.ReadAllText(path) is var text && (text.Contains("SkiaSharp", StringComparison.Ordinal) || text.Contains("HarfBuzz", StringComparison.Ordinal));

    private static IEnumerable<Type> Used(Type type) => type.GetMembers(Everything)
        .SelectMany(member => Signature(member).Concat(Locals(member)));

    private static IEnumerable<Type> Signature(MemberInfo member) => member switch
    {
        MethodInfo method => method.GetParameters().Select(parameter => parameter.ParameterType).Append(method.ReturnType),
        ConstructorInfo constructor => constructor.GetParameters().Select(parameter => parameter.ParameterType),
        FieldInfo field => [field.FieldType],
        PropertyInfo property => [property.PropertyType],
        _ => [],
    };

    private static IEnumerable<Type> Locals(MemberInfo member) =>
        (member as MethodBase)?.GetMethodBody()?.LocalVariables.Select(local => local.LocalType) ?? [];

    private static SortedDictionary<string, string> Entries(ResourceManager words, CultureInfo culture) => new(
        words.GetResourceSet(culture, createIfNotExists: true, tryParents: false)!
            .Cast<DictionaryEntry>()
            .ToDictionary(entry => (string)entry.Key, entry => (string)entry.Value!, StringComparer.Ordinal),
        StringComparer.Ordinal);

    private static SortedSet<string> Placeholders(string text) =>
        new(Placeholder().Matches(text).Select(match => match.Value), StringComparer.Ordinal);

    [GeneratedRegex(@"\{\d+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Placeholder();

    private static string SourceFolder([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "src", "SrpsWeb.Documents"));
}
