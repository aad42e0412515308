using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Approvals;

/// <summary>Roles the operator asks for, and the principal's yes or no.</summary>
public sealed class IndexModel(RoleApprovalService approvals, Texts texts) : PageModel, IHasLists
{
    public IReadOnlyList<ProposalRow> Proposals { get; private set; } = [];

    public async Task LoadListsAsync(CancellationToken ct) => Proposals = await approvals.ListAsync(ct);

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostApproveAsync(Guid id, CancellationToken ct)
    {
        await approvals.ApproveAsync(id, ct);
        TempData["Saved"] = texts["Approvals.Approved"];
        return LocalRedirect("/persetujuan");
    }

    public async Task<IActionResult> OnPostRefuseAsync(Guid id, CancellationToken ct)
    {
        await approvals.RefuseAsync(id, ct);
        TempData["Saved"] = texts["Approvals.Refused"];
        return LocalRedirect("/persetujuan");
    }
}
