namespace SrpsWeb.Web.Security;

/// <summary>
/// A cookie of this site alone. On HTTPS its name begins with <c>__Host-</c>: the browser then takes it only from this very host,
/// for the whole of it, and sends it only encrypted. On plain HTTP, which is for trying out on one's own machine, browsers refuse that
/// name, so the cookie goes without.
/// </summary>
internal sealed class HostCookie : CookieBuilder
{
    internal const string Prefix = "__Host-";

    private readonly IHttpContextAccessor _http;
    private readonly string _plainName;

    public HostCookie(IHttpContextAccessor http, string plainName)
    {
        (_http, _plainName) = (http, plainName);
        Path = "/";
        HttpOnly = true;
        SameSite = SameSiteMode.Lax;
        SecurePolicy = CookieSecurePolicy.SameAsRequest;
        IsEssential = true;
    }

    /// <summary>Asked anew for every request. What the framework would set is not taken.</summary>
    public override string? Name
    {
        get => _http.HttpContext is { } context ? NameFor(context, _plainName) : _plainName;
        set { }
    }

    internal static string NameFor(HttpContext context, string plainName) => context.Request.IsHttps ? Prefix + plainName : plainName;
}
