using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>What was done: totals first, then support in rupiah, then the list by date.</summary>
internal static class ActivitySection
{
    private const string NotTold = "–";

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        yield return new Heading(texts["Activities.Heading"]);
        yield return new SideBySide(
            [new Heading(texts["Activities.Totals"], 3), Totals(report, texts)],
            [new Heading(texts["Visits.Heading"], 3), Visits(report.Visits, texts)]);

        yield return new Heading(texts["Support.Heading"], 2);
        yield return report.Support.Count == 0 ? new Callout(texts["Support.None"]) : Support(report, texts);

        yield return new Heading(texts["List.Heading"], 2);
        if (report.Activities.Count == 0)
        {
            yield return new Callout(texts["List.None"]);
        }
        else
        {
            yield return List(report.Activities, texts);
            yield return new Paragraph(texts["List.Dash"], ParagraphStyle.Small);
        }

        if (report.Restricted.Codes.Count > 0)
            yield return new Paragraph(texts.Format("List.Restricted", texts.Number(report.Restricted.Count), string.Join(", ", report.Restricted.Codes)), ParagraphStyle.Small);
        if (report.UnlistedSecretActivities > 0)
            yield return new Paragraph(texts.Format("List.Secret", texts.Number(report.UnlistedSecretActivities)), ParagraphStyle.Small);
    }

    private static Block Totals(Report report, DocumentTexts texts) => report.ActivityTotals.Count == 0
        ? new Callout(texts["Activities.NoTotals"])
        : Counts(
            texts["Activities.Kind"],
            [.. report.ActivityTotals.Select(total => (total.Label, total.Count))],
            texts);

    private static Block Visits(VisitTotals visits, DocumentTexts texts) =>
        visits is { Held: 0, NobodyHome: 0, Postponed: 0, Cancelled: 0, StillPlanned: 0 }
            ? new Callout(texts["Visits.None"])
            : Counts(
                texts["Visits.Outcome"],
                [
                    (texts["Visits.Held"], visits.Held),
                    (texts["Visits.NobodyHome"], visits.NobodyHome),
                    (texts["Visits.Postponed"], visits.Postponed),
                    (texts["Visits.Cancelled"], visits.Cancelled),
                    (texts["Visits.StillPlanned"], visits.StillPlanned),
                ],
                texts);

    private static Table Counts(string heading, IReadOnlyList<(string Label, int Count)> counts, DocumentTexts texts) => new(
        [
            new TableColumn(heading, ColumnWidth.Share()),
            new TableColumn(texts["Activities.Count"], ColumnWidth.Millimetres(18), TextAlignment.End, Emphasis: true),
        ],
        [.. counts.Select(count => TableRow.Of(count.Label, texts.Number(count.Count)))],
        TableRow.Of(texts["Total"], texts.Number(counts.Sum(count => (long)count.Count))));

    private static Table Support(Report report, DocumentTexts texts) => new(
        [
            new TableColumn(texts["Support.Kind"], ColumnWidth.Share(1.4)),
            new TableColumn(texts["Support.Source"], ColumnWidth.Share()),
            new TableColumn(texts["Support.Times"], ColumnWidth.Millimetres(20), TextAlignment.End),
            new TableColumn(texts["Support.Rupiah"], ColumnWidth.Millimetres(42), TextAlignment.End, Emphasis: true),
        ],
        [.. report.Support.Select(given => TableRow.Of(given.KindLabel, texts[$"Source.{given.Source}"], texts.Number(given.Times), texts.Rupiah(given.Rupiah)))],
        TableRow.Of(texts["Total"], string.Empty, texts.Number(report.Support.Sum(given => (long)given.Times)), texts.Rupiah(report.SupportRupiah)));

    private static Table List(IReadOnlyList<ReportActivity> activities, DocumentTexts texts) => new(
        [
            new TableColumn(texts["List.On"], ColumnWidth.Millimetres(15)),
            new TableColumn(texts["List.Kind"], ColumnWidth.Millimetres(31)),
            new TableColumn(texts["List.Case"], ColumnWidth.Millimetres(20)),
            new TableColumn(texts["List.Officer"], ColumnWidth.Millimetres(30)),
            new TableColumn(texts["List.Result"], ColumnWidth.Share(1.15)),
            new TableColumn(texts["List.FollowUp"], ColumnWidth.Share()),
        ],
        [
            .. activities.Select(activity => TableRow.Of(
                texts.DayAndMonth(activity.On),
                activity.KindLabel,
                activity.CaseCode,
                activity.Officer ?? NotTold,
                activity.Result ?? NotTold,
                activity.FollowUp ?? NotTold)),
        ]);
}
