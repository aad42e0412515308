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
        Assert.Contains("script-src 'self'", csp, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe", csp, StringComparison.Ordinal);
        Assert.False(page.Headers.ContainsKey("Server"));
        // Style sheets, icons and the guide's pictures of the demo speak of nobody.
        if (!new[] { "/css", "/img", "/panduan/gambar" }.Any(open => page.Address.StartsWith(open, StringComparison.Ordinal)))
            Assert.True(page.Headers.GetValueOrDefault("Cache-Control")?.Contains("no-store", StringComparison.Ordinal) == true, $"{page}: {page.Headers.GetValueOrDefault("Cache-Control")}");
    }
}
