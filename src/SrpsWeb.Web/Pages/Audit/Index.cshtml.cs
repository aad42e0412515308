using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Audit;

/// <summary>Who did and read what, as far as the viewer may know it; every filter stands in the address.</summary>
public sealed class IndexModel(AuditQueries audit, SchoolSession session, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AuditAddress Asked { get; set; } = new();

    public PageOf<AuditLine> List { get; private set; } = new([], 0, 1, AuditQueries.PageSize);

    public IReadOnlyList<SelectListItem> PersonItems { get; private set; } = [];

    public IEnumerable<SelectListItem> ActItems =>
        AuditAddress.ActSlugs.Select(act => new SelectListItem(texts.Of(act.Value), act.Key, act.Key == Asked.Act)).Prepend(new SelectListItem(texts["Audit.AllActs"], ""));

    /// <summary>What of the trail the viewer reads.</summary>
    public string Scope => texts[session.Viewer.Is(SchoolRole.Principal) ? "Audit.ScopeSchool" : session.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor) ? "Audit.ScopeCases" : "Audit.ScopeOwn"];

    public async Task OnGetAsync(CancellationToken ct)
    {
        List = await audit.ListAsync(Asked.ToFilter(), ct);
        var people = await audit.PeopleAsync(ct);
        if (people.Count > 0)
            PersonItems = [new SelectListItem(texts["Audit.Everybody"], ""), .. people.Select(someone => new SelectListItem(someone.FullName, someone.UserId.ToString(), someone.UserId == Asked.Person))];
    }
}
