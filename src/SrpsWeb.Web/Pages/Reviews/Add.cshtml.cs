using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Reviews;

/// <summary>Evaluates one case: the only way to a new level. With it goes since when a factor no longer stands in the way.</summary>
public sealed class AddModel(ReviewService reviews, CaseFactorQueries factors, CatalogueQueries catalogue, CurrentCase current, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class FactorInput
    {
        public Guid FactorId { get; set; }

        public DateOnly? SeenResolvedOn { get; set; }

        public DateOnly? ResolvedOn { get; set; }
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public DateOnly? On { get; set; }

        [Required]
        public RiskLevel? Level { get; set; }

        [Required]
        public Handling? Handling { get; set; }

        [Required]
        public string Rationale { get; set; } = "";

        [Required]
        public Guid? MainFactorId { get; set; }

        public List<FactorInput> Factors { get; set; } = [];
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public IEnumerable<SelectListItem> Factors { get; private set; } = [];

    /// <summary>One for each row of <see cref="InputModel.Factors"/>, in its order.</summary>
    public IReadOnlyList<CaseFactorView> CaseFactors { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), On = clock.Today, Handling = current.Header.Handling, MainFactorId = current.Header.MainFactorId };
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await reviews.AddAsync(
            new AddReview(Input.Id, CaseFileId, Input.On!.Value, Input.Level!.Value, Input.Handling!.Value, Input.Rationale, Input.MainFactorId!.Value)
            {
                Factors = [.. Input.Factors.Select(row => new FactorResolution(row.FactorId, row.SeenResolvedOn, row.ResolvedOn))],
            },
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    /// <summary>After a refusal the days as they stand now count as seen; a day nobody touched here shows what another person wrote.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Factors = Choices.Of(await catalogue.FactorsAsync(ct));
        CaseFactors = await factors.ListAsync(current.Header, ct);
        Input.Factors = [.. CaseFactors.Select(factor =>
        {
            var typed = Input.Factors.Find(row => row.FactorId == factor.FactorId && row.ResolvedOn != row.SeenResolvedOn);
            return new FactorInput { FactorId = factor.FactorId, SeenResolvedOn = factor.ResolvedOn, ResolvedOn = typed is null ? factor.ResolvedOn : typed.ResolvedOn };
        })];
        ModelState.ForgetAccepted("Input.Factors[");
    }
}
