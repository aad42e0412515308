using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>Students whom an imported file does not name, offered to be recorded as having left. None is chosen beforehand.</summary>
public sealed class NotInFileModel(NotInFileQueries queries, RosterImportQueries imports, LeavingService leaving, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public List<Guid> StudentIds { get; set; } = [];

        [Required]
        public DateOnly? LastDay { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid BatchId { get; set; }

    /// <summary>The operator says that the file is the whole school.</summary>
    [BindProperty(SupportsGet = true, Name = "seluruh")]
    public bool WholeSchool { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Null only while the page answers with something else.</summary>
    public NotInFileList List { get; private set; } = null!;

    public IEnumerable<SelectListItem> Students => List.Students.Take(PreviewModel.ShownRows)
        .Select(student => new SelectListItem(texts["Import.Left.Student", student.Name, student.ClassGroup, student.Nisn ?? "–"], student.Id.ToString()));

    public async Task LoadListsAsync(CancellationToken ct) =>
        List = await queries.FindAsync(BatchId, WholeSchool, ct) ?? throw new AccessRefusedException(hidden: true, "Import.Unknown");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await imports.FindAsync(BatchId, ct) is not { } batch)
            return NotFound();
        if (batch.Outcome is null)
            return Redirect($"/impor/{BatchId}");
        await LoadListsAsync(ct);
        Input.LastDay = clock.Today;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var left = await leaving.RecordAsync(new RecordLeaving(BatchId, Input.StudentIds, Input.LastDay!.Value), ct);
        TempData["Saved"] = texts["Import.Left.Saved", left];
        return Redirect($"/impor/{BatchId}/siswa-keluar{(WholeSchool ? "?seluruh=true" : "")}");
    }
}
