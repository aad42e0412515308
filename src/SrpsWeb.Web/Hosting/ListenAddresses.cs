using System.Net;
using System.Net.Sockets;
using Microsoft.AspNetCore.Http;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// The addresses the program is told to listen on. Kestrel takes them last, when the schema is new already: an old program still
/// running there would go on with a database it does not know. So they are tried first.
/// </summary>
internal static class ListenAddresses
{
    /// <exception cref="DatabaseRefusedException">Another program listens on one of them.</exception>
    public static void RequireFree(IConfiguration configuration)
    {
        foreach (var address in (configuration[WebHostDefaults.ServerUrlsKey] ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // One that cannot be read is Kestrel's to refuse.
            if (Uri.TryCreate(address.Replace("*", "0.0.0.0", StringComparison.Ordinal).Replace("+", "0.0.0.0", StringComparison.Ordinal), UriKind.Absolute, out var uri) && uri.Port > 0)
                RequireFree(uri, address);
        }
    }

    private static void RequireFree(Uri uri, string address)
    {
        var listening = IPAddress.TryParse(uri.DnsSafeHost, out var parsed) ? parsed : uri.IsLoopback ? IPAddress.Loopback : IPAddress.Any;
        try
        {
            using var listener = new TcpListener(listening, uri.Port);
            listener.Start();
        }
        catch (SocketException problem) when (problem.SocketErrorCode == SocketError.AddressAlreadyInUse)
        {
            throw new DatabaseRefusedException($"Another program listens on {address} already. Stop it, or choose another address with --urls.", problem);
        }
        catch (SocketException)
        {
            // An address this machine does not have, or a port it may not open: Kestrel says so in its own words.
        }
    }
}
