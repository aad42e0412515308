using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>Opens a case: the form, then a check of everything about to be stored. Nothing is stored before it is confirmed.</summary>
[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.CaseOpening)]
public sealed class OpenModel(CaseRegistrationService registration, CatalogueQueries catalogue, StaffQueries staff, StudentQueries students, OpeningFromConcern fromConcern, SchoolSession session, SchoolClock clock, Texts texts, Format format)
    : PageModel, IHasLists, IHasSteps
{
    public sealed class MappingInput
    {
        [StringLength(TextLimits.Note)]
        public string? Note { get; set; }

        [StringLength(TextLimits.Note)]
        public string? Strengths { get; set; }

        public bool IsEmpty => string.IsNullOrWhiteSpace(Note) && string.IsNullOrWhiteSpace(Strengths);
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }

        /// <summary>The concern that this case answers; null where there is none.</summary>
        public Guid? ConcernId { get; set; }

        /// <summary>Shortens the list of students, and is not stored.</summary>
        public Guid? ClassGroupId { get; set; }

        [Required]
        public Guid? StudentId { get; set; }

        [Required]
        public DateOnly? OpenedOn { get; set; }

        [Required]
        public Guid? MainFactorId { get; set; }

        public List<Guid> Contributing { get; set; } = [];

        /// <summary>One for each factor there is, also for those not chosen: what was typed stays.</summary>
        public Dictionary<Guid, MappingInput> Mappings { get; set; } = [];

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

        /// <exception cref="RuleBrokenException"><c>CaseFile.FactorMissing</c> for notes on a factor that was not chosen.</exception>
        public OpenCase ToCommand()
        {
            foreach (var (factorId, typed) in Mappings.Where(mapping => !mapping.Value.IsEmpty && !Contributing.Contains(mapping.Key)))
                throw new RuleBrokenException("CaseFile.FactorMissing", $"Mappings[{factorId}].{(string.IsNullOrWhiteSpace(typed.Note) ? nameof(MappingInput.Strengths) : nameof(MappingInput.Note))}");
            var contributing = Contributing.Select(id => new ContributingFactor(id, Mappings.GetValueOrDefault(id) is { } typed ? new FactorMapping(typed.Note, typed.Strengths) : FactorMapping.None));
            return new OpenCase(
                Id, StudentId!.Value, OpenedOn!.Value, MainFactorId!.Value, new FactorMapping(MappingNote, Strengths), [.. contributing], Level!.Value, Rationale, ResponsibleUserId!.Value, Confidentiality, ExcludedUserIds, Signs, SignsNote);
        }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(Name = FormSteps.Name)]
    public string? Step { get; set; }

    public bool IsUnfinished => Step is FormSteps.Change or FormSteps.Narrow;

    public OpeningLists Lists { get; private set; } = OpeningLists.Empty;

    /// <summary>Set where the check is shown instead of the form.</summary>
    public CheckedCase? Checked { get; private set; }

    public bool HasOtherFactors => Input.Contributing.Count > 0 || Input.Mappings.Values.Any(mapping => !mapping.IsEmpty);

    public async Task OnGetAsync([FromQuery(Name = "siswa")] Guid? studentId, [FromQuery(Name = "kekhawatiran")] Guid? concernId, CancellationToken ct)
    {
        Input.Id = Guid.CreateVersion7();
        Input.StudentId = studentId;
        Input.OpenedOn = clock.Today;
        Input.ResponsibleUserId = session.Viewer.UserId;
        await LoadListsAsync(ct);
        if (concernId is { } id)
            await fromConcern.FillAsync(Input, id, Lists, ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!IsUnfinished)
            await fromConcern.RequireExcludedAsync(Input, ct);
        if (Step == FormSteps.Store)
            return await StoreAsync(ct);
        await LoadListsAsync(ct);
        if (!IsUnfinished)
            Checked = await CheckAsync(Input.ToCommand(), ct);
        return Page();
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Lists = await OpeningLists.LoadAsync(students, catalogue, staff, ct);
        foreach (var factor in Lists.Factors)
            Input.Mappings.TryAdd(factor.Id, new MappingInput());
    }

    private async Task<CheckedCase> CheckAsync(OpenCase command, CancellationToken ct)
    {
        var check = await registration.CheckAsync([command], ct);
        return check.Refused is [var refused, ..] ? throw refused.Why : CheckedCase.Of(texts, format, Lists, command, check.Lines[0]);
    }

    private async Task<IActionResult> StoreAsync(CancellationToken ct)
    {
        var id = await registration.OpenAsync(Input.ToCommand(), ct);
        await fromConcern.AnswerAsync(Input, id, ct);
        TempData["Saved"] = texts["Open.Saved"];
        return await registration.MayOpenAsync(id, ct) ? RedirectToPage("/Cases/Details", new { caseFileId = id }) : RedirectToPage("/Cases/Index");
    }
}
