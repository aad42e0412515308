using System.Runtime.Versioning;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class SqliteStartupTests
{
    private const UnixFileMode OwnFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private static readonly DateTimeOffset Now = new(2026, 9, 30, 1, 2, 3, TimeSpan.Zero);

    /// <summary>Fails a start that waits for ever.</summary>
    private static readonly TimeSpan StartLimit = TimeSpan.FromMinutes(3);

    [Fact]
    public async Task Prepare_NoFolder_CreatesFolderAndFile()
    {
        var path = Path.Combine(TestFolder.Create(), "App_Data", "deep", "srps.db");

        await PrepareAsync(path);

        Assert.True(File.Exists(path));
        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.before-*"));
        Assert.False(File.Exists(path + ".lock"));
    }

    /// <summary>The file holds every Secret case and the keys that cookies are signed with.</summary>
    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Prepare_NoFolder_MakesItForItsOwnAccountAlone()
    {
        var path = Path.Combine(TestFolder.Create(), "App_Data", "srps.db");

        await PrepareAsync(path);

        Assert.Equal(OwnFile | UnixFileMode.UserExecute, File.GetUnixFileMode(Path.GetDirectoryName(path)!));
        Assert.Equal(OwnFile, File.GetUnixFileMode(path));
    }

    [Fact]
    [UnsupportedOSPlatform("windows")]
    public async Task Prepare_FileThatOthersCouldRead_IsTakenBackWithJournalsAndCopy()
    {
        var path = await OlderFileAsync("PRAGMA journal_mode=WAL");
        File.SetUnixFileMode(path, OwnFile | UnixFileMode.GroupRead | UnixFileMode.OtherRead);
        await using var reader = new SqliteConnection($"Data Source={path};Pooling=False");
        await reader.OpenAsync(TestContext.Current.CancellationToken);
        await using var write = new SqliteCommand("INSERT INTO Older VALUES ('kept')", reader);
        await write.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);

        await PrepareAsync(path);

        foreach (var file in new[] { path, path + "-wal", path + "-shm", path + ".before-20260930-010203" })
            Assert.Equal((file, OwnFile), (file, File.GetUnixFileMode(file)));
    }

    [Fact]
    public async Task Prepare_EmptyFile_IsMigrated()
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await File.WriteAllBytesAsync(path, [], TestContext.Current.CancellationToken);

        await PrepareAsync(path);

        Assert.Equal(1L, await ScalarAsync(path, "SELECT count(*) FROM sqlite_master WHERE name = 'CaseFiles'"));
    }

    [Fact]
    public async Task Prepare_OlderFile_IsCopiedBeforeItIsMigrated()
    {
        var path = await OlderFileAsync("INSERT INTO Older VALUES ('kept')");

        await PrepareAsync(path);

        var copy = Assert.Single(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.before-*"));
        Assert.Equal(path + ".before-20260930-010203", copy);
        Assert.Equal("kept", await ScalarAsync(copy, "SELECT Text FROM Older"));
        Assert.Equal(0L, await ScalarAsync(copy, "SELECT count(*) FROM sqlite_master WHERE name = 'CaseFiles'"));
        Assert.Equal("ok", await ScalarAsync(copy, "PRAGMA integrity_check"));
        Assert.Equal("kept", await ScalarAsync(path, "SELECT Text FROM Older"));
        Assert.Equal(1L, await ScalarAsync(path, "SELECT count(*) FROM sqlite_master WHERE name = 'CaseFiles'"));
    }

    [Fact]
    public async Task Prepare_CurrentFile_IsNotCopied()
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await PrepareAsync(path);

        await PrepareAsync(path);

        Assert.Empty(Directory.GetFiles(Path.GetDirectoryName(path)!, "*.before-*"));
    }

    [Fact]
    public async Task Prepare_LockOfKilledMigration_IsCleared()
    {
        var path = await OlderFileAsync(
            "CREATE TABLE __EFMigrationsLock (Id INTEGER NOT NULL CONSTRAINT PK___EFMigrationsLock PRIMARY KEY, Timestamp TEXT NOT NULL)",
            "INSERT INTO __EFMigrationsLock VALUES (1, '2026-09-29 00:00:00')");

        await PrepareAsync(path);

        Assert.Equal(1L, await ScalarAsync(path, "SELECT count(*) FROM sqlite_master WHERE name = 'CaseFiles'"));
        Assert.Equal(0L, await ScalarAsync(path, "SELECT count(*) FROM __EFMigrationsLock"));
    }

    [Fact]
    public async Task Prepare_AnotherProcessPrepares_IsRefused()
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await using var other = new FileStream(path + ".lock", FileMode.Create, FileAccess.ReadWrite, FileShare.None);

        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => PrepareAsync(path));

        Assert.Contains("Another process", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(path, refusal.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(path));
    }

    [Fact]
    public async Task Prepare_LockFileLeftByKilledProcess_DoesNotMatter()
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await File.WriteAllTextAsync(path + ".lock", "", TestContext.Current.CancellationToken);

        await PrepareAsync(path);

        Assert.True(File.Exists(path));
    }

    [Fact]
    public async Task Prepare_FolderCannotBeMade_IsRefused()
    {
        // Permissions do not bind root, but nobody can make a folder below a file.
        var file = Path.Combine(TestFolder.Create(), "file");
        await File.WriteAllTextAsync(file, "unchanged", TestContext.Current.CancellationToken);

        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => PrepareAsync(Path.Combine(file, "srps.db")));

        Assert.Contains(file, refusal.Message, StringComparison.Ordinal);
        Assert.Equal("unchanged", await File.ReadAllTextAsync(file, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Prepare_FileIsNoDatabase_IsRefusedAndUnchanged()
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        var text = new string('x', 5000);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);

        await Assert.ThrowsAsync<DatabaseRefusedException>(() => PrepareAsync(path));

        Assert.Equal(text, await File.ReadAllTextAsync(path, TestContext.Current.CancellationToken));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task EveryConnection_HasTheSettings(bool pooled)
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await PrepareAsync(path);
        var contexts = Enumerable.Range(0, 6).Select(_ => Context(path, pooled)).ToList();
        // All open at once, so that the pool cannot hand out one that was set before; half of them opened synchronously.
        for (var i = 0; i < contexts.Count; i++)
        {
            if (i % 2 == 0)
                contexts[i].Database.OpenConnection();
            else
                await contexts[i].Database.OpenConnectionAsync(TestContext.Current.CancellationToken);
        }

        foreach (var db in contexts)
        {
            Assert.Equal("wal", await PragmaAsync(db, "journal_mode"));
            Assert.Equal("2", await PragmaAsync(db, "synchronous"));
            Assert.Equal("1", await PragmaAsync(db, "foreign_keys"));
            Assert.Equal("5000", await PragmaAsync(db, "busy_timeout"));
            await db.DisposeAsync();
        }
    }

    private static SrpsDbContext Context(string path, bool pooled) =>
        new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsSqlite($"Data Source={path};Pooling={pooled}").Options, new ChosenSchool());

    private static async Task PrepareAsync(string path)
    {
        using var limit = new CancellationTokenSource(StartLimit);
        await using var db = Context(path, pooled: false);
        await SqliteStartup.PrepareAsync(db, Now, limit.Token);
    }

    /// <summary>A file of a version before the first migration.</summary>
    private static async Task<string> OlderFileAsync(params string[] statements)
    {
        var path = Path.Combine(TestFolder.Create(), "srps.db");
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        foreach (var statement in statements.Prepend("CREATE TABLE Older (Text TEXT)"))
        {
            await using var command = new SqliteCommand(statement, connection);
            await command.ExecuteNonQueryAsync();
        }

        return path;
    }

    private static async Task<object?> ScalarAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync();
        await using var command = new SqliteCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    private static async Task<string?> PragmaAsync(SrpsDbContext db, string pragma)
    {
        await using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return (await command.ExecuteScalarAsync())?.ToString();
    }
}
