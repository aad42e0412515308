using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(SrpsWeb.BrowserTests.Chromium))]

namespace SrpsWeb.BrowserTests;

/// <summary>The machine's own Chromium, started once for all tests. It talks to nobody but the pages it is sent to.</summary>
public sealed class Chromium : IAsyncLifetime
{
    /// <summary>In milliseconds: how long a page may take on a busy machine before a test gives up.</summary>
    public const int Patience = 30_000;

    private const string Program = "/usr/bin/chromium";

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public IBrowser Browser => _browser ?? throw new InvalidOperationException("Chromium is not started yet.");

    public async ValueTask InitializeAsync()
    {
        Assertions.SetDefaultExpectTimeout(Patience);
        _playwright = await Playwright.CreateAsync();
        _browser = await _playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = Program,
            Args =
            [
                "--no-sandbox",
                "--disable-gpu",
                "--disable-quic",
                "--no-first-run",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
            ],
        });
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
            await _browser.DisposeAsync();
        _playwright?.Dispose();
    }
}
