using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>
/// Proposes to remove a student's data, agrees or declines. The page says the same of every student who left on the same day: nothing on
/// it depends on cases (docs/adr/0023).
/// </summary>
[Authorize(Policies.Erasure)]
public sealed class ErasureModel(AnonymisationQueries queries, AnonymisationService anonymisation, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        public ErasureGround Ground { get; set; }

        public string? Reason { get; set; }

        public string? DecisionReason { get; set; }
    }

    [FromRoute]
    public Guid StudentId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public StudentErasure View { get; private set; } = null!;

    public bool IsDue => View.DueOn <= clock.Today;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        Input = new InputModel { Id = Guid.CreateVersion7(), Ground = IsDue ? ErasureGround.PeriodOver : ErasureGround.AskedFor };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await anonymisation.ProposeAsync(new ProposeErasure(Input.Id, StudentId, Input.Ground, Input.Reason ?? ""), ct);
        return Saved("Erasure.Proposed");
    }

    public async Task<IActionResult> OnPostAgreeAsync(Guid requestId, CancellationToken ct)
    {
        await anonymisation.AgreeAsync(new DecideErasure(StudentId, requestId), ct);
        return Saved("Erasure.Done");
    }

    public async Task<IActionResult> OnPostDeclineAsync(Guid requestId, CancellationToken ct)
    {
        await anonymisation.DeclineAsync(new DecideErasure(StudentId, requestId), Input.DecisionReason ?? "", ct);
        return Saved("Form.Saved");
    }

    public async Task LoadListsAsync(CancellationToken ct) =>
        View = await queries.FindAsync(StudentId, ct) ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");

    private RedirectToPageResult Saved(string key)
    {
        TempData["Saved"] = texts[key];
        return RedirectToPage(new { StudentId });
    }
}
