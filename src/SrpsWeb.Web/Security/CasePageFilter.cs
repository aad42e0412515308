using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;

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
/// page is bound. Unknown, hidden and another school's look the same (404); a known refusal is 403.
/// </summary>
public sealed class CasePageFilter(CaseAccessQueries access, CurrentCase current) : IAsyncResourceFilter
{
    public const string CaseRouteValue = "caseFileId";

    public const string VisitRouteValue = "visitId";

    public async Task OnResourceExecutionAsync(ResourceExecutingContext context, ResourceExecutionDelegate next)
    {
        var ct = context.HttpContext.RequestAborted;
        if (await CaseIdAsync(context.RouteData, ct) is not { } caseFileId)
        {
            context.Result = new NotFoundResult();
            return;
        }

        var (decision, header) = await access.DecideAsync(caseFileId, ct);
        var demanded = context.ActionDescriptor.EndpointMetadata.OfType<RequiresCaseAccessAttribute>().FirstOrDefault()?.Level ?? CaseAccessLevel.Write;
        if (decision.Level == CaseAccessLevel.Hidden)
            context.Result = new NotFoundResult();
        else if (decision.Level < demanded || header is null)
            context.Result = new StatusCodeResult(StatusCodes.Status403Forbidden);
        if (context.Result is not null)
            return;
        current.Set(header!);
        await next();
    }

    private async Task<Guid?> CaseIdAsync(RouteData route, CancellationToken ct)
    {
        if (Guid.TryParse(route.Values[CaseRouteValue]?.ToString(), out var caseFileId))
            return caseFileId;
        return Guid.TryParse(route.Values[VisitRouteValue]?.ToString(), out var visitId) ? await access.CaseOfVisitAsync(visitId, ct) : null;
    }
}
