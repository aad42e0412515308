using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>The second step of signing in. Without the first one in this browser it leads back there.</summary>
[EnableRateLimiting(RequestLimits.SignIn)]
public sealed class SignInCodeModel(SchoolSignIn signIn, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        [Required]
        [StringLength(20)]
        public string Code { get; set; } = "";

        public bool Remember { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true, Name = "kembali")]
    public string? ReturnUrl { get; set; }

    /// <summary>Not on a computer that others use too.</summary>
    public bool MayRemember { get; private set; }

    public async Task<IActionResult> OnGetAsync()
    {
        if (await signIn.PendingAsync() is not { } pending)
            return LocalRedirect("/masuk");
        MayRemember = !pending.IsShared;
        return Page();
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        if (await signIn.PendingAsync() is not { } pending)
            return LocalRedirect("/masuk");
        MayRemember = !pending.IsShared;
        switch (await signIn.TryCodeAsync(pending, Input.Code, Input.Remember, ct))
        {
            case SignInStep.Entered:
                return LocalRedirect(Url.IsLocalUrl(ReturnUrl) ? ReturnUrl : "/");
            case SignInStep.WithoutSchool:
                return LocalRedirect(InvitationModel.IsLink(ReturnUrl) ? ReturnUrl! : "/sekolah");
            default:
                ModelState.AddModelError("Input.Code", texts["SignInCode.Refused"]);
                return Page();
        }
    }

    public async Task LoadListsAsync(CancellationToken ct) => MayRemember = await signIn.PendingAsync() is { IsShared: false };
}
