using System.Globalization;
using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>The monthly progress report: says in blocks what the figures say. It computes nothing but percentages.</summary>
public static class MonthlyReportDocument
{
    /// <param name="report">The figures, already filtered for the reader.</param>
    /// <param name="culture">Indonesian or English; any other language gets Indonesian words.</param>
    /// <returns>
    /// The document, created at the report's data cut-off: the same figures give the same file. Set
    /// <see cref="Document.Created"/> to another moment where one is wanted.
    /// </returns>
    public static Document Build(Report report, CultureInfo culture)
    {
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(culture);
        var texts = ReportSentences.TextsIn(culture);
        var month = texts.Month(report.PeriodStart);
        return new Document
        {
            Title = $"{texts["Title"]}, {month}",
            Author = report.School.Name,
            Subject = texts.Format("Subject", report.School.Name, month),
            Language = culture.Name.Length == 0 ? "id" : culture.Name,
            Created = report.DataCutOff,
            Cover = Cover(report, texts, month),
            HeaderLeft = report.School.Name,
            HeaderRight = $"{texts["Title"]} · {month}",
            Footer = $"{State(report, texts)} · {texts.Format("Version", report.Version)} · {texts["Cover.Data"]} {Moment(report, texts)}",
            PageNumberFormat = texts["PageNumber"],
            Blocks =
            [
                .. ApprovalSection.Blocks(report, texts),
                new PageBreak(),
                .. SummarySection.Blocks(report, texts),
                new PageBreak(),
                .. ProfileSection.Blocks(report, texts, Moment(report, texts)),
                .. FactorSection.Blocks(report, texts),
                new PageBreak(),
                .. TrendSection.Blocks(report, texts),
                new PageBreak(),
                .. IndicatorSection.Blocks(report, texts),
                .. ActivitySection.Blocks(report, texts),
                new PageBreak(),
                .. AppendixSection.Blocks(report, texts),
            ],
        };
    }

    private static CoverPage Cover(Report report, DocumentTexts texts, string month) => new(
        texts["Kind"],
        texts["Title"],
        month,
        [
            new Fact(texts["Cover.School"], report.School.Name),
            new Fact(texts["Cover.Npsn"], report.School.Npsn),
            new Fact(texts["Cover.SchoolYear"], texts.Format(report.IsOddTerm ? "Cover.OddTerm" : "Cover.EvenTerm", report.SchoolYear)),
            new Fact(texts["Cover.Period"], texts.Period(report.PeriodStart, report.AsOf)),
            new Fact(texts["Cover.Data"], Moment(report, texts)),
            new Fact(texts["Cover.Version"], texts.Number(report.Version)),
        ],
        [.. Closing(report, texts)],
        report.IsFinal
            ? new StateChip(texts["Final"], Palette.Done, Palette.DoneGround)
            : new StateChip(texts["Draft"], Palette.Attention, Palette.AttentionGround),
        report.School.Logo is { } logo ? [logo] : []);

    private static IEnumerable<string> Closing(Report report, DocumentTexts texts) => [texts["Cover.NoNames"], .. AddressLines(report.School, texts)];

    /// <summary>Address and contact as far as they are recorded, each in a line of its own.</summary>
    internal static IEnumerable<string> AddressLines(ReportSchool school, DocumentTexts texts)
    {
        var address = Joined(", ", school.Address, school.Village, school.District, school.Regency, school.Province);
        if (address.Length > 0)
            yield return address;
        var contact = Joined(
            " · ",
            string.IsNullOrWhiteSpace(school.Phone) ? null : texts.Format("Contact.Phone", school.Phone),
            school.Email);
        if (contact.Length > 0)
            yield return contact;
    }

    private static string Joined(string separator, params string?[] parts) =>
        string.Join(separator, parts.Where(part => !string.IsNullOrWhiteSpace(part)));

    private static string State(Report report, DocumentTexts texts) => texts[report.IsFinal ? "Final" : "Draft"];

    private static string Moment(Report report, DocumentTexts texts) => texts.Format(
        "Moment",
        texts.Date(DateOnly.FromDateTime(report.DataCutOff.DateTime)),
        texts.Time(report.DataCutOff),
        report.ZoneName);
}
