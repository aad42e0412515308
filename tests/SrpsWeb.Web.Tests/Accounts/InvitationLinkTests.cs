using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>How long a link works, for how many, and how it is sent; on a site of its own whose clock moves.</summary>
public sealed class InvitationLinkTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Link_WorksForSevenDays()
    {
        var link = PathOf(await InviteAsync());
        using var guest = _site.Visit();

        _site.Time.Advance(TimeSpan.FromDays(7) - TimeSpan.FromMinutes(1));
        var form = (await guest.GetAsync(link)).Form().With("Input.Password", "laut-tenang-2026").With("Input.Again", "laut-tenang-2026");
        _site.Time.Advance(TimeSpan.FromMinutes(1));

        Assert.Null((await guest.SendAsync(form)).Location);
        Assert.Contains(Said.Text("Invitation.Gone"), (await guest.GetAsync(link)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task TwoAtOnce_SetOnePassword()
    {
        var link = PathOf(await InviteAsync());
        using var first = _site.Visit();
        using var second = _site.Visit();
        async Task<PageForm> FormAsync(Visitor visitor, string password) => (await visitor.GetAsync(link)).Form().With("Input.Password", password).With("Input.Again", password);
        var (one, other) = (await FormAsync(first, "laut-tenang-2026"), await FormAsync(second, "bukit-hijau-2026"));

        var answers = await Task.WhenAll(first.SendAsync(one), second.SendAsync(other));

        Assert.Single(answers, answer => answer.Location == "/");
    }

    /// <summary>The text names the link and nothing of what the program is for; the number is chosen in WhatsApp.</summary>
    [Fact]
    public async Task Link_IsSentByWhatsApp_AsItIs()
    {
        var invited = await InviteAsync();
        var address = invited.Document.QuerySelector("#tautan")!.GetAttribute("value")!;

        var whatsApp = new Uri(invited.Document.QuerySelector("a[href^='https://wa.me/']")!.GetAttribute("href")!);

        Assert.Equal("/", whatsApp.AbsolutePath);
        Assert.Equal("?text=" + Uri.EscapeDataString(Said.Text("InvitationLink.Message", address)), whatsApp.Query);
        Assert.DoesNotContain("kasus", Uri.UnescapeDataString(whatsApp.Query), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("/undangan/", address, StringComparison.Ordinal);
    }

    private async Task<WebPage> InviteAsync()
    {
        var school = await _site.AddSchoolAsync();
        using var user = await _site.SignInAsync(school, SchoolRole.Operator);
        return await user.SendAsync((await user.GetAsync("/pengaturan/pengguna")).Form()
            .With("Input.FullName", "Sri Wahyuni").With("Input.UserName", $"sri.{school.School.Npsn}").With("Input.Roles", nameof(SchoolRole.Homeroom)));
    }

    private static string PathOf(WebPage page) => new Uri(page.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;
}
