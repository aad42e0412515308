using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>The people of the school, and the invitation of another one. The link is shown once, in answer to the form.</summary>
public sealed class UsersModel(AccountService accounts, MemberQueries members, TimeProvider time, Texts texts) : PageModel, IHasLists
{
    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public string FullName { get; set; } = "";

        [Required]
        [StringLength(256)]
        public string UserName { get; set; } = "";

        [StringLength(256)]
        public string? Email { get; set; }

        public string? Nip { get; set; }

        public string? Position { get; set; }

        /// <summary>Null where no box is ticked: the binder fills only a list that it made itself.</summary>
        public IReadOnlyList<SchoolRole>? Roles { get; set; }

        public DateOnly? FacilitatorUntil { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyList<MemberRow> Members { get; private set; } = [];

    public InvitationLink? Link { get; private set; }

    public string? InvitedName { get; private set; }

    /// <summary>A role chosen here waits for a principal.</summary>
    public bool IsWaiting { get; private set; }

    public async Task LoadListsAsync(CancellationToken ct) => Members = await members.ListAsync(ct);

    public bool IsLocked(MemberRow member) => member.IsLocked(time.GetUtcNow());

    public async Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7() };
        await LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var invited = await accounts.InviteAsync(
            new InvitePerson(Input.Id, Input.UserName, Input.Email, Input.FullName, Input.Nip, Input.Position, Input.Roles ?? [], Input.FacilitatorUntil),
            ct);
        if (invited is not null)
        {
            Link = InvitationLink.Of(Request, invited);
            InvitedName = Input.FullName;
            IsWaiting = GuardedRoles.NeedApproval.Overlaps(Input.Roles ?? []);
            return Page();
        }

        TempData["Saved"] = texts["Users.InvitedBefore"];
        return Redirect("/pengaturan/pengguna");
    }
}
