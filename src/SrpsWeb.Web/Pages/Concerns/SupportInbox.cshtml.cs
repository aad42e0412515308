using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application;
using SrpsWeb.Application.Concerns;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>What OSIS members did for fellow students, newest first.</summary>
public sealed class SupportInboxModel(PeerSupportQueries supports) : PageModel
{
    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public PageOf<PeerSupportRow> List { get; private set; } = new([], 0, 1, PeerSupportQueries.PageSize);

    public async Task OnGetAsync(CancellationToken ct) => List = await supports.ListAsync(PageNumber, ct);
}
