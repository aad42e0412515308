using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>What an OSIS member did for a fellow student: written once, never shown back.</summary>
public sealed class SupportModel(PeerSupportService supports, SchoolSession session, SchoolClock clock) : PageModel
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public DateOnly? On { get; set; }

        [StringLength(TextLimits.Line)]
        public string? StudentText { get; set; }

        [Required]
        public PeerSupportKind? Kind { get; set; }

        [StringLength(TextLimits.Note)]
        public string? Note { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet() => Input = new InputModel { Id = Guid.CreateVersion7(), On = clock.Today };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var receipt = await supports.WriteAsync(new PeerSupportNote(Input.Id, Input.On!.Value, Input.StudentText, Input.Kind!.Value, Input.Note), ct);
        SentModel.Keep(TempData, session.Viewer.UserId, receipt);
        return RedirectToPage("/Concerns/Sent");
    }
}
