using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>A school with an operator on a database file of its own. Every call works on a fresh context, as every request does.</summary>
internal sealed class ImportDesk : IAsyncDisposable
{
    private static readonly Guid SchoolId = Guid.CreateVersion7();

    private readonly string _folder = Directory.CreateTempSubdirectory("srps-import-").FullName;
    private readonly ChosenSchool _school = new() { SchoolId = SchoolId };
    private readonly ChosenPerson _person = new();

    /// <summary>Noon in Jambi on 14 August 2023.</summary>
    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2023, 8, 14, 5, 0, 0, TimeSpan.Zero));

    private string ConnectionString => $"Data Source={Path.Combine(_folder, "srps.db")};Pooling=False";

    public static async Task<ImportDesk> OpenAsync(bool withYear = true)
    {
        var desk = new ImportDesk();
        await using var db = desk.Context();
        await db.Database.EnsureCreatedAsync();
        var user = new AppUser { UserName = "operator" };
        db.Users.Add(user);
        db.Schools.Add(new School(SchoolId, "SMK Contoh", "10500001", SchoolZone.Wib, desk.Time.GetUtcNow().UtcDateTime));
        db.Memberships.Add(new Membership(SchoolId, user.Id, "Operator Contoh"));
        db.Programmes.Add(new Programme(Guid.CreateVersion7(), "TKRO", "Teknik Kendaraan Ringan Otomotif"));
        if (withYear)
            db.SchoolYears.Add(new SchoolYear(Guid.CreateVersion7(), "2023/2024", new DateOnly(2023, 7, 17), new DateOnly(2023, 12, 23), new DateOnly(2024, 1, 8), new DateOnly(2024, 6, 22)));
        await db.SaveChangesAsync();
        desk.SignIn(user.Id, SchoolRole.Operator);

        return desk;
    }

    public void SignIn(Guid userId, SchoolRole role) => _person.Viewer = new Viewer(userId, new HashSet<SchoolRole> { role }, new HashSet<Guid>());

    public SrpsDbContext Context() => new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsSqlite(ConnectionString).Options, _school);

    public Task<Guid> StageAsync(string csv, string fileName = "siswa.csv") => StageAsync(Encoding.UTF8.GetBytes(csv), fileName);

    public async Task<Guid> StageAsync(byte[] file, string fileName)
    {
        var id = Guid.CreateVersion7();
        await WithServiceAsync(service => service.StageAsync(new StageRoster(id, new MemoryStream(file), fileName), CancellationToken.None));

        return id;
    }

    public Task StartAsync(Guid batchId, DateOnly? effectiveOn = null) =>
        WithServiceAsync(service => service.StartAsync(new StartRoster(batchId, effectiveOn), CancellationToken.None));

    /// <summary>What the worker of a node does with it; null when it is not this one's turn.</summary>
    public async Task<Domain.Imports.ImportOutcome?> RunAsync(Guid batchId, CancellationToken ct = default)
    {
        await using var db = Context();

        return await new RosterImportJob(db, Plans(db), Clock).RunAsync(batchId, ct);
    }

    /// <summary>Starts the import and waits for its end, whoever works on it.</summary>
    public async Task<Domain.Imports.ImportOutcome> ApplyAsync(Guid batchId, DateOnly? effectiveOn = null)
    {
        await StartAsync(batchId, effectiveOn);
        while (true)
        {
            await RunAsync(batchId);
            if ((await AskAsync(queries => queries.FindAsync(batchId, CancellationToken.None)))?.Outcome is { } outcome) return outcome;
            await Task.Delay(20);
        }
    }

    public async Task<Domain.Imports.ImportOutcome> ImportAsync(string csv) => await ApplyAsync(await StageAsync(csv));

    public async Task WithServiceAsync(Func<RosterImportService, Task> act)
    {
        await using var db = Context();
        await act(Service(db));
    }

    public async Task<T> AskAsync<T>(Func<RosterImportQueries, Task<T>> question)
    {
        await using var db = Context();

        return await question(new RosterImportQueries(db, Plans(db)));
    }

    public async Task<IReadOnlyList<Student>> StudentsAsync()
    {
        await using var db = Context();

        return await db.Students.AsNoTracking().Include(student => student.Guardians).Include(student => student.Enrolments).OrderBy(student => student.Nisn).ToListAsync();
    }

    public async Task<IReadOnlyList<ClassGroup>> ClassGroupsAsync()
    {
        await using var db = Context();

        return await db.ClassGroups.AsNoTracking().OrderBy(group => group.Name).ToListAsync();
    }

    public ValueTask DisposeAsync()
    {
        Directory.Delete(_folder, recursive: true);
        return ValueTask.CompletedTask;
    }

    private SchoolClock Clock => new(Time, _person);

    private RosterPlanStore Plans(SrpsDbContext db) => new(db, new SchoolYearService(db, Clock), Clock);

    private RosterImportService Service(SrpsDbContext db) => new(db, Plans(db), _person, Clock);
}
