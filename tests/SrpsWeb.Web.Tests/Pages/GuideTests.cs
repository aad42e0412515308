using System.Net;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Guides;
using SrpsWeb.Web.Tests.Architecture;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The guide leads nowhere that is not there, shows every picture it has, and stays light.</summary>
public sealed partial class GuideTests(TestSite site, SharedSchool shared) : IClassFixture<SharedSchool>
{
    /// <summary>In bytes, of one picture.</summary>
    private const int LargestPicture = 30_000;

    private static readonly string Folder = Path.Combine(SourceTree.Root, "docs", "guide");

    [Fact]
    public async Task EveryChapter_HasOneTitleAndLeadsToTheNext()
    {
        var chapters = Book().Chapters;
        using var visitor = await site.SignInAsync(shared.Filled.School, SchoolRole.OsisMember);

        Assert.True(chapters.Count > 10);
        for (var place = 0; place < chapters.Count; place++)
        {
            var page = await visitor.GetAsync(chapters[place].Path);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            Assert.Equal(chapters[place].Title, Assert.Single(page.Document.QuerySelectorAll("h1")).TextContent);
            Assert.Equal(place + 1 < chapters.Count ? chapters[place + 1].Path : null, page.Document.QuerySelector(".guide-turn [rel=next]")?.GetAttribute("href"));
            Assert.Equal(place > 0 ? chapters[place - 1].Path : null, page.Document.QuerySelector(".guide-turn [rel=prev]")?.GetAttribute("href"));
            Assert.Equal(place > 0 ? chapters.Count - 1 : 0, page.Document.QuerySelectorAll(".guide-contents a").Length);
        }
    }

    [Fact]
    public async Task EveryLink_LeadsToAPageAPlaceOrAChapter()
    {
        using var visitor = await site.SignInAsync(shared.Filled.School, SchoolRole.Counsellor);
        var pages = new Dictionary<string, IDocument>(StringComparer.Ordinal);
        foreach (var chapter in Book().Chapters)
            pages.Add(chapter.Path, (await visitor.GetAsync(chapter.Path)).Document);
        var routes = site.Services.GetRequiredService<IEnumerable<EndpointDataSource>>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>()
            .Where(endpoint => endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null)
            .Select(endpoint => new TemplateMatcher(TemplateParser.Parse(endpoint.RoutePattern.RawText!), []))
            .ToList();

        var links = pages.SelectMany(page => page.Value.QuerySelectorAll("article a").Select(link => (From: page.Key, To: link.GetAttribute("href")!))).ToList();

        Assert.True(links.Count > 30);
        Assert.Empty(links.Where(link => !Leads(link.From, link.To)).Select(link => $"{link.From} → {link.To}"));

        bool Leads(string from, string to)
        {
            var parts = to.Split('#');
            var path = parts[0].Length == 0 ? from : parts[0];
            if (parts.Length == 2)
                return pages.TryGetValue(path, out var page) && page.GetElementById(parts[1]) is not null;
            return path.StartsWith(GuideBook.Address, StringComparison.Ordinal) ? pages.ContainsKey(path) : routes.Exists(route => route.TryMatch(path, []));
        }
    }

    [Fact]
    public async Task EveryPicture_SaysWhatIsSeen_HasItsSize_AndWaitsUntilItIsNear()
    {
        using var visitor = await site.SignInAsync(shared.Filled.School, SchoolRole.Committee);
        var seen = 0;
        foreach (var chapter in Book().Chapters)
        {
            foreach (var picture in (await visitor.GetAsync(chapter.Path)).Document.QuerySelectorAll("article img"))
            {
                seen++;
                Assert.True(picture.GetAttribute("alt")!.Length > 20);
                Assert.Equal("lazy", picture.GetAttribute("loading"));
                Assert.NotEmpty(picture.Closest("figure")!.QuerySelector("figcaption")!.TextContent);
                var file = await visitor.GetAsync(picture.GetAttribute("src")!);
                Assert.Equal("image/png", file.MediaType);
                Assert.Contains("immutable", file.Headers["Cache-Control"], StringComparison.Ordinal);
                var kept = Book().FindPicture(picture.GetAttribute("src")!.Split('/', '?')[3])!;
                Assert.Equal(file.Content, kept.Content);
                Assert.Equal(($"{kept.Width}", $"{kept.Height}"), (picture.GetAttribute("width"), picture.GetAttribute("height")));
            }
        }

        Assert.True(seen > 10);
    }

    [Fact]
    public void EveryPictureFile_IsShownAndSmall()
    {
        var shown = Directory.GetFiles(Folder, "*.md").Append(Path.Combine(SourceTree.Root, "README.md"))
            .SelectMany(file => PictureNamed().Matches(File.ReadAllText(file)).Select(match => match.Groups["name"].Value))
            .Distinct(StringComparer.Ordinal);
        var files = Directory.GetFiles(Path.Combine(Folder, "gambar")).Select(file => new FileInfo(file)).ToList();

        Assert.Equal(shown.Order(StringComparer.Ordinal), files.Select(file => file.Name).Order(StringComparer.Ordinal));
        Assert.All(files, file => Assert.InRange(file.Length, 1, LargestPicture));
        Assert.DoesNotContain(Directory.GetFiles(Folder), file => !file.EndsWith(".md", StringComparison.Ordinal));
    }

    [Fact]
    public async Task InEnglish_ThePageSaysThatTheGuideIsIndonesian()
    {
        using var visitor = await site.SignInAsync(shared.Filled.School, SchoolRole.Facilitator);
        var indonesian = await visitor.GetAsync("/panduan/mulai");
        await visitor.SpeakEnglishAsync();
        var english = await visitor.GetAsync("/panduan/mulai");

        Assert.Null(indonesian.Document.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Equal("id", english.Document.QuerySelector("article")!.GetAttribute("lang"));
        Assert.Contains("The guide is written in Indonesian", english.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Text("Guide.OnlyIndonesian"), indonesian.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/panduan/tidak-ada")]
    [InlineData("/panduan/README")]
    [InlineData("/panduan/gambar/tidak-ada.png")]
    [InlineData("/panduan/gambar/..%2Fmulai.md")]
    public async Task Unknown_IsNotFound(string address)
    {
        using var visitor = await site.SignInAsync(shared.Filled.School, SchoolRole.Teacher);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(address)).Status);
    }

    /// <summary>The guide cannot carry markup of its own, not even by mistake.</summary>
    [Fact]
    public void Chapter_ShowsHtmlAsText() =>
        Assert.Contains("&lt;script&gt;", new GuideMarkdown(new Dictionary<string, GuidePicture>()).Read("bab", "# Bab\n\n<script>alert(1)</script>\n").Html, StringComparison.Ordinal);

    [Theory]
    [InlineData("Tanpa judul")]
    [InlineData("# Bab\n\n![Layar](gambar/hilang.png)")]
    [InlineData("# Bab\n\n[luar](https://contoh.example/a)")]
    [InlineData("# Bab\n\n[naik](../README.md)")]
    public void Chapter_ThatCannotBeShown_IsRefused(string text) =>
        Assert.Throws<InvalidDataException>(() => new GuideMarkdown(new Dictionary<string, GuidePicture>()).Read("bab", text));

    private GuideBook Book() => site.Services.GetRequiredService<GuideBook>();

    [GeneratedRegex(@"gambar/(?<name>[\w-]+\.png)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex PictureNamed();
}
