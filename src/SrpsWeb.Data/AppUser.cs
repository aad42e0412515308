using Microsoft.AspNetCore.Identity;

namespace SrpsWeb.Data;

/// <summary>An account. Accounts are global; what a person is in a school is a <c>Membership</c> with its roles.</summary>
public sealed class AppUser : IdentityUser<Guid>
{
    public AppUser()
    {
        Id = Guid.CreateVersion7();
        SecurityStamp = Guid.NewGuid().ToString("N");
    }
}
