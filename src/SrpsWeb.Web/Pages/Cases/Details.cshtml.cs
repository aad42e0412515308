using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>One case: what is to be done, the summary, and its whole history.</summary>
[RequiresCaseAccess(CaseAccessLevel.ReadByCode)]
public sealed class DetailsModel(CaseDetailsQueries details, CurrentCase current) : PageModel
{
    public CaseHeader Header => current.Header;

    public CaseDetails View { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct) => View = await details.LoadAsync(Header, ct);
}
