using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

internal static class SrpsPipeline
{
    internal static void UseSrps(this WebApplication app)
    {
        app.UseReverseProxy();
        app.UseSecurityHeaders(Headers());
        app.UseRequestLocalization();
        app.UseExceptionHandler("/galat/500");
        app.UseStatusCodePagesWithReExecute("/galat/{0}");
        app.UseRouting();
        app.Use(NeverStorePages);
        app.UseAuthentication();
        app.UseMiddleware<SchoolSessionMiddleware>();
        app.UseAuthorization();
        app.UseRateLimiter();
        // Not before somebody may send it at all.
        app.Use(ReadableForms.ReadAsync);
        app.MapStaticAssets().AllowAnonymous();
        app.MapRazorPages().WithStaticAssets();
        app.MapHealthChecks("/sehat", new HealthCheckOptions { ResponseWriter = WriteHealthAsync }).AllowAnonymous();
    }

    /// <summary>Pages speak of persons: neither the browser's back button nor a proxy may show them to the next user.</summary>
    private static Task NeverStorePages(HttpContext context, RequestDelegate next)
    {
        if (context.GetEndpoint()?.Metadata.GetMetadata<Microsoft.AspNetCore.StaticAssets.StaticAssetDescriptor>() is null)
            context.Response.Headers.CacheControl = "no-cache, no-store";
        else
            context.Response.OnStarting(NameCharset, context.Response);
        return next(context);
    }

    /// <summary>Style sheets and scripts come without one.</summary>
    private static Task NameCharset(object response)
    {
        var asset = (HttpResponse)response;
        if (asset.ContentType is { } type && type.StartsWith("text/", StringComparison.Ordinal) && !type.Contains("charset", StringComparison.OrdinalIgnoreCase))
            asset.ContentType = type + "; charset=utf-8";
        return Task.CompletedTask;
    }

    private static Task WriteHealthAsync(HttpContext context, HealthReport report)
    {
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync(report.Status.ToString());
    }

    private static HeaderPolicyCollection Headers() => new HeaderPolicyCollection()
        .AddFrameOptionsDeny()
        .AddContentTypeOptionsNoSniff()
        .AddReferrerPolicyNoReferrer()
        .AddStrictTransportSecurityMaxAgeIncludeSubDomains()
        .RemoveServerHeader()
        .AddCrossOriginOpenerPolicy(opener => opener.SameOrigin())
        .AddCrossOriginResourcePolicy(resource => resource.SameOrigin())
        .AddPermissionsPolicy(permissions =>
        {
            // The package's own list holds features no browser knows any more; Chromium complains of each on every page.
            permissions.AddCamera().None();
            permissions.AddGeolocation().None();
            permissions.AddMicrophone().None();
            permissions.AddMidi().None();
            permissions.AddPayment().None();
            permissions.AddUsb().None();
        })
        .AddContentSecurityPolicy(csp =>
        {
            csp.AddDefaultSrc().None();
            csp.AddStyleSrc().Self();
            csp.AddScriptSrc().Self();
            csp.AddImgSrc().Self().Data();
            csp.AddFontSrc().Self();
            csp.AddConnectSrc().Self();
            csp.AddManifestSrc().Self();
            csp.AddFormAction().Self();
            csp.AddBaseUri().None();
            csp.AddFrameAncestors().None();
            csp.AddObjectSrc().None();
        });
}
