using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Data;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>Accounts, their passwords, and the cookies of signing in.</summary>
internal static class AccountSetup
{
    /// <summary>Name of the address's part that says why a session is over.</summary>
    internal const string EndedKey = "sebab";

    /// <summary>Accounts and their password rules, without signing in.</summary>
    internal static IdentityBuilder AddAccountStore(this IServiceCollection services)
    {
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);
        return services.AddIdentityCore<AppUser>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchema.Version;
                // Without @ a user name is never somebody else's e-mail address.
                identity.User.AllowedUserNameCharacters = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-._";
                identity.Password.RequiredLength = 12;
                identity.Password.RequiredUniqueChars = 4;
                identity.Password.RequireDigit = false;
                identity.Password.RequireLowercase = false;
                identity.Password.RequireUppercase = false;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddPasswordValidator<PasswordRule>()
            .AddEntityFrameworkStores<SrpsDbContext>();
    }

    internal static void AddAccounts(this IServiceCollection services)
    {
        services.AddAccountStore().AddSignInManager().AddDefaultTokenProviders();
        services.Configure<SecurityStampValidatorOptions>(stamp =>
        {
            stamp.ValidationInterval = TimeSpan.FromMinutes(5);
            // The new principal is made from the account alone; what was found at the sign-in must come along.
            stamp.OnRefreshingPrincipal = refresh =>
            {
                foreach (var type in new[] { SchoolSession.SchoolClaim, SchoolSession.SessionClaim, SchoolSession.GuardedClaim })
                {
                    if (refresh.CurrentPrincipal?.FindFirst(type) is { } claim)
                        refresh.NewPrincipal?.Identities.First().AddClaim(claim);
                }

                return Task.CompletedTask;
            };
        });
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddIdentityCookies();
        services.AddSchemeCookie(IdentityConstants.ApplicationScheme, "srps", SignInSession.Longest);
        services.AddSchemeCookie(IdentityConstants.TwoFactorUserIdScheme, "srps-kode", TimeSpan.FromMinutes(10));
        services.AddSchemeCookie(IdentityConstants.TwoFactorRememberMeScheme, "srps-perangkat", TimeSpan.FromDays(30));
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.LoginPath = "/masuk";
            cookie.LogoutPath = "/keluar";
            cookie.ReturnUrlParameter = "kembali";
            var usual = cookie.Events.OnRedirectToLogin;
            cookie.Events.OnRedirectToLogin = context =>
            {
                if (context.HttpContext.Features.Get<EndedSession>() is { } ended)
                    context.RedirectUri += $"&{EndedKey}={ended.End}";
                return usual(context);
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
        // Not of a scheme, but of a page: the token against forgery, and the sentence that says what was saved.
        services.AddOptions<Microsoft.AspNetCore.Antiforgery.AntiforgeryOptions>().Configure<IHttpContextAccessor>((antiforgery, http) => antiforgery.Cookie = new HostCookie(http, "srps-form"));
        services.AddOptions<CookieTempDataProviderOptions>().Configure<IHttpContextAccessor>((notice, http) => notice.Cookie = new HostCookie(http, "srps-kabar"));
        services.AddScoped<SchoolSignIn>();
        services.AddSingleton<SecondFactorDemand>();
        services.AddSingleton<SecondFactorSetup>();
        services.AddSingleton<IAuthorizationHandler, SchoolRoleHandler>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, RefusedRoleAudit>();
        services.AddAuthorization(Policies.AddTo);
    }

    private static void AddSchemeCookie(this IServiceCollection services, string scheme, string name, TimeSpan lifetime) =>
        services.AddOptions<CookieAuthenticationOptions>(scheme).Configure<IHttpContextAccessor>((options, http) =>
        {
            options.Cookie = new HostCookie(http, name);
            options.ExpireTimeSpan = lifetime;
            options.SlidingExpiration = false;
        });
}
