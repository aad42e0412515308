using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>The own account: who one is here, and the password.</summary>
public sealed class ProfileModel(UserManager<AppUser> users, SchoolSignIn signIn, SchoolSession session, AccountService accounts, Texts texts) : PageModel
{
    public sealed class InputModel
    {
        [Required]
        [StringLength(256)]
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
        await signIn.RequirePasswordAsync(user, Input.Current, nameof(Input.Current), ct);
        await accounts.ChangePasswordAsync(user, Input.Current, Input.New, session.SessionId, ct);
        await signIn.RenewAsync(user, ct);
        TempData["Saved"] = texts["Profile.PasswordSaved"];
        return RedirectToPage();
    }
}
