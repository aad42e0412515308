using System.Security.Claims;

namespace SrpsWeb.Web.Security;

public static class PersonId
{
    /// <summary>The account of somebody who is signed in.</summary>
    public static Guid Id(this ClaimsPrincipal person) =>
        Guid.Parse(person.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("Nobody is signed in."));
}
