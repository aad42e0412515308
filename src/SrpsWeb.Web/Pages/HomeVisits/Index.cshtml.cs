using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;

namespace SrpsWeb.Web.Pages.HomeVisits;

/// <summary>The agenda of visits: those to be made by day and village, and those recorded.</summary>
public sealed class IndexModel(HomeVisitQueries visits, SchoolClock clock) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public bool Planned => Status != "selesai";

    public DateOnly Today => clock.Today;

    public PageOf<VisitRow> List { get; private set; } = new([], 0, 1, HomeVisitQueries.PageSize);

    public async Task OnGetAsync(CancellationToken ct) => List = await visits.ListAsync(Planned, PageNumber, ct);
}
