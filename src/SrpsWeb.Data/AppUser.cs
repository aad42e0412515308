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

    /// <summary>Number of the half minute whose code was used last: that code, and any older one, opens nothing more. Null: none yet.</summary>
    public long? LastCodeStep { get; set; }
}
