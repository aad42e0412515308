using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>Asks what the columns of an uploaded file mean; the answers are remembered for the next file.</summary>
public sealed class ColumnsModel(RosterImportService imports, RosterImportQueries queries, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>The field of each column that can be mapped, in the order of the file; empty leaves the column out.</summary>
        public List<RosterField?> Fields { get; set; } = [];
    }

    [BindProperty(SupportsGet = true)]
    public Guid BatchId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>Null only while the page answers with something else.</summary>
    public RosterPreview Preview { get; private set; } = null!;

    public IReadOnlyList<RosterColumn> Mappable => [.. Preview.Columns.Where(column => column.Slot is not null).OrderBy(column => column.Slot)];

    public IEnumerable<SelectListItem> FieldChoices => Choices.All<RosterField>(texts).WithEmpty(texts["Import.LeaveOut"]);

    public async Task LoadListsAsync(CancellationToken ct) =>
        Preview = await queries.PreviewAsync(BatchId, ct) ?? throw new AccessRefusedException(hidden: true, "Import.Unknown");

    public async Task OnGetAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        Input.Fields = [.. Mappable.Select(column => column.Field)];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        var answers = Mappable.Zip(Input.Fields)
            .Where(answer => answer.First.Field != answer.Second)
            .DistinctBy(answer => RosterHeadings.Normalise(answer.First.Heading))
            .ToDictionary(answer => RosterHeadings.Normalise(answer.First.Heading), answer => answer.Second, StringComparer.Ordinal);
        await imports.MapAsync(BatchId, answers, ct);
        await LoadListsAsync(ct);
        if (Preview.MissingFields.Count == 0)
            return Redirect($"/impor/{BatchId}");
        ModelState.AddModelError("", texts["Import.FieldsMissing", string.Join(", ", Preview.MissingFields.Select(field => texts.Of(field)))]);
        return Page();
    }
}
