using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>The own account: who one is here, the password, and where one is signed in.</summary>
public sealed class ProfileModel(UserManager<AppUser> users, SchoolSignIn signIn, SignInSessionService sessions, SchoolSession session, AccountService accounts, Texts texts)
    : PageModel, IHasLists
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

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public async Task LoadListsAsync(CancellationToken ct) => Sessions = await sessions.ListAsync(User.Id(), ct);

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await users.GetUserAsync(User) is not { } user)
            return Challenge();
        await signIn.RequirePasswordAsync(user, Input.Current, nameof(Input.Current), ct);
        await accounts.ChangePasswordAsync(user, Input.Current, Input.New, session.SessionId, ct);
        await signIn.StayAsync(user, session.SchoolId, ct);
        TempData["Saved"] = texts["Profile.PasswordSaved"];
        return RedirectToPage();
    }
}
