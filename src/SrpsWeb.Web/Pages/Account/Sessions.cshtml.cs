using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>Ends sessions of one's own; they are listed on the page of the account.</summary>
public sealed class SessionsModel(SignInSessionService sessions, SchoolSession session, Texts texts) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/akun");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await sessions.EndAsync(User.Id(), id, AuditAct.SessionEnded, ct))
            return NotFound();
        return Said("Sessions.Ended");
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await sessions.EndOthersAsync(User.Id(), session.SessionId, ct);
        return Said("Sessions.OthersEnded");
    }

    private LocalRedirectResult Said(string key)
    {
        TempData["Saved"] = texts[key];
        return LocalRedirect("/akun");
    }
}
