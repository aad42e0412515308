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
[KeepsDraft(DraftSubject.Closing)]
public sealed class CloseModel(CaseFileService cases, CurrentCase current, SchoolClock clock, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        [Required]
        public ClosureOutcome? Outcome { get; set; }

        [Required]
        public DateOnly? ClosedOn { get; set; }

        [Required]
        public string Rationale { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public void OnGet() => Input.ClosedOn = clock.Today;

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await cases.CloseAsync(new CloseCase(CaseFileId, Input.Outcome!.Value, Input.Rationale, Input.ClosedOn!.Value), ct);
        TempData["Saved"] = texts["Close.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }
}
