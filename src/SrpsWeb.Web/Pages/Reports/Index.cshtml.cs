using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Figures;

namespace SrpsWeb.Web.Pages.Reports;

/// <summary>The monthly reports, newest first.</summary>
public sealed class IndexModel(DashboardQueries dashboards) : PageModel
{
    public IReadOnlyList<MonthRow> Months { get; private set; } = [];

    public async Task OnGetAsync(CancellationToken ct) => Months = await dashboards.MonthsAsync(ct);
}
