using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Data;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

[EnableRateLimiting(SrpsServices.SignInLimit)]
public sealed class SignInModel(SchoolSignIn signIn, UserManager<AppUser> users, SchoolSession session, Texts texts) : PageModel
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

    public IActionResult OnGet() => User.Identity?.IsAuthenticated == true ? LocalRedirect(session.SchoolId is null ? "/sekolah" : "/") : Page();

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var name = Input.UserName.Trim();
        var user = await users.FindByNameAsync(name) ?? (name.Contains('@', StringComparison.Ordinal) ? await users.FindByEmailAsync(name) : null);
        if (!await signIn.TryAsync(user, Input.Password, ct))
        {
            ModelState.AddModelError("", texts["SignIn.Refused"]);
            return Page();
        }

        return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
    }
}
