using System.Globalization;
using SrpsWeb.Documents.Layout.Drawing;

namespace SrpsWeb.Documents.Layout.Composition;

/// <summary>Draws counts over time: grid, line, dots, values at the points where they do not crowd.</summary>
internal sealed class LineChartComposer(TextSetter text)
{
    private const int MostSteps = 5;
    private const int MostValueLabels = 9;
    private const float DotRadius = 2.6f;
    private const float LabelGap = 4;
    private const float TopRoom = 14;

    public Piece Compose(LineChart chart, float width)
    {
        var items = new List<DrawItem>();
        var height = Lengths.Mm(chart.HeightMm);
        var step = Step(chart.Points.Select(point => point.Value).DefaultIfEmpty(0).Max());
        var steps = Math.Max(1, (int)Math.Ceiling(chart.Points.Select(point => point.Value).DefaultIfEmpty(0).Max() / (double)step));
        var scaleWidth = text.Line(Number(step * steps), TextStyle.Axis).Width;
        var plot = new Plot(
            scaleWidth + 8,
            width - 10,
            TopRoom,
            height - TextStyle.Axis.LineHeight - LabelGap,
            step * steps);

        for (var value = 0; value <= plot.Highest; value += step)
        {
            var y = plot.Y(value);
            items.Add(new RuleItem(plot.Left, y, width, y, value == 0 ? Palette.Secondary : Palette.Line, value == 0 ? 0.8f : 0.6f));
            var label = text.Line(Number(value), TextStyle.Axis);
            label.AddTo(items, scaleWidth - label.Width, y - label.Baseline + 2.8f);
        }

        if (chart.Points.Count > 0)
            AddPoints(items, chart, plot, height);
        return new Piece(height, items);
    }

    /// <summary>1, 2 or 5 times a power of ten, so that at most five steps reach the highest value.</summary>
    private static int Step(int highest)
    {
        for (var power = 1; ; power *= 10)
        {
            foreach (var factor in new[] { 1, 2, 5 })
            {
                if ((long)power * factor * MostSteps >= highest || power > int.MaxValue / 100)
                    return power * factor;
            }
        }
    }

    private static string Number(int value) => value.ToString(CultureInfo.InvariantCulture);

    private void AddPoints(List<DrawItem> items, LineChart chart, Plot plot, float height)
    {
        var places = chart.Points
            .Select((point, i) => (X: plot.X(i, chart.Points.Count), Y: plot.Y(point.Value)))
            .ToList();
        if (places.Count > 1)
            items.Add(new PolylineItem(places, chart.Color, 1.8f));

        var labels = chart.Points.Select(point => text.Line(point.Label, TextStyle.Axis)).ToList();
        var stride = Stride(labels, plot);
        for (var i = 0; i < places.Count; i++)
        {
            items.Add(new DotItem(places[i].X, places[i].Y, DotRadius, Palette.Paper, chart.Color, 1.5f));
            var isEnd = i == 0 || i == places.Count - 1;
            if (isEnd || places.Count <= MostValueLabels)
            {
                var value = text.Line(Number(chart.Points[i].Value), TextStyle.Axis.SemiBold().Colored(Palette.Heading));
                var (left, top) = (places[i].X - (value.Width / 2), places[i].Y - DotRadius - 2 - value.Height);
                items.Add(new BoxItem(left - 1, top + 2, value.Width + 2, value.Height - 3, Palette.Paper));
                value.AddTo(items, left, top);
            }

            // Counted from the end: the last day is the one that matters.
            if ((places.Count - 1 - i) % stride == 0)
            {
                var x = Math.Clamp(places[i].X - (labels[i].Width / 2), plot.Left - 8, plot.Right + 10 - labels[i].Width);
                labels[i].AddTo(items, x, height - TextStyle.Axis.LineHeight);
            }
        }
    }

    private static int Stride(List<TextLine> labels, Plot plot)
    {
        var widest = labels.Max(label => label.Width) + 8;
        var room = (plot.Right - plot.Left) / Math.Max(1, labels.Count - 1);
        return Math.Max(1, (int)Math.Ceiling(widest / room));
    }

    private sealed record Plot(float Left, float Right, float Top, float Bottom, int Highest)
    {
        public float X(int index, int count) => count == 1 ? (Left + Right) / 2 : Left + 8 + ((Right - Left - 8) * index / (count - 1));

        public float Y(int value) => Bottom - ((Bottom - Top) * value / Math.Max(1, Highest));
    }
}
