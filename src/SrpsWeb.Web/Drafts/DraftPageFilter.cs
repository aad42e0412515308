using System.Reflection;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SrpsWeb.Application.Drafts;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Drafts;

/// <summary>What the page says of a draft.</summary>
/// <param name="IsShown">False where the address asks for something else: then the page only points to it.</param>
public sealed record DraftNotice(Guid Id, string Path, DateTime SavedAt, bool IsShown)
{
    /// <summary>Key in the page's view data.</summary>
    public const string Key = "Draft";
}

/// <summary>A page whose form carries what it showed, so that another person's change is not overwritten.</summary>
public interface IComparesSeen
{
    /// <summary>The form comes from a draft: what it showed then still counts as seen, because nobody has been told of a change since.</summary>
    bool IsRestored { get; set; }
}

/// <summary>
/// Keeps the form of a page with <see cref="KeepsDraftAttribute"/> on the server: saved by the script while it is typed and by
/// every refusal, shown again at the next visit from whatever device, forgotten once it is stored. The page's own policy and
/// access check have been passed before.
/// </summary>
public sealed class DraftPageFilter(DraftService drafts, DraftBinder binder, CurrentCase current, Texts texts, Format format) : IAsyncPageFilter
{
    /// <summary>What a post to <c>?draf=</c> wants: to save or to discard.</summary>
    public const string ActKey = "draf";

    public const string SaveAct = "simpan";

    public const string DiscardAct = "buang";

    public Task OnPageHandlerSelectionAsync(PageHandlerSelectedContext context) => Task.CompletedTask;

    public async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        var request = context.HttpContext.Request;
        var ct = context.HttpContext.RequestAborted;
        if (HttpMethods.IsPost(request.Method))
        {
            if (request.Query[ActKey] == SaveAct)
                context.Result = await SaveNowAsync(context, ct);
            else if (request.Query[ActKey] == DiscardAct)
                context.Result = await DiscardAsync(request, ct);
            else
                await KeepOrFinishAsync(context, await next());
            return;
        }

        if (HttpMethods.IsGet(request.Method) && await drafts.FindAsync(request.Path, ct) is { } draft)
        {
            var page = (PageModel)context.HandlerInstance;
            context.Result = request.QueryString.HasValue ? null : await ShowAsync(page, draft, ct);
            page.ViewData[DraftNotice.Key] = new DraftNotice(draft.Id, request.Path, draft.SavedAt, IsShown: context.Result is not null);
            if (context.Result is not null)
                return;
        }

        await next();
    }

    private async Task<IActionResult> SaveNowAsync(PageHandlerExecutingContext context, CancellationToken ct)
    {
        if (CommandOf(context) is not { } command)
            return new BadRequestResult();
        try
        {
            return await drafts.SaveAsync(command, ct) is { } savedAt
                ? new ContentResult { Content = texts["Draft.SavedAt", format.Time(savedAt)], ContentType = "text/plain; charset=utf-8" }
                : new BadRequestResult();
        }
        catch (RuleBrokenException broken)
        {
            return new ContentResult { Content = texts.OfRule(broken), ContentType = "text/plain; charset=utf-8", StatusCode = StatusCodes.Status413PayloadTooLarge };
        }
    }

    private async Task<IActionResult> DiscardAsync(HttpRequest request, CancellationToken ct)
    {
        if (request.HasFormContentType && DraftForm.IdOf(request.Form) is { } id)
            await drafts.DiscardAsync(id, ct);
        return new LocalRedirectResult(request.Path);
    }

    /// <summary>A page that is shown again was refused; one that redirects has stored the form.</summary>
    private async Task KeepOrFinishAsync(PageHandlerExecutingContext context, PageHandlerExecutedContext executed)
    {
        if ((executed.Exception is not null && !executed.ExceptionHandled) || CommandOf(context) is not { } command)
            return;
        // What was typed must be kept also when the browser has gone away.
        if (executed.Result is PageResult && command.Content.Length <= Domain.Drafts.Draft.MostCharacters)
            await drafts.SaveAsync(command, CancellationToken.None);
        else if (executed.Result is IKeepTempDataResult)
            await drafts.FinishAsync(command, context.HttpContext.Request.Form.ContainsKey(DraftForm.SentField), CancellationToken.None);
    }

    /// <summary>As a refused form is shown; null where it cannot be shown any more, because a record of it is out of reach.</summary>
    private async Task<IActionResult?> ShowAsync(PageModel page, DraftView draft, CancellationToken ct)
    {
        try
        {
            await binder.BindAsync(page, DraftForm.Read(draft.Content));
            if (page is IComparesSeen comparing)
                comparing.IsRestored = true;
            if (page is IHasLists withLists)
                await withLists.LoadListsAsync(ct);
            return page.Page();
        }
        catch (AccessRefusedException)
        {
            page.ModelState.Clear();
            return null;
        }
    }

    private SaveDraft? CommandOf(PageHandlerExecutingContext context)
    {
        if (!context.HttpContext.Request.HasFormContentType)
            return null;
        var form = context.HttpContext.Request.Form;
        var subject = context.HandlerInstance.GetType().GetCustomAttribute<KeepsDraftAttribute>()!.Subject;
        return DraftForm.IdOf(form) is { } id
            ? new SaveDraft(id, subject, context.HttpContext.Request.Path, current.IsSet ? current.Header.Id : null, DraftForm.Write(form, FreshIdsOf(context)))
            : null;
    }

    /// <summary>After a refusal that gave the form fresh ids the draft has them too; else it would be refused again wherever it is opened.</summary>
    private static Dictionary<string, Guid>? FreshIdsOf(PageHandlerExecutingContext context) =>
        (context.HandlerInstance as PageModel)?.ViewData[RefusalPageFilter.FreshIds] as Dictionary<string, Guid>;
}
