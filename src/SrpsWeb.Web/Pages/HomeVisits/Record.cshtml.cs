using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Pages.Interventions;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.HomeVisits;

/// <summary>The result of a planned visit, held or not.</summary>
[RequestSizeLimit(FilesInput.MostBytes)]
[KeepsDraft(DraftSubject.VisitResult)]
public sealed class RecordModel(HomeVisitService visits, HomeVisitQueries queries, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid NextVisitId { get; set; }

        public Guid TaskId { get; set; }

        [Required]
        public VisitOutcome? Outcome { get; set; }

        public DateOnly? VisitedOn { get; set; }

        [StringLength(TextLimits.Name)]
        public string? MetWith { get; set; }

        public MetRelation? Relation { get; set; }

        [StringLength(TextLimits.Line)]
        public string? Companions { get; set; }

        public string? Notes { get; set; }

        public string? Housing { get; set; }

        public string? SocialSupport { get; set; }

        public string? CostObstacles { get; set; }

        public string? Health { get; set; }

        public string? Surroundings { get; set; }

        public string? FamilyView { get; set; }

        public string? Agreed { get; set; }

        [StringLength(TextLimits.Name)]
        public string? SupportKind { get; set; }

        public string? SupportRupiah { get; set; }

        public SupportSource? SupportSource { get; set; }

        public DateOnly? NextTryOn { get; set; }

        [StringLength(TextLimits.Line)]
        public string? NextStep { get; set; }

        public DateOnly? NextStepOn { get; set; }

        public IReadOnlyList<IFormFile> Files { get; set; } = [];

        /// <summary>Whether anything is filled in that only a visit that took place can bring.</summary>
        public bool HasFindings => Relation is not null || SupportSource is not null
            || HasText(MetWith, Companions, Housing, SocialSupport, CostObstacles, Health, Surroundings, FamilyView, Agreed, SupportKind, SupportRupiah);

        /// <summary>Something stands in the questions that are folded on the page.</summary>
        public bool TellsMore => HasText(Housing, SocialSupport, CostObstacles, Health, Surroundings);

        private static bool HasText(params IEnumerable<string?> texts) => texts.Any(text => !string.IsNullOrWhiteSpace(text));
    }

    [FromRoute]
    public Guid VisitId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public VisitToRecord Visit { get; private set; } = null!;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        var today = clock.Today;
        Input = new InputModel { NextVisitId = Guid.CreateVersion7(), TaskId = Guid.CreateVersion7(), VisitedOn = Visit.PlannedOn < today ? Visit.PlannedOn : today };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        if (Input.Outcome == VisitOutcome.Held)
            await visits.RecordAsync(Held(), ct);
        else
            await visits.RecordNotHeldAsync(NotHeld(), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { Visit.CaseFileId });
    }

    public async Task LoadListsAsync(CancellationToken ct) => Visit = (await queries.FindAsync(VisitId, ct))!;

    private RecordHomeVisit Held() => new(
        VisitId,
        Input.VisitedOn ?? throw new RuleBrokenException("HomeVisit.DayMissing", nameof(Input.VisitedOn)),
        new VisitFindings(Input.MetWith ?? "", Input.Notes ?? "", Input.Agreed, SupportInput.Of(Input.SupportKind, Input.SupportRupiah, Input.SupportSource))
        {
            Relation = Input.Relation,
            Companions = Input.Companions,
            Housing = Input.Housing,
            SocialSupport = Input.SocialSupport,
            CostObstacles = Input.CostObstacles,
            Health = Input.Health,
            Surroundings = Input.Surroundings,
            FamilyView = Input.FamilyView,
        },
        NextStepInput.Of(Input.TaskId, Input.NextStep, Visit.OfficerUserId, Input.NextStepOn))
    {
        Files = FilesInput.Of(Input.Files),
    };

    /// <exception cref="RuleBrokenException"><c>HomeVisit.NotHeldHasFindings</c>: what was typed would be lost.</exception>
    private RecordVisitNotHeld NotHeld()
    {
        if (Input.HasFindings)
            throw new RuleBrokenException("HomeVisit.NotHeldHasFindings", nameof(Input.Outcome));
        return new RecordVisitNotHeld(
            VisitId,
            Input.Outcome!.Value,
            Input.VisitedOn,
            Input.Notes,
            Input.NextTryOn,
            Input.NextVisitId,
            NextStepInput.Of(Input.TaskId, Input.NextStep, Visit.OfficerUserId, Input.NextStepOn))
        {
            Files = FilesInput.Of(Input.Files),
        };
    }
}
