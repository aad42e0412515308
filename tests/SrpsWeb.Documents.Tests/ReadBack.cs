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

    private static string Words(Page page) => string.Join(' ', page.GetWords().Select(word => word.Text));
}
