using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application;
using SrpsWeb.Application.Concerns;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>The concerns the viewer may read: those waiting, and those answered. A Secret one stands here by its receipt number only.</summary>
public sealed class InboxModel(ConcernQueries concerns) : PageModel
{
    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public bool Answered => Status == "dijawab";

    public PageOf<ConcernRow> List { get; private set; } = new([], 0, 1, ConcernQueries.PageSize);

    public async Task OnGetAsync(CancellationToken ct) => List = await concerns.ListAsync(new ConcernFilter(Answered, PageNumber), ct);
}
