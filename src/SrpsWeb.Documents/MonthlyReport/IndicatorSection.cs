using SrpsWeb.Documents.Layout;
using SrpsWeb.Domain.Figures;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The four indicators of success: baseline, now, target, where it was read, and how many are missing. Never a value nobody measured.</summary>
internal static class IndicatorSection
{
    private const string NotTold = "–";

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        yield return new Heading(texts["Indicators.Heading"]);
        if (report.Indicators.All(figure => figure is { Known: 0, Missing: 0 }))
        {
            yield return new Callout(texts["Indicators.None"]);
            yield break;
        }

        yield return new Table(
            [
                new TableColumn(texts["Indicators.Indicator"], ColumnWidth.Share(1.2)),
                new TableColumn(texts["Indicators.Baseline"], ColumnWidth.Millimetres(22), TextAlignment.End),
                new TableColumn(texts["Indicators.Now"], ColumnWidth.Millimetres(16), TextAlignment.End, Emphasis: true),
                new TableColumn(texts["Indicators.Target"], ColumnWidth.Millimetres(20), TextAlignment.End),
                new TableColumn(texts["Indicators.Known"], ColumnWidth.Millimetres(17), TextAlignment.End),
                new TableColumn(texts["Indicators.Missing"], ColumnWidth.Millimetres(19), TextAlignment.End),
                new TableColumn(texts["Indicators.Sources"], ColumnWidth.Share()),
            ],
            [.. report.Indicators.Select(figure => Row(figure, texts))]);
        yield return new Paragraph(texts["Indicators.Note"], ParagraphStyle.Small);
    }

    private static TableRow Row(IndicatorFigure figure, DocumentTexts texts)
    {
        return new TableRow(
        [
            new TableCell(Span.Plain(texts[$"Indicators.{figure.Indicator}"])),
            new TableCell(figure.Baseline is null
                ? [new Span(texts["Indicators.NoBaseline"], Color: Palette.Secondary)]
                : Span.Plain(Value(figure.Baseline))),
            Cell(Value(figure.Now)),
            Cell(Value(figure.Target)),
            Cell(texts.Number(figure.Known)),
            Cell(texts.Number(figure.Missing)),
            Cell(figure.Sources.Count == 0 ? NotTold : string.Join("; ", figure.Sources)),
        ]);

        string Value(decimal? value) => value is not { } known ? NotTold
            : IndicatorFigure.IsPercentage(figure.Indicator) ? texts.Percent(known)
            : texts.OneDecimal(known);
    }

    private static TableCell Cell(string text) => new(Span.Plain(text));
}
