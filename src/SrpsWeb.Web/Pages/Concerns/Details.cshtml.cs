using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>One concern with everything that was reported, and the acts of those who answer: name the student, say whom typed words mean, link a case, or say why none is needed.</summary>
public sealed class DetailsModel(ConcernService concerns, ConcernQueries queries, StaffQueries staff, StudentQueries students, SchoolSession session, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid? StudentId { get; set; }

        public Guid? CaseFileId { get; set; }

        [StringLength(TextLimits.Note)]
        public string? Reason { get; set; }

        public List<Guid> InvolvedUserIds { get; set; } = [];

        public bool NobodyElse { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid ConcernId { get; set; }

    [FromQuery(Name = "cari")]
    public string? Search { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ConcernDetails View { get; private set; } = null!;

    public IReadOnlyList<StudentRow> Found { get; private set; } = [];

    public IEnumerable<SelectListItem> Cases { get; private set; } = [];

    public bool MayAnswer => View.Access.MayAnswer && View.Concern.CaseFileId is null;

    public IEnumerable<SelectListItem> Staff { get; private set; } = [];

    /// <summary>Before anything else is done with it: whom the typed words mean.</summary>
    public bool MaySayWho => MayAnswer && View.Concern.IsInvolvedUnclear;

    public bool MayOpenCase => MayAnswer && !View.Concern.IsInvolvedUnclear && session.Viewer.Allows(Policies.CaseWriting);

    public bool MaySearch => MayAnswer && session.Viewer.Allows(Policies.Roster);

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostStudentAsync(CancellationToken ct)
    {
        await concerns.NameStudentAsync(ConcernId, Input.StudentId, ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostInvolvedAsync(CancellationToken ct)
    {
        await concerns.SayWhoIsMeantAsync(ConcernId, Input.InvolvedUserIds, Input.NobodyElse, ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        await concerns.LinkAsync(ConcernId, Input.CaseFileId, ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostSettleAsync(CancellationToken ct)
    {
        await concerns.AnswerWithoutCaseAsync(ConcernId, Input.Reason, ct);
        return Saved();
    }

    /// <exception cref="AccessRefusedException">The concern does not exist for the viewer.</exception>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        View = await queries.FindAsync(ConcernId, ct) ?? throw new AccessRefusedException(hidden: true, "ConcernAccess.Unknown");
        if (MaySayWho)
            Staff = Choices.Of((await staff.StaffAsync(null, ct)).Where(option => !View.Concern.IsInvolved(option.UserId)));
        if (MaySearch && !string.IsNullOrWhiteSpace(Search))
            Found = (await students.ListAsync(new StudentFilter(Search, null, 1), ct)).Rows;
        else if (MayOpenCase && View.Concern.StudentId is { } studentId)
            Cases = (await queries.CasesAsync(studentId, ct)).Select(file => new SelectListItem(file.Code, file.Id.ToString()));
    }

    private RedirectToPageResult Saved()
    {
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage(new { ConcernId });
    }
}
