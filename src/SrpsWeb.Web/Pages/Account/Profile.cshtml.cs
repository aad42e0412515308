using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Data;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

public sealed class ProfileModel(UserManager<AppUser> users, SchoolSignIn signIn, SchoolSession session, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        [Required]
        public string Current { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string New { get; set; } = "";

        [Required]
        [Compare(nameof(New), ErrorMessage = "Password.NotTheSame")]
        public string Again { get; set; } = "";
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Challenge();
        var result = await users.ChangePasswordAsync(user, Input.Current, Input.New);
        if (!result.Succeeded)
        {
            var code = result.Errors.First().Code;
            ModelState.AddModelError(code == "PasswordMismatch" ? "Input.Current" : "Input.New", texts["Identity." + code]);
            return Page();
        }

        await signIn.EnterAsync(user, session.SchoolId, ct);
        TempData["Saved"] = texts["Profile.PasswordSaved"];
        return RedirectToPage();
    }
}
