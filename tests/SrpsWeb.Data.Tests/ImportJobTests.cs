using System.Data.Common;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>The import as a job that any node takes up: one at a time, resumed after a kill, seen while it writes.</summary>
public sealed class ImportJobTests
{
    private const int Students = (2 * RosterImportJob.RowsAtATime) + 100;

    private readonly TestSchool _school = new();
    private readonly FakeTimeProvider _time = new(TestSite.Start);
    private readonly ChosenPerson _person = new();

    public ImportJobTests() => _person.Viewer = _school.Viewer(SchoolRole.Operator);

    [Theory, EachEngine]
    public async Task Run_OnManyNodesAtOnce_IsDoneByOne(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var batch = await StartAsync(database, Roster(Students));

        var outcomes = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Task.Run(() => RunAsync(database, batch))));

        Assert.Equal(new ImportOutcome(Students, 0, 0, 0, 0), Assert.Single(outcomes, outcome => outcome is not null));
        await AssertStudentsAsync(database, Students);
    }

    [Theory, EachEngine]
    public async Task Run_TwoImportsOfOneSchool_GoOneAfterTheOther(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var first = await StartAsync(database, Roster(10));
        var second = await StartAsync(database, Roster(10));
        await using (var db = database.Context(_school.Id))
        {
            Assert.True((await db.ImportBatches.SingleAsync(batch => batch.Id == first, Cancel)).TakeUp(_time.GetUtcNow().UtcDateTime));
            await db.SaveChangesAsync(Cancel);
        }

        Assert.Null(await RunAsync(database, second));
        Assert.Empty(await WaitingAsync(database));
        _time.Advance(ImportBatch.LeaseTime);
        Assert.Equal([first], await WaitingAsync(database));
        Assert.Equal(10, (await RunAsync(database, first))!.Created);
        Assert.Equal([second], await WaitingAsync(database));
        Assert.Equal(new ImportOutcome(0, 0, 0, 10, 0), await RunAsync(database, second));
        await AssertStudentsAsync(database, 10);
    }

    /// <summary>The process dies between two transactions: its lease stays, and nothing it says reaches the database any more.</summary>
    [Theory, EachEngine]
    public async Task Run_Killed_IsResumedByAnotherWithoutDoubles(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var batch = await StartAsync(database, Roster(Students));

        await Assert.ThrowsAsync<InvalidOperationException>(() => RunAsync(database, batch, new DiesAfter(saves: 3)));
        var left = await ProgressAsync(database, batch);
        var tooEarly = await RunAsync(database, batch);
        _time.Advance(ImportBatch.LeaseTime);
        var outcome = await RunAsync(database, batch);

        Assert.Equal(new ImportProgress(RosterImportJob.RowsAtATime, Students, null), left);
        Assert.Null(tooEarly);
        Assert.Equal(new ImportOutcome(Students, 0, 0, 0, 0), outcome);
        Assert.Null(await ProgressAsync(database, batch));
        await AssertStudentsAsync(database, Students);
    }

    /// <summary>A program that is stopped leaves the job to the next at once.</summary>
    [Theory, EachEngine]
    public async Task Run_Stopped_IsResumedAtOnce(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var batch = await StartAsync(database, Roster(Students));
        using var stopping = new CancellationTokenSource();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => RunAsync(database, batch, new StopsAfter(saves: 3, stopping), stopping.Token));

        Assert.Equal([batch], await WaitingAsync(database));
        Assert.Equal(new ImportOutcome(Students, 0, 0, 0, 0), await RunAsync(database, batch));
        await AssertStudentsAsync(database, Students);
    }

    /// <summary>A worker that was away so long that another has the job does no harm when it comes back.</summary>
    [Theory, EachEngine]
    public async Task Run_LeaseLost_LeavesTheJobToTheOther(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var batch = await StartAsync(database, Roster(Students));
        ImportOutcome? other = null;
        var overtaken = new Overtaken(async () =>
        {
            _time.Advance(ImportBatch.LeaseTime);
            other = await RunAsync(database, batch);
        });

        var own = await RunAsync(database, batch, overtaken);

        Assert.Null(own);
        Assert.Equal(Students, other!.Created);
        await AssertStudentsAsync(database, Students);
    }

    [Theory, EachEngine]
    public async Task Progress_IsReadWhileTheImportWrites(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        var batch = await StartAsync(database, Roster(Students));
        var seen = new List<ImportProgress?>();

        await RunAsync(database, batch, new BeforeCommit(async () => seen.Add(await ProgressAsync(database, batch))));

        Assert.Equal([0, RosterImportJob.RowsAtATime, 2 * RosterImportJob.RowsAtATime, Students], seen.OfType<ImportProgress>().Select(progress => progress.RowsDone).Distinct());
        Assert.All(seen, progress => Assert.Equal(Students, progress!.Rows));
    }

    [Theory, EachEngine]
    public async Task NewerFile_UpdatesNeverDuplicates_AndAClassChangeKeepsItsHistory(Engine engine)
    {
        await using var database = await SavedAsync(engine);
        await RunAsync(database, await StartAsync(database, "Nama;NISN;L/P;Kelas;Alamat\nBudi;81234567;L;X TKRO 1;Jl. Lama\nSiti;0081234568;P;X TKRO 1;\n"));

        var outcome = await RunAsync(database, await StartAsync(database, "Nama;NISN;L/P;Kelas;Alamat\nBudi;0081234567;L;XI TKRO 1;Jl. Baru\nSiti;0081234568;P;X TKRO 1;\n"));

        Assert.Equal(new ImportOutcome(0, 0, 1, 1, 0), outcome);
        await using var db = database.Context(_school.Id);
        var students = await db.Students.Include(student => student.Enrolments).OrderBy(student => student.Name).ToListAsync(Cancel);
        Assert.Equal(["0081234567", "0081234568"], students.Select(student => student.Nisn));
        Assert.Equal("Jl. Baru", students[0].Address);
        Assert.Equal(
            [(_school.OwnClass.Id, _school.Year.StartsOn, _school.Today.AddDays(-1)), (_school.OtherClass.Id, _school.Today, (DateOnly?)null)],
            students[0].Enrolments.OrderBy(enrolment => enrolment.From).Select(enrolment => (enrolment.ClassGroupId, enrolment.From, enrolment.Until)));
        Assert.Single(students[1].Enrolments);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private static string Roster(int students) =>
        "Nama;NISN;L/P;Kelas;Nama Ibu\n" + string.Concat(Enumerable.Range(1, students).Select(number => $"Siswa {number};{number:0000000000};L;X TKRO {number % 3};Ibu {number}\n"));

    private async Task<EngineDatabase> SavedAsync(Engine engine)
    {
        var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        return database;
    }

    private async Task<Guid> StartAsync(EngineDatabase database, string roster)
    {
        var id = Guid.CreateVersion7();
        await using var db = database.Context(_school.Id);
        var service = new RosterImportService(db, Plans(db), _person, Clock);
        await service.StageAsync(new StageRoster(id, new MemoryStream(Encoding.UTF8.GetBytes(roster)), "siswa.csv"), Cancel);
        await service.StartAsync(new StartRoster(id, null), Cancel);
        _time.Advance(TimeSpan.FromSeconds(1));
        return id;
    }

    private async Task<ImportOutcome?> RunAsync(EngineDatabase database, Guid batch, IInterceptor? interceptor = null, CancellationToken? ct = null)
    {
        IInterceptor[] interceptors = interceptor is null ? [] : [interceptor];
        await using var db = database.Context(new ChosenSchool { SchoolId = _school.Id }, interceptors);
        return await new RosterImportJob(db, Plans(db), Clock).RunAsync(batch, ct ?? Cancel);
    }

    private async Task<ImportProgress?> ProgressAsync(EngineDatabase database, Guid batch)
    {
        await using var db = database.Context(_school.Id);
        return (await new RosterImportQueries(db, Plans(db)).FindAsync(batch, Cancel))!.Progress;
    }

    private async Task<IEnumerable<Guid>> WaitingAsync(EngineDatabase database)
    {
        await using var db = database.Context();
        return (await new SchoolDirectory(db).WaitingImportsAsync(_time.GetUtcNow().UtcDateTime, Cancel)).Select(import => import.BatchId);
    }

    private async Task AssertStudentsAsync(EngineDatabase database, int count)
    {
        await using var db = database.Context(_school.Id);
        var students = await db.Students.Include(student => student.Guardians).Include(student => student.Enrolments).ToListAsync(Cancel);
        Assert.Equal((count, count), (students.Count, students.Select(student => student.Nisn).Distinct().Count()));
        Assert.All(students, student => Assert.Equal((1, 1), (student.Guardians.Count, student.Enrolments.Count)));
    }

    private SchoolClock Clock => new(_time, _person);

    private RosterPlanStore Plans(SrpsDbContext db) => new(db, new SchoolYearService(db, Clock), Clock);

    /// <summary>Lets some saves through and then nothing at all.</summary>
    private sealed class DiesAfter(int saves) : SaveChangesInterceptor
    {
        private int _saves;

        public override ValueTask<InterceptionResult<int>> SavingChangesAsync(DbContextEventData eventData, InterceptionResult<int> result, CancellationToken cancellationToken = default) =>
            ++_saves > saves ? throw new InvalidOperationException("Killed.") : ValueTask.FromResult(result);
    }

    private sealed class StopsAfter(int saves, CancellationTokenSource stopping) : SaveChangesInterceptor
    {
        private int _saves;

        public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (++_saves == saves)
                await stopping.CancelAsync();
            return result;
        }
    }

    /// <summary>Once, before the first rows go in.</summary>
    private sealed class Overtaken(Func<Task> meanwhile) : SaveChangesInterceptor
    {
        private int _saves;

        public override async ValueTask<int> SavedChangesAsync(SaveChangesCompletedEventData eventData, int result, CancellationToken cancellationToken = default)
        {
            if (++_saves == 2)
                await meanwhile();
            return result;
        }
    }

    private sealed class BeforeCommit(Func<Task> look) : DbTransactionInterceptor
    {
        public override async ValueTask<InterceptionResult> TransactionCommittingAsync(DbTransaction transaction, TransactionEventData eventData, InterceptionResult result, CancellationToken cancellationToken = default)
        {
            await look();
            return result;
        }
    }
}
