using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Schools;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>The logo of the letterhead.</summary>
public sealed class LogoModel(SchoolSetupService schools, SchoolLogo logos) : PageModel
{
    public async Task<IActionResult> OnGetAsync(CancellationToken ct) =>
        await logos.FindAsync(await schools.CurrentAsync(ct), ct) is { } logo ? File(logo, "image/png") : NotFound();
}
