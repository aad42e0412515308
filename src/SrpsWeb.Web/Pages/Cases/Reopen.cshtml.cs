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

[Authorize(Policies.CaseWriting)]
[KeepsDraft(DraftSubject.Reopening)]
public sealed class ReopenModel(CaseFileService cases, CurrentCase current, SchoolClock clock, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        public Guid ReviewId { get; set; }

        [Required]
        public DateOnly? OpenedOn { get; set; }

        [Required]
        public RiskLevel? Level { get; set; }

        [Required]
        public string Reason { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public void OnGet() => Input = new InputModel { ReviewId = Guid.CreateVersion7(), OpenedOn = clock.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await cases.ReopenAsync(new ReopenCase(CaseFileId, Input.ReviewId, Input.OpenedOn!.Value, Input.Level!.Value, Input.Reason), ct);
        TempData["Saved"] = texts["Reopen.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }
}
