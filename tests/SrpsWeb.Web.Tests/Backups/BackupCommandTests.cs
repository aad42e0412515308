using Microsoft.Data.Sqlite;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Hosting;

namespace SrpsWeb.Web.Tests.Backups;

/// <summary>The program called as <c>cadangan …</c>, as the guide tells people to.</summary>
public sealed class BackupCommandTests
{
    private readonly string _folder = TestFolder.Create();

    [Fact]
    public async Task MakeListCheckAndRestore_ByTheGuide()
    {
        var database = await MigratedFileAsync();
        var (made, said) = await CallAsync("cadangan", "buat");
        Assert.Equal(0, made);
        Assert.StartsWith("Cadangan dibuat dan sudah diperiksa: ", Assert.Single(said), StringComparison.Ordinal);
        var name = Path.GetFileName(Assert.Single(Directory.GetFiles(Path.Combine(_folder, "backup"), "*.zip")));

        var (listed, lines) = await CallAsync("backup", "list");
        Assert.Equal(0, listed);
        Assert.StartsWith(name, Assert.Single(lines), StringComparison.Ordinal);
        var (check, good) = await CallAsync("cadangan", "periksa", name);
        Assert.Equal(0, check);
        Assert.Contains(" baik: ", Assert.Single(good), StringComparison.Ordinal);

        // The disk spoils the database; the program says what helps, and it does.
        await using (var file = File.OpenWrite(database))
        {
            file.Position = 100;
            await file.WriteAsync(new byte[file.Length - 100], TestContext.Current.CancellationToken);
        }

        var (started, refusal) = await RunningProgram.RunAsync(_folder, [], []);
        Assert.Equal(2, started);
        Assert.StartsWith("SRPS Web cannot start: The database ", Assert.Single(refusal), StringComparison.Ordinal);
        Assert.EndsWith($"To put it back: dotnet SrpsWeb.Web.dll cadangan pulihkan {name}", refusal[0], StringComparison.Ordinal);
        var (restored, outcome) = await CallAsync("cadangan", "pulihkan", "terbaru");
        Assert.Equal(0, restored);
        Assert.Contains("sudah dipulihkan", outcome[0], StringComparison.Ordinal);
        await using var connection = new SqliteConnection($"Data Source={database};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new SqliteCommand("PRAGMA integrity_check", connection);
        Assert.Equal("ok", await command.ExecuteScalarAsync(TestContext.Current.CancellationToken));
        Assert.Single(Directory.GetFiles(_folder, "srps.db.before-restore-*"));
    }

    [Theory]
    [InlineData("cadangan", "pulihkan", "tidak-ada.zip", "SRPS Web: Cadangan tidak ditemukan: ")]
    [InlineData("backup", "check", "newest", "SRPS Web: There is no such backup: ")]
    [InlineData("cadangan", "hapus", "semua", "Pemakaian: ")]
    public async Task WhatCannotBeDone_IsRefusedInOneLine(string first, string second, string third, string said)
    {
        var (code, lines) = await CallAsync(first, second, third);

        Assert.Equal(2, code);
        Assert.StartsWith(said, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task Make_OnADiskThatFillsUp_IsRefused_AndLeavesTheOthers()
    {
        var database = await MigratedFileAsync();
        await CallAsync("cadangan", "buat");
        var before = Backups();

        var (code, lines) = await RunningProgram.RunAsync(_folder, ["cadangan", "buat"], [], largestFile: (int)(new FileInfo(database).Length / 512 / 2));

        Assert.Equal(2, code);
        Assert.StartsWith("SRPS Web: Cadangan tidak dapat ditulis: ", Assert.Single(lines), StringComparison.Ordinal);
        Assert.Equal(before, Backups());

        string[] Backups() => [.. Directory.EnumerateFileSystemEntries(Path.Combine(_folder, "backup")).Order(StringComparer.Ordinal)];
    }

    private Task<(int Code, string[] Lines)> CallAsync(params string[] words) => RunningProgram.RunAsync(_folder, words, []);

    private async Task<string> MigratedFileAsync()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        var path = Path.Combine(_folder, "srps.db");
        File.Copy(database.FilePath, path);
        return path;
    }
}
