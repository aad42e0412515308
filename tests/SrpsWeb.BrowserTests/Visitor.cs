using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests;

/// <summary>
/// Somebody with a browser of their own (cookies, window), who finds everything by its visible words. What the browser
/// complains of on the way (a script or style refused by the CSP, a missing file) is kept for <see cref="RequireNoComplaint"/>.
/// </summary>
public sealed class Visitor : IAsyncDisposable
{
    private readonly IBrowserContext _context;
    private readonly PictureSeries? _pictures;
    private readonly List<string> _complaints = [];

    private Visitor(IBrowserContext context, IPage page, PictureSeries? pictures)
    {
        _context = context;
        _pictures = pictures;
        Page = page;
        page.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
                Complain(message.Text);
        };
        page.PageError += (_, error) => Complain(error);
        page.Dialog += async (_, dialog) =>
        {
            Complain($"dialog: {dialog.Message}");
            await dialog.DismissAsync();
        };
    }

    public IPage Page { get; }

    public ILocator Main => Page.Locator("main");

    /// <param name="pictures">Null: pages are used and not looked at.</param>
    public static async Task<Visitor> ArriveAsync(Chromium chromium, Uri address, Device device, PictureSeries? pictures)
    {
        var context = await chromium.Browser.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = address.ToString(),
            ViewportSize = new ViewportSize { Width = device.Width, Height = device.Height },
            DeviceScaleFactor = device.Scale,
            JavaScriptEnabled = device.HasScript,
            Locale = "id-ID",
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(Chromium.Patience);
        return new Visitor(context, await context.NewPageAsync(), pictures);
    }

    public async Task GoAsync(string address)
    {
        var response = await Page.GotoAsync(address);
        Assert.True(response is { Ok: true }, $"{address} answers {response?.Status}.");
    }

    /// <summary>Goes where there is nothing for this visitor; the browser's own note of that is no complaint.</summary>
    public async Task GoRefusedAsync(string address, int status)
    {
        var response = await Page.GotoAsync(address);
        Assert.Equal(status, response?.Status);
        lock (_complaints)
            _complaints.RemoveAll(complaint => complaint.Contains($"status of {status} ", StringComparison.Ordinal));
    }

    /// <summary>Follows a link of the page by its exact words.</summary>
    public Task FollowAsync(string words) => Main.GetByRole(AriaRole.Link, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Follows the link of the page that begins with the words.</summary>
    public Task FollowFirstAsync(string start) => Main.GetByRole(AriaRole.Link, new() { NameRegex = Start(start) }).First.ClickAsync();

    public Task PressAsync(string words) => Main.GetByRole(AriaRole.Button, new() { Name = words, Exact = true }).ClickAsync();

    /// <summary>Opens what is folded under the words.</summary>
    public Task UnfoldAsync(string words) => Main.Locator("summary", new() { HasTextRegex = Words(words) }).ClickAsync();

    public Task FillAsync(string label, string text) => FieldOf(label).FillAsync(text);

    /// <summary>Ticks one of the answers to a question.</summary>
    public Task ChooseAsync(string question, string answer) =>
        Main.Locator("fieldset.field")
            .Filter(new() { Has = Page.Locator("legend", new() { HasTextRegex = Words(question) }) })
            .Locator("label", new() { HasTextRegex = Words(answer) })
            .ClickAsync();

    /// <summary>Picks the line of a list that begins with the words.</summary>
    public async Task SelectAsync(string label, string start)
    {
        var list = FieldOf(label);
        var line = list.Locator("option", new() { HasTextRegex = Start(start) });
        await list.SelectOptionAsync(await line.GetAttributeAsync("value") ?? "");
    }

    public async Task ExpectHeadingAsync(string words) =>
        await Assertions.Expect(Page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(words);

    public async Task ExpectAsync(string words) => await Assertions.Expect(Main).ToContainTextAsync(words);

    /// <summary>The page as it stands: nothing wider than the window, axe without a finding, a picture, in light and in dark.</summary>
    /// <param name="name">Of the picture.</param>
    public async Task LookAsync(string name)
    {
        if (_pictures is null)
            return;
        // A heading is there before the style sheets are.
        await Page.WaitForLoadStateAsync(LoadState.Load);
        await RequireFittingAsync(name);
        var picture = _pictures.Next(name);
        var window = Page.ViewportSize!;
        // As tall as the page: else the bars at the bottom of the window lie across the middle of the picture.
        var height = await Page.EvaluateAsync<int>("document.documentElement.scrollHeight");
        await Page.SetViewportSizeAsync(window.Width, Math.Max(window.Height, height));
        foreach (var scheme in new[] { ColorScheme.Dark, ColorScheme.Light })
        {
            await Page.EmulateMediaAsync(new PageEmulateMediaOptions { ColorScheme = scheme });
            await PictureSeries.TakeAsync(Page, picture, scheme);
            var findings = await Axe.FindingsAsync(Page);
            Assert.True(findings.Count == 0, $"{name}, {scheme}:\n{string.Join('\n', findings)}");
        }

        await Page.SetViewportSizeAsync(window.Width, window.Height);
    }

    /// <summary>Nothing is wider than the window.</summary>
    public async Task RequireFittingAsync(string name)
    {
        var tooWide = await Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
        Assert.True(tooWide <= 0, $"{name}: the page is {tooWide} px wider than the window.");
    }

    /// <summary>The browser had nothing to complain of since the arrival.</summary>
    public void RequireNoComplaint()
    {
        lock (_complaints)
            Assert.True(_complaints.Count == 0, string.Join("\n", _complaints));
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private ILocator FieldOf(string label) => Main.GetByLabel(Words(label)).And(Page.Locator("input, select, textarea"));

    /// <summary>A label's words, with or without the note that an answer is optional.</summary>
    private static Regex Words(string words) => Pattern(Regex.Escape(words) + @"(\s*\(opsional\))?\s*$");

    private static Regex Start(string words) => Pattern(Regex.Escape(words));

    private static Regex Pattern(string pattern) => new(@"^\s*" + pattern, RegexOptions.None, TimeSpan.FromSeconds(1));

    private void Complain(string complaint)
    {
        lock (_complaints)
            _complaints.Add($"{Page.Url}: {complaint}");
    }
}
