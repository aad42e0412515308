using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Reports;

/// <summary>One month's report as a PDF, in the language asked for with <c>?bahasa=</c>, else in that of the reader.</summary>
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile]
public sealed class DownloadModel(MonthlyReportQueries reports, IDocumentRenderer renderer) : PageModel
{
    [FromQuery(Name = "bahasa")]
    public string? Language { get; set; }

    public async Task<IActionResult> OnGetAsync(string month, CancellationToken ct)
    {
        var english = Language is "id" or "en" ? Language == "en" : Format.IsEnglish;
        var visit = (english ? Texts.AllEnglish : Texts.AllIndonesian)["Reports.HomeVisit"];
        if (MonthWords.Read(month) is not { } first || await reports.FindAsync(first, english, visit, ct) is not { } report)
            return NotFound();
        var culture = CultureInfo.GetCultureInfo(english ? "en-GB" : "id-ID");
        return File(renderer.Render(MonthlyReportDocument.Build(report, culture)), "application/pdf", $"laporan-srps-{MonthWords.Of(first)}{(english ? "-en" : "")}.pdf");
    }
}
