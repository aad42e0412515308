using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>Puts the data of one student right, each role what is its own.</summary>
[Authorize(Policies.StudentWriting)]
public sealed class EditModel(StudentCorrectionService corrections, Texts texts, Format format) : PageModel, IHasLists
{
    [FromRoute]
    public Guid StudentId { get; set; }

    [BindProperty]
    public EditInput Input { get; set; } = new();

    public EditableStudent Student { get; private set; } = null!;

    /// <summary>Contacts are typed without sight of what is stored.</summary>
    public bool IsBlind => Student.Contacts is null;

    public IEnumerable<SelectListItem> ClassGroupItems => Student.ClassGroups.Select(group => new SelectListItem(group.Name, group.Id.ToString()));

    public async Task OnGetAsync(CancellationToken ct)
    {
        Student = await corrections.FindAsync(StudentId, ct);
        Input.Show(Student, format);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        Student = await corrections.FindAsync(StudentId, ct);
        foreach (var refused in await corrections.CorrectAsync(Input.ToCommand(StudentId, Student), ct))
            ModelState.AddModelError("Input." + refused.Field, texts.OfRule(refused.Why));
        if (!ModelState.IsValid)
        {
            Student = await corrections.FindAsync(StudentId, ct);
            // Both texts have been told: sending once more is on purpose.
            ModelState.Remove("Input.Seen");
            Input.Seen = new SeenStudent(Student.Roster, Student.Contacts).Pack();
            Input.AddEmptyRow();
            return Page();
        }

        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Students/Details", new { StudentId });
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Student = await corrections.FindAsync(StudentId, ct);
        if (Input.Guardians.Count == 0)
            Input.Guardians.Add(new GuardianInput());
    }
}
