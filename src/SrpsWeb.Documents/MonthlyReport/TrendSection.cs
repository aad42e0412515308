using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The weekly line with its table, how it was and is per factor, and how the levels moved.</summary>
internal static class TrendSection
{
    private static readonly string[] Definitions = ["Trend.Weeks.Definition", "Trend.Factors.Definition", "Levels.Definition"];

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        yield return new Heading(texts["Trend.Heading"]);
        yield return new Heading(texts["Trend.Weeks"], 2);
        yield return report.Weeks.Count == 0 ? new Callout(texts["Trend.None"]) : Weeks(report, texts);
        if (report.Factors.Count > 0)
        {
            yield return new Heading(texts["Trend.Factors"], 2);
            yield return new PairedBars(
                [.. report.Factors.Select(factor => new BarPair(factor.Label, factor.Opening, factor.Current, FactorColors.Of(factor.Slug)))],
                texts["Factors.Opening"],
                texts["Factors.Current"]);
        }

        yield return new Heading(texts["Levels.Heading"], 2);
        if (report.Levels is { Lowered: 0, Raised: 0, Unchanged: 0 })
        {
            yield return new Callout(texts["Levels.None"]);
            yield return Footnotes(report, texts);
            yield break;
        }

        yield return new KeyFigures(
        [
            Level("Lowered", report.Levels.Lowered),
            Level("Raised", report.Levels.Raised),
            Level("Unchanged", report.Levels.Unchanged),
        ]);
        yield return Footnotes(report, texts);

        KeyFigure Level(string movement, int count) =>
            new(texts[$"Levels.{movement}"], texts.Number(count), texts[$"Levels.{movement}.Note"]);
    }

    /// <summary>What is counted in the three parts above, by the small number at each heading.</summary>
    private static Paragraph Footnotes(Report report, DocumentTexts texts) => new(
        string.Join('\n', Definitions
            .Where(key => report.Factors.Count > 0 || key != "Trend.Factors.Definition")
            .Select(key => texts[key])),
        ParagraphStyle.Small);

    private static SideBySide Weeks(Report report, DocumentTexts texts) => new(
        [
            new LineChart(
                [.. report.Weeks.Select(week => new LinePoint(texts.DayAndMonth(week.Day), week.AtRisk))],
                Palette.Primary,
                HeightMm: 62),
        ],
        [
            new Table(
                [
                    new TableColumn(texts["Trend.Week"], ColumnWidth.Share()),
                    new TableColumn(texts["Trend.AtRisk"], ColumnWidth.Millimetres(24), TextAlignment.End, Emphasis: true),
                ],
                [.. report.Weeks.Select(week => TableRow.Of(texts.ShortDate(week.Day), texts.Number(week.AtRisk)))]),
        ],
        LeftShare: 0.66);
}
