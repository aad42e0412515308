using SkiaSharp;
using SrpsWeb.Documents.Layout.Composition;
using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout;

/// <summary>
/// The kit's own renderer on SkiaSharp: pages are laid out first, the fonts are cut down to the glyphs in use, then the pages are drawn.
/// It holds nothing between two documents but the whole fonts; one instance serves all threads.
/// </summary>
public sealed class SkiaDocumentRenderer : IDocumentRenderer
{
    private const string Producer = "SRPS Web";

    /// <inheritdoc />
    /// <exception cref="ArgumentException">A block is of a kind the kit does not know, or the language is no language tag.</exception>
    public byte[] Render(Document document)
    {
        ArgumentNullException.ThrowIfNull(document);
        using var fonts = new DocumentFonts();
        using var pictures = new PictureStore();
        var pages = LayOut(document, fonts, pictures);
        return PdfFinishing.Finish(Draw(document, pages, fonts, pictures), document.Language);
    }

    private static List<PageContent> LayOut(Document document, DocumentFonts fonts, PictureStore pictures)
    {
        var text = new TextSetter(fonts);
        var frame = new PageFrame(text, pictures);
        var pieces = new BlockComposer(text, pictures).Compose(document.Blocks, Lengths.ContentWidth);
        var firstTop = Lengths.BodyTop;
        if (document.Letterhead is not null)
        {
            pieces.Insert(0, frame.Letterhead(document.Letterhead));
            firstTop = Lengths.BodyTopUnderLetterhead;
        }

        var body = Paginator.Place(pieces, firstTop, Lengths.BodyTop, Lengths.BodyBottom);
        var pages = new List<PageContent>();
        if (document.Cover is not null)
            pages.Add(new CoverComposer(text, pictures).Compose(document.Cover));
        var covers = pages.Count;
        pages.AddRange(body);
        for (var i = covers; i < pages.Count; i++)
        {
            if (i > covers || document.Letterhead is null)
                frame.AddHeader(pages[i], document);
            frame.AddFooter(pages[i], document, i + 1, pages.Count);
        }

        return pages;
    }

    private static byte[] Draw(Document document, List<PageContent> pages, DocumentFonts fonts, PictureStore pictures)
    {
        var created = document.Created.UtcDateTime;
        var metadata = new SKDocumentPdfMetadata
        {
            Title = document.Title,
            Author = document.Author,
            Subject = document.Subject,
            Creator = Producer,
            Producer = Producer,
            Creation = created,
            Modified = created,
            RasterDpi = SKDocument.DefaultRasterDpi,
            EncodingQuality = SKDocumentPdfMetadata.DefaultEncodingQuality,
            PdfA = true,
        };
        using var canvas = new PageCanvas(fonts, pictures);
        using var stream = new SKDynamicMemoryWStream();
        using (var pdf = SKDocument.CreatePdf(stream, metadata))
        {
            foreach (var page in pages)
            {
                var surface = pdf.BeginPage(Lengths.PageWidth, Lengths.PageHeight);
                foreach (var (items, x, y) in page.Parts)
                {
                    foreach (var item in items)
                        canvas.Draw(surface, item.MovedBy(x, y));
                }

                pdf.EndPage();
            }

            pdf.Close();
        }

        using var data = stream.DetachAsData();
        return data.ToArray();
    }
}
