using System.Globalization;
using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests;

/// <summary>The pictures of one journey in the order they were taken: <c>TestResults/screenshots/360/07-kasus-light.png</c>.</summary>
public sealed class PictureSeries
{
    private readonly string _folder;
    private int _taken;

    public PictureSeries(string name)
    {
        _folder = Repository.PathOf("TestResults", "screenshots", name);
        if (Directory.Exists(_folder))
            Directory.Delete(_folder, recursive: true);
    }

    /// <returns>The first part of the file names of one page's pictures.</returns>
    public string Next(string name) =>
        Path.Combine(_folder, $"{Interlocked.Increment(ref _taken).ToString("00", CultureInfo.InvariantCulture)}-{name}");

    /// <param name="start">From <see cref="Next"/>.</param>
    public static Task TakeAsync(IPage page, string start, ColorScheme scheme) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = $"{start}-{(scheme == ColorScheme.Dark ? "dark" : "light")}.png" });
}
