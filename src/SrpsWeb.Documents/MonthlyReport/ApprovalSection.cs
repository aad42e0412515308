using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The page that is signed. Who is not recorded gets a line to write on.</summary>
internal static class ApprovalSection
{
    public static IEnumerable<Block> Blocks(Report report, DocumentTexts texts)
    {
        var approval = report.Approval;
        yield return new Heading(texts["Approval.Heading"]);
        yield return new Paragraph(texts.Format("Approval.Text", texts.Period(report.PeriodStart, report.AsOf), report.School.Name, report.School.Npsn));
        if (!report.IsFinal)
            yield return new Callout(texts["Approval.Draft"]);
        yield return new Spacer(6);
        yield return new SignatureBlock(
            approval.Place is { } place ? $"{place}, {texts.Date(approval.On)}" : texts.Format("Approval.NoPlace", texts.Date(approval.On)),
            [
                Signatory(null, "Approval.Chair", approval.Chair, texts),
                Signatory(null, "Approval.Facilitator", approval.Facilitator, texts),
                Signatory(texts["Approval.Acknowledged"], "Approval.Principal", approval.Principal, texts),
            ]);
    }

    private static Signatory Signatory(string? prefix, string position, ReportOfficer? officer, DocumentTexts texts) => new(
        prefix,
        texts[position],
        officer?.Name,
        texts.Format("Nip", officer?.Nip is { } nip ? DocumentTexts.Nip(nip) : "–"));
}
