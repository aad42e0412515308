using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Security;

/// <summary>
/// A page that reads lists for its form: they are read again when a refused form is shown. A page whose own record is not there
/// throws <see cref="AccessRefusedException"/>.
/// </summary>
public interface IHasLists
{
    Task LoadListsAsync(CancellationToken ct);
}

/// <summary>A form that also comes back unfinished: with one more row, a shorter list, or from its check. Then nothing is refused yet.</summary>
public interface IHasSteps
{
    bool IsUnfinished { get; }
}

/// <summary>
/// Turns what the domain refuses into a message beside the field it belongs to, with the form as it was typed. Nothing has been
/// saved then. Also answers 405 for a method, and a named act, that no handler of the page takes.
/// </summary>
public sealed class RefusalPageFilter(Texts texts, SrpsDbContext db, AuditTrail trail, ILogger<RefusalPageFilter> logger) : IAsyncPageFilter
{
    /// <summary>Key in the page's view data: the fields that got a fresh id, with it.</summary>
    internal const string FreshIds = "FreshIds";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var isPost = HttpMethods.IsPost(request.Method);
        if (context.HandlerMethod is null && !HttpMethods.IsGet(request.Method) && !HttpMethods.IsHead(request.Method))
        {
            context.Result = ShowsAStatus(context.HttpContext) && context.HandlerInstance is PageModel status ? status.Page() : new StatusCodeResult(StatusCodes.Status405MethodNotAllowed);
            return;
        }

        if (isPost && HoldsWhatNoPageSends(request))
        {
            context.Result = new BadRequestResult();
            return;
        }

        if (isPost && context.HandlerInstance is IHasSteps { IsUnfinished: true })
            context.ModelState.ForgetRefusals();

        if (isPost && !context.ModelState.IsValid && context.HandlerInstance is PageModel invalid)
        {
            context.Result = await ShowAgainAsync(invalid, context.HttpContext.RequestAborted);
            return;
        }

        var executed = await next();
        if (executed.Exception is null || executed.HandlerInstance is not PageModel page)
            return;
        switch (executed.Exception)
        {
            case RuleBrokenException { Code: "Form.StoredOtherwise" }:
                GiveNewIds(page);
                page.ModelState.AddModelError("", texts["Form.StoredOtherwise"]);
                break;
            case RuleBrokenException broken:
                page.ModelState.AddModelError(FieldOf(page, broken.Field), texts.OfRule(broken));
                break;
            case DbUpdateConcurrencyException:
                page.ModelState.AddModelError("", texts["Rule.Changed"]);
                break;
            case DbUpdateException notStored:
                logger.LogError(notStored, "A form was not stored.");
                page.ModelState.AddModelError("", texts["Form.NotStored"]);
                break;
            case AccessRefusedException refused:
                executed.ExceptionHandled = true;
                executed.Result = AnswerTo(refused);
                db.ForgetChanges();
                await trail.RecordAsync(new AuditFacts(AuditAct.Refused, AuditSubject.Page, Detail: $"{refused.Message} {context.ActionDescriptor.AttributeRouteInfo?.Template}"), context.HttpContext.RequestAborted);
                return;
            default:
                return;
        }

        executed.ExceptionHandled = true;
        db.ForgetChanges();
        executed.Result = await ShowAgainAsync(page, context.HttpContext.RequestAborted);
    }

    /// <summary>The page that shows a refusal keeps the method of the refused request.</summary>
    private static bool ShowsAStatus(HttpContext context) =>
        context.Features.Get<IStatusCodeReExecuteFeature>() is not null || context.Features.Get<IExceptionHandlerFeature>() is not null;

    /// <summary>Rows bound by name instead of number, which may be missing; fields of the form in the address, which a link could fill in.</summary>
    private static bool HoldsWhatNoPageSends(HttpRequest request) =>
        request.Query.Keys.Any(name => name.StartsWith("Input.", StringComparison.OrdinalIgnoreCase))
        || (request.HasFormContentType && request.Form.Keys.Any(name => name.EndsWith(".index", StringComparison.OrdinalIgnoreCase)));

    /// <summary>
    /// The ids a form carries for the records it will make are used up or taken; the form is shown again with fresh ones, so that
    /// sending it once more stores it. They are the Guid properties of <c>Input</c> that hold the form's own ids and are never chosen.
    /// </summary>
    private static void GiveNewIds(PageModel page)
    {
        if (page.GetType().GetProperty("Input")?.GetValue(page) is not { } input)
            return;
        var fresh = new Dictionary<string, Guid>();
        foreach (var id in input.GetType().GetProperties().Where(property => property.PropertyType == typeof(Guid) && property.CanWrite))
        {
            fresh["Input." + id.Name] = Guid.CreateVersion7();
            id.SetValue(input, fresh["Input." + id.Name]);
            page.ModelState.Remove("Input." + id.Name);
        }

        page.ViewData[FreshIds] = fresh;
    }

    private static async Task<IActionResult> ShowAgainAsync(PageModel page, CancellationToken ct)
    {
        try
        {
            if (page is IHasLists withLists)
                await withLists.LoadListsAsync(ct);
        }
        catch (AccessRefusedException refused)
        {
            return AnswerTo(refused);
        }

        return page.Page();
    }

    private static StatusCodeResult AnswerTo(AccessRefusedException refused) =>
        refused.Hidden ? new NotFoundResult() : new StatusCodeResult(StatusCodes.Status403Forbidden);

    /// <summary>The domain names the field of the command, or one of a row (<c>Factors[0].ResolvedOn</c>); the form has it under <c>Input</c>, if it has it at all.</summary>
    private static string FieldOf(PageModel page, string? field)
    {
        if (field is null)
            return "";
        return page.GetType().GetProperty("Input")?.PropertyType.GetProperty(field.Split('[')[0]) is null ? "" : "Input." + field;
    }
}
