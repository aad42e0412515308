using Microsoft.Data.Sqlite;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Hosting;

namespace SrpsWeb.Web.Tests.Audit;

/// <summary>The program called as <c>audit periksa</c>, as the guide tells people to.</summary>
public sealed class AuditCommandTests
{
    private readonly string _folder = TestFolder.Create();

    [Fact]
    public async Task Check_SaysWhereATrailBreaks()
    {
        var path = await FilledFileAsync();
        var (before, said) = await CallAsync("periksa");
        Assert.Equal(0, before);
        Assert.Equal("Tidak ada catatan di luar basis data: baris terakhir yang dihapus tidak akan terlihat.", said[0]);
        Assert.StartsWith("SMK Uji 10500001: utuh, ", said[1], StringComparison.Ordinal);
        await RunningProgram.RunAsync(_folder, ["cadangan", "buat"], []);
        Assert.DoesNotContain("; 0 di antaranya", Assert.Single((await CallAsync("periksa")).Lines), StringComparison.Ordinal);

        await TamperAsync(path, "DELETE FROM AuditEntries WHERE Sequence > 3; UPDATE AuditHeads SET Count = 3, Hash = (SELECT Hash FROM AuditEntries WHERE Sequence = 3)");
        var (cutOff, tail) = await CallAsync("check");
        Assert.Equal(1, cutOff);
        Assert.Equal("SMK Uji 10500001: BROKEN at line 4: lines at the end are missing. The 3 lines before it are whole.", Assert.Single(tail));

        await TamperAsync(path, "UPDATE AuditEntries SET Act = 'Opened' WHERE Sequence = 2");
        Assert.Equal("SMK Uji 10500001: RUSAK pada baris 2: isi baris diubah. 1 baris sebelumnya utuh.", Assert.Single((await CallAsync("periksa")).Lines));
    }

    /// <summary>Whoever owns the file takes out everything, the school too: what is kept outside still knows it.</summary>
    [Fact]
    public async Task Check_ASchoolThatIsGone_IsFound()
    {
        var path = await FilledFileAsync();
        await RunningProgram.RunAsync(_folder, ["cadangan", "buat"], []);
        await TamperAsync(path, "PRAGMA foreign_keys = OFF; DELETE FROM AuditEntries; DELETE FROM AuditHeads; DELETE FROM Schools");

        var (code, lines) = await CallAsync("periksa");

        Assert.Equal(1, code);
        var line = Assert.Single(lines);
        Assert.StartsWith("Sekolah ", line, StringComparison.Ordinal);
        Assert.Contains(", yang tidak ada lagi di basis data: RUSAK pada baris 1: ", line, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WhatIsNoCommand_IsRefusedInOneLine()
    {
        var (code, lines) = await CallAsync("hapus");

        Assert.Equal(2, code);
        Assert.Equal("Pemakaian: audit periksa", Assert.Single(lines));
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    [Fact]
    public async Task AnchorsThatCannotBeRead_AreSaid_AndTheRestIsLookedThrough()
    {
        await FilledFileAsync();
        Directory.CreateDirectory(Path.Combine(_folder, "backup"));
        await File.WriteAllTextAsync(Path.Combine(_folder, "backup", "audit-anchors.jsonl"), "bukan json\n", TestContext.Current.CancellationToken);

        var (code, lines) = await CallAsync("periksa");

        Assert.Equal(0, code);
        Assert.Equal("Baris 1 dari catatan di luar basis data tidak terbaca dan dilewati.", lines[0]);
        Assert.StartsWith("SMK Uji 10500001: utuh, ", lines[^1], StringComparison.Ordinal);
    }

    private Task<(int Code, string[] Lines)> CallAsync(string word) => RunningProgram.RunAsync(_folder, ["audit", word], []);

    private async Task<string> FilledFileAsync()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        var school = new TestSchool();
        school.AddOneOfEverything();
        await school.SaveAsync(database);
        var path = Path.Combine(_folder, "srps.db");
        await TamperAsync(database.FilePath, $"VACUUM INTO '{path}'");
        return path;
    }

    /// <summary>As somebody who owns the file.</summary>
    private static async Task TamperAsync(string path, string sql)
    {
        await using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = connection.CreateCommand();
        command.CommandText = (sql.StartsWith("VACUUM", StringComparison.Ordinal) ? "" : """DROP TRIGGER IF EXISTS "AuditEntries_NoUpdate"; DROP TRIGGER IF EXISTS "AuditEntries_NoDelete"; """) + sql;
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
