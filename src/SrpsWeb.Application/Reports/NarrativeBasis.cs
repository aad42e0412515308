using System.Globalization;

namespace SrpsWeb.Application.Reports;

/// <summary>The figures a written text of the report stands beside, as one line: a text is looked at again when they change.</summary>
public static class NarrativeBasis
{
    /// <summary>Every figure the generated texts speak of, in a fixed order; only ever compared.</summary>
    public static string Of(MonthlyReport report)
    {
        var total = report.Total;
        int[] figures =
        [
            report.Enrolled, report.EnrolledBefore, total.Opening, total.New, total.Returned, total.Left, total.Current, total.Handled, total.SpecialCare, report.Exits.NoLongerAtRisk,
            .. report.Factors.Select(factor => factor.Current),
        ];
        var line = string.Join(' ', figures.Select(figure => figure.ToString(CultureInfo.InvariantCulture)));
        return line.Length <= Domain.TextLimits.Line ? line : line[..Domain.TextLimits.Line];
    }
}
