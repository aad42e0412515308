using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Students;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>One student as far as the viewer may see: contacts and cases only for those who handle cases.</summary>
public sealed class DetailsModel(StudentQueries students) : PageModel
{
    public StudentProfile Student { get; private set; } = null!;

    public async Task<IActionResult> OnGetAsync(Guid studentId, CancellationToken ct)
    {
        if (await students.FindAsync(studentId, ct) is not { } found)
            return NotFound();
        Student = found;
        return Page();
    }

    /// <summary>What is known, or a dash.</summary>
    public string Joined(params IEnumerable<string?> parts) => string.Join(", ", parts.Where(part => part is not null).DefaultIfEmpty("–"));
}
