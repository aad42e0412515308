using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

public sealed class SignOutModel(SchoolSignIn signIn) : PageModel
{
    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await signIn.LeaveAsync(ct);
        // Not the cookies: a device that need not be asked for the code stays remembered.
        Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return LocalRedirect("/masuk");
    }
}
