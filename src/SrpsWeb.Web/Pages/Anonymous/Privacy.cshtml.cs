using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>The privacy notice, for everybody. Whoever is signed in sees the periods and the contact of the own school.</summary>
public sealed class PrivacyModel(PrivacyNoticeQueries notices, SchoolSession session) : PageModel
{
    public RetentionTimes Times { get; private set; } = RetentionTimes.Default;

    /// <summary>Null where nobody is signed in, or the school has named none.</summary>
    public string? Contact { get; private set; }

    public string? SchoolName => session.SchoolName;

    public async Task OnGetAsync(CancellationToken ct)
    {
        if (session.SchoolName is not null)
            (Times, Contact) = await notices.OfSchoolAsync(ct);
    }
}
