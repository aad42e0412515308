using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Two people entering the indicators of one student at the same moment.</summary>
public sealed class IndicatorRaceTests
{
    private readonly TestSchool _school = new();

    [Theory, EachEngine]
    public async Task OneForm_SentTenTimesAtOnce_IsStoredOnce(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var reading = await StudentAsync(database, 72.5m);

        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Task.Run(() => RecordAsync(database, reading, SchoolRole.Counsellor))));

        Assert.All(answers, Assert.Empty);
        await using var db = database.Context(_school.Id);
        Assert.Equal(72.5m, Assert.Single(await db.IndicatorReadings.ToListAsync(TestContext.Current.CancellationToken)).Value);
    }

    [Theory, EachEngine]
    public async Task TwoValues_AtOnce_OneIsStoredAndTheOtherIsTold(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        for (var race = 0; race < 20; race++)
        {
            var reading = await StudentAsync(database, 72.5m);

            var answers = await Task.WhenAll(
                Task.Run(() => RecordAsync(database, reading, SchoolRole.Counsellor)),
                Task.Run(() => RecordAsync(database, reading with { Value = 80 }, SchoolRole.Homeroom)));

            Assert.Single(answers, refused => refused.Count == 0);
            Assert.Equal("Indicator.ChangedMeanwhile", Assert.Single(Assert.Single(answers, refused => refused.Count > 0)).Why.Code);
            await using var db = database.Context(_school.Id);
            Assert.Single(await db.IndicatorReadings.Where(stored => stored.StudentId == reading.StudentId).ToListAsync(TestContext.Current.CancellationToken));
        }
    }

    private async Task<RecordReading> StudentAsync(EngineDatabase database, decimal value)
    {
        var student = _school.AddStudent();
        _school.OpenCase(student);
        await _school.SaveAsync(database);
        return new RecordReading(student.Id, _school.Today, Indicator.Participation, value, "Presensi kelas", null);
    }

    private async Task<IReadOnlyList<RefusedReading>> RecordAsync(EngineDatabase database, RecordReading reading, SchoolRole role)
    {
        await using var db = database.Context(_school.Id);
        var person = new ChosenPerson { Viewer = _school.Viewer(role) };
        var clock = new SchoolClock(new Microsoft.Extensions.Time.Testing.FakeTimeProvider(new DateTimeOffset(_school.Now)), person);
        return await new IndicatorService(db, person, clock).RecordAsync([reading], CancellationToken.None);
    }
}
