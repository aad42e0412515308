using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>The agenda asks in groups and by spellings of a village; both engines answer alike.</summary>
public sealed class VisitAgendaTests
{
    private readonly TestSchool _school = new();

    [Theory, EachEngine]
    public async Task ListAsync_OnEachEngine_OrdersNarrowsAndCounts(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        Plan("Tanpa Desa", null, 0);
        Plan("Jaya", "Sungai Jaya", 0);
        Plan("Bandar", "Bandar", 0);
        Plan("Bandar Besar", "BANDAR ", 1, SchoolRole.Homeroom);
        Plan("Terbatas", "Bandar", -3, factor: _school.RestrictedFactor);
        var held = Plan("Sudah", "Bandar", -1);
        held.File.RecordHomeVisit(held.Visit, _school.Today, new VisitFindings("Ibu", "Rumah di tepi sungai.", null, null), _school.Today, _school.Recorded);
        await _school.SaveAsync(database);

        var all = await ListAsync(database, SchoolRole.Homeroom, new VisitFilter(true, null, null, 1));
        var village = await ListAsync(database, SchoolRole.Homeroom, new VisitFilter(true, " bandar", null, 1));
        var unknown = await ListAsync(database, SchoolRole.Homeroom, new VisitFilter(true, "Tidak Ada", null, 1));
        var officer = await ListAsync(database, SchoolRole.Homeroom, new VisitFilter(true, "Bandar", _school.UserId(SchoolRole.Homeroom), 9));
        var done = await ListAsync(database, SchoolRole.Homeroom, new VisitFilter(false, null, null, 1));

        Assert.Equal(["Terbatas", "Bandar", "Jaya", "Tanpa Desa", "Bandar Besar"], Names(all.List.Rows));
        Assert.Equal(5, all.List.Total);
        Assert.Equal(["Sudah"], Names(all.Recent));
        Assert.Equal(["Terbatas"], Names(all.List.Rows.Where(row => !row.MayWrite)));
        Assert.Equal(["BANDAR", "SUNGAI JAYA"], all.Villages.Select(name => name.ToUpperInvariant()));
        Assert.Equal(2, all.Officers.Count);
        Assert.Equal(["Terbatas", "Bandar", "Bandar Besar"], Names(village.List.Rows));
        Assert.Equal(3, village.List.Total);
        Assert.Equal((0, 0), (unknown.List.Total, unknown.List.Rows.Count + unknown.Recent.Count));
        Assert.Equal(["Bandar Besar"], Names(officer.List.Rows));
        Assert.Equal(1, officer.List.Page);
        Assert.Equal(["Sudah"], Names(done.List.Rows));
        Assert.Empty(done.Recent);
    }

    private static string[] Names(IEnumerable<VisitRow> rows) => [.. rows.Select(row => row.StudentName)];

    private (CaseFile File, HomeVisit Visit) Plan(string name, string? village, int inDays, SchoolRole officer = SchoolRole.Counsellor, RiskFactor? factor = null)
    {
        var student = _school.AddStudent(name);
        student.Describe(new StudentDetails(Village: village));
        var file = _school.OpenCase(student, _school.Opening(factor) with { OpenedOn = _school.Today.AddDays(-10) });
        return (file, _school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), _school.Today.AddDays(inDays), "Mengenal keluarga", _school.UserId(officer), _school.Today, _school.Recorded)));
    }

    private async Task<VisitAgenda> ListAsync(EngineDatabase database, SchoolRole role, VisitFilter filter)
    {
        await using var db = database.Context(_school.Id);
        var person = new ChosenPerson { Viewer = _school.Viewer(role) };
        var clock = new SchoolClock(new FakeTimeProvider(new DateTimeOffset(_school.Now)), person);
        return await new HomeVisitQueries(db, person, clock, new CasesSeen()).ListAsync(filter, TestContext.Current.CancellationToken);
    }
}
