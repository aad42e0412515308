using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.HomeVisits;

/// <summary>The list of visits as it is narrowed, all pages, as a file.</summary>
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile]
public sealed class ExportModel(HomeVisitQueries visits, SchoolClock clock, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public VisitListAddress Asked { get; set; } = new();

    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var export = await visits.ExportAsync(Asked.ToFilter(), ct);
        Total = export.Total;
        return export.IsTooLong ? Page() : File(ListWorkbook.Write(texts["Nav.Visits"], Columns(), export.Rows), ListWorkbook.MediaType, $"kunjungan-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    private List<ListColumn<VisitRow>> Columns() =>
    [
        new DayColumn<VisitRow>(texts["Visit.Day"], visit => visit.On),
        Text("Cases.Student", 28, visit => visit.StudentName),
        Text("Students.ClassGroup", 14, visit => visit.ClassGroupName),
        Text("Cases.Code", 10, visit => visit.CaseCode),
        Text("Visit.Village", 20, visit => visit.Village),
        Text("Visit.Purpose", 40, visit => visit.Purpose),
        Text("Visit.Officer", 28, visit => visit.OfficerName),
        Text("Visit.Outcome", 22, visit => texts.Of(visit.Outcome)),
    ];

    private TextColumn<VisitRow> Text(string key, int width, Func<VisitRow, string?> value) => new(texts[key], width, value);
}
