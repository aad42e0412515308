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

public sealed class AddModel(ReviewService reviews, CatalogueQueries catalogue, CurrentCase current, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
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
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public IEnumerable<SelectListItem> Factors { get; private set; } = [];

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), On = clock.Today, Handling = current.Header.Handling, MainFactorId = current.Header.MainFactorId };
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await reviews.AddAsync(
            new AddReview(Input.Id, CaseFileId, Input.On!.Value, Input.Level!.Value, Input.Handling!.Value, Input.Rationale, Input.MainFactorId!.Value),
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    public async Task LoadListsAsync(CancellationToken ct) => Factors = Choices.Of(await catalogue.FactorsAsync(ct));
}
