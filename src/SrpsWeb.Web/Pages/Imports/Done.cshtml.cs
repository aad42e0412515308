using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Imports;
using SrpsWeb.Domain.Imports;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>What an import did.</summary>
public sealed class DoneModel(RosterImportQueries queries, NotInFileQueries notInFile) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public Guid BatchId { get; set; }

    public ImportBatchRow Batch { get; private set; } = null!;

    public ImportOutcome Outcome { get; private set; } = null!;

    /// <summary>Students of the file's class groups whom it does not name, and those of the whole school.</summary>
    public (int OfFile, int OfSchool) Absent { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await queries.FindAsync(BatchId, ct) is not { } batch)
            return NotFound();
        if (batch.Outcome is null)
            return Redirect($"/impor/{BatchId}");
        (Batch, Outcome) = (batch, batch.Outcome);
        if (await notInFile.FindAsync(BatchId, wholeSchool: false, ct) is { } list)
            Absent = (list.OfFile, list.OfSchool);
        return Page();
    }
}
