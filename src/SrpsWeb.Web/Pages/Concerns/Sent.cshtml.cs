using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Concerns;

/// <summary>Shows the receipt number once, to the person who sent; opened again, by the history or by somebody else, it leads to an empty form.</summary>
public sealed class SentModel(SchoolSession session) : PageModel
{
    private const string Key = "Receipt";

    public string Receipt { get; private set; } = "";

    public bool IsOsisMember => session.Viewer.Is(SchoolRole.OsisMember);

    public IActionResult OnGet()
    {
        if (TempData[Key] is not string kept || kept.Split('|') is not [var userId, var receipt] || userId != session.Viewer.UserId.ToString())
            return LocalRedirect("/lapor");
        Receipt = receipt;
        return Page();
    }

    /// <summary>Hands the receipt to the next page of the same person; nothing of what was typed goes with it.</summary>
    internal static void Keep(ITempDataDictionary tempData, Guid userId, string receipt) => tempData[Key] = $"{userId}|{receipt}";
}
