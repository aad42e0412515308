using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>Those at risk now by sex, class level and level of risk, for all factors and those with enough students.</summary>
internal static class BreakdownTable
{
    private static readonly Sex[] Sexes = [Sex.Male, Sex.Female];
    private static readonly GradeLevel[] Grades = [GradeLevel.X, GradeLevel.XI, GradeLevel.XII];
    private static readonly RiskLevel[] Levels = [RiskLevel.High, RiskLevel.Moderate, RiskLevel.Low];

    public static IEnumerable<Block> Blocks(IReadOnlyList<RiskBreakdown> breakdowns, DocumentTexts texts)
    {
        yield return new Heading(texts["Breakdown.Heading"], 2);
        if (breakdowns.Count == 0)
        {
            yield return new Callout(texts["Breakdown.None"]);
            yield break;
        }

        yield return new Table(
            [
                new TableColumn(texts["Breakdown.Group"], ColumnWidth.Share(1.3)),
                .. breakdowns.Select((breakdown, i) => new TableColumn(
                    i == 0 ? texts["Breakdown.All"] : breakdown.Label,
                    ColumnWidth.Share(),
                    TextAlignment.End,
                    Emphasis: i == 0)),
                new TableColumn(texts["Breakdown.Share"], ColumnWidth.Share(0.8), TextAlignment.End),
            ],
            [.. Rows(breakdowns, texts)],
            new TableRow([Cell(texts["Total"]), .. breakdowns.Select(breakdown => Cell(texts.Number(breakdown.Total))), Share(breakdowns[0].Total, breakdowns[0].Total, texts)]));
        yield return new Paragraph(texts["Breakdown.Note"], ParagraphStyle.Small);
    }

    private static IEnumerable<TableRow> Rows(IReadOnlyList<RiskBreakdown> breakdowns, DocumentTexts texts)
    {
        yield return Group("Breakdown.Sex");
        foreach (var sex in Sexes)
            yield return Counts($"Sex.{sex}", breakdown => breakdown.BySex.GetValueOrDefault(sex));
        yield return Group("Breakdown.Grade");
        foreach (var grade in Grades)
            yield return Counts($"Grade.{grade}", breakdown => breakdown.ByGrade.GetValueOrDefault(grade));
        if (breakdowns[0].WithoutGrade > 0)
            yield return Counts("Grade.None", breakdown => breakdown.WithoutGrade);
        yield return Group("Breakdown.Level");
        foreach (var level in Levels)
            yield return Counts($"Level.{level}", breakdown => breakdown.ByLevel.GetValueOrDefault(level));

        TableRow Group(string key) => new([new TableCell([new Span(texts[key], Bold: true, Color: Palette.Secondary)])]);

        TableRow Counts(string key, Func<RiskBreakdown, int> count) =>
            new([Cell(texts[key]), .. breakdowns.Select(breakdown => Cell(texts.Number(count(breakdown)))), Share(count(breakdowns[0]), breakdowns[0].Total, texts)]);
    }

    private static TableCell Share(int part, int whole, DocumentTexts texts) => Cell(texts.Percent(Percentage.Of(part, whole) ?? 0));

    private static TableCell Cell(string text) => new(Span.Plain(text));
}
