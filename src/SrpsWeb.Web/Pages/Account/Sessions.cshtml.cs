using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

/// <summary>Ends sessions of one's own; they are listed on the page of the account.</summary>
public sealed class SessionsModel(SignInSessionService sessions, SchoolSession session, AuditTrail audit, Texts texts) : PageModel
{
    public IActionResult OnGet() => LocalRedirect("/akun");

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        if (!await sessions.EndAsync(User.Id(), id, ct))
            return NotFound();
        return await SaidAsync("Sessions.Ended", ct);
    }

    public async Task<IActionResult> OnPostOthersAsync(CancellationToken ct)
    {
        await sessions.EndAllAsync(User.Id(), session.SessionId, ct);
        return await SaidAsync("Sessions.OthersEnded", ct);
    }

    private async Task<LocalRedirectResult> SaidAsync(string key, CancellationToken ct)
    {
        await audit.RecordAsync(AuditAct.SessionEnded, AuditSubject.Account, User.Id(), ct);
        TempData["Saved"] = texts[key];
        return LocalRedirect("/akun");
    }
}
