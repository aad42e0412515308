using System.Globalization;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Web.Rendering;

/// <summary>Where the weekly line's points, grid and words stand in a drawing 320 units wide and 160 high.</summary>
public sealed class WeekChart
{
    public const int Left = 30;

    public const int Right = 306;

    private const int Top = 22;

    private const int Bottom = 132;

    private const int Steps = 3;

    private WeekChart(IReadOnlyList<Mark> marks, IReadOnlyList<(string Y, int Value)> grid)
    {
        Marks = marks;
        Grid = grid;
    }

    public sealed record Mark(string X, string Y, string LabelY, WeekPoint Point);

    public IReadOnlyList<Mark> Marks { get; }

    public IReadOnlyList<(string Y, int Value)> Grid { get; }

    public string Line => string.Join(' ', Marks.Select(mark => $"{mark.X},{mark.Y}"));

    public static WeekChart Of(IReadOnlyList<WeekPoint> points)
    {
        var step = Math.Max(1, (points.Max(point => point.AtRisk) + Steps - 1) / Steps);
        var first = points[0].Day.DayNumber;
        var days = Math.Max(1, points[^1].Day.DayNumber - first);
        return new WeekChart(
            [.. points.Select(point => new Mark(
                Number(Left + (double)(Right - Left) * (point.Day.DayNumber - first) / days),
                Number(Y(point.AtRisk)),
                Number(Y(point.AtRisk) - 9),
                point))],
            [.. Enumerable.Range(0, Steps + 1).Select(index => (Number(Y(index * step)), index * step))]);

        double Y(int value) => Bottom - (double)(Bottom - Top) * value / (step * Steps);
    }

    private static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);
}
