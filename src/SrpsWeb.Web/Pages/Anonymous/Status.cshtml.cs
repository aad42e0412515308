using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>What the shell says for a status without a page. Reached by re-execution, so any method must be answered.</summary>
[IgnoreAntiforgeryToken]
[ResponseCache(Duration = 0, Location = ResponseCacheLocation.None, NoStore = true)]
public sealed class StatusModel : PageModel
{
    private static readonly int[] WithText = [400, 403, 404, 405, 413, 429, 500];

    [FromRoute]
    public int Code { get; set; }

    /// <summary>The code, or the nearest one that has a text.</summary>
    public int Known => WithText.Contains(Code) ? Code : Code < 500 ? 400 : 500;

    public void OnGet() => Answer();

    public void OnPost() => Answer();

    /// <summary>Asked for by its own address there is no failure: it is a page that does not exist.</summary>
    private void Answer()
    {
        if (HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IStatusCodeReExecuteFeature>() is null
            && HttpContext.Features.Get<Microsoft.AspNetCore.Diagnostics.IExceptionHandlerFeature>() is null)
        {
            Code = StatusCodes.Status404NotFound;
            Response.StatusCode = Code;
        }
    }
}
