using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>Headers with which a proxy speaks for the browser, sent by a known proxy and by somebody else.</summary>
public sealed class ReverseProxyTests
{
    [Theory]
    [InlineData("10.9.8.7", "10.9.0.0/16, 192.0.2.1", true)]
    [InlineData("192.0.2.1", "10.9.0.0/16, 192.0.2.1", true)]
    [InlineData("::ffff:192.0.2.1", "192.0.2.1", true)]
    [InlineData("192.0.2.2", "10.9.0.0/16, 192.0.2.1", false)]
    [InlineData("127.0.0.1", "192.0.2.1", false)]
    [InlineData("127.0.0.1", "", false)]
    public async Task Headers_AreBelievedOfKnownProxiesOnly(string sender, string known, bool isBelieved)
    {
        await using var site = new TestSite { Settings = new Dictionary<string, string> { ["Proxy:Known"] = known } };
        await site.InitializeAsync();

        var context = await ((TestServer)site.Services.GetRequiredService<IServer>()).SendAsync(
            request =>
            {
                request.Connection.RemoteIpAddress = IPAddress.Parse(sender);
                (request.Request.Method, request.Request.Path) = ("GET", "/masuk");
                request.Request.Headers["X-Forwarded-For"] = "203.0.113.9";
                request.Request.Headers["X-Forwarded-Proto"] = "https";
            },
            TestContext.Current.CancellationToken);

        Assert.Equal(isBelieved, context.Connection.RemoteIpAddress!.ToString() == "203.0.113.9");
        Assert.Equal(isBelieved, context.Response.Headers.SetCookie.ToString().Contains("__Host-", StringComparison.Ordinal));
    }

    /// <summary>The framework's own switch would believe everybody.</summary>
    [Fact]
    public async Task SwitchOfTheFramework_IsBoundToThisMachine()
    {
        await using var site = new TestSite { Settings = new Dictionary<string, string> { ["ForwardedHeaders_Enabled"] = "true" } };
        await site.InitializeAsync();

        var options = site.Services.GetRequiredService<IOptions<ForwardedHeadersOptions>>().Value;

        Assert.Empty(options.KnownProxies);
        Assert.Equal(["127.0.0.0/8", "::1/128"], options.KnownIPNetworks.Select(network => network.ToString()));
    }
}
