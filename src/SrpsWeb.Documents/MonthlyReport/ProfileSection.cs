using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>Whose report it is, who worked for it, and how its figures came about.</summary>
internal static class ProfileSection
{
    private const string NotTold = "–";

    private static readonly string[] Methods = ["AsOf", "Once", "Handled", "Confidential", "Indicators"];

    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts, string cutOff)
    {
        var school = report.School;
        yield return new LetterheadHere(new Letterhead(school.Name, [.. MonthlyReportDocument.AddressLines(school, texts)], school.Logo));
        yield return new Heading(texts["Profile.Heading"]);
        yield return new FactList(
        [
            new Fact(texts["Cover.Npsn"], school.Npsn),
            new Fact(texts["Cover.SchoolYear"], texts.Format(report.IsOddTerm ? "Cover.OddTerm" : "Cover.EvenTerm", report.SchoolYear)),
            new Fact(texts["Cover.Period"], texts.Period(report.PeriodStart, report.AsOf)),
            new Fact(texts["Profile.Enrolled"], report.Enrolled == 0 ? texts["Profile.NoEnrolment"] : texts.Counted("Profile.Students", report.Enrolled, texts.Date(report.AsOf))),
            new Fact(texts["Profile.CutOff"], cutOff),
        ]);

        yield return new Heading(texts.Format("Profile.Satgas", texts.Date(report.AsOf)), 2);
        yield return report.Satgas.Count == 0 ? new Callout(texts["Profile.NoSatgas"]) : Members(report.Satgas, texts);

        yield return new Heading(texts["Profile.Method"], 2);
        yield return new BulletList([.. Methods.Select(method => Span.Plain(texts[$"Method.{method}"]))], Style: ParagraphStyle.Small);
    }

    private static Table Members(IReadOnlyList<ReportMember> members, DocumentTexts texts) => new(
        [
            new TableColumn(texts["Profile.Name"], ColumnWidth.Share(1.25)),
            new TableColumn(texts["Profile.Position"], ColumnWidth.Share()),
            new TableColumn(texts["Profile.Decree"], ColumnWidth.Share(0.95)),
            new TableColumn(texts["Profile.Nip"], ColumnWidth.Millimetres(40)),
        ],
        [.. members.Select(member => TableRow.Of(member.Name, member.Position, member.DecreeNumber, member.Nip is { } nip ? DocumentTexts.Nip(nip) : NotTold))]);
}
