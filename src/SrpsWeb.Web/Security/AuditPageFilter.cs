using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Web.Security;

/// <summary>
/// Around every page: before anything is sent, tells the audit trail which Restricted and Secret cases it shows among its rows, and that a
/// file leaves the program.
/// </summary>
public sealed class AuditPageFilter(CasesSeen seen, AuditTrail trail) : IAsyncPageFilter
{
    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var executed = await next();
        if (executed.Exception is not null && !executed.ExceptionHandled)
            return;
        var address = context.ActionDescriptor.AttributeRouteInfo?.Template ?? "";
        var act = executed.Result is FileResult && Path.HasExtension(address) ? AuditAct.Downloaded : AuditAct.Listed;
        AuditFacts[] facts = [.. FactsOf(seen.Restricted, AuditSubject.Page), .. FactsOf(seen.Secret, AuditSubject.SecretCases)];
        if (facts.Length == 0 && act == AuditAct.Downloaded)
            facts = [new AuditFacts(act, AuditSubject.Page, Detail: address)];
        if (facts.Length > 0)
            await trail.RecordAsync(facts, context.HttpContext.RequestAborted);

        IEnumerable<AuditFacts> FactsOf(IReadOnlyCollection<Guid> ids, AuditSubject subject) =>
            ids.Chunk(AuditFacts.MostIds).Select(part => new AuditFacts(act, subject, RecordIds: part, Count: part.Length, Detail: address));
    }
}
