using System.Diagnostics;
using SrpsWeb.Documents.Layout;
using UglyToad.PdfPig;
using UglyToad.PdfPig.Content;

namespace SrpsWeb.Documents.Tests;

/// <summary>Renders, and reads the file back with a reader that shares no code with the engine.</summary>
internal static class ReadBack
{
    private static readonly SkiaDocumentRenderer Renderer = new();

    public static byte[] Bytes(Document document) => Renderer.Render(document);

    /// <summary>The words of each page, separated by single spaces.</summary>
    public static IReadOnlyList<string> Pages(Document document) => Pages(Bytes(document));

    public static IReadOnlyList<string> Pages(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return [.. file.GetPages().Select(Words)];
    }

    /// <summary>A document of blocks and nothing else.</summary>
    public static Document Plain(params IReadOnlyList<Block> blocks) => new()
    {
        Title = "Contoh",
        Author = "SMK Contoh",
        Language = "id-ID",
        Created = new DateTimeOffset(2023, 10, 2, 8, 30, 0, TimeSpan.FromHours(7)),
        PageNumberFormat = "Halaman {0} dari {1}",
        Blocks = blocks,
    };

    /// <summary>What a tool of the machine prints about the file; it must end well and complain of nothing.</summary>
    public static async Task<string> AskAsync(string tool, byte[] pdf, params string[] options)
    {
        var path = Path.Combine(Path.GetTempPath(), $"srps-{Guid.NewGuid():N}.pdf");
        await File.WriteAllBytesAsync(path, pdf, TestContext.Current.CancellationToken);
        try
        {
            using var process = Process.Start(new ProcessStartInfo(tool, [.. options, path]) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })!;
            var errors = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
            var output = await process.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            Assert.True(process.ExitCode == 0, $"{tool} ends with {process.ExitCode}: {output} {await errors}");
            Assert.Equal("", await errors);
            return output;
        }
        finally
        {
            File.Delete(path);
        }
    }

    private static string Words(Page page) => string.Join(' ', page.GetWords().Select(word => word.Text));
}
