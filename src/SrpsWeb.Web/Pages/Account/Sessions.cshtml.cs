using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>Where one is signed in. Ending a session asks for the password: an open browser alone must not shut its owner out elsewhere.</summary>
public sealed class SessionsModel(UserManager<AppUser> users, SchoolSignIn signIn, SignInSessionService sessions, SchoolSession session, Texts texts)
    : PageModel, IHasLists
{
    public sealed class InputModel
    {
        [Required]
        [StringLength(256)]
        public string Password { get; set; } = "";

        /// <summary>The session to end; null where every other is.</summary>
        public Guid? Id { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<SessionRow> Sessions { get; private set; } = [];

    public async Task LoadListsAsync(CancellationToken ct) => Sessions = await sessions.ListAsync(User.Id(), ct);

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await RequirePasswordAsync(ct);
        if (Input.Id is not { } id || !await sessions.EndAsync(User.Id(), id, AuditAct.SessionEnded, ct))
            return NotFound();
        return Said("Sessions.Ended");
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await RequirePasswordAsync(ct);
        await sessions.EndOthersAsync(User.Id(), session.SessionId, ct);
        return Said("Sessions.OthersEnded");
    }

    private async Task RequirePasswordAsync(CancellationToken ct) =>
        await signIn.RequirePasswordAsync(await users.GetUserAsync(User) ?? throw new InvalidOperationException("The account of the session is gone."), Input.Password, nameof(Input.Password), ct);

    private RedirectToPageResult Said(string key)
    {
        TempData["Saved"] = texts[key];
        return RedirectToPage();
    }
}
