using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Tests.Rendering;

public sealed partial class IconTagHelperTests
{
    [Fact]
    public void Icon_PageWithoutStaticAssets_PointsAtThePlainSprite() =>
        Assert.Equal("<svg class=\"ico\" aria-hidden=\"true\"><use href=\"/img/icons.svg#house\"></use></svg>", Render(new DefaultHttpContext()));

    [Fact]
    public void Icon_UnderAPathBase_StaysUnderIt() =>
        Assert.Contains("href=\"/srps/img/icons.svg#house\"", Render(new DefaultHttpContext { Request = { PathBase = "/srps" } }), StringComparison.Ordinal);

    [Fact]
    public void Icon_PageWithStaticAssets_PointsAtTheFingerprintedSprite()
    {
        var assets = new ResourceAssetCollection([new ResourceAsset("img/icons.abc123.svg", [new ResourceAssetProperty("label", "img/icons.svg")])]);
        var http = new DefaultHttpContext();
        http.SetEndpoint(new Endpoint(null, new EndpointMetadataCollection(new object[] { assets }), null));

        Assert.Contains("href=\"/img/icons.abc123.svg#house\"", Render(http), StringComparison.Ordinal);
    }

    [Fact]
    public void Icon_WithAClass_KeepsIt() =>
        Assert.Contains("class=\"ico-small ico\"", Render(new DefaultHttpContext(), new TagHelperAttribute("class", "ico-small")), StringComparison.Ordinal);

    [Fact]
    public void EveryIconOfAPage_IsInTheSprite()
    {
        var web = WebProject();
        var sprite = SymbolId().Matches(File.ReadAllText(Path.Combine(web, "wwwroot", "img", "icons.svg"))).Select(match => match.Groups["name"].Value).ToHashSet();
        var missing = Directory.EnumerateFiles(web, "*.cshtml", SearchOption.AllDirectories)
            .SelectMany(page => IconName().Matches(File.ReadAllText(page)).Select(match => $"{Path.GetFileName(page)}: {match.Groups["name"].Value}"))
            .Where(use => !sprite.Contains(use[(use.IndexOf(' ', StringComparison.Ordinal) + 1)..]));

        Assert.Contains("house", sprite);
        Assert.Empty(missing);
    }

    private static string Render(HttpContext http, params TagHelperAttribute[] attributes)
    {
        var helper = new IconTagHelper { Name = "house", ViewContext = new ViewContext { HttpContext = http } };
        var context = new TagHelperContext([.. attributes], new Dictionary<object, object>(), "icon");
        var output = new TagHelperOutput("icon", [.. attributes], (_, _) => Task.FromResult<TagHelperContent>(new DefaultTagHelperContent()));

        helper.Process(context, output);

        using var writer = new StringWriter();
        output.WriteTo(writer, HtmlEncoder.Default);
        return writer.ToString();
    }

    private static string WebProject([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "../../../src/SrpsWeb.Web"));

    [GeneratedRegex("<symbol id=\"(?<name>[^\"]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex SymbolId();

    // A name that is computed begins with @ and is the page's own business.
    [GeneratedRegex("<icon name=\"(?<name>[a-z0-9-]+)\"", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex IconName();
}
