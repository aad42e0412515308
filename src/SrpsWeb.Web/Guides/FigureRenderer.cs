using Markdig.Renderers;
using Markdig.Renderers.Html;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace SrpsWeb.Web.Guides;

/// <summary>
/// A paragraph that is one picture becomes a figure: the text in brackets says what is seen, the title is the caption. Its size is
/// told, so that nothing jumps when it arrives, and it is fetched only when it comes near the window.
/// </summary>
internal sealed class FigureRenderer(Func<string, GuidePicture> pictureAt) : ParagraphRenderer
{
    protected override void Write(HtmlRenderer renderer, ParagraphBlock obj)
    {
        if (obj.Inline is not { FirstChild: LinkInline { IsImage: true, NextSibling: null } image })
        {
            base.Write(renderer, obj);
            return;
        }

        var picture = pictureAt(image.Url!);
        renderer.EnsureLine();
        renderer.Write(picture.IsTall ? "<figure class=\"tall\">" : "<figure>");
        renderer.Write("<img src=\"").WriteEscapeUrl(image.Url).Write("\" alt=\"");
        renderer.EnableHtmlForInline = false;
        renderer.WriteChildren(image);
        renderer.EnableHtmlForInline = true;
        renderer.Write($"\" width=\"{picture.Width}\" height=\"{picture.Height}\" loading=\"lazy\" decoding=\"async\" />");
        if (!string.IsNullOrEmpty(image.Title))
            renderer.Write("<figcaption>").WriteEscape(image.Title).Write("</figcaption>");
        renderer.WriteLine("</figure>");
    }
}
