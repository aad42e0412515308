using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Sets labels and values in two columns.</summary>
internal sealed class FactListComposer(TextSetter text)
{
    private const float Padding = 4;
    private const float Gap = 8;

    public IEnumerable<Piece> Compose(FactList list, float width)
    {
        var labelWidth = Math.Min(Lengths.Mm(list.LabelWidthMm), width / 2);
        for (var i = 0; i < list.Facts.Count; i++)
        {
            var items = new List<DrawItem>();
            var label = text.Set(list.Facts[i].Label, TextStyle.TableCell.Colored(Palette.Secondary), labelWidth - Gap);
            var value = text.Set(list.Facts[i].Value, TextStyle.TableCell, width - labelWidth);
            var height = Math.Max(label.Height, value.Height) + (2 * Padding);
            if (i == 0)
                items.Add(new RuleItem(0, 0, width, 0, Palette.Heading, 0.75f));
            label.AddTo(items, 0, Padding);
            value.AddTo(items, labelWidth, Padding);
            items.Add(new RuleItem(0, height, width, height, Palette.Line, 0.6f));
            yield return new Piece(height, items);
        }
    }
}
