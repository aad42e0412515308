using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests;

/// <summary>The checks themselves: one that never finds anything proves nothing.</summary>
public sealed class LookTests(Chromium chromium)
{
    [Fact]
    public async Task Axe_NamesRuleAndPlace()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync("<html lang=id><title>Contoh</title><main><h1>Contoh</h1><img id=foto src='data:,'></main>");

        var findings = await Axe.FindingsAsync(page);

        Assert.StartsWith("image-alt: #foto", Assert.Single(findings), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Axe_SeesTheColoursOfTheScheme()
    {
        await using var context = await chromium.Browser.NewContextAsync();
        var page = await context.NewPageAsync();
        await page.SetContentAsync(
            "<html lang=id><title>Contoh</title><style>@media (prefers-color-scheme: dark) { body { background: #000; color: #111 } }</style><main><h1>Contoh</h1></main>");

        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Light });
        Assert.Empty(await Axe.FindingsAsync(page));
        await page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = ColorScheme.Dark });
        Assert.StartsWith("color-contrast", Assert.Single(await Axe.FindingsAsync(page)), StringComparison.Ordinal);
    }
}
