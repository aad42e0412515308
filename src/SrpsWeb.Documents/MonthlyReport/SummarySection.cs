using SrpsWeb.Documents.Layout;
using SrpsWeb.Domain.Reports;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>How it stands in one sentence, six figures, what people say to them and ask for, and how those who left have left.</summary>
internal static class SummarySection
{
    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        var total = report.Total;
        var sentences = new ReportSentences(report, texts);
        yield return new Heading(texts["Summary.Heading"]);
        yield return new Paragraph(sentences.State, ParagraphStyle.Lead);
        yield return new Paragraph(State(report, texts));
        yield return new KeyFigures(
        [
            new KeyFigure(texts["Figure.Current"], texts.Number(total.Current), texts.Format("Figure.Current.Note", texts.Number(total.Opening))),
            new KeyFigure(texts["Figure.New"], texts.Number(total.New), texts.Format("Figure.New.Note", texts.Number(total.Returned))),
            new KeyFigure(texts["Figure.Left"], texts.Number(total.Left), texts.Format("Figure.Left.Note", texts.Number(report.Exits.NoLongerAtRisk))),
            new KeyFigure(texts["Figure.Handled"], texts.Number(total.Handled), texts.Format("Figure.Handled.Note", texts.Number(total.Current))),
            new KeyFigure(texts["Figure.SpecialCare"], texts.Number(total.SpecialCare), texts.Format("Figure.SpecialCare.Note", texts.Number(total.Current))),
            new KeyFigure(
                texts["Figure.Support"],
                texts.Rupiah(report.SupportRupiah),
                texts[report.SupportRupiah == 0 ? "Figure.Support.None" : "Figure.Support.Note"]),
        ]);
        yield return new Paragraph(sentences.Printed(NarrativeSection.Summary));
        yield return new Heading(texts["Request.Heading"], 2);
        yield return new Paragraph(sentences.Printed(NarrativeSection.Request));
        yield return new Heading(texts["Exits.Heading"], 2);
        yield return total.Left == 0 ? new Callout(texts["Exits.None"]) : Exits(report, texts);
    }

    private static string State(Report report, DocumentTexts texts)
    {
        var state = texts.Format("Summary.State", texts.Date(report.AsOf));
        if (report.Total is { Opening: 0, New: 0, Returned: 0, Current: 0 })
            return $"{state} {texts["Summary.NoCase"]}";
        return report.Total.SpecialCare == 0
            ? state
            : $"{state} {texts.Format("Summary.Care", texts.Number(report.Total.SpecialCare))}";
    }

    private static Table Exits(Report report, DocumentTexts texts)
    {
        return new Table(
            [
                new TableColumn(texts["Exits.Outcome"], ColumnWidth.Millimetres(48)),
                new TableColumn(texts["Exits.Meaning"], ColumnWidth.Share()),
                new TableColumn(texts["Exits.Count"], ColumnWidth.Millimetres(22), TextAlignment.End, Emphasis: true),
            ],
            [
                Row("NoLongerAtRisk", report.Exits.NoLongerAtRisk),
                Row("DroppedOut", report.Exits.DroppedOut),
                Row("Transferred", report.Exits.Transferred),
                Row("Graduated", report.Exits.Graduated),
                Row("RegisteredInError", report.Exits.RegisteredInError),
            ],
            TableRow.Of(texts["Total"], string.Empty, texts.Number(report.Total.Left)));

        TableRow Row(string outcome, int count) => new(
        [
            new TableCell(Span.Plain(texts[$"Exits.{outcome}"])),
            new TableCell([new Span(texts[$"Exits.{outcome}.Meaning"], Color: Palette.Secondary)]),
            new TableCell(Span.Plain(texts.Number(count))),
        ]);
    }
}
