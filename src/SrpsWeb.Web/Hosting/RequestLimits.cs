using System.Globalization;
using System.Security.Claims;
using System.Threading.RateLimiting;

namespace SrpsWeb.Web.Hosting;

/// <summary>How often something may be asked. Each node counts for itself.</summary>
internal static class RequestLimits
{
    /// <summary>Passwords, codes and first starts tried from one address. A whole school signs in from one: it stops a machine, not a class.</summary>
    internal const string SignIn = "sign-in";

    /// <summary>Files with many students made for one account.</summary>
    internal const string Download = "download";

    /// <summary>In five minutes.</summary>
    internal const int MostSignIns = 600;

    /// <summary>In five minutes.</summary>
    internal const int MostDownloads = 30;

    private static readonly TimeSpan Window = TimeSpan.FromMinutes(5);

    internal static void AddLimits(this IServiceCollection services) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.OnRejected = (context, _) =>
        {
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var left) ? left : Window;
            context.HttpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            return ValueTask.CompletedTask;
        };
        limiter.AddPolicy(SignIn, context => HttpMethods.IsPost(context.Request.Method)
            ? Within(context.Connection.RemoteIpAddress?.ToString() ?? "", MostSignIns)
            : RateLimitPartition.GetNoLimiter(""));
        limiter.AddPolicy(Download, context => Within(context.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "", MostDownloads));
    });

    private static RateLimitPartition<string> Within(string whose, int most) =>
        RateLimitPartition.GetFixedWindowLimiter(whose, _ => new FixedWindowRateLimiterOptions { PermitLimit = most, Window = Window });
}
