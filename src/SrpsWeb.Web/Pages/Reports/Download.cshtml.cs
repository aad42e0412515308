using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Reports;

/// <summary>One month's report as a PDF, in the language of the reader.</summary>
public sealed class DownloadModel(MonthlyReportQueries reports, IDocumentRenderer renderer, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(string month, CancellationToken ct)
    {
        if (MonthWords.Read(month) is not { } first || await reports.FindAsync(first, Format.IsEnglish, texts["Reports.HomeVisit"], ct) is not { } report)
            return NotFound();
        var culture = CultureInfo.GetCultureInfo(Format.IsEnglish ? "en-GB" : "id-ID");
        return File(renderer.Render(MonthlyReportDocument.Build(report, culture)), "application/pdf", $"laporan-srps-{MonthWords.Of(first)}.pdf");
    }
}
