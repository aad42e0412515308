using System.Diagnostics;
using Microsoft.Playwright;
using SkiaSharp;

namespace SrpsWeb.BrowserTests.Guide;

/// <summary>
/// Writes the guide's pictures: PNG in as many colours as fit into <see cref="Most"/> bytes. The same page gives the same file.
/// </summary>
public sealed class GuideCamera(string folder)
{
    /// <summary>In bytes; a reader on a weak signal waits half a second for one.</summary>
    public const int Most = 30_000;

    /// <summary>
    /// What chance decides differs each time the demo is made: the codes of cases. On the pictures they come from here, in the order
    /// of the page.
    /// </summary>
    private const string SetCodes =
        """
        () => {
            const codes = ['K-7Q4MB', 'K-T2ZPW', 'K-9HXCD', 'K-M5RVA', 'K-D8KJE', 'K-X3NFG', 'K-P6WTH', 'K-B4SYK', 'K-V7GMZ', 'K-C2JXN'];
            const given = new Map();
            const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
            while (walker.nextNode()) {
                walker.currentNode.data = walker.currentNode.data.replace(/K-[A-Z0-9]{5}(?![A-Z0-9])/g, code => {
                    if (!given.has(code)) given.set(code, codes[given.size % codes.length]);
                    return given.get(code);
                });
            }
        }
        """;

    /// <summary>Writes the window as it stands.</summary>
    /// <param name="name">Of the file, without its ending.</param>
    /// <param name="from">The window is moved until this is at its top; without, it shows the page's beginning.</param>
    public async Task TakeAsync(Visitor visitor, string name, ILocator? from = null)
    {
        var page = visitor.Page;
        await page.WaitForLoadStateAsync(LoadState.Load);
        await visitor.RequireFittingAsync(name);
        await page.EvaluateAsync(SetCodes);
        if (from is null)
            await page.EvaluateAsync("() => { document.activeElement?.blur(); scrollTo(0, 0); }");
        else
            await from.EvaluateAsync("element => { document.activeElement?.blur(); scrollTo(0, element.getBoundingClientRect().top + scrollY - 12); }");
        Write(name, await page.ScreenshotAsync(new PageScreenshotOptions { Animations = ScreenshotAnimations.Disabled }));
    }

    /// <summary>Writes one page of a PDF, as poppler's pdftoppm draws it.</summary>
    /// <param name="number">1 is the first page.</param>
    public async Task TakePaperAsync(string pdf, int number, string name)
    {
        var start = Path.Combine(Path.GetDirectoryName(pdf)!, name);
        using var drawing = Process.Start(new ProcessStartInfo("pdftoppm", ["-png", "-singlefile", "-r", "72", "-f", $"{number}", "-l", $"{number}", pdf, start]))!;
        await drawing.WaitForExitAsync();
        Assert.Equal(0, drawing.ExitCode);
        Write(name, await File.ReadAllBytesAsync(start + ".png"));
    }

    private void Write(string name, byte[] png)
    {
        Directory.CreateDirectory(folder);
        using var bitmap = SKBitmap.Decode(png);
        foreach (var colors in new[] { 128, 96, 64, 48, 32 })
        {
            var encoded = FewColors.Encode(bitmap, colors);
            if (encoded.Length > Most)
                continue;
            File.WriteAllBytes(Path.Combine(folder, name + ".png"), encoded);
            return;
        }

        Assert.Fail($"{name} cannot be written in {Most} bytes.");
    }
}
