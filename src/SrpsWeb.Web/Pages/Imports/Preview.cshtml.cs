using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Imports;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>What an uploaded roster would do, the button that does it, and from then on how far it is.</summary>
public sealed class PreviewModel(RosterImportService imports, RosterImportQueries queries, ImportBell bell, Texts texts) : PageModel, IHasLists
{
    /// <summary>Rows of a table on the page; the others are counted.</summary>
    public const int ShownRows = 200;

    public sealed class InputModel
    {
        public DateOnly? EffectiveOn { get; set; }
    }

    [BindProperty(SupportsGet = true)]
    public Guid BatchId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    /// <summary>The upload once it has been started; then there is no preview.</summary>
    public ImportBatchRow? Started { get; private set; }

    /// <summary>Null only while the page answers with something else.</summary>
    public RosterPreview Preview { get; private set; } = null!;

    public IEnumerable<PlannedRow> Changed => Preview.Plan.Rows.Where(row => row.Act is PlannedAct.Update or PlannedAct.ChangeClass);

    public int ValidRows => Preview.Plan.Rows.Count(row => row.Act != PlannedAct.Nothing);

    public int UnknownColumns => Preview.Columns.Count(column => column.Use == ColumnUse.Unknown);

    public IEnumerable<string> ForbiddenColumns => Preview.Columns.Where(column => column.Use == ColumnUse.Forbidden).Select(column => column.Heading);

    public string OfIssue(RowIssue issue) => texts.OfIssue(issue);

    public async Task LoadListsAsync(CancellationToken ct) =>
        Preview = await queries.PreviewAsync(BatchId, ct) ?? throw new Application.Session.AccessRefusedException(hidden: true, "Import.Unknown");

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (await queries.FindAsync(BatchId, ct) is not { } batch)
            return NotFound();
        if (batch.AppliedAt is not null)
            return Redirect($"/impor/{BatchId}/selesai");
        if (batch.Progress is not null)
        {
            Started = batch;
            return Page();
        }

        await LoadListsAsync(ct);
        Input.EffectiveOn = Preview.EffectiveOn;
        return Preview.MissingFields.Count > 0 ? Redirect($"/impor/{BatchId}/kolom") : Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await imports.StartAsync(new StartRoster(BatchId, Input.EffectiveOn), ct);
        bell.Ring();
        return Redirect($"/impor/{BatchId}");
    }

    public async Task<IActionResult> OnPostDiscardAsync(CancellationToken ct)
    {
        if (!await imports.DiscardAsync(BatchId, ct))
            return Redirect($"/impor/{BatchId}");
        TempData["Saved"] = texts["Import.Discarded"];
        return Redirect("/impor");
    }
}
