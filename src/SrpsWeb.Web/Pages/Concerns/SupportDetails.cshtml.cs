using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>One note of peer support, and the case it is counted to.</summary>
public sealed class SupportDetailsModel(PeerSupportService service, PeerSupportQueries queries, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid? CaseFileId { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid SupportId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public PeerSupportRow View { get; private set; } = null!;

    public IEnumerable<SelectListItem> Cases { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await service.LinkAsync(SupportId, Input.CaseFileId, ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage(new { SupportId });
    }

    /// <exception cref="AccessRefusedException">The note does not exist for the viewer.</exception>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        View = await queries.FindAsync(SupportId, ct) ?? throw new AccessRefusedException(hidden: true, "ConcernAccess.Unknown");
        Cases = (await queries.CasesAsync(ct)).Select(file => new SelectListItem($"{file.StudentName} · {file.Code}", file.Id.ToString()));
    }
}
