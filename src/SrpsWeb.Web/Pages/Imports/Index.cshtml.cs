using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>
/// Takes a roster file and shows the uploads of late. The request may be larger than a file may be, so that a file too large is
/// answered with a sentence instead of a broken connection.
/// </summary>
[RequestSizeLimit(64 * 1024 * 1024)]
public sealed class IndexModel(RosterImportService imports, RosterImportQueries queries, SchoolYearService years, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>Made with the form: a form sent twice is one upload.</summary>
        public Guid Id { get; set; }

        public IFormFile? File { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool HasSchoolYear { get; private set; }

    public IReadOnlyList<ImportBatchRow> Recent { get; private set; } = [];

    internal static string StateOf(ImportBatchRow batch) => batch switch
    {
        { Outcome: not null } => "Import.Applied",
        { Progress.Failure: not null } => "Import.Stopped",
        { Progress: not null } => "Import.Running",
        _ => "Import.Staged",
    };

    internal static string ChipOf(ImportBatchRow batch) => batch switch
    {
        { Outcome: not null } => "pulih",
        { Progress.Failure: not null } => "tinggi",
        { Progress: not null } => "sedang",
        _ => "plain",
    };

    public async Task LoadListsAsync(CancellationToken ct)
    {
        HasSchoolYear = (await years.ListAsync(ct)).Count > 0;
        Recent = await queries.RecentAsync(ct);
    }

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.Id = Guid.CreateVersion7();
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        try
        {
            if (Input.File is null)
                throw new RosterFileException("Import.FileMissing");
            await using var file = Input.File.OpenReadStream();
            await imports.StageAsync(new StageRoster(Input.Id, file, Path.GetFileName(Input.File.FileName)), ct);
        }
        catch (RosterFileException refused)
        {
            ModelState.AddModelError("Input.File", texts[refused.Code, [.. refused.Arguments]]);
            await LoadListsAsync(ct);
            return Page();
        }

        return Redirect($"/impor/{Input.Id}");
    }
}
