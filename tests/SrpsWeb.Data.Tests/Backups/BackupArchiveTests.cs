using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Backups;

/// <summary>What is called a backup is one: half ones, damaged ones and those of a later program are told apart.</summary>
public sealed class BackupArchiveTests
{
    [Fact]
    public async Task BackUp_Again_WithTheSameId_IsTheSame()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var id = Guid.CreateVersion7();

        var made = await place.BackUpAsync(id);

        Assert.Equal(made, await place.BackUpAsync(id));
        Assert.Equal(made, Assert.Single(place.Folder.List()));
        Assert.Equal("srps-20260930-0200-1.zip", made.Name);
        Assert.Equal("srps-20260930-0200-2.zip", (await place.BackUpAsync()).Name);
    }

    /// <summary>One that overlooked the others would be numbered before them, and be the first to be deleted.</summary>
    [Fact]
    public async Task BackUp_BesideOneThatCannotBeRead_IsNumberedBehindIt()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        Directory.CreateDirectory(place.Folder.Path);
        await File.WriteAllTextAsync(Path.Combine(place.Folder.Path, "srps-20260901-0200-7.zip"), "half", TestContext.Current.CancellationToken);

        var made = await place.BackUpAsync();

        Assert.Equal(("srps-20260930-0200-8.zip", 8L), (made.Name, made.Manifest!.Number));
        Assert.Equal(2, place.Folder.List().Count);
    }

    [Fact]
    public async Task List_OneThatCouldNotBeReadForAMoment_IsReadAgain()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var made = await place.BackUpAsync();
        var other = new BackupFolder(place.Settings);
        using (new FileStream(made.Path, FileMode.Open, FileAccess.ReadWrite, FileShare.None))
            Assert.Null(Assert.Single(other.List()).Manifest);

        Assert.NotNull(Assert.Single(other.List()).Manifest);
    }

    /// <summary>What systems and other programs leave among the files is no stored file.</summary>
    [Fact]
    public async Task BackUp_LeavesOutWhatIsNoStoredFile()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        place.Store("school/file", [1]);
        foreach (var stray in new[] { "school/.DS_Store", "school/.hidden/file", "lost+found/left", ".trash/file", "school/half.tmp" })
            place.Store(stray, [2]);

        var made = await place.BackUpAsync();

        Assert.Equal(1, made.Manifest!.Files);
        await place.Restore.RestoreAsync(made.Path, steps: null, TestContext.Current.CancellationToken);
        Assert.True(File.Exists(Path.Combine(place.Settings.StorageRoot, "school", "file")));
        Assert.True(File.Exists(Path.Combine(place.Settings.StorageRoot, "lost+found", "left")));
    }

    [Fact]
    public async Task BackUp_HoldsNoPersonalDataOutsideItsParts_AndNobodyElseMayReadIt()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var school = await place.FillAsync("10500001");

        var made = await place.BackUpAsync();

        var said = made.Name + Encoding.UTF8.GetString(Parts(made.Path)["manifest.json"]) + Encoding.UTF8.GetString(Parts(made.Path)["SHA256SUMS"]);
        Assert.DoesNotContain("Siti", said, StringComparison.Ordinal);
        Assert.DoesNotContain(school.School.Npsn, said, StringComparison.Ordinal);
        Assert.DoesNotContain("daftar hadir", said, StringComparison.Ordinal);
        Assert.Equal(2, made.Manifest!.Rows["CaseFiles"]);
        if (!OperatingSystem.IsWindows())
        {
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(made.Path));
            Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(place.Folder.Path));
        }
    }

    /// <summary>Wherever a disk turns a byte over: the archive is refused, or it is a byte that holds nothing of the school's.</summary>
    [Fact]
    public async Task Check_AnyByteChangedOrCutOff_IsRefusedOrHarmless()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        await place.FillAsync("10500001");
        var made = await place.BackUpAsync();
        var whole = await File.ReadAllBytesAsync(made.Path, ct);
        var parts = Parts(made.Path);
        var random = new Random(4);
        var refused = 0;

        // The end holds the directory of the archive, where a byte does the most.
        var places = Enumerable.Range(0, 30).Select(_ => random.Next(whole.Length)).Concat(Enumerable.Range(0, 40).Select(_ => whole.Length - 1 - random.Next(600)));
        foreach (var at in places)
        {
            var changed = whole.ToArray();
            changed[at] ^= (byte)(1 << random.Next(8));
            await File.WriteAllBytesAsync(made.Path, changed, ct);
            try
            {
                await place.Restore.CheckAsync(made.Path, ct);
                Assert.Equal(parts, Parts(made.Path));
            }
            catch (RuleBrokenException broken)
            {
                Assert.Contains(broken.Code, new[] { "Backup.Damaged", "Backup.Newer" });
                refused++;
            }
        }

        Assert.True(refused > 30, $"{refused}");
        foreach (var length in new[] { 0, 1, 100, whole.Length / 2, whole.Length - 1 })
        {
            await File.WriteAllBytesAsync(made.Path, whole[..length], ct);
            Assert.Equal("Backup.Damaged", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.Restore.CheckAsync(made.Path, ct))).Code);
            Assert.Null(place.Folder.Newest());
            Assert.Null(Assert.Single(place.Folder.List()).Manifest);
        }
    }

    [Theory]
    [InlineData("format")]
    [InlineData("migration")]
    public async Task Restore_OfANewerVersion_IsRefused(string what)
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var made = await place.BackUpAsync();
        Change(made.Path, "manifest.json", text =>
        {
            var manifest = JsonNode.Parse(text)!;
            if (what == "format")
                manifest["format"] = 2;
            else
                manifest["migrations"]!.AsArray().Add("99990101000000_FromTheFuture");
            return manifest.ToJsonString();
        });

        await AssertRefusedAsync(place, made.Path, "Backup.Newer");
    }

    [Fact]
    public async Task Restore_OfAnotherEngine_IsRefused()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        await using var other = await BackupPlace.CreateAsync(Engine.Postgres);
        var made = await other.BackUpAsync();

        await AssertRefusedAsync(place, made.Path, "Backup.OtherEngine");
    }

    [Theory]
    [InlineData("files/../../evil")]
    [InlineData("files//evil")]
    [InlineData("../evil")]
    [InlineData("files/.restoring.json")]
    [InlineData("files\\..\\evil")]
    public async Task Restore_OfAnArchiveThatLeadsElsewhere_IsRefused(string name)
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var made = await place.BackUpAsync();
        using (var zip = ZipFile.Open(made.Path, ZipArchiveMode.Update))
        {
            using var evil = zip.CreateEntry(name).Open();
            evil.Write("evil"u8);
        }

        Change(made.Path, "SHA256SUMS", text => text + Convert.ToHexStringLower(SHA256.HashData("evil"u8)) + "  " + name + "\n");

        await AssertRefusedAsync(place, made.Path, "Backup.Damaged");
    }

    [Fact]
    public async Task BackUp_ThatFailsHalfWay_IsNeverListed_AndLeavesTheOthers()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var good = await place.BackUpAsync();
        place.Copies = new FailingCopies(place.Copies, new IOException("No space left on device"));

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => place.BackUpAsync());

        Assert.Equal(("Backup.NotWritten", "No space left on device"), (refusal.Code, Assert.Single(refusal.Arguments)));
        Assert.Equal(good, Assert.Single(place.Folder.List()));
        Assert.Equal([".lock", good.Name], Directory.EnumerateFileSystemEntries(place.Folder.Path).Select(path => Path.GetFileName(path)).Order());
    }

    [Fact]
    public async Task BackUp_KilledHalfWay_IsNeverListed_AndTheNextClearsUp()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        var left = Directory.CreateDirectory(Path.Combine(place.Folder.Path, ".unfinished-1234"));
        await File.WriteAllBytesAsync(Path.Combine(left.FullName, "backup.zip"), [1, 2, 3], TestContext.Current.CancellationToken);

        Assert.Empty(place.Folder.List());
        await place.BackUpAsync();

        Assert.Single(place.Folder.List());
        Assert.False(left.Exists && Directory.Exists(left.FullName));
    }

    [Fact]
    public async Task BackUp_FolderThatCannotBeMade_IsToldSo()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        await File.WriteAllTextAsync(place.Folder.Path, "", TestContext.Current.CancellationToken);

        Assert.Equal("Backup.NotWritten", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.BackUpAsync())).Code);
        Assert.Empty(place.Folder.List());
    }

    [Fact]
    public async Task BackUp_WhileAnotherIsMade_IsRefused()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        Directory.CreateDirectory(place.Folder.Path);
        await using var other = new FileStream(Path.Combine(place.Folder.Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);

        Assert.Equal("Backup.Busy", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.BackUpAsync())).Code);
    }

    [Fact]
    public async Task BackUp_OfADamagedDatabase_IsRefused_AndTheGoodOnesStay()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        await place.FillAsync("10500001");
        place.LetGo();
        var good = await place.BackUpAsync();
        await using (var file = File.OpenWrite(place.Database.FilePath))
        {
            file.Position = 4096 * 4;
            await file.WriteAsync(new byte[4096 * 20], TestContext.Current.CancellationToken);
        }

        Assert.Equal("Backup.DatabaseDamaged", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.BackUpAsync())).Code);
        Assert.Equal(good, Assert.Single(place.Folder.List()));
        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => place.Database.PrepareAsync(place.Time.GetUtcNow(), TestContext.Current.CancellationToken));
        Assert.True(refusal.IsDamaged);
    }

    [Fact]
    public async Task BackUp_WithoutADatabase_IsRefused_AndMakesNone()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite, empty: true);

        Assert.Equal("Backup.DatabaseUnreadable", (await Assert.ThrowsAsync<RuleBrokenException>(() => place.BackUpAsync())).Code);
        Assert.False(File.Exists(place.Database.FilePath));
    }

    [Fact]
    public async Task BackUp_EveryNightOfAMonth_LeavesWhatTheRulesSay()
    {
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        for (var night = 0; night < 16; night++)
        {
            await place.BackUpAsync();
            place.Time.Advance(TimeSpan.FromDays(1));
        }

        // 30 September to 15 October: seven days, two more weeks (Sundays), the end of September.
        Assert.Equal([16, 15, 14, 13, 12, 11, 10, 5, 1], place.Folder.List().Select(file => file.Manifest!.Number));
    }

    private static async Task AssertRefusedAsync(BackupPlace place, string path, string code)
    {
        var before = await place.ContentsAsync();
        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Restore.RestoreAsync(path, null, TestContext.Current.CancellationToken));
        Assert.Equal(code, refusal.Code);
        Assert.Equal(before, await place.ContentsAsync());
    }

    private static void Change(string path, string part, Func<string, string> change)
    {
        using var zip = ZipFile.Open(path, ZipArchiveMode.Update);
        var entry = zip.GetEntry(part)!;
        string text;
        using (var reader = new StreamReader(entry.Open()))
            text = reader.ReadToEnd();
        entry.Delete();
        using var writer = new StreamWriter(zip.CreateEntry(part).Open());
        writer.Write(change(text));
    }

    private static Dictionary<string, byte[]> Parts(string path)
    {
        using var zip = ZipFile.OpenRead(path);
        return zip.Entries.ToDictionary(entry => entry.FullName, entry =>
        {
            using var content = entry.Open();
            using var copy = new MemoryStream();
            content.CopyTo(copy);
            return copy.ToArray();
        });
    }

    /// <summary>The disk fills up while the database is being written.</summary>
    private sealed class FailingCopies(IDatabaseCopies inner, Exception problem) : IDatabaseCopies
    {
        public string Engine => inner.Engine;

        public IReadOnlyList<string> KnownMigrations => inner.KnownMigrations;

        public async Task<CopiedDatabase> CopyAsync(AddPart add, string workFolder, CancellationToken ct)
        {
            await add("database/half", target => target.WriteAsync(new byte[10_000], ct).AsTask());
            throw problem;
        }

        public Task<IDatabaseAlone> TakeAloneAsync(CancellationToken ct) => inner.TakeAloneAsync(ct);
    }
}
