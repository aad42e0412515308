using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Security;

/// <summary>Marks a page whose answer leaves the program as a file to keep.</summary>
[AttributeUsage(AttributeTargets.Class)]
public sealed class HandsOutFileAttribute : Attribute
{
    /// <summary>The file's own service has told the trail already.</summary>
    public bool IsTold { get; init; }
}

/// <summary>
/// Around every page: before anything is sent, tells the audit trail whose page it is, where that case is Restricted or Secret, which ones it shows
/// among its rows, which concerns it shows, and that a file leaves the program.
/// </summary>
public sealed class AuditPageFilter(CasesSeen seen, ConcernsSeen concerns, CurrentCase current, AuditTrail trail) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is not null && !executed.ExceptionHandled)
            return;
        var address = context.ActionDescriptor.AttributeRouteInfo?.Template ?? "";
        var file = executed.Result is FileResult ? context.ActionDescriptor.EndpointMetadata.OfType<HandsOutFileAttribute>().SingleOrDefault() : null;
        List<AuditFacts> facts =
        [
            .. OfItsCase(executed.Result, context.RouteData, address),
            .. OfRows(seen.Restricted, AuditSubject.Page),
            .. OfRows(seen.Secret, AuditSubject.SecretCases),
            .. concerns.Facts(address),
        ];
        if (facts.Count == 0 && file is { IsTold: false })
            facts.Add(new AuditFacts(AuditAct.Downloaded, AuditSubject.Page, Detail: address));
        if (facts.Count > 0)
            await trail.RecordAsync(facts, context.HttpContext.RequestAborted);
        seen.Forget();
        concerns.Forget();

        IEnumerable<AuditFacts> OfRows(IReadOnlyCollection<Guid> ids, AuditSubject subject) => ids.Chunk(AuditFacts.MostIds)
            .Select(part => new AuditFacts(file is null ? AuditAct.Listed : AuditAct.Downloaded, subject, RecordIds: part, Count: part.Length, Detail: address));
    }

    /// <summary>A page of the case that is shown, also again after a refusal; a photo or document of it. An answer that leads elsewhere shows nothing.</summary>
    private IEnumerable<AuditFacts> OfItsCase(IActionResult? result, RouteData route, string address)
    {
        // An error page answers in the same request, and is none of the case.
        if (!CasePageFilter.IsNamed(route) || !current.IsSet || current.Header is not { Confidentiality: not Confidentiality.General } header)
            return [];
        return result switch
        {
            PageResult => [new AuditFacts(AuditAct.Opened, AuditSubject.CaseFile, header.Id, header.StudentId, Detail: address)],
            FileResult when Guid.TryParse(route.Values["fileId"]?.ToString(), out var fileId) =>
                [new AuditFacts(AuditAct.Opened, AuditSubject.Evidence, header.Id, header.StudentId, [fileId], Detail: address)],
            _ => [],
        };
    }
}
