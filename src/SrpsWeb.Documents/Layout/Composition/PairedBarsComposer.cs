using System.Globalization;
using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Draws pairs of bars with their labels to the left and their values behind.</summary>
internal sealed class PairedBarsComposer(TextSetter text)
{
    private const float LabelShare = 0.3f;
    private const float BarHeight = 8;
    private const float BarGap = 1.5f;
    private const float PairGap = 9;
    private const float ValueRoom = 26;
    private const float Swatch = 7;

    /// <summary>A chart up to this part of a page is not broken.</summary>
    private const float WholeChartShare = 0.6f;

    public IEnumerable<Piece> Compose(PairedBars chart, float width)
    {
        var pieces = Pieces(chart, width).ToList();
        return pieces.Sum(piece => piece.Height + piece.SpaceBefore) > Lengths.BodyHeight * WholeChartShare
            ? pieces
            : Piece.KeptTogether(pieces);
    }

    private IEnumerable<Piece> Pieces(PairedBars chart, float width)
    {
        yield return Legend(chart) with { KeepWithNext = true };
        var highest = Math.Max(1, chart.Pairs.Select(pair => Math.Max(pair.Before, pair.Now)).DefaultIfEmpty(0).Max());
        var left = width * LabelShare;
        var perUnit = (width - left - ValueRoom) / highest;
        foreach (var pair in chart.Pairs)
        {
            var label = text.Set(pair.Label, TextStyle.TableCell, left - 10);
            var bars = (2 * BarHeight) + BarGap;
            var height = Math.Max(label.Height, bars);
            var items = new List<DrawItem>();
            label.AddTo(items, 0, (height - label.Height) / 2);
            var y = (height - bars) / 2;
            AddBar(items, left, y, pair.Before, perUnit, Palette.Before, TextStyle.Axis);
            AddBar(items, left, y + BarHeight + BarGap, pair.Now, perUnit, pair.Color, TextStyle.Axis.SemiBold().Colored(Palette.Heading));
            items.Add(new RuleItem(left, y - 2, left, y + bars + 2, Palette.Secondary, 0.8f));
            yield return new Piece(height, items) { SpaceBefore = PairGap };
        }
    }

    private Piece Legend(PairedBars chart)
    {
        var items = new List<DrawItem>();
        var before = text.Line(chart.BeforeLabel, TextStyle.Axis);
        var now = text.Line(chart.NowLabel, TextStyle.Axis);
        var top = ((before.Height - Swatch) / 2) + 0.5f;
        items.Add(new BoxItem(0, top, Swatch, Swatch, Palette.Before));
        before.AddTo(items, Swatch + 4, 0);
        var x = Swatch + 4 + before.Width + 14;

        // "Now" has each item's own colour, so its key shows the first few of them.
        var colors = chart.Pairs.Select(pair => pair.Color).Distinct().Take(4).ToList();
        foreach (var color in colors)
        {
            items.Add(new BoxItem(x, top, Swatch / 2, Swatch, color));
            x += Swatch / 2;
        }

        now.AddTo(items, x + 4, 0);
        return new Piece(before.Height, items);
    }

    private void AddBar(List<DrawItem> items, float x, float y, int value, float perUnit, InkColor color, TextStyle style)
    {
        var length = value * perUnit;
        if (value > 0)
            items.Add(new BoxItem(x, y, length, BarHeight, color));
        var number = text.Line(value.ToString(CultureInfo.InvariantCulture), style);
        number.AddTo(items, x + length + 5, y + ((BarHeight - number.Height) / 2));
    }
}
