using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.CaseOpening)]
public sealed class OpenModel(CaseFileService cases, CatalogueQueries catalogue, StaffQueries staff, StudentQueries students, SchoolSession session, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public Guid? StudentId { get; set; }

        [Required]
        public DateOnly? OpenedOn { get; set; }

        [Required]
        public Guid? MainFactorId { get; set; }

        public List<Guid> ContributingIds { get; set; } = [];

        public string? MappingNote { get; set; }

        public string? Strengths { get; set; }

        public List<SignSeen> Signs { get; set; } = [];

        public string? SignsNote { get; set; }

        [Required]
        public RiskLevel? Level { get; set; }

        [Required]
        public string Rationale { get; set; } = "";

        [Required]
        public Guid? ResponsibleUserId { get; set; }

        public List<Guid> ExcludedUserIds { get; set; } = [];

        public Confidentiality? Confidentiality { get; set; }

        public OpenCase ToCommand() => new(
            Id, StudentId!.Value, OpenedOn!.Value, MainFactorId!.Value, ContributingIds, MappingNote, Strengths, Level!.Value, Rationale, ResponsibleUserId!.Value, Confidentiality, ExcludedUserIds, Signs, SignsNote);
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IEnumerable<SelectListItem> Students { get; private set; } = [];

    public IEnumerable<SelectListItem> Factors { get; private set; } = [];

    public IEnumerable<SelectListItem> OtherFactors { get; private set; } = [];

    public IEnumerable<SelectListItem> Responsible { get; private set; } = [];

    public IEnumerable<SelectListItem> Staff { get; private set; } = [];

    public async Task OnGetAsync([FromQuery(Name = "siswa")] Guid? studentId, CancellationToken ct)
    {
        Input.Id = Guid.CreateVersion7();
        Input.StudentId = studentId;
        Input.OpenedOn = clock.Today;
        Input.ResponsibleUserId = session.Viewer.UserId;
        await LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var id = await cases.OpenAsync(Input.ToCommand(), ct);
        TempData["Saved"] = texts["Open.Saved"];
        return await cases.MayOpenAsync(id, ct) ? RedirectToPage("/Cases/Details", new { caseFileId = id }) : RedirectToPage("/Cases/Index");
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Students = (await students.OptionsAsync(ct)).Select(option => new SelectListItem(option.Name, option.Id.ToString())).WithEmpty(texts["Open.Student.Choose"]);
        var factors = await catalogue.FactorsAsync(ct);
        OtherFactors = Choices.Of(factors);
        Factors = OtherFactors.WithEmpty(texts["Form.Choose"]);
        Responsible = Choices.Of(await staff.ResponsibleAsync(ct)).WithEmpty(texts["Form.Choose"]);
        Staff = Choices.Of(await staff.StaffAsync(ct));
    }
}
