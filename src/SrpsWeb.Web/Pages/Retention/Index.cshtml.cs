using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Retention;

/// <summary>What is due this year. Nothing goes by itself.</summary>
public sealed class IndexModel(RetentionQueries queries, RetentionService retention, Texts texts) : PageModel, IHasLists
{
    public DueList List { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostFilesAsync(Guid fileOfCase, CancellationToken ct)
    {
        await retention.RemoveEvidenceAsync(fileOfCase, ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostConcernsAsync(CancellationToken ct)
    {
        await retention.EraseConcernsAsync(ct);
        return Saved();
    }

    public async Task<IActionResult> OnPostImportsAsync(CancellationToken ct)
    {
        await retention.EmptyImportsAsync(ct);
        return Saved();
    }

    public async Task LoadListsAsync(CancellationToken ct) => List = await queries.ListAsync(ct);

    private RedirectResult Saved()
    {
        TempData["Saved"] = texts["Retention.Removed"];
        return Redirect("/retensi");
    }
}
