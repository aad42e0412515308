using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.HomeVisits;

[KeepsDraft(DraftSubject.VisitPlan)]
public sealed class PlanModel(HomeVisitService visits, StaffQueries staff, CurrentCase current, SchoolSession session, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public DateOnly? PlannedOn { get; set; }

        [Required]
        [StringLength(TextLimits.Line)]
        public string Purpose { get; set; } = "";

        [Required]
        public Guid? OfficerUserId { get; set; }

        public bool GuardianTold { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public IEnumerable<SelectListItem> Staff { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), PlannedOn = clock.Today, OfficerUserId = session.Viewer.UserId };
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await visits.PlanAsync(new PlanHomeVisit(Input.Id, CaseFileId, Input.PlannedOn!.Value, Input.Purpose, Input.OfficerUserId!.Value, Input.GuardianTold), ct);
        TempData["Saved"] = texts["Visit.Planned"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    public async Task LoadListsAsync(CancellationToken ct) => Staff = Choices.Of(await staff.StaffAsync(CaseFileId, ct));
}
