using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>Names and attributes of the cookies, encrypted and plain.</summary>
public sealed class CookieTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task OnHttps_EveryCookieIsOfThisHostAlone()
    {
        var (cookies, set) = await TravelAsync(isHttps: true);

        Assert.Equal(["__Host-srps", "__Host-srps-bahasa", "__Host-srps-form", "__Host-srps-kabar", "__Host-srps-kode", "__Host-srps-perangkat"], Names(set));
        Assert.All(set, cookie =>
        {
            Assert.Contains("; path=/", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; secure", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.Contains("; httponly", cookie, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("domain=", cookie, StringComparison.OrdinalIgnoreCase);
        });
        // A cookie with the plain name opens nothing on HTTPS.
        var renamed = new CookieContainer();
        renamed.Add(new Cookie("srps", cookies.GetAllCookies()["__Host-srps"]!.Value, "/", "localhost"));
        using var other = _site.Visit(renamed, isHttps: true);
        Assert.StartsWith("/masuk", (await other.GetAsync("/kasus")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OnPlainHttp_TheyGoByTheirPlainNames()
    {
        var (_, set) = await TravelAsync(isHttps: false);

        Assert.Equal(["srps", "srps-bahasa", "srps-form", "srps-kabar", "srps-kode", "srps-perangkat"], Names(set));
        Assert.All(set, cookie => Assert.DoesNotContain("; secure", cookie, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>Sealed with AES-256-GCM, which tells any change of the text itself.</summary>
    [Fact]
    public async Task Keys_OfTheSeal_AreForGcm()
    {
        using var visitor = _site.Visit();
        await visitor.GetAsync("/masuk");
        await using var db = _site.Context(null);

        Assert.All(db.DataProtectionKeys.Select(key => key.Xml).ToList(), key => Assert.Contains("AES_256_GCM", key, StringComparison.Ordinal));
        Assert.NotEmpty(db.DataProtectionKeys);
    }

    /// <summary>Through the sign-in with both factors, a notice and the other language, with what was set on the way.</summary>
    private async Task<(CookieContainer Cookies, List<string> Set)> TravelAsync(bool isHttps)
    {
        var school = await _site.AddSchoolAsync();
        string key;
        using (var counsellor = await _site.SignInAsync(school, SchoolRole.Counsellor))
            (key, _) = await counsellor.SetUpAsync(_site);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        var cookies = new CookieContainer();
        using var visitor = _site.Visit(cookies, isHttps);
        WebPage[] answers =
        [
            await visitor.GetAsync("/masuk"),
            await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password),
            await visitor.SendCodeAsync(_site.CodeOf(key), remember: true),
            await visitor.PostAsync("/akun/sesi?handler=Others", ("Input.Password", TestSchool.Password)),
            await visitor.SendAsync((await visitor.GetAsync("/akun")).Form("form.lang-switch").Press("English")),
        ];
        Assert.Equal("en", (await visitor.GetAsync("/akun")).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/kasus")).Status);
        return (cookies, [.. answers.SelectMany(answer => Split(answer.Headers.GetValueOrDefault("Set-Cookie"))).Where(cookie => !cookie.Contains("=;", StringComparison.Ordinal))]);
    }

    /// <summary>Several are joined by commas; the one in a date is followed by a space and a digit.</summary>
    private static string[] Split(string? header) => header is null ? [] : System.Text.RegularExpressions.Regex.Split(header, ", (?=[_a-z])", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));

    private static IEnumerable<string> Names(IEnumerable<string> set) => set.Select(cookie => cookie.Split('=')[0]).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
}
