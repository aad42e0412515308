using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>
/// Who can see this case. Only for who reads it with the name: the wali kelas among the readers would tell the student's class to
/// the one who reads by code.
/// </summary>
[RequiresCaseAccess(CaseAccessLevel.Read)]
public sealed class ReadersModel(CaseAudienceQueries audience, CurrentCase current, Texts texts) : PageModel
{
    public CaseHeader Header => current.Header;

    public IReadOnlyList<AudienceMember> Readers { get; private set; } = [];

    /// <summary>What the confidentiality of the case means.</summary>
    public string Why => Header.Confidentiality switch
    {
        Confidentiality.General => texts["Readers.General"],
        Confidentiality.Restricted => texts["Readers.Restricted"],
        _ => texts["Readers.Secret"],
    };

    public async Task OnGetAsync(CancellationToken ct) => Readers = await audience.ListAsync(Header.Id, ct);

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
