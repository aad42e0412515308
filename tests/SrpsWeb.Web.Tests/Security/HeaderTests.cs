using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>Every answer, whatever it is, carries the headers that keep a browser from doing harm; what speaks of persons is never stored.</summary>
public sealed class HeaderTests(TestSite site, SharedSchool shared) : IClassFixture<SharedSchool>
{
    private static readonly (string Name, string Value)[] Always =
    [
        ("X-Content-Type-Options", "nosniff"),
        ("X-Frame-Options", "DENY"),
        ("Referrer-Policy", "no-referrer"),
        ("Cross-Origin-Opener-Policy", "same-origin"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ];

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Operator)]
    [InlineData(null)]
    public async Task EveryAnswer_HasThem(SchoolRole? role)
    {
        using var visitor = role is { } held ? await site.SignInAsync(shared.Filled.School, held) : site.Visit();
        string[] others = ["/tidak-ada", "/sehat", "/css/srps.css", "/img/icons.svg", "/galat/500", "/%2e%2e/appsettings.json", "/kasus/bukan-id"];

        foreach (var address in PageTable.Rows.Where(row => row.Route != "keluar").Select(row => shared.Filled.Address(row.Route)).Concat(others))
        {
            RequireHeaders(await visitor.GetAsync(address));
            RequireHeaders(await visitor.PostAsync(address));
        }
    }

    /// <summary>A browser that has seen the site once asks for it encrypted from then on, whatever is typed; for a year, and what lies below it too.</summary>
    [Fact]
    public async Task OnHttps_TheBrowserIsToldToStayThere()
    {
        using var visitor = site.Visit(isHttps: true);

        foreach (var address in new[] { "/masuk", "/css/srps.css", "/tidak-ada", "/sehat" })
            Assert.Equal("max-age=31536000; includeSubDomains", (await visitor.GetAsync("https://srps.sekolah.example" + address)).Headers.GetValueOrDefault("Strict-Transport-Security"));
        using var plain = site.Visit();
        Assert.False((await plain.GetAsync("http://srps.sekolah.example/masuk")).Headers.ContainsKey("Strict-Transport-Security"));
    }

    [Theory]
    [InlineData("/masuk", "text/html; charset=utf-8")]
    [InlineData("/sehat", "text/plain; charset=utf-8")]
    [InlineData("/css/srps.css", "text/css; charset=utf-8")]
    [InlineData("/js/draft.js", "text/javascript; charset=utf-8")]
    public async Task Text_SaysHowItIsWritten(string address, string type)
    {
        using var visitor = site.Visit();

        Assert.Equal(type, (await visitor.GetAsync(address)).Headers.GetValueOrDefault("Content-Type"), ignoreCase: true);
    }

    [Fact]
    public async Task APostWithoutItsToken_AndOneTooLarge_HaveThemToo()
    {
        using var counsellor = await site.SignInAsync(shared.Filled.School, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync("/catat")).Form();

        RequireHeaders(await counsellor.SendAsync(form.Forge(PageForm.Token)));
        RequireHeaders(await counsellor.SendAsync(form.Forge("Input.Note", new string('a', 9 * 1024 * 1024))));
    }

    private static void RequireHeaders(WebPage page)
    {
        foreach (var (name, value) in Always)
            Assert.True(page.Headers.GetValueOrDefault(name) == value, $"{page}: {name} is {page.Headers.GetValueOrDefault(name)}");
        var csp = page.Headers.GetValueOrDefault("Content-Security-Policy") ?? "";
        Assert.Contains("default-src 'none'", csp, StringComparison.Ordinal);
        foreach (var part in new[] { "script-src 'self'", "frame-ancestors 'none'", "base-uri 'none'", "object-src 'none'", "form-action 'self'" })
            Assert.Contains(part, csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.False(page.Headers.ContainsKey("Server"));
        // Style sheets, icons and the guide's pictures of the demo speak of nobody.
        if (!new[] { "/css", "/img", "/panduan/gambar" }.Any(open => page.Address.StartsWith(open, StringComparison.Ordinal)))
            Assert.True(page.Headers.GetValueOrDefault("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true, $"{page}: {page.Headers.GetValueOrDefault("Cache-Control")}");
    }
}
