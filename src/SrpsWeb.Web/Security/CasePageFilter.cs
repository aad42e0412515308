using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Security;

/// <summary>What a page under a case demands; without it a page demands to write.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class RequiresCaseAccessAttribute(CaseAccessLevel level) : Attribute
{
    public CaseAccessLevel Level { get; } = level;
}

/// <summary>The case of this request, put here by <see cref="CasePageFilter"/> after its access decision.</summary>
public sealed class CurrentCase
{
    private CaseHeader? _header;

    public CaseHeader Header => _header ?? throw new InvalidOperationException("This page's route names no case.");

    public bool IsSet => _header is not null;

    internal void Set(CaseHeader header) => _header = header;
}

/// <summary>
/// Added by convention to every page whose route names a case or a visit: existence, tenancy and access are decided before the
/// page is bound. Unknown, hidden and another school's look the same (404); a known refusal is 403. What is shown is told by <see cref="AuditPageFilter"/>.
/// </summary>
public sealed class CasePageFilter(CaseAccessQueries access, CurrentCase current, AuditTrail trail) : IAsyncResourceFilter
{
    public const string CaseRouteValue = "caseFileId";

    public const string VisitRouteValue = "visitId";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var ct = context.HttpContext.RequestAborted;
        var caseFileId = await CaseIdAsync(context.RouteData, ct);
        // A visit that never was costs the same question and the same line as a hidden one: time tells nothing.
        var (decision, header) = await access.DecideAsync(caseFileId ?? Guid.Empty, ct);
        var demanded = context.ActionDescriptor.EndpointMetadata.OfType<RequiresCaseAccessAttribute>().FirstOrDefault()?.Level ?? CaseAccessLevel.Write;
        var address = context.ActionDescriptor.AttributeRouteInfo?.Template;
        if (decision.Level < demanded || header is null)
        {
            await trail.RecordAsync(new AuditFacts(AuditAct.Refused, AuditSubject.CaseFile, caseFileId, Detail: $"{decision.Reason} {context.HttpContext.Request.Method} {address}"), ct);
            context.Result = decision.Level == CaseAccessLevel.Hidden ? new NotFoundResult() : new StatusCodeResult(StatusCodes.Status403Forbidden);
            return;
        }

        current.Set(header);
        await next();
    }

    /// <summary>True for a page under a case or a visit.</summary>
    internal static bool IsNamed(RouteData route) => route.Values.ContainsKey(CaseRouteValue) || route.Values.ContainsKey(VisitRouteValue);

    private async Task<Guid?> CaseIdAsync(RouteData route, CancellationToken ct)
    {
        if (Guid.TryParse(route.Values[CaseRouteValue]?.ToString(), out var caseFileId))
            return caseFileId;
        return Guid.TryParse(route.Values[VisitRouteValue]?.ToString(), out var visitId) ? await access.CaseOfVisitAsync(visitId, ct) : null;
    }
}
