using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Interventions;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Interventions;

/// <summary>The quick log: the same act as from a case, with the student chosen first; or several students at once.</summary>
[Authorize(Policies.CaseWriting)]
[RequestSizeLimit(FilesInput.MostBytes)]
[KeepsDraft(DraftSubject.Intervention)]
public sealed class QuickLogModel(InterventionService interventions, CaseListQueries cases, CatalogueQueries catalogue, StaffQueries staff, SchoolSession session, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel : LogInput
    {
        [Required]
        public Guid? CaseFileId { get; set; }

        public List<Guid> OtherCaseFileIds { get; set; } = [];
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public LogLists Lists { get; private set; } = LogLists.Empty;

    public IReadOnlyList<CaseOption> Cases { get; private set; } = [];

    public IEnumerable<SelectListItem> CaseItems => OtherItems.WithEmpty(texts["Open.Student.Choose"]);

    public IEnumerable<SelectListItem> OtherItems => Cases.Select(option => new SelectListItem(option.Name, option.Id.ToString()));

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.Start(session.Viewer.UserId, clock.Today);
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var caseFileId = Input.CaseFileId!.Value;
        await interventions.LogAsync(Input.ToCommand(caseFileId) with { OtherCaseFileIds = Input.OtherCaseFileIds }, ct);
        var students = Input.OtherCaseFileIds.Append(caseFileId).Distinct().Count();
        TempData["Saved"] = students > 1 ? texts["QuickLog.SavedForSeveral", students] : texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { Input.CaseFileId });
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Cases = await cases.WritableAsync(ct);
        Lists = await LogLists.LoadAsync(catalogue, staff, null, ct);
    }
}
