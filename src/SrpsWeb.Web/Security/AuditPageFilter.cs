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
        var isDownload = executed.Result is FileResult && Path.HasExtension(address);
        if (seen.Ids.Count == 0 && !isDownload)
            return;
        var act = isDownload ? AuditAct.Downloaded : AuditAct.Listed;
        var parts = seen.Ids.Count == 0 ? [[]] : seen.Ids.Chunk(AuditFacts.MostIds);
        await trail.RecordAsync(parts.Select(ids => new AuditFacts(act, AuditSubject.Page, RecordIds: ids, Count: ids.Length, Detail: address)), context.HttpContext.RequestAborted);
    }
}
