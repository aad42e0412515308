namespace SrpsWeb.Web.Guides;

/// <summary>
/// The guide of <c>docs/guide</c>, the very files, as they are embedded in the program. It is the same for every school and every
/// role, and is read once.
/// </summary>
public sealed class GuideBook
{
    public const string Address = "/panduan";

    private const string Prefix = "guide/";
    private const string TextEnding = ".md";

    private readonly Dictionary<string, GuidePicture> _pictures;

    /// <exception cref="InvalidDataException">A chapter or picture that is named is not there, or one that is there is not named.</exception>
    public GuideBook()
    {
        var files = Embedded();
        _pictures = files.Where(file => !file.Key.EndsWith(TextEnding, StringComparison.Ordinal))
            .ToDictionary(file => file.Key, file => GuidePicture.Read(file.Key, file.Value), StringComparer.Ordinal);
        var texts = files.Where(file => file.Key.EndsWith(TextEnding, StringComparison.Ordinal))
            .ToDictionary(file => file.Key[..^TextEnding.Length], file => System.Text.Encoding.UTF8.GetString(file.Value), StringComparer.Ordinal);
        var contents = texts[GuideMarkdown.Contents];
        var markdown = new GuideMarkdown(_pictures);
        string[] order = [GuideMarkdown.Contents, .. GuideMarkdown.ChaptersOf(contents)];
        if (order.Order(StringComparer.Ordinal).Except(texts.Keys, StringComparer.Ordinal).Concat(texts.Keys.Except(order, StringComparer.Ordinal)).ToList() is [_, ..] unmatched)
            throw new InvalidDataException($"The contents of the guide and its files differ: {string.Join(", ", unmatched)}.");
        Chapters = [.. order.Select(file => markdown.Read(file, texts[file]))];
    }

    /// <summary>In the order to read them; the first holds the contents.</summary>
    public IReadOnlyList<GuideChapter> Chapters { get; }

    /// <param name="slug">Null or empty: the first page.</param>
    /// <returns>The place in <see cref="Chapters"/>, or null.</returns>
    public int? Find(string? slug)
    {
        for (var place = 0; place < Chapters.Count; place++)
        {
            if (Chapters[place].Slug == (slug ?? ""))
                return place;
        }

        return null;
    }

    public GuidePicture? FindPicture(string name) => _pictures.GetValueOrDefault(name);

    private static Dictionary<string, byte[]> Embedded()
    {
        var assembly = typeof(GuideBook).Assembly;
        var files = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (var name in assembly.GetManifestResourceNames().Where(name => name.StartsWith(Prefix, StringComparison.Ordinal)))
        {
            using var stream = assembly.GetManifestResourceStream(name)!;
            var content = new byte[stream.Length];
            stream.ReadExactly(content);
            files.Add(name[Prefix.Length..], content);
        }

        return files;
    }
}
