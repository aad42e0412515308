using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>Puts a wrong text right; the old one stays in the history. Of two editors the second sees both texts.</summary>
[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.Correction)]
public sealed class CorrectModel(CorrectionService corrections, CurrentCase current, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        public string? SeenText { get; set; }

        [Required]
        public string Text { get; set; } = "";

        [Required]
        [StringLength(TextLimits.Line)]
        public string Reason { get; set; } = "";
    }

    [FromRoute]
    public string Entry { get; set; } = "";

    [FromRoute]
    public Guid EntryId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CorrectableEntry Found { get; private set; } = null!;

    public Guid CaseFileId => current.Header.Id;

    public async Task OnGetAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        Input = new InputModel { Id = Guid.CreateVersion7(), SeenText = Found.Text, Text = Found.Text };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        await corrections.CorrectAsync(new CorrectEntry(Input.Id, CaseFileId, Found.Entry, EntryId, Input.SeenText ?? "", Input.Text, Input.Reason), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    /// <summary>After a refusal the page shows the text as it stands now beside what was typed, and takes it as seen.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        await FindAsync(ct);
        Input.SeenText = Found.Text;
        ModelState.Remove("Input.SeenText");
    }

    private async Task FindAsync(CancellationToken ct)
    {
        var found = CaseWords.EntryOf(Entry) is { } kind ? await corrections.FindAsync(CaseFileId, kind, EntryId, ct) : null;
        Found = found ?? throw new AccessRefusedException(hidden: true, "CaseAccess.Unknown");
    }
}
