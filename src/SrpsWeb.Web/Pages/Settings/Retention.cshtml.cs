using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>How long the school keeps what.</summary>
public sealed class RetentionModel(RetentionService retention, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>Of what the form showed; null where the school had none of its own.</summary>
        public Guid? Version { get; set; }

        [Required]
        public int? CaseYears { get; set; }

        [Required]
        public int? EvidenceYears { get; set; }

        [Required]
        public int? ConcernYears { get; set; }

        [Required]
        public int? ImportDays { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public async Task OnGetAsync(CancellationToken ct)
    {
        var own = await retention.OwnAsync(ct);
        var times = own?.Times ?? RetentionTimes.Default;
        Input = new InputModel { Version = own?.Version, CaseYears = times.CaseYears, EvidenceYears = times.EvidenceYears, ConcernYears = times.ConcernYears, ImportDays = times.ImportDays };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await retention.SetAsync(new SetRetention(new RetentionTimes(Input.CaseYears!.Value, Input.EvidenceYears!.Value, Input.ConcernYears!.Value, Input.ImportDays!.Value), Input.Version), ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage();
    }

    /// <summary>After a refusal what is stored counts as seen, so that sending once more is on purpose.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Input.Version = (await retention.OwnAsync(ct))?.Version;
        ModelState.Remove("Input.Version");
    }
}
