using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Web.Guides;

namespace SrpsWeb.Web.Pages.Guide;

/// <summary>A picture of the guide. It shows invented persons only, and its address changes with it, so that a phone may keep it.</summary>
public sealed class PictureModel(GuideBook book) : PageModel
{
    public IActionResult OnGet(string picture, [FromQuery(Name = "v")] string? version)
    {
        if (book.FindPicture(picture) is not { } found)
            return NotFound();
        Response.Headers.CacheControl = version == found.Version ? "private, max-age=31536000, immutable" : "private, no-cache";
        return File(found.Content, "image/png");
    }
}
