using System.Net;
using System.Net.Sockets;
using Microsoft.Data.Sqlite;
using Npgsql;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>The program as it is started: it says in one line why it cannot run, ends with an error, and leaves everything as it was.</summary>
public sealed class StartRefusalTests
{
    private const string LaterMigration = "INSERT INTO \"__EFMigrationsHistory\" VALUES ('99991231235959_FromTheFuture', '99.0.0')";

    private readonly string _folder = TestFolder.Create();

    [Theory]
    [InlineData("--Database:Provider=Oracle", "Database:Provider is \"Oracle\"; it must be Sqlite or Postgres.")]
    [InlineData("--ConnectionStrings:Srps=Data Source", "ConnectionStrings:Srps cannot be read: ")]
    [InlineData("--ConnectionStrings:Srps=Data Source=srps.db;Nonsense=1", "ConnectionStrings:Srps cannot be read: ")]
    [InlineData("--Proxy:Known=10.0.0.0/8, proksi", "Proxy:Known holds \"proksi\"; it must be an address or a network such as 10.0.0.0/8.")]
    public Task Start_SettingThatCannotBe_IsRefused(string setting, string reason) => AssertRefusedAsync(reason, setting);

    [Theory]
    [InlineData("--Backup:At=25.00", "Backup:At is \"25.00\"; it must be a time such as 02.00.")]
    [InlineData("--Backup:Zone=GMT", "Backup:Zone is \"GMT\"; it must be WIB, WITA or WIT.")]
    [InlineData("--Backup:KeepDaily=0", "Backup:KeepDaily is \"0\"; it must be a whole number.")]
    public Task Start_BackupSettingThatCannotBe_IsRefused(string setting, string reason) => AssertRefusedAsync(reason, setting);

    [Theory]
    [InlineData("deep/files")]
    [InlineData("deep/files/backup")]
    public Task Start_BackupsAmongTheStoredFiles_IsRefused(string folder) =>
        AssertRefusedAsync($"Backup:Folder {Path.Combine(_folder, folder)} is inside Storage:Root ", "--Backup:Folder=" + Path.Combine(_folder, folder));

    [Fact]
    public async Task Start_StorageThatCannotBeWrittenTo_IsRefused()
    {
        await WriteAsync("file", "");

        await AssertRefusedAsync("Storage:Root ", "--Storage:Root=" + Path.Combine(_folder, "file", "files"));
    }

    [Fact]
    public async Task Start_DatabaseFolderThatCannotBeWrittenTo_IsRefused()
    {
        await WriteAsync("file", "");

        await AssertRefusedAsync("The database folder ", $"--ConnectionStrings:Srps=Data Source={Path.Combine(_folder, "file", "srps.db")}");
    }

    [Fact]
    public async Task Start_AddressTaken_IsRefused()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        await AssertRefusedAsync($"Another program listens on http://{other.LocalEndpoint} already. ", $"--urls=http://127.0.0.1:0;http://{other.LocalEndpoint}");
    }

    /// <summary>An address of Kestrel's own settings is taken only when the program is ready.</summary>
    [Fact]
    public async Task Start_EndpointTaken_EndsWithALineThatSaysSo()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();

        var (code, lines) = await StartAsync($"--Kestrel:Endpoints:Only:Url=http://{other.LocalEndpoint}");

        Assert.Equal(2, code);
        Assert.StartsWith("SRPS Web cannot start: Failed to bind to address ", lines[^1], StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.StartsWith("at ", StringComparison.Ordinal) || line.Contains(" fail: ", StringComparison.Ordinal) || line.Contains(" crit: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Start_FileThatIsNoDatabase_IsRefused()
    {
        await WriteAsync("srps.db", new string('x', 5000));

        await AssertRefusedAsync("The database ");
    }

    [Fact]
    public async Task Start_DatabaseWithDamagedPages_IsRefused()
    {
        var path = await MigratedFileAsync();
        await using (var file = File.OpenWrite(path))
        {
            file.Position = 100;
            await file.WriteAsync(new byte[file.Length - 100], TestContext.Current.CancellationToken);
        }

        await AssertRefusedAsync("The database ");
    }

    [Fact]
    public async Task Start_FileOfANewerVersion_IsRefused()
    {
        await MigratedFileAsync(LaterMigration);

        await AssertRefusedAsync("The database comes from a newer version of SRPS Web (it holds 99991231235959_FromTheFuture). ");
    }

    [Fact]
    public async Task Start_PostgresOfANewerVersion_IsRefused()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Postgres);
        await using (var connection = new NpgsqlConnection(database.ConnectionString))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new NpgsqlCommand(LaterMigration, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        await AssertRefusedAsync("The database comes from a newer version of SRPS Web ", "--Database:Provider=Postgres", "--ConnectionStrings:Srps=" + database.ConnectionString);
    }

    [Fact]
    public Task Start_PostgresThatDoesNotAnswer_IsRefused() =>
        AssertRefusedAsync("The PostgreSQL database cannot be used: ", "--Database:Provider=Postgres", "--ConnectionStrings:Srps=Host=127.0.0.1;Port=1;Username=srps;Database=srps");

    private Task WriteAsync(string name, string text) => File.WriteAllTextAsync(Path.Combine(_folder, name), text, TestContext.Current.CancellationToken);

    /// <summary>The file the program is pointed to, with this version's schema, closed by everybody.</summary>
    private async Task<string> MigratedFileAsync(string? statement = null)
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        var path = Path.Combine(_folder, "srps.db");
        File.Copy(database.FilePath, path);
        if (statement is not null)
        {
            await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var command = new SqliteCommand(statement, connection);
            await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
        }

        return path;
    }

    private async Task AssertRefusedAsync(string reason, params string[] settings)
    {
        var before = Contents();

        var (code, lines) = await StartAsync(settings);

        Assert.Equal(2, code);
        Assert.StartsWith("SRPS Web cannot start: " + reason, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(before, Contents());
    }

    /// <summary>Every folder, and every file with what is in it.</summary>
    private List<string> Contents() => Directory.EnumerateFileSystemEntries(_folder, "*", SearchOption.AllDirectories)
        .Order(StringComparer.Ordinal)
        .Select(path => path + (File.Exists(path) ? ": " + Convert.ToHexString(System.Security.Cryptography.SHA256.HashData(File.ReadAllBytes(path))) : ""))
        .ToList();

    private Task<(int Code, string[] Lines)> StartAsync(params string[] settings) => RunningProgram.RunAsync(_folder, [], settings);
}
