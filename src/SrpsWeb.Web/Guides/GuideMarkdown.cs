using Markdig;
using Markdig.Extensions.AutoIdentifiers;
using Markdig.Renderers;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SrpsWeb.Web.Guides;

/// <summary>
/// From the files as a reader of the repository sees them to the pages of the product: the same words, links between chapters
/// and pictures at their addresses here. HTML in a file is shown as text.
/// </summary>
public sealed class GuideMarkdown(IReadOnlyDictionary<string, GuidePicture> pictures)
{
    /// <summary>The first page, and what a folder shows of itself.</summary>
    public const string Contents = "README";

    private const string PictureFolder = "gambar/";
    private const string Ending = ".md";

    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables()
        .UseAutoIdentifiers(AutoIdentifierOptions.GitHub)
        .DisableHtml()
        .Build();

    /// <param name="file">Name without its ending.</param>
    /// <exception cref="InvalidDataException">It has no heading, or names a picture or an address that a guide cannot have.</exception>
    public GuideChapter Read(string file, string text)
    {
        var page = Markdown.Parse(text, Pipeline);
        if (page.FirstOrDefault() is not HeadingBlock { Level: 1, Inline: { } heading })
            throw new InvalidDataException($"{file} does not begin with its title.");
        foreach (var link in page.Descendants<LinkInline>())
            link.Url = link.IsImage ? PictureOf(link).Path : PathOf(link.Url);
        using var html = new StringWriter();
        var renderer = new HtmlRenderer(html);
        Pipeline.Setup(renderer);
        renderer.ObjectRenderers.Replace<Markdig.Renderers.Html.ParagraphRenderer>(new FigureRenderer(PictureAt));
        renderer.Render(page);
        return new GuideChapter(file == Contents ? "" : file, WordsOf(heading), html.ToString());
    }

    /// <summary>Names of the chapters in the order in which the contents link them.</summary>
    public static IEnumerable<string> ChaptersOf(string contents) => Markdown.Parse(contents, Pipeline).Descendants<LinkInline>()
        .Where(link => !link.IsImage && link.Url is { } url && url.EndsWith(Ending, StringComparison.Ordinal))
        .Select(link => link.Url![..^Ending.Length])
        .Distinct(StringComparer.Ordinal);

    private static string WordsOf(ContainerInline heading) => string.Concat(heading.Descendants<LiteralInline>().Select(words => words.Content.ToString()));

    private static string PathOf(string? url)
    {
        if (url is null)
            throw new InvalidDataException("A link of the guide leads nowhere.");
        if (url.StartsWith('/') || url.StartsWith('#'))
            return url;
        var end = url.IndexOf(Ending, StringComparison.Ordinal);
        if (end <= 0 || url.Contains('/', StringComparison.Ordinal))
            throw new InvalidDataException($"The guide links {url}, which is neither a chapter nor a page of the product.");
        var chapter = url[..end];
        return (chapter == Contents ? GuideBook.Address : $"{GuideBook.Address}/{chapter}") + url[(end + Ending.Length)..];
    }

    private GuidePicture PictureOf(LinkInline link) =>
        link.Url is { } url && url.StartsWith(PictureFolder, StringComparison.Ordinal) && pictures.TryGetValue(url[PictureFolder.Length..], out var picture)
            ? picture
            : throw new InvalidDataException($"The guide has no picture {link.Url}.");

    private GuidePicture PictureAt(string path) => pictures.Values.First(picture => picture.Path == path);
}
