using System.Globalization;
using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>What stands around the blocks: letterhead, running header, footer with the page number.</summary>
internal sealed class PageFrame(TextSetter text, PictureStore pictures)
{
    private static readonly float HeaderGap = Lengths.Mm(8);
    private static readonly float LogoSize = Lengths.Mm(18);

    public Piece Letterhead(Letterhead head)
    {
        var items = new List<DrawItem>();
        var width = Lengths.ContentWidth;
        var x = 0f;
        var least = 0f;
        if (head.Logo is not null && pictures.Add(head.Logo) is { } logo)
        {
            var logoWidth = LogoSize * logo.Width / logo.Height;
            items.Add(new PictureItem(0, 0, logoWidth, LogoSize, logo.Picture));
            x = logoWidth + 12;
            least = LogoSize;
        }

        var y = 0f;
        foreach (var (line, style) in head.Lines.Select(line => (line, TextStyle.Small)).Prepend((head.Name, TextStyle.LetterheadName)))
        {
            var set = text.Set(line, style, width - x);
            set.AddTo(items, x, y);
            y += set.Height;
        }

        y = Math.Max(y, least) + 7;
        items.Add(new RuleItem(0, y, width, y, Palette.Heading, 1.6f));
        items.Add(new RuleItem(0, y + 2.4f, width, y + 2.4f, Palette.Heading, 0.5f));
        return new Piece(y + 3 + Lengths.Mm(8), items);
    }

    public void AddHeader(PageContent page, Document document)
    {
        var right = text.Line(document.HeaderRight, TextStyle.Small, Lengths.ContentWidth / 2);
        var left = text.Line(document.HeaderLeft, TextStyle.Small, Lengths.ContentWidth - right.Width - HeaderGap);
        var items = new List<DrawItem>();
        left.AddTo(items, 0, -left.Baseline);
        right.AddTo(items, Lengths.ContentWidth - right.Width, -right.Baseline);
        items.Add(new RuleItem(0, 6, Lengths.ContentWidth, 6, Palette.Line, 0.6f));
        page.Add(items, Lengths.MarginSide, Lengths.HeaderBaseline);
    }

    public void AddFooter(PageContent page, Document document, int number, int count)
    {
        var place = string.Format(CultureInfo.InvariantCulture, document.PageNumberFormat, number, count);
        var right = text.Line(place, TextStyle.Small);
        var left = text.Line(document.Footer, TextStyle.Small, Lengths.ContentWidth - right.Width - HeaderGap);
        var items = new List<DrawItem>();
        left.AddTo(items, 0, -left.Baseline);
        right.AddTo(items, Lengths.ContentWidth - right.Width, -right.Baseline);
        page.Add(items, Lengths.MarginSide, Lengths.FooterBaseline);
    }
}
