using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets headings, paragraphs, lists and callouts.</summary>
internal sealed class ParagraphComposer(TextSetter text)
{
    private const int LeastLines = 2;
    private const float ListIndent = 13;
    private const float ListGap = 3;
    private const float CalloutPadding = 10;
    private const float CalloutBar = 3;

    public Piece Compose(Heading heading, float width)
    {
        var style = heading.Level switch
        {
            1 => TextStyle.Heading1,
            2 => TextStyle.Heading2,
            _ => TextStyle.Heading3,
        };
        return Whole(text.Set(heading.Text, style, width)) with { KeepWithNext = true };
    }

    public Piece Compose(Paragraph paragraph, float width) =>
        Breakable(text.Set(paragraph.Spans, StyleOf(paragraph.Style), width, paragraph.Alignment), 0, []);

    public IEnumerable<Piece> Compose(BulletList list, float width)
    {
        var style = StyleOf(list.Style);
        for (var i = 0; i < list.Items.Count; i++)
        {
            var sign = text.Line(list.Numbered ? $"{i + 1}." : "•", list.Numbered ? style : style.Colored(Palette.Primary));
            var items = new List<DrawItem>();
            sign.AddTo(items, 0, 0);
            var indent = list.Numbered ? ListIndent + 4 : ListIndent;
            yield return Breakable(text.Set(list.Items[i], style, width - indent), indent, items) with
            {
                SpaceBefore = i == 0 ? 0 : ListGap,
            };
        }
    }

    public Piece Compose(Callout callout, float width)
    {
        var lines = text.Set(callout.Spans, TextStyle.Body.Colored(Palette.SoftText), width - (2 * CalloutPadding) - CalloutBar);
        var height = lines.Height + (2 * CalloutPadding);
        var items = new List<DrawItem>
        {
            new BoxItem(0, 0, width, height, Palette.Soft),
            new BoxItem(0, 0, CalloutBar, height, Palette.Primary),
        };
        lines.AddTo(items, CalloutBar + CalloutPadding, CalloutPadding);
        return new Piece(height, items);
    }

    private static TextStyle StyleOf(ParagraphStyle style) => style switch
    {
        ParagraphStyle.Lead => TextStyle.Lead,
        ParagraphStyle.Small => TextStyle.Small,
        _ => TextStyle.Body,
    };

    private static Piece Whole(TextLines lines)
    {
        var items = new List<DrawItem>();
        lines.AddTo(items, 0, 0);
        return new Piece(lines.Height, items);
    }

    private static Piece Breakable(TextLines lines, float indent, IReadOnlyList<DrawItem> firstLineItems)
    {
        var items = new List<DrawItem>(firstLineItems);
        lines.AddTo(items, indent, 0);
        var piece = new Piece(lines.Height, items);
        if (lines.Lines.Count < 2 * LeastLines)
            return piece;
        return piece with
        {
            LeastHeight = lines.Lines.Take(LeastLines).Sum(line => line.Height),
            Split = free =>
            {
                var count = Math.Min(lines.Fitting(free), lines.Lines.Count - LeastLines);
                if (count < LeastLines)
                    return null;
                var (head, tail) = lines.SplitAt(count);
                return new PieceSplit(Breakable(head, indent, firstLineItems), Breakable(tail, indent, []));
            },
        };
    }
}
