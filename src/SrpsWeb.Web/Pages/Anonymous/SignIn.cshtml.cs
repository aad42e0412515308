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

[EnableRateLimiting(RequestLimits.SignIn)]
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

        /// <summary>Others use the computer too: the session ends after a quarter of an hour without a request.</summary>
        public bool IsShared { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "kembali")]
    public string? ReturnUrl { get; set; }

    /// <summary>Why an earlier session is over.</summary>
    [BindProperty(SupportsGet = true, Name = AccountSetup.EndedKey)]
    public string? EndedFor { get; set; }

    public SessionEnd? Ended => Enum.TryParse<SessionEnd>(EndedFor, out var end) && Enum.IsDefined(end) && end.ToString() == EndedFor ? end : null;

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
        switch (await signIn.TryAsync(user, Input.Password, Input.IsShared, ct))
        {
            case SignInStep.Entered:
                return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
            case SignInStep.WithoutSchool:
                return LocalRedirect("/sekolah");
            case SignInStep.CodeNeeded:
                return RedirectToPage("/Anonymous/SignInCode", new { kembali = Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : null });
            default:
                ModelState.AddModelError("", texts["SignIn.Refused"]);
                EndedFor = null;
                IsFirstStart = await door.IsOpenAsync(firstSchool, ct);
                return Page();
        }
    }
}
