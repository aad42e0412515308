using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>One person of the school: name, roles, whether the person may enter, and a new link.</summary>
public sealed class PersonModel(
    AccountService accounts, SecondFactorService secondFactor, MemberQueries members, SchoolSession session, TimeProvider time, Texts texts)
    : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>Not required here, because the handler of the link posts no fields; the domain refuses an empty name.</summary>
        public string? FullName { get; set; }

        public string? Nip { get; set; }

        public string? Position { get; set; }

        /// <summary>Null where no box is ticked: the binder fills only a list that it made itself.</summary>
        public IReadOnlyList<SchoolRole>? Roles { get; set; }

        public DateOnly? FacilitatorUntil { get; set; }

        public bool IsActive { get; set; }

        /// <summary>The person as the form was read; null where a handler posts no fields.</summary>
        public Guid? Version { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    [BindProperty(SupportsGet = true)]
    public Guid UserId { get; set; }

    public MemberRow Member { get; private set; } = null!;

    public InvitationLink? Link { get; private set; }

    /// <summary>Another operator was faster: what is stored now is shown above what was typed.</summary>
    public bool IsChangedMeanwhile { get; private set; }

    public bool IsSelf => session.Viewer.UserId == UserId;

    public bool IsLocked => Member.IsLocked(time.GetUtcNow());

    public async Task LoadListsAsync(CancellationToken ct)
    {
        Member = await members.FindAsync(UserId, ct) ?? throw new AccessRefusedException(hidden: true, "Account.Unknown");
        if (!IsChangedMeanwhile)
            return;
        // The other operator's change is shown above the form; saving once more is on purpose.
        ModelState.Remove("Input.Version");
        Input.Version = Member.Version;
    }

    public Task OnGetAsync(CancellationToken ct) => FillAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        try
        {
            await accounts.ChangeAsync(
                new ChangePerson(UserId, Input.FullName ?? "", Input.Nip, Input.Position, Input.Roles ?? [], Input.FacilitatorUntil, Input.IsActive, Input.Version ?? Guid.Empty),
                ct);
        }
        catch (DbUpdateConcurrencyException)
        {
            IsChangedMeanwhile = true;
            throw;
        }

        TempData["Saved"] = texts["Form.Saved"];
        return Redirect("/pengaturan/pengguna");
    }

    public async Task<IActionResult> OnPostLinkAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        var invited = await accounts.InviteAgainAsync(UserId, ct);
        Link = InvitationLink.Of(Request, invited);
        return Page();
    }

    public async Task<IActionResult> OnPostUnlockAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        await accounts.UnlockAsync(UserId, ct);
        TempData["Saved"] = texts["Users.Unlocked", Member.FullName];
        return RedirectToPage(new { UserId });
    }

    public async Task<IActionResult> OnPostResetAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        await secondFactor.ResetAsync(UserId, ct);
        TempData["Saved"] = texts["Users.SecondFactorReset", Member.FullName];
        return RedirectToPage(new { UserId });
    }

    public async Task<IActionResult> OnPostSessionsAsync(CancellationToken ct)
    {
        await FillAsync(ct);
        await accounts.EndSessionsAsync(UserId, ct);
        TempData["Saved"] = texts["Users.SessionsEnded", Member.FullName];
        return RedirectToPage(new { UserId });
    }

    private async Task FillAsync(CancellationToken ct)
    {
        await LoadListsAsync(ct);
        Input = new InputModel
        {
            FullName = Member.FullName,
            Nip = Member.Nip,
            Position = Member.Position,
            Roles = Member.WantedRoles,
            FacilitatorUntil = Member.WantedUntil,
            IsActive = Member.IsActive,
            Version = Member.Version,
        };
    }
}
