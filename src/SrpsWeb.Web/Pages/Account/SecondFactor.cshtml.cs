using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>Sets the second factor up, makes new recovery codes, and switches it off where no role demands it. Each asks for the password; what changes one that is on asks for a code too.</summary>
public sealed class SecondFactorModel(
    UserManager<AppUser> users, SecondFactorService secondFactor, SecondFactorSetup setup, SecondFactorDemand demand, SchoolSignIn signIn, SchoolSession session, Texts texts)
    : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>Not required here, because the handlers share the form's fields; a wrong one is refused.</summary>
        [StringLength(256)]
        public string? Password { get; set; }

        [StringLength(12)]
        public string? Code { get; set; }

        /// <summary>The sealed key that the page showed.</summary>
        [StringLength(1000)]
        public string? Setup { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsOn { get; private set; }

    public bool IsDemanded => demand.Concerns(HttpContext, session);

    public int CodesLeft { get; private set; }

    public string Key { get; private set; } = "";

    public string Picture { get; private set; } = "";

    /// <summary>Shown once, in answer to the form that made them.</summary>
    public IReadOnlyList<string>? Codes { get; private set; }

    public async Task LoadListsAsync(CancellationToken ct) => await LoadAsync(await UserAsync());

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var user = await UserAsync();
        await signIn.RequirePasswordAsync(user, Input.Password, nameof(Input.Password), ct);
        var key = setup.Open(user.Id, Input.Setup) ?? throw new RuleBrokenException("SecondFactor.SetUpAgain");
        Codes = await secondFactor.SwitchOnAsync(user, key, Input.Code, session.SessionId, ct);
        await signIn.RenewAsync(user, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostCodesAsync(CancellationToken ct)
    {
        var user = await RequireOnAsync(ct);
        Codes = await secondFactor.NewCodesAsync(user, ct);
        await signIn.RenewAsync(user, ct);
        return Page();
    }

    public async Task<IActionResult> OnPostOffAsync(CancellationToken ct)
    {
        if (IsDemanded)
            throw new RuleBrokenException("SecondFactor.Demanded");
        var user = await RequireOnAsync(ct);
        await secondFactor.SwitchOffAsync(user, ct);
        await signIn.RenewAsync(user, ct);
        TempData["Saved"] = texts["SecondFactor.SwitchedOff"];
        return LocalRedirect("/akun");
    }

    private async Task<AppUser> RequireOnAsync(CancellationToken ct)
    {
        var user = await UserAsync();
        if (!user.TwoFactorEnabled)
            throw new RuleBrokenException("SecondFactor.NotOn");
        await signIn.RequirePasswordAsync(user, Input.Password, nameof(Input.Password), ct);
        await signIn.RequireCodeAsync(user, Input.Code, nameof(Input.Code), ct);
        return user;
    }

    private async Task<AppUser> UserAsync() => await users.GetUserAsync(User) ?? throw new InvalidOperationException("The account of the session is gone.");

    private async Task LoadAsync(AppUser user)
    {
        IsOn = user.TwoFactorEnabled;
        if (IsOn)
        {
            CodesLeft = await secondFactor.CodesLeftAsync(user);
            return;
        }

        // The same picture again after a refusal: the phone has it already.
        Key = setup.Open(user.Id, Input.Setup) ?? OneTimeCode.NewKey();
        Input.Setup = setup.Seal(user.Id, Key);
        ModelState.Remove("Input.Setup");
        Picture = SecondFactorSetup.Picture(Key, user.UserName!);
    }
}
