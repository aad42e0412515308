using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>Makes a case more confidential, or less so with a reason.</summary>
[Authorize(Policies.CaseWriting)]
public sealed class LevelModel(CaseParticipantService participants, CurrentCase current, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public Confidentiality? Level { get; set; }

        [StringLength(TextLimits.Note)]
        public string? LevelReason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public Confidentiality Now => current.Header.Confidentiality;

    public IEnumerable<SelectListItem> Others => Choices.All<Confidentiality>(texts).Where(level => level.Value != Now.ToString());

    public void OnGet() => Input = new InputModel { Id = Guid.CreateVersion7() };

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await participants.ChangeConfidentialityAsync(new ChangeConfidentiality(Input.Id, CaseFileId, Input.Level, Input.LevelReason), ct);
        TempData["Saved"] = texts["Level.Saved", texts.Of(Input.Level!.Value)];
        return RedirectToPage("/Cases/Readers", new { CaseFileId });
    }
}
