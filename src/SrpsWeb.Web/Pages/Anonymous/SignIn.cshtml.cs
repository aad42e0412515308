using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

[EnableRateLimiting(SrpsServices.SignInLimit)]
public sealed class SignInModel(SchoolSignIn signIn, UserManager<AppUser> users, SchoolSession session, FirstSchoolService firstSchool, FirstStartDoor door, Texts texts)
    : PageModel
{
    public sealed class InputModel
    {
        [Required]
        [StringLength(256)]
        public string UserName { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string Password { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "kembali")]
    public string? ReturnUrl { get; set; }

    /// <summary>Nobody can sign in yet: the installation has no school.</summary>
    public bool IsFirstStart { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        if (User.Identity?.IsAuthenticated == true)
            return LocalRedirect(session.SchoolId is null ? "/sekolah" : "/");
        IsFirstStart = await door.IsOpenAsync(firstSchool, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var name = Input.UserName.Trim();
        var user = await users.FindByNameAsync(name) ?? (name.Contains('@', StringComparison.Ordinal) ? await users.FindByEmailAsync(name) : null);
        if (!await signIn.TryAsync(user, Input.Password, ct))
        {
            ModelState.AddModelError("", texts["SignIn.Refused"]);
            IsFirstStart = await door.IsOpenAsync(firstSchool, ct);
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
