using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>Makes the first school of an installation. Without the code from the log, or once there is a school, it does not exist.</summary>
[EnableRateLimiting(RequestLimits.SignIn)]
public sealed class FirstStartModel(FirstSchoolService firstSchool, FirstStartDoor door, FirstStartCode code, SchoolSession session, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        [Required]
        public string Code { get; set; } = "";

        [Required]
        public string Name { get; set; } = "";

        [Required]
        public string Npsn { get; set; } = "";

        public SchoolZone Zone { get; set; }

        [Required]
        public string OperatorName { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string OperatorUserName { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string Password { get; set; } = "";

        [Required]
        public string PrincipalName { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string PrincipalUserName { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public InvitationLink? PrincipalLink { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct) => await door.IsOpenAsync(firstSchool, ct) ? Page() : NotFound();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (!await door.IsOpenAsync(firstSchool, ct))
            return NotFound();
        if (!code.Matches(Input.Code))
        {
            ModelState.AddModelError("Input.Code", texts["FirstStart.CodeWrong"]);
            return Page();
        }

        var schoolId = Guid.CreateVersion7();
        session.EnterSchool(schoolId, Input.Zone);
        var principal = await door.MakeAsync(
            firstSchool,
            new MakeFirstSchool(schoolId, Input.Name, Input.Npsn, Input.Zone, Input.OperatorName, Input.OperatorUserName, Input.Password, Input.PrincipalName, Input.PrincipalUserName),
            ct);
        if (principal is null)
            return NotFound();
        PrincipalLink = InvitationLink.Of(Request, principal);
        return Page();
    }
}
