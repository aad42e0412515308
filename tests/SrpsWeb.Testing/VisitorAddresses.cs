using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;

namespace SrpsWeb.Testing;

/// <summary>
/// Gives every visitor a network address of their own, as they have one outside: the limit of sign-ins from one address is not
/// for hundreds of visitors of tests.
/// </summary>
internal sealed class VisitorAddresses : IStartupFilter
{
    /// <summary>Name of the header that carries the address.</summary>
    internal const string Header = "Test-Address";

    private int _last;

    /// <summary>10.0.0.1 and so on.</summary>
    internal string Next()
    {
        var number = Interlocked.Increment(ref _last);
        return new IPAddress([10, (byte)(number >> 16), (byte)(number >> 8), (byte)number]).ToString();
    }

    public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
    {
        app.Use((context, following) =>
        {
            if (IPAddress.TryParse(context.Request.Headers[Header], out var address))
                context.Connection.RemoteIpAddress = address;
            return following(context);
        });
        next(app);
    };
}
