using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.Web.Security;

/// <summary>Who must have a second factor, and what stays open until it is set up.</summary>
public sealed class SecondFactorDemand(SrpsSettings settings)
{
    public const string SetUpPage = "/akun/dua-langkah";

    /// <summary>Setting it up, the own account, leaving, the language, and what is done with the data.</summary>
    private static readonly PathString[] Open = [SetUpPage, "/akun", "/akun/sesi", "/keluar", "/bahasa", "/privasi"];

    /// <summary>True where a role demands it: one of the current school now, or one of another school at the sign-in.</summary>
    public bool Concerns(HttpContext context, SchoolSession session) =>
        settings.RequireSecondFactor && (session.Viewer.Roles.Overlaps(GuardedRoles.NeedSecondFactor) || context.User.HasClaim(claim => claim.Type == SchoolSession.GuardedClaim));

    internal bool Stops(HttpContext context, SchoolSession session) =>
        session.IsLoaded && !session.HasSecondFactor && IsGuarded(context) && Concerns(context, session);

    private static bool IsGuarded(HttpContext context) =>
        context.GetEndpoint()?.Metadata is { } metadata
        && metadata.GetMetadata<PageActionDescriptor>() is not null
        && metadata.GetMetadata<IAllowAnonymous>() is null
        && !Array.Exists(Open, path => path.Equals(context.Request.Path.Value?.TrimEnd('/'), StringComparison.OrdinalIgnoreCase));
}
