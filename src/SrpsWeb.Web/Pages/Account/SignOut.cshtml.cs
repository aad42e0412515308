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
        return LocalRedirect("/masuk");
    }
}
