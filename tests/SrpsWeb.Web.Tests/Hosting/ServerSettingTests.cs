using System.Net;
using System.Runtime.Versioning;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>What whoever runs a server sets, or may rely on.</summary>
public sealed class ServerSettingTests
{
    /// <summary>Links in invitations are made with the name a request asks for: one that is not the server's gets nowhere.</summary>
    [Theory]
    [InlineData("srps.sekolah.example", HttpStatusCode.BadRequest)]
    [InlineData("srps.sekolah.example;localhost", HttpStatusCode.OK)]
    public async Task AllowedHosts_ARequestForAnotherName_IsRefused(string allowed, HttpStatusCode status)
    {
        await using var site = new TestSite { Settings = new Dictionary<string, string> { ["AllowedHosts"] = allowed } };
        await site.InitializeAsync();
        using var visitor = site.Visit();

        Assert.Equal(status, (await visitor.GetAsync("/masuk")).Status);
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task StoredFile_IsReadByTheProgramsAccountAlone()
    {
        var root = Path.Combine(TestFolder.Create(), "files");
        await using var site = new TestSite { Settings = new Dictionary<string, string> { ["Storage:Root"] = root } };
        await site.InitializeAsync();
        var key = new FileKey(Guid.NewGuid(), Guid.NewGuid());

        await site.Services.GetRequiredService<IFileStorage>().WriteAsync(key, new byte[] { 1 }, TestContext.Current.CancellationToken);

        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.GetFiles(root, "*", SearchOption.AllDirectories))));
        Assert.All([root, .. Directory.GetDirectories(root)], folder => Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder)));
    }
}
