using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The cases by code with what became of them; Restricted ones without detail, Secret ones as a number only.</summary>
internal static class AppendixSection
{
    private const string NotTold = "–";

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        yield return new Heading(texts["Appendix.Heading"]);
        yield return new Paragraph(texts["Appendix.Text"]);
        if (report.Movements.Count == 0)
        {
            yield return new Callout(texts["Appendix.None"]);
        }
        else
        {
            yield return new Table(
                [
                    new TableColumn(texts["List.Case"], ColumnWidth.Millimetres(24)),
                    new TableColumn(texts["Appendix.Factor"], ColumnWidth.Share(1.1)),
                    new TableColumn(texts["Appendix.Movement"], ColumnWidth.Share()),
                    new TableColumn(texts["Appendix.Before"], ColumnWidth.Millimetres(24)),
                    new TableColumn(texts["Appendix.Now"], ColumnWidth.Millimetres(24)),
                ],
                [.. report.Movements.Select(movement => Row(movement, texts))]);
            yield return new Paragraph(texts["Appendix.Dash"], ParagraphStyle.Small);
        }

        if (report.UnlistedSecretStudents > 0)
            yield return new Paragraph(texts.Counted("Appendix.Secret", report.UnlistedSecretStudents), ParagraphStyle.Small);
    }

    private static TableRow Row(CaseMovement movement, DocumentTexts texts) => new(
    [
        Cell(movement.CaseCode),
        movement is { FactorLabel: { } label, FactorSlug: { } slug } ? new TableCell(Span.Plain(label), FactorColors.Of(slug)) : Cell(NotTold),
        Cell(Moved(movement, texts)),
        Cell(Level(movement.LevelBefore, texts)),
        Cell(Level(movement.LevelNow, texts)),
    ]);

    private static string Moved(CaseMovement movement, DocumentTexts texts)
    {
        if (movement.Entry is not { } entry)
            return NotTold;
        if (movement.Exit is not { } exit)
            return texts[$"Entry.{entry}"];
        var left = texts[$"Exits.{exit}"];
        return entry == Entry.Opening
            ? texts.Format("Entry.Left", left)
            : texts.Format("Entry.CameAndLeft", texts[$"Entry.{entry}"], left);
    }

    private static string Level(RiskLevel? level, DocumentTexts texts) => level is { } known ? texts[$"Level.{known}"] : NotTold;

    private static TableCell Cell(string text) => new(Span.Plain(text));
}
