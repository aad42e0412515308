using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Interventions;

/// <summary>Logs what was done for the student of one case.</summary>
[RequestSizeLimit(FilesInput.MostBytes)]
[KeepsDraft(DraftSubject.Intervention)]
public sealed class LogModel(InterventionService interventions, CatalogueQueries catalogue, StaffQueries staff, ConsentQueries consents, CurrentCase current, SchoolSession session, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    [BindProperty]
    public LogInput Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public Guid StudentId => current.Header.StudentId;

    public LogLists Lists { get; private set; } = LogLists.Empty;

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.Start(session.Viewer.UserId, clock.Today);
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await interventions.LogAsync(Input.ToCommand(CaseFileId), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    /// <summary>Nobody of the family has agreed to telling somebody outside the school: said, never a reason to wait.</summary>
    public bool LacksSharingConsent { get; private set; }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Lists = await LogLists.LoadAsync(catalogue, staff, CaseFileId, ct);
        LacksSharingConsent = !await consents.SharingHoldsAsync(current.Header.StudentId, ct);
    }
}
