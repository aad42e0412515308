using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data.Backups;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Backups;

/// <summary>The drill of quality.md: what was backed up is put back, equal row by row and file by file.</summary>
public sealed class RestoreDrillTests
{
    [Theory, EachEngine]
    public async Task Restore_OnANewMachine_IsEqualRowByRowAndFileByFile(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine);
        await place.FillAsync("10500001");
        await place.FillAsync("10500002");
        var before = await place.ContentsAsync();
        var backup = await place.BackUpAsync();
        await using var fresh = await BackupPlace.CreateAsync(engine, empty: true);

        await fresh.Restore.RestoreAsync(backup.Path, null, ct);
        fresh.LetGo();
        await fresh.Database.PrepareAsync(place.Time.GetUtcNow(), ct);

        Assert.True(before.Count > 60);
        Assert.Equal(before, await fresh.ContentsAsync());
        // What the database itself numbers goes on behind the highest.
        await fresh.FillAsync("10500003");
    }

    [Theory, EachEngine]
    public async Task Restore_OverAnotherDatabase_PutsThatAside(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine);
        await place.FillAsync("10500001");
        var before = await place.ContentsAsync();
        var backup = await place.BackUpAsync();
        await place.FillAsync("10500002");
        var later = await place.ContentsAsync();

        var outcome = await place.Restore.RestoreAsync(backup.Path, null, ct);

        Assert.Equal(before, await place.ContentsAsync());
        Assert.Equal(4, Directory.EnumerateFiles(outcome.FilesAside, "*", SearchOption.AllDirectories).Count());
        if (engine == Engine.Sqlite)
        {
            File.Copy(outcome.DatabaseAside, place.Database.FilePath, overwrite: true);
            Assert.Equal(later.Where(line => line.Contains(" | ", StringComparison.Ordinal)), (await place.ContentsAsync()).Where(line => line.Contains(" | ", StringComparison.Ordinal)));
        }
    }

    /// <summary>Each act stores two records in one transaction; a backup that holds one of them alone is not of one moment.</summary>
    [Theory, EachEngine]
    public async Task BackUp_WhileOthersWrite_IsOfOneMoment(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine);
        var school = await place.FillAsync("10500001");
        using var stop = new CancellationTokenSource();
        var written = 0;
        var writers = Enumerable.Range(0, 3).Select(_ => Task.Run(async () =>
        {
            while (!stop.IsCancellationRequested)
            {
                await using var db = place.Database.Context(school.Id);
                var name = $"pasangan {Guid.NewGuid():N}";
                db.ImportBatches.AddRange(Pair(name), Pair(name));
                await db.SaveChangesAsync(CancellationToken.None);
                Interlocked.Increment(ref written);
            }
        })).ToList();
        SpinWait.SpinUntil(() => Volatile.Read(ref written) > 20, TimeSpan.FromSeconds(30));

        var begun = Volatile.Read(ref written);
        var backup = await place.BackUpAsync();
        var during = Volatile.Read(ref written) - begun;
        await stop.CancelAsync();
        await Task.WhenAll(writers);
        await using var fresh = await BackupPlace.CreateAsync(engine, empty: true);
        await fresh.Restore.RestoreAsync(backup.Path, null, ct);

        await using var restored = fresh.Database.Context(school.Id);
        var pairs = await restored.ImportBatches.Where(batch => batch.FileName.StartsWith("pasangan ")).GroupBy(batch => batch.FileName).Select(group => group.Count()).ToListAsync(ct);
        Assert.True(during > 0, "Nobody wrote meanwhile.");
        Assert.True(pairs.Count >= begun, $"{pairs.Count} of {begun}");
        Assert.All(pairs, pair => Assert.Equal(2, pair));
        Assert.Equal(backup.Manifest!.Rows["ImportBatches"], await restored.ImportBatches.CountAsync(ct));

        ImportBatch Pair(string name) => new(Guid.CreateVersion7(), name, new byte[20_000], null, school.UserId(Domain.Access.SchoolRole.Operator), school.Now);
    }

    /// <summary>Until the files are staged the engines differ in nothing that a cut could show.</summary>
    public static TheoryData<Engine, RestoreStep> Cuts() =>
        [.. from engine in Enum.GetValues<Engine>() from step in Enum.GetValues<RestoreStep>() where engine == Engine.Sqlite || step >= RestoreStep.FilesStaged select (engine, step)];

    [Theory, MemberData(nameof(Cuts))]
    public async Task Restore_CutOff_LeavesTheOldOrTheNew_AndCanBeRunAgain(Engine engine, RestoreStep step)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine);
        await place.FillAsync("10500001");
        var backedUp = await place.ContentsAsync();
        var backup = await place.BackUpAsync();
        await place.FillAsync("10500002");
        var old = await place.ContentsAsync();

        await Assert.ThrowsAsync<PowerCutException>(() => place.Restore.RestoreAsync(backup.Path, new CutAt(step), ct));
        place.LetGo();
        var finished = await place.Restore.FinishInterruptedAsync(ct);
        await place.Database.PrepareAsync(place.Time.GetUtcNow(), ct);

        // SQLite finishes what was decided; PostgreSQL what was committed.
        var isNew = step >= (engine == Engine.Sqlite ? RestoreStep.Decided : RestoreStep.DatabasePlaced);
        Assert.Equal(step < RestoreStep.Decided ? null : isNew, finished);
        Assert.Equal(isNew ? backedUp : old, await place.ContentsAsync());
        Assert.Null(await place.Restore.FinishInterruptedAsync(ct));
        if (isNew)
            return;
        await place.Restore.RestoreAsync(backup.Path, null, ct);
        Assert.Equal(backedUp, await place.ContentsAsync());
        Assert.Empty(Directory.EnumerateFileSystemEntries(place.Settings.StorageRoot, ".resto*"));
    }

    [Theory, EachEngine]
    public async Task Restore_WhileAProgramRuns_IsRefused(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine);
        await place.FillAsync("10500001");
        var backup = await place.BackUpAsync();
        await place.FillAsync("10500002");
        var before = await place.ContentsAsync();
        await using var running = place.Database.Context();
        using var held = engine == Engine.Sqlite ? await SqliteStartup.OpenAsync(running, place.Time.GetUtcNow(), ct) : null;
        await running.Database.OpenConnectionAsync(ct);

        var refusal = await Assert.ThrowsAsync<RuleBrokenException>(() => place.Restore.RestoreAsync(backup.Path, null, ct));

        Assert.Equal("Backup.ServerRuns", refusal.Code);
        await running.Database.CloseConnectionAsync();
        Assert.Equal(before, await place.ContentsAsync());
    }

    [Fact]
    public async Task Start_WhileARestoreIsUnderWay_IsRefused()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(Engine.Sqlite);
        await using var alone = await place.Copies.TakeAloneAsync(ct);

        await Assert.ThrowsAsync<DatabaseRefusedException>(() => place.Database.PrepareAsync(place.Time.GetUtcNow(), ct));
    }

    [Theory, EachEngine]
    public async Task Restore_OfAnOlderSchema_IsMigratedAtTheNextStart(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var place = await BackupPlace.CreateAsync(engine, empty: true);
        await using (var db = place.Database.Context())
            await Microsoft.EntityFrameworkCore.Infrastructure.AccessorExtensions.GetService<Microsoft.EntityFrameworkCore.Migrations.IMigrator>(db.Database).MigrateAsync("UniqueEmail", ct);
        var backup = await place.BackUpAsync();
        await using var fresh = await BackupPlace.CreateAsync(engine);

        await fresh.Restore.RestoreAsync(backup.Path, null, ct);
        await using (var old = fresh.Database.Context())
            Assert.Equal(2, (await old.Database.GetAppliedMigrationsAsync(ct)).Count());
        fresh.LetGo();
        await fresh.Database.PrepareAsync(place.Time.GetUtcNow(), ct);

        await using var upgraded = fresh.Database.Context();
        Assert.Empty(await upgraded.Database.GetPendingMigrationsAsync(ct));
        Assert.EndsWith("_UniqueEmail", backup.Manifest!.Migrations[^1], StringComparison.Ordinal);
    }
}
