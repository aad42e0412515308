using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.FollowUp;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.FollowUp;

/// <summary>The tasks of a case's follow-up plan: add, finish, drop.</summary>
public sealed class PlanModel(PlanTaskService tasks, PlanTaskQueries queries, StaffQueries staff, CurrentCase current, SchoolSession session, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        [StringLength(TextLimits.Line)]
        public string Title { get; set; } = "";

        [Required]
        public Guid? OwnerUserId { get; set; }

        [Required]
        public DateOnly? DueOn { get; set; }
    }

    /// <summary>Bound by the one handler that adds; finishing and dropping send no form.</summary>
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public DateOnly Today => clock.Today;

    public IReadOnlyList<PlanTaskRow> Tasks { get; private set; } = [];

    public IEnumerable<SelectListItem> Staff { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAddAsync([Bind(Prefix = "Input")] InputModel input, CancellationToken ct)
    {
        Input = input;
        await tasks.AddAsync(new AddPlanTask(input.Id, CaseFileId, input.Title, input.OwnerUserId!.Value, input.DueOn!.Value), ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostFinishAsync(Guid taskId, CancellationToken ct)
    {
        await tasks.FinishAsync(CaseFileId, taskId, clock.Today, ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostDropAsync(Guid taskId, CancellationToken ct)
    {
        await tasks.DropAsync(CaseFileId, taskId, ct);
        return Saved();
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        if (Input.Id == Guid.Empty)
            Input = new InputModel { Id = Guid.CreateVersion7(), OwnerUserId = session.Viewer.UserId, DueOn = clock.Today.AddDays(7) };
        Tasks = await queries.ListAsync(CaseFileId, ct);
        Staff = Choices.Of(await staff.StaffAsync(CaseFileId, ct));
    }

    private RedirectToPageResult Saved()
    {
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage(new { CaseFileId });
    }
}
