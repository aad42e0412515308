using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Security;

/// <summary>Left with a request whose sign-in is over, so that the sign-in page can say why.</summary>
public sealed record EndedSession(SessionEnd End);

/// <summary>
/// Fills the <see cref="SchoolSession"/> before authorization, from the cookie's sign-in, person and school and what the database says
/// of them now. A sign-in that is over is nobody from here on; who must set up a second factor first is led there.
/// </summary>
public sealed class SchoolSessionMiddleware(RequestDelegate next)
{
    public async Task InvokeAsync(HttpContext context, SchoolSession session, SessionQueries queries, SecondFactorDemand demand)
    {
        if (!session.IsLoaded && context.User.Identity?.IsAuthenticated == true && NeedsPerson(context))
            await ResumeAsync(context, session, queries);
        if (demand.Stops(context, session))
            context.Response.Redirect(SecondFactorDemand.SetUpPage);
        else
            await next(context);
    }

    private static async Task ResumeAsync(HttpContext context, SchoolSession session, SessionQueries queries)
    {
        var schoolId = ClaimOf(context, SchoolSession.SchoolClaim);
        session.EnterSchool(schoolId);
        var sessionId = ClaimOf(context, SchoolSession.SessionClaim);
        var resumed = sessionId is { } id && ClaimOf(context, ClaimTypes.NameIdentifier) is { } userId
            ? await queries.ResumeAsync(id, userId, context.RequestAborted)
            : new ResumedSession(SessionEnd.Ended, false, null);
        if (resumed.End is not { } end)
        {
            session.Enter(schoolId, sessionId!.Value, resumed);
            return;
        }

        session.EnterSchool(null);
        context.Features.Set(new EndedSession(end));
        context.User = new ClaimsPrincipal(new ClaimsIdentity());
        await context.SignOutAsync(IdentityConstants.ApplicationScheme);
    }

    private static Guid? ClaimOf(HttpContext context, string type) => Guid.TryParse(context.User.FindFirstValue(type), out var id) ? id : null;

    /// <summary>Pages, and requests for no page at all, which end as an error page in the shell; never style sheets and icons.</summary>
    private static bool NeedsPerson(HttpContext context)
    {
        var endpoint = context.GetEndpoint();
        return endpoint is null || endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not null;
    }
}
