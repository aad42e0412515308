using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>The program as it is started: it says in one line why it cannot run, and ends with an error.</summary>
public sealed class StartRefusalTests
{
    private readonly string _folder = TestFolder.Create();

    [Fact]
    public async Task Start_UnknownProvider_IsRefusedWithOneLine()
    {
        var (code, lines) = await StartAsync("--Database:Provider=Oracle");

        Assert.Equal(2, code);
        Assert.Equal("SRPS Web cannot start: Database:Provider is \"Oracle\"; it must be Sqlite or Postgres.", Assert.Single(lines));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Start_StorageThatCannotBeWrittenTo_IsRefusedWithOneLine_AndMakesNoDatabase()
    {
        var file = Path.Combine(_folder, "file");
        await File.WriteAllTextAsync(file, "", TestContext.Current.CancellationToken);

        var (code, lines) = await StartAsync("--Storage:Root=" + Path.Combine(file, "files"));

        Assert.Equal(2, code);
        Assert.StartsWith("SRPS Web cannot start: Storage:Root ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal([file], Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Start_AddressTaken_EndsWithALineThatSaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, lines) = await StartAsync($"--urls=http://{other.LocalEndpoint}");

        Assert.Equal(2, code);
        Assert.StartsWith("SRPS Web cannot start: Failed to bind to address ", lines[^1], StringComparison.Ordinal);
    }

    /// <returns>The exit code, and what was written to standard error.</returns>
    private async Task<(int Code, string[] Lines)> StartAsync(string setting)
    {
        var ct = TestContext.Current.CancellationToken;
        var start = new ProcessStartInfo("dotnet") { WorkingDirectory = _folder, UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        foreach (var argument in new[]
        {
            typeof(Program).Assembly.Location,
            "--environment=Production",
            "--urls=http://127.0.0.1:0",
            "--ConnectionStrings:Srps=Data Source=" + Path.Combine(_folder, "srps.db"),
            "--Storage:Root=" + Path.Combine(_folder, "files"),
            setting,
        })
            start.ArgumentList.Add(argument);
        using var program = Process.Start(start)!;
        var errors = program.StandardError.ReadToEndAsync(ct);
        await program.StandardOutput.ReadToEndAsync(ct);
        await program.WaitForExitAsync(ct);
        return (program.ExitCode, (await errors).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
