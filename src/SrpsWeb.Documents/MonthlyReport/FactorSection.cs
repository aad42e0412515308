using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The table that proves the sentence, what each of its columns means, and who those at risk now are.</summary>
internal static class FactorSection
{
    private static readonly string[] Terms = ["Opening", "New", "Returned", "Left", "Current", "Handled", "SpecialCare"];

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        yield return new Heading(texts["Factors.Heading"]);
        if (report.Factors.Count == 0)
        {
            yield return new Callout(texts["Factors.None"]);
            yield break;
        }

        yield return new Table(
            [
                new TableColumn(texts["Factors.Factor"], ColumnWidth.Share()),
                Figures("Opening", 15),
                Figures("New", 14),
                Figures("Returned", 19),
                Figures("Left", 17),
                Figures("Current", 14, isEmphasised: true),
                Figures("Handled", 21),
                Figures("SpecialCare", 26),
            ],
            [.. report.Factors.Select(factor => Row(factor, factor.Label, FactorColors.Of(factor.Slug), texts))],
            Row(report.Total, texts["Total"], marker: null, texts));
        yield return Definitions(texts);
        foreach (var block in BreakdownTable.Blocks(report.Breakdowns, texts))
            yield return block;

        TableColumn Figures(string term, double millimetres, bool isEmphasised = false) =>
            new(texts[$"Factors.{term}"], ColumnWidth.Millimetres(millimetres), TextAlignment.End, isEmphasised);
    }

    private static TableRow Row(FactorFigures figures, string label, InkColor? marker, DocumentTexts texts) => new(
    [
        new TableCell(Span.Plain(label), marker),
        .. new[] { figures.Opening, figures.New, figures.Returned, figures.Left, figures.Current, figures.Handled, figures.SpecialCare }
            .Select(count => new TableCell(Span.Plain(texts.Number(count)))),
    ]);

    private static Paragraph Definitions(DocumentTexts texts) => new(
    [
        .. Terms.SelectMany(term => new[]
        {
            new Span($"{texts[$"Factors.{term}"]}: ", Bold: true),
            new Span(texts[$"Definitions.{term}"] + " "),
        }),
        new Span(texts["Definitions.Counting"]),
    ],
    ParagraphStyle.Small);
}
