using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Several people at the same moment, each with a context of their own as requests have.</summary>
public sealed class CaseRaceTests
{
    private readonly TestSchool _school = new();

    [Theory, EachEngine]
    public async Task TwoOpenings_OfOneStudent_LeaveOneOpenCase(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var students = Enumerable.Range(0, 25).Select(number => _school.AddStudent($"Siswa {number}")).ToList();
        await _school.SaveAsync(database);

        foreach (var student in students)
        {
            var stored = await Task.WhenAll(OpenPastServicesAsync(database, student), OpenPastServicesAsync(database, student));
            Assert.Single(stored, wasStored => wasStored);
        }

        await using var db = database.Context(_school.Id);
        var openCases = await db.CaseFiles.Select(file => file.StudentId).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal(students.Select(student => student.Id).Order(), openCases.Order());
    }

    [Theory, EachEngine]
    public async Task TwoOpenings_OneSecret_AreBothStored(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var student = _school.AddStudent();
        await _school.SaveAsync(database);

        Assert.True(await OpenPastServicesAsync(database, student, _school.GeneralFactor));
        Assert.True(await OpenPastServicesAsync(database, student, _school.SecretFactor));
        Assert.False(await OpenPastServicesAsync(database, student, _school.RestrictedFactor));
        Assert.False(await OpenPastServicesAsync(database, student, _school.SecretFactor));
    }

    [Theory, EachEngine]
    public async Task Opening_AfterTheFirstCaseWasClosed_IsStored(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var student = _school.AddStudent();
        _school.OpenCase(student).Close(ClosureOutcome.Transferred, "Pindah ke Jambi.", _school.Today, [], _school.Today, _school.Recorded);
        await _school.SaveAsync(database);

        Assert.True(await OpenPastServicesAsync(database, student));
    }

    [Theory, EachEngine]
    public async Task OneForm_SentFiftyTimesAtOnce_IsStoredOnce(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var student = _school.AddStudent();
        await _school.SaveAsync(database);
        var command = OpenCommand(student, _school.GeneralFactor);

        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => Task.Run(() => OpenAsync(database, command, SchoolRole.Counsellor))));

        Assert.All(answers, answer => Assert.Equal(command.Id, answer));
        await using var db = database.Context(_school.Id);
        var stored = await db.CaseFiles.Include(file => file.Spans).Include(file => file.Factors).Include(file => file.Participants).AsSplitQuery()
            .SingleAsync(TestContext.Current.CancellationToken);
        Assert.Single(stored.Spans);
        Assert.Single(stored.Factors);
        Assert.Single(stored.Participants);
    }

    [Theory, EachEngine]
    public async Task TwoPeople_OpenForOneStudentAtOnce_TheSecondIsToldWhy(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var students = Enumerable.Range(0, 20).Select(number => _school.AddStudent($"Siswa {number}")).ToList();
        await _school.SaveAsync(database);

        foreach (var student in students)
        {
            var problems = await Task.WhenAll(
                Task.Run(() => RefusalAsync(() => OpenAsync(database, OpenCommand(student, _school.GeneralFactor), SchoolRole.Counsellor))),
                Task.Run(() => RefusalAsync(() => OpenAsync(database, OpenCommand(student, _school.RestrictedFactor), SchoolRole.Coordinator))));
            Assert.Single(problems, problem => problem is null);
            Assert.StartsWith("CaseFile.AlreadyOpen", Assert.Single(problems.OfType<RuleBrokenException>()).Code, StringComparison.Ordinal);
        }
    }

    /// <summary>Each person is excluded from the other's case: neither may learn of it by being refused.</summary>
    [Theory, EachEngine]
    public async Task TwoPeople_OpenSecretCasesHiddenFromEachOther_BothAreStored(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var students = Enumerable.Range(0, 20).Select(number => _school.AddStudent($"Siswa {number}")).ToList();
        await _school.SaveAsync(database);

        foreach (var student in students)
        {
            await Task.WhenAll(
                Task.Run(() => OpenAsync(database, OpenCommand(student, _school.SecretFactor, _school.UserId(SchoolRole.Coordinator)), SchoolRole.Counsellor)),
                Task.Run(() => OpenAsync(database, OpenCommand(student, _school.SecretFactor, _school.UserId(SchoolRole.Counsellor)), SchoolRole.Coordinator)));
        }

        await using var db = database.Context(_school.Id);
        Assert.Equal(2 * students.Count, await db.CaseFiles.CountAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task TwoEditors_TwoHundredTimes_ExactlyOneWinsAndNothingIsLost(Engine engine)
    {
        const int races = 200;
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var caseFile = _school.OpenCase(_school.AddStudent());
        await _school.SaveAsync(database);
        var winners = new List<Guid>();

        for (var race = 0; race < races; race++)
        {
            await using var first = database.Context(_school.Id);
            await using var second = database.Context(_school.Id);
            // Both have read the case before either saves.
            var ids = new[] { await LogAsync(first, caseFile.Id), await LogAsync(second, caseFile.Id) };
            var saved = await Task.WhenAll(Task.Run(() => TrySaveAsync(first), ct), Task.Run(() => TrySaveAsync(second), ct));
            Assert.Single(saved, wasSaved => wasSaved);
            winners.Add(saved[0] ? ids[0] : ids[1]);
        }

        await using var db = database.Context(_school.Id);
        var stored = await db.Interventions.Select(intervention => intervention.Id).ToListAsync(ct);
        Assert.Equal(winners.Order(), stored.Order());
    }

    [Theory, EachEngine]
    public async Task TwoResults_OfOneVisit_ExactlyOneWins(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var caseFile = _school.OpenCase(_school.AddStudent());
        var visits = Enumerable.Range(0, 20)
            .Select(_ => _school.Add(caseFile.PlanHomeVisit(Guid.CreateVersion7(), _school.Today, "Mengenal keluarga", _school.UserId(SchoolRole.Counsellor), _school.Today, _school.Recorded)))
            .ToList();
        await _school.SaveAsync(database);

        foreach (var visit in visits)
        {
            await using var first = database.Context(_school.Id);
            await using var second = database.Context(_school.Id);
            await HoldAsync(first, caseFile.Id, visit.Id, "pertama");
            await HoldAsync(second, caseFile.Id, visit.Id, "kedua");
            var saved = await Task.WhenAll(Task.Run(() => TrySaveAsync(first)), Task.Run(() => TrySaveAsync(second)));
            Assert.Single(saved, wasSaved => wasSaved);
            await using var db = database.Context(_school.Id);
            Assert.Equal(saved[0] ? "pertama" : "kedua", await db.HomeVisits.Where(held => held.Id == visit.Id).Select(held => held.Notes).SingleAsync(TestContext.Current.CancellationToken));
        }
    }

    /// <summary>Straight through the context, past the services' own question: only the database is left to refuse.</summary>
    private async Task<bool> OpenPastServicesAsync(EngineDatabase database, Student student, RiskFactor? factor = null)
    {
        await using var db = database.Context(_school.Id);
        var opening = _school.Opening(factor) with { Code = Guid.NewGuid().ToString("N") };
        db.Add(CaseFile.Open(await db.Students.SingleAsync(found => found.Id == student.Id), opening, _school.Today, _school.Recorded));
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateException)
        {
            return false;
        }
    }

    private static async Task<RuleBrokenException?> RefusalAsync(Func<Task> act)
    {
        try
        {
            await act();
            return null;
        }
        catch (RuleBrokenException refusal)
        {
            return refusal;
        }
    }

    private OpenCase OpenCommand(Student student, RiskFactor factor, params Guid[] excluded) => new(
        Guid.CreateVersion7(), student.Id, _school.Today, factor.Id, FactorMapping.None, [], RiskLevel.High, "Sering tidak masuk.", _school.UserId(SchoolRole.Homeroom), null, excluded, [], null);

    private async Task<Guid> OpenAsync(EngineDatabase database, OpenCase command, SchoolRole role)
    {
        await using var db = database.Context(_school.Id);
        var person = new ChosenPerson { Viewer = _school.Viewer(role) };
        var clock = new SchoolClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(_school.Now)), person);
        return await new CaseRegistrationService(db, new StaffQueries(db, clock), new SimilarCaseQueries(db, person, new CasesSeen()), person, clock).OpenAsync(command, CancellationToken.None);
    }

    private async Task<Guid> LogAsync(SrpsDbContext db, Guid caseFileId)
    {
        var caseFile = await LoadAsync(db, caseFileId);
        var intervention = caseFile.LogIntervention(
            Guid.CreateVersion7(), _school.InterventionKind.Id, _school.Today, _school.UserId(SchoolRole.Counsellor), null, "Berbicara berdua.", null, null, _school.Today, _school.Recorded);
        db.Add(intervention);
        return intervention.Id;
    }

    private async Task HoldAsync(SrpsDbContext db, Guid caseFileId, Guid visitId, string notes)
    {
        var caseFile = await LoadAsync(db, caseFileId);
        var visit = await db.HomeVisits.SingleAsync(found => found.Id == visitId);
        caseFile.RecordHomeVisit(visit, _school.Today, new VisitFindings("Ibu", notes, null, null), _school.Today, _school.Recorded);
    }

    private static async Task<CaseFile> LoadAsync(SrpsDbContext db, Guid caseFileId) =>
        await db.CaseFiles.Include(file => file.Spans).SingleAsync(file => file.Id == caseFileId);

    private static async Task<bool> TrySaveAsync(SrpsDbContext db)
    {
        try
        {
            await db.SaveChangesAsync();
            return true;
        }
        catch (DbUpdateConcurrencyException)
        {
            return false;
        }
    }
}
