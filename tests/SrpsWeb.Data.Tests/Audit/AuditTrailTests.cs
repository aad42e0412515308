using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data.Audit;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Audit;

/// <summary>What is saved stands in the trail, by the same transaction, in one chain for each school.</summary>
public sealed class AuditTrailTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestSchool _school = new();

    /// <summary>A kind of record the trail has no name for would fail the first time it is saved; here it fails at once.</summary>
    [Fact]
    public async Task EveryKindOfRecord_HasANameInTheTrail()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        await using var db = database.Context();

        foreach (var type in db.Model.GetEntityTypes().Select(type => type.ClrType).Where(typeof(ISchoolRecord).IsAssignableFrom))
            Assert.True(ChangeAudit.Silent.Contains(type) || ChangeAudit.SubjectOf(type) is not null, type.Name);
    }

    [Theory, EachEngine]
    public async Task Save_TellsActSubjectCaseAndFields_AndNoText(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var file = _school.OpenCase(_school.AddStudent("Rahasia Nama"), _school.Opening(_school.RestrictedFactor));
        await _school.SaveAsync(database);
        var before = await CountAsync(database);
        Guid noteId;
        await using (var db = database.Context(_school.Id))
        {
            var stored = await LoadAsync(db, file.Id);
            noteId = db.Add(stored.LogIntervention(Guid.CreateVersion7(), _school.InterventionKind.Id, _school.Today, _school.UserId(SchoolRole.Counsellor), 30, "Catatan rahasia", null, null, _school.Today, _school.Recorded)).Entity.Id;
            await db.SaveChangesAsync(None);
            stored.AddReview(Guid.CreateVersion7(), _school.Today, RiskLevel.Low, Handling.SpecialCare, "Alasan rahasia", _school.Today, _school.Recorded);
            await db.SaveChangesAsync(None);
        }

        await using var reading = database.Context(_school.Id);
        var entries = await reading.AuditEntries.OrderBy(entry => entry.Sequence).Skip(before).ToListAsync(None);

        // The case's own bookkeeping goes unsaid where the act is told; alone it is told.
        Assert.Equal(
            [(AuditAct.Added, AuditSubject.Intervention, file.Id, AuditEntry.Written(noteId), null), (AuditAct.Changed, AuditSubject.CaseFile, file.Id, AuditEntry.Written(file.Id), "CurrentHandling CurrentLevel LastReviewOn Version")],
            entries.Select(entry => (entry.Act, entry.Subject, entry.CaseFileId!.Value, entry.RecordIds, entry.Detail)));
        var everything = string.Join('\n', await reading.AuditEntries.Select(entry => entry.Detail + entry.RecordIds + entry.Address).ToListAsync(None));
        Assert.DoesNotContain("rahasia", everything, StringComparison.OrdinalIgnoreCase);
    }

    [Theory, EachEngine]
    public async Task Save_ThatFails_LeavesNoLine_AndTheNextOneFollows(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        var before = await CountAsync(database);
        await using var db = database.Context(_school.Id);
        var twice = db.Add(new Programme(_school.Programme.Id, "TKRO", "Teknik")).Entity;

        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(None));
        Assert.Equal(before, await CountAsync(database));
        db.Entry(twice).State = EntityState.Detached;
        db.Add(new Programme(Guid.CreateVersion7(), "TBSM", "Sepeda Motor"));
        await db.SaveChangesAsync(None);

        Assert.Equal(before + 1, await CountAsync(database));
        await AssertWholeAsync(database, _school.Id);
    }

    /// <summary>Without the line there is no act.</summary>
    [Theory, EachEngine]
    public async Task Line_ThatCannotBeWritten_FailsTheAct(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await using (var breaking = database.Context())
            await breaking.Database.ExecuteSqlRawAsync("DELETE FROM \"AuditHeads\"", None);
        await using var db = database.Context(_school.Id);
        db.Add(new Programme(Guid.CreateVersion7(), "TBSM", "Sepeda Motor"));

        await Assert.ThrowsAsync<InvalidOperationException>(() => db.SaveChangesAsync(None));

        await using var reading = database.Context(_school.Id);
        Assert.Single(await reading.Programmes.ToListAsync(None));
    }

    [Theory, EachEngine]
    public async Task Save_InsideALargerTransaction_GoesBackWithIt(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        var before = await CountAsync(database);
        await using (var db = database.Context(_school.Id))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(None);
            db.Add(new Programme(Guid.CreateVersion7(), "TBSM", "Sepeda Motor"));
            await db.SaveChangesAsync(None);
        }

        Assert.Equal(before, await CountAsync(database));
        await AssertWholeAsync(database, _school.Id);
    }

    [Theory, EachEngine]
    public async Task ManyAtOnce_MakeOneChainEach(Engine engine)
    {
        var other = new TestSchool("10500009");
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await other.SaveAsync(database);

        await Task.WhenAll(Enumerable.Range(0, 40).Select(async number =>
        {
            var school = number % 2 == 0 ? _school : other;
            await using var db = database.Context(school.Id);
            db.Add(new Programme(Guid.CreateVersion7(), "P" + number, "Program"));
            await db.SaveChangesAsync(None);
        }));

        Assert.Equal(2 + 40, await ProgrammesAsync(database, _school) + await ProgrammesAsync(database, other));
        await AssertWholeAsync(database, _school.Id);
        await AssertWholeAsync(database, other.Id);
    }

    [Theory, EachEngine]
    public async Task Note_IsStoredByItself(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await using var db = database.Context(_school.Id);

        await new AuditTrail(db).RecordAsync(new AuditFacts(AuditAct.SecondFactorReset, AuditSubject.Account, RecordIds: [_school.UserId(SchoolRole.Counsellor)]), None);

        var entry = await db.AuditEntries.OrderByDescending(found => found.Sequence).FirstAsync(None);
        Assert.Equal((AuditAct.SecondFactorReset, AuditSubject.Account), (entry.Act, entry.Subject));
        Assert.Equal([_school.UserId(SchoolRole.Counsellor)], entry.Ids());
    }

    /// <summary>An act that failed leaves nothing for the next save, neither its records nor what it noted.</summary>
    [Theory, EachEngine]
    public async Task Note_OfAnActThatFailed_IsForgottenWithIt(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await using var db = database.Context(_school.Id);
        db.Note(new AuditFacts(AuditAct.Unlocked, AuditSubject.Account));
        db.Add(new Programme(_school.Programme.Id, "TKRO", "Teknik"));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(None));

        db.ForgetChanges();
        db.Add(new Programme(Guid.CreateVersion7(), "TBSM", "Sepeda Motor"));
        await db.SaveChangesAsync(None);

        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.Unlocked, None));
    }

    /// <summary>What is noted outside every school does not slip into that of one entered later.</summary>
    [Fact]
    public async Task Note_OutsideEverySchool_IsInNone()
    {
        await using var database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        await _school.SaveAsync(database);
        var current = new ChosenSchool();
        await using var db = database.Context(current);
        db.Note(new AuditFacts(AuditAct.SignedIn, AuditSubject.Account));
        await db.SaveChangesAsync(None);

        current.SchoolId = _school.Id;
        db.Add(new Programme(Guid.CreateVersion7(), "TBSM", "Sepeda Motor"));
        await db.SaveChangesAsync(None);

        Assert.False(await db.AuditEntries.AnyAsync(entry => entry.Act == AuditAct.SignedIn, None));
    }

    [Theory, EachEngine]
    public async Task Restore_IsToldOnce(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await using var db = database.Context(_school.Id);
        var restored = new RestoreTrail(db, new AuditTrail(db));
        var at = DateTime.UnixEpoch;

        await restored.TellAsync(at, None);
        await restored.TellAsync(at, None);
        Assert.Equal(1, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Restored, None));
        var told = await db.AuditEntries.Where(entry => entry.Act == AuditAct.Restored).MaxAsync(entry => entry.At, None);
        await restored.TellAsync(told.AddMinutes(1), None);

        Assert.Equal(2, await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.Restored, None));
    }

    /// <summary>Looked through while the program goes on writing: no false alarm, whichever of the two reads the act falls behind.</summary>
    [Theory, EachEngine]
    public async Task Verification_WhileOthersWrite_FindsTheTrailWhole(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        var others = new ActAfterEachRead(() => ActAsync(database));
        await using var db = database.Context(new ChosenSchool { SchoolId = _school.Id }, others);

        var finding = await new AuditVerification(db).RunAsync([], None);

        Assert.True(others.Acts >= 2);
        Assert.Null(finding.Break);
        await AssertWholeAsync(database, _school.Id);
    }

    private async Task ActAsync(EngineDatabase database)
    {
        await using var db = database.Context(_school.Id);
        db.Add(new Programme(Guid.CreateVersion7(), "P" + Guid.NewGuid().ToString("N")[..6], "Program"));
        await db.SaveChangesAsync(None);
    }

    /// <summary>Somebody else acts as soon as one answer has come.</summary>
    private sealed class ActAfterEachRead(Func<Task> act) : DbCommandInterceptor
    {
        internal int Acts { get; private set; }

        public override async ValueTask<InterceptionResult> DataReaderClosingAsync(DbCommand command, DataReaderClosingEventData eventData, InterceptionResult result)
        {
            Acts++;
            await act();
            return result;
        }
    }

    private async Task<int> CountAsync(EngineDatabase database)
    {
        await using var db = database.Context(_school.Id);
        return await db.AuditEntries.CountAsync(None);
    }

    private static async Task<int> ProgrammesAsync(EngineDatabase database, TestSchool school)
    {
        await using var db = database.Context(school.Id);
        return await db.Programmes.CountAsync(None);
    }

    private static async Task AssertWholeAsync(EngineDatabase database, Guid schoolId)
    {
        await using var db = database.Context(schoolId);
        var head = await db.AuditHeads.SingleAsync(None);
        var finding = await new AuditVerification(db).RunAsync([new AuditAnchor(schoolId, head.Count, head.Hash, DateTime.UnixEpoch)], None);
        Assert.Equal(new AuditFinding(await db.AuditEntries.CountAsync(None), null), finding);
    }

    private static Task<CaseFile> LoadAsync(SrpsDbContext db, Guid id) =>
        db.CaseFiles.Include(file => file.Participants).Include(file => file.Spans).AsSplitQuery().SingleAsync(file => file.Id == id, None);
}
