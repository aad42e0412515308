using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>Parents or guardian take a consent back. What was done while it held stays.</summary>
[Authorize(Policies.ConsentWriting)]
public sealed class WithdrawConsentModel(ConsentQueries queries, ConsentService consents, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        [Required]
        public DateOnly? WithdrawnOn { get; set; }

        [Required]
        [StringLength(TextLimits.Line)]
        public string Reason { get; set; } = "";
    }

    [FromRoute]
    public Guid StudentId { get; set; }

    [FromRoute]
    public Guid ConsentId { get; set; }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public ConsentRow Row { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct)
    {
        Input.WithdrawnOn = clock.Today;
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await consents.WithdrawAsync(new WithdrawConsent(StudentId, ConsentId, Input.WithdrawnOn!.Value, Input.Reason), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Students/Consents", new { StudentId });
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        var view = await queries.FindAsync(StudentId, ct);
        Row = view?.Consents.FirstOrDefault(row => row.Consent.Id == ConsentId) ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");
    }
}
