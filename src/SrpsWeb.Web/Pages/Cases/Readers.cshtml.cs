using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>
/// Who can see this case and who opened it; whoever may write it names people, notes who is involved, and hands it over. Only for who reads it with
/// the name: the wali kelas among the readers would tell the student's class to the one who reads by code.
/// </summary>
[RequiresCaseAccess(CaseAccessLevel.Read)]
public sealed class ReadersModel(CaseAudienceQueries audience, AuditQueries audit, CaseParticipantService participants, CurrentCase current, SchoolSession session, Texts texts)
    : PageModel, IHasLists
{
    public sealed class InputModel
    {
        /// <summary>None is required here, because taking a naming back posts no fields; the service refuses what is missing.</summary>
        public ParticipantAct? Act { get; set; }

        public Guid? UserId { get; set; }

        public string? Reason { get; set; }
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public CaseHeader Header => current.Header;

    public IReadOnlyList<AudienceMember> Readers { get; private set; } = [];

    public IReadOnlyList<SelectListItem> People { get; private set; } = [];

    public IReadOnlyList<LevelChangeRow> LevelChanges { get; private set; } = [];

    public IReadOnlyList<CaseSeenBy> SeenBy { get; private set; } = [];

    /// <summary>What the confidentiality of the case means.</summary>
    public string Why => Header.Confidentiality switch
    {
        Confidentiality.General => texts["Readers.General"],
        Confidentiality.Restricted => texts["Readers.Restricted"],
        _ => texts["Readers.Secret"],
    };

    public async Task LoadListsAsync(CancellationToken ct)
    {
        (Readers, var others) = await audience.ListAsync(Header.Id, ct);
        People = [.. Choices.Of(others).WithEmpty(texts["Readers.Choose"])];
        LevelChanges = await audience.LevelChangesAsync(Header.Id, ct);
        SeenBy = await audit.SeenByAsync(Header.Id, ct);
    }

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await participants.ChangeAsync(new ChangeParticipant(Header.Id, Input.Act, Input.UserId, Input.Reason ?? ""), ct);
        TempData["Saved"] = texts["Readers.Saved." + Input.Act];
        // Whoever has just noted an own involvement no longer has the case.
        return Input.Act == ParticipantAct.Exclude && Input.UserId == session.Viewer.UserId ? LocalRedirect("/kasus") : RedirectToPage();
    }

    /// <summary>Takes a naming back. Its form posts no fields.</summary>
    public async Task<IActionResult> OnPostTakeBackAsync(Guid userId, CancellationToken ct)
    {
        await participants.TakeNamingBackAsync(Header.Id, userId, ct);
        TempData["Saved"] = texts["Readers.Saved.TakeBack"];
        return userId == session.Viewer.UserId ? LocalRedirect("/kasus") : RedirectToPage();
    }

    public bool MayTakeBack(AudienceMember reader) => Header.Access.MayWrite && reader.IsNamed && reader.Person.UserId != Header.ResponsibleUserId && Header.Confidentiality != Confidentiality.General;

    public string MayOf(AudienceMember reader) => reader.Access switch
    {
        { MayWrite: true } => texts["Readers.Write"],
        { MaySeeName: true } => texts["Readers.Read"],
        _ => texts["Readers.ByCode"],
    };

    /// <summary>The roles that count for a case, and what else ties the person to this one.</summary>
    public string RolesOf(AudienceMember reader)
    {
        var roles = reader.Person.Viewer.Roles.Where(role => Viewer.SatgasRoles.Contains(role) || role == SchoolRole.Facilitator).Order().Select(role => texts.Of(role));
        return string.Join(" · ", reader.Person.UserId == Header.ResponsibleUserId ? roles.Append(texts["Readers.Responsible"]) : roles);
    }
}
