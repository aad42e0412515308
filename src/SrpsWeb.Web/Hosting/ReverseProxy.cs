using System.Net;
using Microsoft.AspNetCore.HttpOverrides;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// What a proxy in front says of the browser (its address, and that it came encrypted) is believed only where the proxy is known:
/// anybody may send the same headers. <c>Proxy:Known</c> lists addresses and networks, separated by commas; without it nothing is
/// believed. Where the framework's own switch (<c>ASPNETCORE_FORWARDEDHEADERS_ENABLED</c>) is used, it is bound to the same list, or to this machine.
/// </summary>
internal static class ReverseProxy
{
    private const string Key = "Proxy:Known";

    private static readonly IReadOnlyList<System.Net.IPNetwork> ThisMachine = [System.Net.IPNetwork.Parse("127.0.0.0/8"), System.Net.IPNetwork.Parse("::1/128")];

    /// <exception cref="DatabaseRefusedException">An entry is neither an address nor a network; says which.</exception>
    internal static void AddReverseProxy(this IServiceCollection services, IConfiguration configuration)
    {
        var networks = Known(configuration).Select(NetworkOf).ToList();
        services.PostConfigure<ForwardedHeadersOptions>(forwarded =>
        {
            forwarded.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto;
            // Each of a chain of proxies must be known, so the chain may be as long as it is.
            forwarded.ForwardLimit = null;
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            foreach (var network in networks.Count > 0 ? networks : ThisMachine)
                forwarded.KnownIPNetworks.Add(network);
        });
    }

    internal static void UseReverseProxy(this WebApplication app)
    {
        if (Known(app.Configuration).Length > 0)
            app.UseForwardedHeaders();
    }

    private static string[] Known(IConfiguration configuration) =>
        (configuration[Key] ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static System.Net.IPNetwork NetworkOf(string entry) =>
        System.Net.IPNetwork.TryParse(entry, out var network) ? network
        : IPAddress.TryParse(entry, out var address) ? new System.Net.IPNetwork(address, address.GetAddressBytes().Length * 8)
        : throw new DatabaseRefusedException($"{Key} holds \"{entry}\"; it must be an address or a network such as 10.0.0.0/8.");
}
