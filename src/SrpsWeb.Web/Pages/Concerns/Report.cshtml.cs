using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>
/// Reports a concern: written once, never shown back. No draft is kept on the server: on a shared phone the next person would find it
/// (ADR 0022).
/// </summary>
public sealed class ReportModel(ConcernReportService reports, StaffQueries staff, StudentQueries students, SchoolSession session, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        public Guid? StudentId { get; set; }

        [StringLength(TextLimits.Line)]
        public string? StudentText { get; set; }

        public ConcernKind Kind { get; set; }

        public List<SignSeen> Signs { get; set; } = [];

        [StringLength(TextLimits.Note)]
        public string? Seen { get; set; }

        public bool IsUrgent { get; set; }

        public List<Guid> InvolvedUserIds { get; set; } = [];

        [StringLength(TextLimits.Line)]
        public string? InvolvedText { get; set; }

        public ConcernReport ToReport() => new(Id, Kind, StudentId, StudentText, Signs, Seen, IsUrgent, InvolvedUserIds, InvolvedText);
    }

    private static readonly IReadOnlyList<SignSeen> Signs = Concern.ReportedSigns;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Only those who see the roster choose from it; the others get no list and no answer whether a student exists.</summary>
    public bool ChoosesStudent => ConcernAccess.MayChooseStudent(session.Viewer);

    public IEnumerable<SelectListItem> Students { get; private set; } = [];

    public IEnumerable<SelectListItem> Staff { get; private set; } = [];

    public IEnumerable<SelectListItem> SignItems => Choices.Of(texts, Signs);

    public bool NamesSomebody => Input.InvolvedUserIds.Count > 0 || !string.IsNullOrWhiteSpace(Input.InvolvedText) || ModelState["Input.InvolvedUserIds"]?.Errors.Count > 0;

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.Id = Guid.CreateVersion7();
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var receipt = await reports.ReportAsync(Input.ToReport(), ct);
        SentModel.Keep(TempData, session.Viewer.UserId, receipt);
        return RedirectToPage("/Concerns/Sent");
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Staff = Choices.Of(await staff.StaffAsync(null, ct));
        if (ChoosesStudent)
            Students = (await students.OptionsAsync(ct)).Select(student => new SelectListItem($"{student.Name} · {student.ClassGroupName}", student.Id.ToString()));
    }
}
