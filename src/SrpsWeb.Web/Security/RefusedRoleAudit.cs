using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Web.Security;

/// <summary>Somebody signed in asks for a page that is not for any of their roles: refused, and the audit trail knows.</summary>
public sealed class RefusedRoleAudit : IAuthorizationMiddlewareResultHandler
{
    private readonly AuthorizationMiddlewareResultHandler _usual = new();

    public async Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.Forbidden && context.GetEndpoint() is RouteEndpoint endpoint)
        {
            await context.RequestServices.GetRequiredService<AuditTrail>().RecordAsync(
                new AuditFacts(AuditAct.Refused, AuditSubject.Page, Detail: $"{context.Request.Method} {endpoint.RoutePattern.RawText}"),
                context.RequestAborted);
        }

        await _usual.HandleAsync(next, context, policy, authorizeResult);
    }
}
