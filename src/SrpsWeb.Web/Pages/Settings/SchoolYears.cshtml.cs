using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Schools;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>Tahun ajaran of the school; <c>?id=</c> puts one of them into the form.</summary>
public sealed class SchoolYearsModel(SchoolYearService years, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public string Name { get; set; } = "";

        [Required]
        public DateOnly? OddStartsOn { get; set; }

        [Required]
        public DateOnly? OddEndsOn { get; set; }

        [Required]
        public DateOnly? EvenStartsOn { get; set; }

        [Required]
        public DateOnly? EvenEndsOn { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SchoolYearRow> Years { get; private set; } = [];

    public bool IsEdit => Years.Any(year => year.Id == Input.Id);

    public async Task LoadListsAsync(CancellationToken ct) => Years = await years.ListAsync(ct);

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        await LoadListsAsync(ct);
        if (id is null)
        {
            Input = new InputModel { Id = Guid.CreateVersion7() };
            return Page();
        }

        if (Years.SingleOrDefault(year => year.Id == id) is not { } chosen)
            return NotFound();
        Input = new InputModel
        {
            Id = chosen.Id,
            Name = chosen.Name,
            OddStartsOn = chosen.OddStartsOn,
            OddEndsOn = chosen.OddEndsOn,
            EvenStartsOn = chosen.EvenStartsOn,
            EvenEndsOn = chosen.EvenEndsOn,
        };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await years.SaveAsync(
            new SaveSchoolYear(Input.Id, Input.Name, Input.OddStartsOn!.Value, Input.OddEndsOn!.Value, Input.EvenStartsOn!.Value, Input.EvenEndsOn!.Value),
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return Redirect("/pengaturan/tahun-ajaran");
    }
}
