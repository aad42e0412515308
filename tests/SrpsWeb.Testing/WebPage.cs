using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace SrpsWeb.Testing;

/// <summary>What a request was answered with.</summary>
/// <param name="Address">As requested.</param>
/// <param name="Location">Where a redirect leads; else null.</param>
/// <param name="Commands">SQL of the request, in its order.</param>
public sealed partial record WebPage(string Address, HttpStatusCode Status, string? Location, string? MediaType, byte[] Content, IReadOnlyList<string> Commands)
{
    private readonly Lazy<IHtmlDocument> _document = new(() => new HtmlParser().ParseDocument(Encoding.UTF8.GetString(Content)));

    /// <summary>What the browser is told to run and load; null where it is told nothing.</summary>
    public string? ContentSecurityPolicy { get; init; }

    public bool IsHtml => MediaType == "text/html";

    public string Body => Encoding.UTF8.GetString(Content);

    public IHtmlDocument Document => _document.Value;

    /// <summary>The words of the page's own part, without the shell around it.</summary>
    public string Words => Spaces().Replace((Document.QuerySelector("main") ?? Document.Body!).TextContent, " ").Trim();

    /// <summary>The body without what differs from answer to answer: the tokens against forgery.</summary>
    public string ComparableBody => TokenValue().Replace(Body, "");

    /// <summary>The only form to be posted in the page's own part, or the one the selector finds.</summary>
    public PageForm Form(string selector = "main form[method=post]:not(.draft-act)") =>
        Document.QuerySelectorAll<IHtmlFormElement>(selector).ToList() is [var only]
            ? new PageForm(only, Address)
            : throw new InvalidOperationException($"{Address} ({Status}) does not hold exactly one {selector}.");

    /// <summary>
    /// What is said beside the field, or null. A message beside a field must also stand in the summary on top, as a link to the
    /// field.
    /// </summary>
    public string? Refusal(string name)
    {
        var id = name.Replace('.', '_').Replace('[', '_').Replace(']', '_');
        if (Document.GetElementById(id + "-error") is not { } error)
            return null;
        if (Document.GetElementById(id)?.GetAttribute("aria-describedby")?.Split(' ').Contains(id + "-error") != true)
            throw new InvalidOperationException($"{Address}: the message beside {name} is not tied to it.");
        if (Document.QuerySelector($".error-summary a[href='#{id}']")?.TextContent.EndsWith(error.TextContent, StringComparison.Ordinal) != true)
            throw new InvalidOperationException($"{Address}: the message beside {name} is not in the summary.");
        return error.TextContent;
    }

    /// <summary>Everything said in the summary of a refused form.</summary>
    public IReadOnlyList<string> Refusals => [.. Document.QuerySelectorAll(".error-summary li").Select(item => item.TextContent.Trim())];

    /// <summary>Addresses of the links in the page's own part.</summary>
    public IReadOnlyList<string> Links => [.. Document.QuerySelectorAll("main a[href]").Select(link => link.GetAttribute("href")!)];

    public override string ToString() => $"{Address}: {(int)Status} {Location}";

    [GeneratedRegex("(?<=name=\"__RequestVerificationToken\" type=\"hidden\" value=\")[^\"]*", RegexOptions.None, 1000)]
    private static partial Regex TokenValue();

    [GeneratedRegex(@"\s+", RegexOptions.None, 1000)]
    private static partial Regex Spaces();
}
