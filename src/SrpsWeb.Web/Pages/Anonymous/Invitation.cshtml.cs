using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>Sets the first (or a new) password through a link that works once.</summary>
[EnableRateLimiting(RequestLimits.SignIn)]
public sealed class InvitationModel(AccountService accounts, SchoolSignIn signIn, SchoolSession session) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        [Required]
        [StringLength(256)]
        public string Password { get; set; } = "";

        [Required]
        [Compare(nameof(Password), ErrorMessage = "Password.NotTheSame")]
        public string Again { get; set; } = "";
    }

    [FromRoute]
    public string Token { get; set; } = "";

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public InvitationFor? Person { get; private set; }

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await EnterSchoolAsync(ct);
        var user = await accounts.AcceptAsync(Token, Input.Password, ct);
        // Whoever has the link has not shown the phone; and where every role still waits there is nothing but the page that says so.
        return LocalRedirect(await signIn.GoOnAsync(user, session.SchoolId, isShared: false, ct) switch
        {
            SignInStep.CodeNeeded => "/masuk/kode",
            SignInStep.WithoutSchool => "/sekolah",
            _ => "/",
        });
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        await EnterSchoolAsync(ct);
        Person = await accounts.FindInvitationAsync(Token, ct);
    }

    private async Task EnterSchoolAsync(CancellationToken ct) => session.EnterSchool(await accounts.SchoolOfInvitationAsync(Token, ct));
}
