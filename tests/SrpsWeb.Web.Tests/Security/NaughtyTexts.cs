using AngleSharp.Dom;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>The texts of <see cref="NaughtyTextTests"/> and what is asked of a page that holds them.</summary>
internal static class NaughtyTexts
{
    /// <summary>Part of every text that would run or build something; no attribute, element or comment may bear it.</summary>
    private const string Mark = "jejak";

    private static readonly string[] OneLine =
    [
        "<script>window.jejak=1</script>", "\"><img src=jejak onerror=jejak()>", "' onfocus='jejak()' autofocus='", "<svg/onload=jejak()>", "</textarea><script>jejak()</script>",
        "</title></main></form><jejak-1>", "<!--jejak", "-->", "]]>", "<a href=javascript:jejak()>x</a>", "<iframe src=//jejak></iframe>", "&lt;b&gt; &amp; &#x3C; &nbsp;", "<style>*{display:none}</style>",
        "{{7*7}}", "@(1+1) @Model", "${7*7} #{7*7} <%= 7*7 %>", "%s%n%x %00 %0d%0a", "'; DROP TABLE \"Students\";--", "1' OR '1'='1", "\\'; \\\" \\\\ \\n",
        "=1+1", "+62812", "-2+3", "@SUM(A1)", "null", "NULL undefined NaN None true -1 0", "../../etc/passwd", "C:\\..\\con.txt",
        "\u202etxt.eman\u202c", "a\u200bb\u200dc\ufeffd", "👩🏽‍🏫 🇮🇩 👨‍👩‍👧", "Z͑ͫ̓ͪ̂ͫ̽a̴̵̞", "𝒳𠮷", "é é İ ı ß ﬁ", "’“”–—…€™", "Nur'aini D'Souza", "Ma’ruf Jum‘at", "ا١٢٣ עברית", "a\u00a0b\u2028c", "tab\tdua  spasi",
    ];

    /// <summary>All of them as texts of one line, as many in one as fit.</summary>
    internal static readonly IReadOnlyList<string> Lines = Joined(115);

    /// <summary>All of them as one text of many lines, with a very long one, different for each field; as it is stored.</summary>
    internal static string Long(string field) => string.Join('\n', [field, .. OneLine, new string('W', 900), "jejak\n\nSet-Cookie: jejak=1"]);

    internal static PageForm Fill(PageForm form, params IEnumerable<string> fields)
    {
        foreach (var field in fields)
            form.With(field, Long(field).Replace("\n", "\r\n", StringComparison.Ordinal));
        return form;
    }

    /// <summary>The texts stand in their fields as they were typed.</summary>
    internal static void AssertKept(WebPage page, IEnumerable<string> fields)
    {
        AssertHarmless(page);
        // HTML drops one line end right after the tag; the page writes it for the browser to drop.
        Assert.All(fields, field => Assert.Equal(Long(field), page.Form()[field]?.Replace("\r\n", "\n", StringComparison.Ordinal).TrimStart('\n')));
    }

    internal static void AssertKept(WebPage page, string line, params IEnumerable<string> fields)
    {
        AssertHarmless(page);
        Assert.All(fields, field => Assert.Equal(line, page.Form()[field]));
    }

    /// <summary>The page shows the texts word for word, line for line.</summary>
    internal static void AssertShown(WebPage page, IEnumerable<string> fields)
    {
        AssertHarmless(page);
        Assert.All(fields, field => Assert.Contains(Long(field), page.Document.QuerySelector("main")!.TextContent.Replace("\r\n", "\n", StringComparison.Ordinal), StringComparison.Ordinal));
    }

    internal static void AssertShown(IEnumerable<IElement> places, string line) => Assert.Contains(places, place => place.TextContent.Contains(line, StringComparison.Ordinal));

    /// <summary>Nothing of the texts became markup, and the browser is told to run only the product's own script.</summary>
    internal static void AssertHarmless(WebPage page)
    {
        Assert.Contains("script-src 'self';", page.Headers["Content-Security-Policy"], StringComparison.Ordinal);
        foreach (var element in page.Document.All)
        {
            Assert.DoesNotContain(Mark, element.LocalName, StringComparison.Ordinal);
            Assert.All(element.Attributes, attribute => Assert.False(attribute.Name.StartsWith("on", StringComparison.Ordinal) || attribute.Name.Contains(Mark, StringComparison.Ordinal), attribute.Name));
            Assert.False(element.LocalName is "iframe" or "object" or "embed" or "style" or "base", element.OuterHtml);
            Assert.All(["src", "href", "action"], name => Assert.DoesNotContain(Mark, element.GetAttribute(name) ?? "", StringComparison.Ordinal));
            if (element.LocalName == "script")
                Assert.Equal("", element.TextContent);
        }

        Assert.DoesNotContain(page.Document.Descendants<IComment>(), comment => comment.Data.Contains(Mark, StringComparison.Ordinal));
    }

    private static List<string> Joined(int most)
    {
        var lines = new List<string> { new('W', most) };
        foreach (var text in OneLine)
        {
            if (lines[^1].Length + text.Length + 3 <= most)
                lines[^1] += " | " + text;
            else
                lines.Add(text);
        }

        return lines;
    }
}
