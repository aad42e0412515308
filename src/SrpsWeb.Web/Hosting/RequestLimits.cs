using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;
using Microsoft.AspNetCore.RateLimiting;

namespace SrpsWeb.Web.Hosting;

/// <summary>How often something may be asked. Each node counts for itself.</summary>
internal static class RequestLimits
{
    /// <summary>Passwords, codes and first starts tried from one address. A whole school signs in from one: it stops a machine, not a class.</summary>
    internal const string SignIn = "sign-in";

    /// <summary>Files with many students made for one account.</summary>
    internal const string Download = "download";

    /// <summary>Forms sent by one account, on every page that has no limit of its own: far above what a person sends, drafts kept while typing included.</summary>
    internal const string Write = "write";

    /// <summary>In five minutes.</summary>
    internal const int MostSignIns = 600;

    /// <summary>In five minutes.</summary>
    internal const int MostDownloads = 30;

    /// <summary>In five minutes.</summary>
    internal const int MostWrites = 600;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    internal static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            var endpoint = context.HttpContext.GetEndpoint();
            // The account's id, never an address or a name.
            context.HttpContext.RequestServices.GetRequiredService<ILoggerFactory>().CreateLogger(typeof(RequestLimits)).LogWarning(
                "Refused: more than the limit {Limit} allows, at /{Route}, by account {Account}.",
                endpoint?.Metadata.GetMetadata<EnableRateLimitingAttribute>()?.PolicyName,
                (endpoint as RouteEndpoint)?.RoutePattern.RawText,
                AccountOf(context.HttpContext));
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? Within(context.Connection.RemoteIpAddress?.ToString() ?? "", MostSignIns)
            : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(Download, context => Within(AccountOf(context) ?? "", MostDownloads));
        limiter.AddPolicy(Write, context => HttpMethods.IsPost(context.Request.Method) && AccountOf(context) is { } account
            ? Within(account, MostWrites)
            : RateLimitPartition.GetNoLimiter(""));
    });

    private static string? AccountOf(HttpContext context) => context.User.FindFirstValue(ClaimTypes.NameIdentifier);

    private static RateLimitPartition<string> Within(string whose, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(whose, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });
}
