using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data.Backups;
using SrpsWeb.Data.Tests.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Audit;

/// <summary>Where the trails stood is known outside the database: in a file beside the backups, and in each backup.</summary>
public sealed class AuditAnchorTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory, EachEngine]
    public async Task Backup_AndFile_KnowWhereEachTrailStood(Engine engine)
    {
        await using var place = await BackupPlace.CreateAsync(engine);
        var here = await place.FillAsync("10500001");
        var there = await place.FillAsync("10500002");

        var backup = await place.BackUpAsync();
        await place.Anchors.KeepAsync(None);

        foreach (var school in new[] { here, there })
        {
            var head = await HeadAsync(place, school);
            Assert.Equal((head.Count, head.Hash), Only(backup.Manifest!.AuditHeads!, school));
            Assert.Equal(2, place.Anchors.Holding().Anchors.Count(anchor => anchor.SchoolId == school.Id && (anchor.Count, anchor.Hash) == (head.Count, head.Hash)));
        }
    }

    [Theory, EachEngine]
    public async Task Keep_WritesOnlyWhatWentOn(Engine engine)
    {
        await using var place = await BackupPlace.CreateAsync(engine);
        var school = await place.FillAsync("10500001");
        var anchors = place.Anchors;

        await anchors.KeepAsync(None);
        await anchors.KeepAsync(None);
        Assert.Single(anchors.Holding().Anchors);
        await ActAsync(place, school);
        await anchors.KeepAsync(None);

        Assert.Equal([1L, 0L], anchors.Holding().Anchors.Select(anchor => anchor.Count - anchors.Holding().Anchors[0].Count).OrderDescending());
    }

    /// <summary>What was recorded after the backup is gone on purpose, and the trail whole; what is cut off later still shows.</summary>
    [Theory, EachEngine]
    public async Task Restore_MakesLaterAnchorsVoid_AndKeepsTheEarlierOnes(Engine engine)
    {
        await using var place = await BackupPlace.CreateAsync(engine);
        var school = await place.FillAsync("10500001");
        var backup = await place.BackUpAsync();
        var head = await HeadAsync(place, school);
        place.Time.Advance(TimeSpan.FromHours(1));
        await ActAsync(place, school);
        await place.Anchors.KeepAsync(None);
        place.Time.Advance(TimeSpan.FromHours(1));
        place.LetGo();

        await place.Restore.RestoreAsync(backup.Path, null, None);

        Assert.Equal([(head.Count, head.Hash)], place.Anchors.Holding().Anchors.Select(anchor => (anchor.Count, anchor.Hash)));
        await place.Database.PrepareAsync(place.Time.GetUtcNow(), None);
        await using var db = place.Database.Context(school.Id);
        Assert.Equal(new AuditFinding(head.Count, null), await new AuditVerification(db).RunAsync(place.Anchors.Holding().Anchors, None));
        await ActAsync(place, school);
        place.Time.Advance(TimeSpan.FromHours(1));
        await place.Anchors.KeepAsync(None);
        Assert.Equal(2, place.Anchors.Holding().Anchors.Count);
    }

    /// <summary>A power cut in the middle of a line costs that line, and no other.</summary>
    [Fact]
    public void HalfALine_IsPassedOver_AndTheNextOneIsWhole()
    {
        var file = new AuditAnchorFile(TestFolder.Create());
        var school = Guid.CreateVersion7();
        file.Keep([new AuditAnchor(school, 1, "a", DateTime.UnixEpoch)], DateTime.UnixEpoch);
        File.AppendAllText(file.Path, """{"at":"1970-01-01T00:00:00Z","heads":[{"schoolId":""");

        Assert.Equal((1, 2), (file.Holding([]).Anchors.Count, Assert.Single(file.Holding([]).Unreadable)));
        file.Keep([new AuditAnchor(school, 2, "b", DateTime.UnixEpoch)], DateTime.UnixEpoch);

        Assert.Equal([1, 2], file.Holding([]).Anchors.Select(anchor => anchor.Count));
        Assert.Equal([2], file.Holding([]).Unreadable);
    }

    /// <summary>A restore that the engine refused leaves the data, and so the anchors, as they were.</summary>
    [Theory, EachEngine]
    public async Task Restore_ThatIsRefused_LeavesTheAnchors(Engine engine)
    {
        await using var place = await BackupPlace.CreateAsync(engine);
        var school = await place.FillAsync("10500001");
        var backup = await place.BackUpAsync();
        place.Time.Advance(TimeSpan.FromHours(1));
        await ActAsync(place, school);
        await place.Anchors.KeepAsync(None);
        place.Time.Advance(TimeSpan.FromHours(1));
        place.LetGo();
        place.Copies = new RefusingCopies(place.Copies);

        await Assert.ThrowsAsync<RuleBrokenException>(() => place.Restore.RestoreAsync(backup.Path, null, None));

        Assert.Equal(2, place.Anchors.Holding().Anchors.Count);
        Assert.Null(place.Anchors.LastRestore);
    }

    private static (long Count, string Hash) Only(IReadOnlyList<AuditAnchor> heads, TestSchool school)
    {
        var head = Assert.Single(heads, head => head.SchoolId == school.Id);
        return (head.Count, head.Hash);
    }

    private static async Task<AuditHead> HeadAsync(BackupPlace place, TestSchool school)
    {
        await using var db = place.Database.Context(school.Id);
        return await db.AuditHeads.AsNoTracking().SingleAsync(None);
    }

    private static async Task ActAsync(BackupPlace place, TestSchool school)
    {
        await using var db = place.Database.Context(school.Id);
        db.Add(new Programme(Guid.CreateVersion7(), "P" + Guid.NewGuid().ToString("N")[..6], "Program"));
        await db.SaveChangesAsync(None);
    }

    /// <summary>An engine that takes no copy in, as a full disk or a lost server does.</summary>
    private sealed class RefusingCopies(IDatabaseCopies engine) : IDatabaseCopies
    {
        public string Engine => engine.Engine;

        public IReadOnlyList<string> KnownMigrations => engine.KnownMigrations;

        public Task<CopiedDatabase> CopyAsync(AddPart add, string workFolder, CancellationToken ct) => engine.CopyAsync(add, workFolder, ct);

        public async Task<IDatabaseAlone> TakeAloneAsync(CancellationToken ct) => new Refusing(await engine.TakeAloneAsync(ct));

        private sealed class Refusing(IDatabaseAlone alone) : IDatabaseAlone
        {
            public string AsidePlace(string id) => alone.AsidePlace(id);

            public Task StageAsync(string id, CopiedDatabase expected, Func<string, Stream> open, CancellationToken ct) => alone.StageAsync(id, expected, open, ct);

            public Task PlaceAsync(string id, CopiedDatabase expected, Func<string, Stream> open, IProgress<RestoreStep>? steps, CancellationToken ct) => throw new RuleBrokenException("Backup.NotRestored");

            public Task<bool> FinishAsync(string id, CancellationToken ct) => alone.FinishAsync(id, ct);

            public void ForgetStaged() => alone.ForgetStaged();

            public ValueTask DisposeAsync() => alone.DisposeAsync();
        }
    }
}
