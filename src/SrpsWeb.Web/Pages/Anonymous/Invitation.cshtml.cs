using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>
/// Sets the first (or a new) password through a link that works once; for somebody who has an account already, joins the school with it. The
/// form is the same for both, so that a link does not tell whether a user name has an account elsewhere.
/// </summary>
public sealed class InvitationModel(AccountService accounts, SchoolSignIn signIn, UserManager<AppUser> users, SchoolSession session, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>Not required here, because joining posts no fields; an empty one is too short.</summary>
        [StringLength(256)]
        public string? Password { get; set; }

        [Compare(nameof(Password), ErrorMessage = "Password.NotTheSame")]
        public string? Again { get; set; }
    }

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public InvitationFor? Person { get; private set; }

    /// <summary>The account's owner is signed in, with the second factor where there is one: a yes is all that is missing.</summary>
    public bool MayJoin => Person is { JoinsOnly: true } person && users.GetUserId(User) == person.UserId.ToString();

    internal static bool IsLink(string? address) => address?.StartsWith("/undangan/", StringComparison.Ordinal) == true;

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        if (Person is { JoinsOnly: true } person)
            return await ProveAsync(person.UserId, ct);
        var user = await accounts.AcceptAsync(Token, Input.Password ?? "", ct);
        // Whoever has the link has not shown the phone; and where every role still waits there is nothing but the page that says so.
        return LocalRedirect(await signIn.GoOnAsync(user, session.SchoolId, isShared: false, ct) switch
        {
            SignInStep.CodeNeeded => "/masuk/kode",
            SignInStep.WithoutSchool => "/sekolah",
            _ => "/",
        });
    }

    /// <exception cref="RuleBrokenException"><c>Invitation.NotUsable</c>.</exception>
    public async Task<IActionResult> OnPostJoinAsync(CancellationToken ct)
    {
        await EnterSchoolAsync(ct);
        var user = await users.GetUserAsync(User) ?? throw new RuleBrokenException("Invitation.NotUsable");
        await accounts.JoinAsync(Token, user.Id, ct);
        await signIn.StayAsync(user, session.SchoolId, ct);
        return LocalRedirect("/");
    }

    /// <summary>Signs the owner of an existing account in as at the sign-in, and comes back here.</summary>
    private async Task<IActionResult> ProveAsync(Guid userId, CancellationToken ct)
    {
        var user = await users.FindByIdAsync(userId.ToString()) ?? throw new RuleBrokenException("Invitation.NotUsable");
        var here = $"/undangan/{Token}";
        switch (await signIn.TryAsync(user, Input.Password ?? "", isShared: false, ct))
        {
            case SignInStep.CodeNeeded:
                return RedirectToPage("/Anonymous/SignInCode", new { kembali = here });
            case SignInStep.Refused:
                await accounts.RequirePossiblePasswordAsync(user, Input.Password ?? "");
                ModelState.AddModelError("Input.Password", texts["Invitation.WrongPassword"]);
                return Page();
            default:
                return LocalRedirect(here);
        }
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        await EnterSchoolAsync(ct);
        Person = await accounts.FindInvitationAsync(Token, ct);
    }

    private async Task EnterSchoolAsync(CancellationToken ct) => session.EnterSchool(await accounts.SchoolOfInvitationAsync(Token, ct));
}
