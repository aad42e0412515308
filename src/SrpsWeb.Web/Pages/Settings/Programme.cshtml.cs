using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Schools;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>Adds a programme, or changes the one of <c>?id=</c>.</summary>
public sealed class ProgrammeModel(ClassGroupService groups, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public string Code { get; set; } = "";

        [Required]
        public string Name { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task<IActionResult> OnGetAsync(Guid? id, CancellationToken ct)
    {
        if (id is null)
        {
            Input = new InputModel { Id = Guid.CreateVersion7() };
            return Page();
        }

        if ((await groups.ProgrammesAsync(ct)).SingleOrDefault(programme => programme.Id == id) is not { } chosen)
            return NotFound();
        Input = new InputModel { Id = chosen.Id, Code = chosen.Code, Name = chosen.Name };
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await groups.SaveProgrammeAsync(new SaveProgramme(Input.Id, Input.Code, Input.Name), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return Redirect("/pengaturan/rombel");
    }
}
