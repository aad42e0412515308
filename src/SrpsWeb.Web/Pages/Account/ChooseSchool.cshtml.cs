using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Data;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Account;

public sealed class ChooseSchoolModel(SchoolSignIn signIn, UserManager<AppUser> users, SchoolSession session) : PageModel
{
    public IReadOnlyList<SchoolOfPerson> Schools { get; private set; } = [];

    public Guid? CurrentSchoolId => session.SchoolId;

    public async Task OnGetAsync(CancellationToken ct) => Schools = await signIn.SchoolsAsync(Guid.Parse(users.GetUserId(User)!), ct);

    public async Task<IActionResult> OnPostAsync(Guid schoolId, CancellationToken ct)
    {
        if (await users.GetUserAsync(User) is not { } user || (await signIn.SchoolsAsync(user.Id, ct)).All(school => school.SchoolId != schoolId))
            return NotFound();
        await signIn.StayAsync(user, schoolId, ct);
        return LocalRedirect("/");
    }
}
