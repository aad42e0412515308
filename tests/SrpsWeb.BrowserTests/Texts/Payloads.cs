using System.Text;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>Texts that become markup, script or gibberish where a page forgets that they are text.</summary>
internal static class Payloads
{
    /// <summary>A script of a text that runs sets this of the window; nothing but a value or a text of a page may bear it.</summary>
    internal const string Mark = "__srpsPwned";

    private static readonly string[] Texts =
    [
        "\"'></textarea></title><svg onload=__srpsPwned=1>", "'\"><img src onerror=__srpsPwned=2>", "\"><srps-x>", "\"><b>",
        "<script>__srpsPwned=3</script>", "</textarea><script>__srpsPwned=4</script>", "<img src=__srpsPwned onerror=__srpsPwned=5>", "</title></main></form><srps-x>",
        "' onfocus='__srpsPwned=6' autofocus='", "<a href=javascript:__srpsPwned=7>x</a>", "javascript:__srpsPwned=8", "<iframe srcdoc='<script>parent.__srpsPwned=9</script>'></iframe>", "<math href=javascript:__srpsPwned=10>",
        "<!--", "-->", "]]>", "<style>*{display:none}</style>", "<base href=//srps-x>", "<details open ontoggle=__srpsPwned=11>", "&lt;b&gt; &amp; &#x3C; &nbsp;",
        "{{7*7}} ${7*7} #{7*7}", "{{constructor.constructor('__srpsPwned=12')()}}", "@(7*7) @Model <%= 7*7 %>", "%s%n %00 %0d%0a", "'; DROP TABLE \"Students\";--", "\\'; \\\" \\\\ \\n", "=1+1 +62 -2 @SUM(A1)", "null undefined NaN",
        "\u202etxt.eman\u202c", "a\u200bb\u200dc", "👩🏽‍🏫 🇮🇩 👨‍👩‍👧", "Z͑ͫ̓ͪ̂ͫ̽a̴̵̞", "𝒳𠮷 ﬁ ß İı", "e\u0301 é", "’“”–—…€™ Ma’ruf Jum‘at", "ا١٢٣ עברית", "a\u00a0b", "dua  spasi",
    ];

    /// <summary>A text of one line, as many of all in it as fit, another part of them for each number.</summary>
    /// <param name="number">Of the text among those typed; stands in it where there is room.</param>
    /// <param name="most">Characters the field takes.</param>
    internal static string Line(int number, int most)
    {
        var line = new StringBuilder(most >= 20 ? $"{number} " : "");
        line.Append(Texts.FirstOrDefault(text => line.Length + text.Length <= most) ?? "<b>");
        for (var place = 0; place < Texts.Length; place++)
        {
            var text = Texts[((number * 3) + place) % Texts.Length];
            if (line.Length + text.Length + 1 <= most)
                line.Append(' ').Append(text);
        }

        return line.ToString();
    }

    /// <summary>All of them, one a line, and a word that is wider than every window.</summary>
    internal static string Lines(int number) => string.Join('\n', [$"{number}", .. Texts, new string('W', 300), "", "__srpsPwned"]);
}
