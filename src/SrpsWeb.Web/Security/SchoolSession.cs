using System.Security.Claims;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Security;

/// <summary>The current school and person of one request. Empty until the middleware has looked the person up.</summary>
public sealed class SchoolSession : ICurrentSchool, ICurrentPerson
{
    /// <summary>Claim in the sign-in cookie that names the school the person works in.</summary>
    public const string SchoolClaim = "srps:school";

    public Guid? SchoolId { get; private set; }

    public Viewer Viewer { get; private set; } = Viewer.Nobody;

    public SchoolZone Zone { get; private set; }

    public string? SchoolName { get; private set; }

    public string? FullName { get; private set; }

    public bool IsLoaded { get; private set; }

    /// <summary>Makes a school current where no person is signed in: an invitation, the first start, an import that goes on by itself.</summary>
    public void EnterSchool(Guid? schoolId, SchoolZone zone = SchoolZone.Wib) => (SchoolId, Zone) = (schoolId, zone);

    internal void Enter(Guid? schoolId, SessionFacts? facts)
    {
        IsLoaded = true;
        SchoolId = facts is null ? null : schoolId;
        Viewer = facts?.Viewer ?? Viewer.Nobody;
        Zone = facts?.Zone ?? SchoolZone.Wib;
        SchoolName = facts?.SchoolName;
        FullName = facts?.FullName;
    }
}

/// <summary>Fills the <see cref="SchoolSession"/> before authorization, from the cookie's person and school and the database's roles.</summary>
public sealed class SchoolSessionMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, SchoolSession session, SessionQueries queries)
    {
        if (!session.IsLoaded && context.User.Identity?.IsAuthenticated == true && NeedsPerson(context)
            && Guid.TryParse(context.User.FindFirstValue(ClaimTypes.NameIdentifier), out var userId)
            && Guid.TryParse(context.User.FindFirstValue(SchoolSession.SchoolClaim), out var schoolId))
        {
            session.EnterSchool(schoolId);
            session.Enter(schoolId, await queries.LoadAsync(userId, context.RequestAborted));
        }

        await next(context);
    }

    /// <summary>Pages, and requests for no page at all, which end as an error page in the shell; never style sheets and icons.</summary>
    private static bool NeedsPerson(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        return endpoint is null || endpoint.Metadata.GetMetadata<Microsoft.AspNetCore.Mvc.RazorPages.PageActionDescriptor>() is not null;
    }
}
