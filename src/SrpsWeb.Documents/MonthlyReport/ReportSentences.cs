using System.Globalization;
using System.Resources;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Reports;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.MonthlyReport;

/// <summary>What the figures of a report say in words: on its pages, and beside the fields where people write their own.</summary>
public sealed class ReportSentences
{
    private static readonly ResourceManager Words = new(
        "SrpsWeb.Documents.MonthlyReport.MonthlyReportTexts",
        typeof(ReportSentences).Assembly);

    private readonly Report _report;
    private readonly DocumentTexts _texts;

    /// <param name="report">The figures.</param>
    /// <param name="culture">Indonesian or English; any other language gets Indonesian words.</param>
    public ReportSentences(Report report, CultureInfo culture)
        : this(report, new DocumentTexts(Words, culture))
    {
    }

    internal ReportSentences(Report report, DocumentTexts texts) => (_report, _texts) = (report, texts);

    /// <summary>"11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%)."</summary>
    public string State
    {
        get
        {
            var (now, before) = (_report.Total.Current, _report.Total.Opening);
            if (Percentage.Of(now, _report.Enrolled) is not { } share)
                return _texts.Format("Summary.NoEnrolment", _texts.Number(now));
            var key = !_report.HasEarlier ? "Summary.NoEarlier"
                : now < before ? "Summary.Down"
                : now > before ? "Summary.Up"
                : "Summary.Same";
            return _texts.Format(
                key,
                _texts.Number(now),
                _texts.Number(_report.Enrolled),
                _texts.Percent(share),
                Percentage.Of(before, _report.EnrolledBefore) is { } shareBefore ? $"{_texts.Number(before)} ({_texts.Percent(shareBefore)})" : _texts.Number(before));
        }
    }

    /// <summary>The text the figures give by themselves, where nobody has written one.</summary>
    public string Generated(NarrativeSection section) => section == NarrativeSection.Summary
        ? string.Join(' ', Moved(), Helped(), Foremost())
        : Request();

    /// <summary>The text that is printed: the written one, else the generated.</summary>
    public string Printed(NarrativeSection section) => _report.Written.GetValueOrDefault(section) ?? Generated(section);

    internal static DocumentTexts TextsIn(CultureInfo culture) => new(Words, culture);

    private string Moved()
    {
        var total = _report.Total;
        var parts = new List<string>();
        if (total.New > 0)
            parts.Add(_texts.Counted("Narrative.New", total.New));
        if (total.Returned > 0)
            parts.Add(_texts.Counted("Narrative.Returned", total.Returned));
        if (total.Left > 0)
            parts.Add(_texts.Counted("Narrative.Left", total.Left, _texts.Number(_report.Exits.NoLongerAtRisk)));
        return parts.Count == 0
            ? _texts.Format("Narrative.Unmoved", _texts.Month(_report.PeriodStart))
            : _texts.Format("Narrative.Moved", _texts.Month(_report.PeriodStart), _texts.Listed(parts));
    }

    private string Helped()
    {
        var total = _report.Total;
        var day = _texts.Date(_report.AsOf);
        if (total.Current == 0)
            return _texts.Format("Narrative.Nobody", day);
        return total.SpecialCare == 0
            ? _texts.Counted("Narrative.Helped", total.Current, day, _texts.Number(total.Handled))
            : _texts.Counted("Narrative.HelpedWithCare", total.Current, day, _texts.Number(total.Handled), _texts.Number(total.SpecialCare));
    }

    private string Foremost()
    {
        var most = _report.Factors.Select(factor => factor.Current).DefaultIfEmpty(0).Max();
        if (most == 0)
            return _texts["Narrative.Watched"];
        var foremost = _report.Factors.Where(factor => factor.Current == most).Select(factor => factor.Label).ToList();
        return foremost.Count == 1
            ? _texts.Counted("Narrative.Foremost", most, foremost[0])
            : _texts.Counted("Narrative.ForemostEach", most, _texts.Listed(foremost));
    }

    private string Request()
    {
        var total = _report.Total;
        if (total.Current == 0)
            return _texts["Request.Nobody"];
        if (total.Handled < total.Current)
            return _texts.Counted("Request.Unhandled", total.Current - total.Handled);
        return total.SpecialCare > 0
            ? _texts.Counted("Request.Care", total.SpecialCare)
            : _texts.Counted("Request.GoOn", total.Current);
    }
}
