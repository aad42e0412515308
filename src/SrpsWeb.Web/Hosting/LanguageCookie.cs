using Microsoft.AspNetCore.Localization;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>The language chosen on this computer, for a year; named as <see cref="HostCookie"/> names the others.</summary>
internal sealed class LanguageCookie : RequestCultureProvider
{
    private const string PlainName = "srps-bahasa";

    private static readonly TimeSpan Lifetime = TimeSpan.FromDays(365);

    public override Task<ProviderCultureResult?> DetermineProviderCultureResult(HttpContext httpContext) =>
        Task.FromResult(httpContext.Request.Cookies[HostCookie.NameFor(httpContext, PlainName)] is { } value ? CookieRequestCultureProvider.ParseCookieValue(value) : null);

    internal static void Write(HttpContext context, string culture) => context.Response.Cookies.Append(
        HostCookie.NameFor(context, PlainName),
        CookieRequestCultureProvider.MakeCookieValue(new RequestCulture(culture)),
        new CookieOptions { MaxAge = Lifetime, Path = "/", HttpOnly = true, SameSite = SameSiteMode.Lax, Secure = context.Request.IsHttps, IsEssential = true });
}
