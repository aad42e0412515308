using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.Web.Pages.Anonymous;

/// <summary>Remembers the language in a cookie and goes back to where the person was.</summary>
public sealed class LanguageModel : PageModel
{
    public IActionResult OnGet() => NotFound();

    public IActionResult OnPost([FromForm(Name = "bahasa")] string? language, [FromForm(Name = "kembali")] string? returnUrl)
    {
        LanguageCookie.Write(HttpContext, language == "en" ? "en-GB" : "id-ID");
        return LocalRedirect(Url.IsLocalUrl(returnUrl) ? returnUrl : "/");
    }
}
