using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

/// <summary>Who is named on the approval page of a report.</summary>
public sealed class SatgasTests
{
    private int _entered;

    [Theory, EachEngine]
    public async Task On_NamesTheMembersOfThatDay_WithTheirNip(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var other = new TestSchool("10500002");
        var day = school.Today;
        school.Member(SchoolRole.Counsellor).Describe("Rina Wati, S.Pd.", "198001012005012001", null);
        Add(school, SchoolRole.Coordinator, "Ketua", "199001012015011001", day.AddDays(-30), null);
        Add(school, SchoolRole.Counsellor, "Sekretaris", null, day.AddDays(-30), day);
        Add(school, SchoolRole.Homeroom, "Anggota", null, day, null);
        Add(school, SchoolRole.Teacher, "Anggota", null, day.AddDays(1), null);
        Add(school, SchoolRole.Committee, "Anggota", null, day.AddDays(-30), day.AddDays(-1));
        Add(other, SchoolRole.Coordinator, "Ketua", null, day.AddDays(-30), null);
        await school.SaveAsync(database);
        await other.SaveAsync(database);
        await using var db = database.Context(school.Id);

        var members = await Queries(db, school).OnAsync(day, ct);

        Assert.Equal(
            [
                (school.UserId(SchoolRole.Coordinator), "Ketua", "199001012015011001"),
                (school.UserId(SchoolRole.Counsellor), "Sekretaris", "198001012005012001"),
                (school.UserId(SchoolRole.Homeroom), "Anggota", (string?)null),
            ],
            members.Select(member => (member.UserId, member.Position, member.Nip)));
        Assert.Equal("Rina Wati, S.Pd.", members[1].FullName);
        Assert.All(members, member => Assert.Equal("421/010/2026", member.DecreeNumber));
    }

    [Theory, EachEngine]
    public async Task List_HasTheFormerMembersLast(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var day = school.Today;
        Add(school, SchoolRole.Committee, "Anggota", null, day.AddDays(-60), day.AddDays(-40));
        Add(school, SchoolRole.Teacher, "Anggota", null, day.AddDays(-60), day.AddDays(-1));
        Add(school, SchoolRole.Counsellor, "Sekretaris", null, day.AddDays(-30), day);
        Add(school, SchoolRole.Coordinator, "Ketua", null, day.AddDays(5), null);
        await school.SaveAsync(database);
        await using var db = database.Context(school.Id);

        var rows = await Queries(db, school).ListAsync(TestContext.Current.CancellationToken);

        Assert.Equal(
            [(SchoolRole.Counsellor, false), (SchoolRole.Coordinator, false), (SchoolRole.Teacher, true), (SchoolRole.Committee, true)],
            rows.Select(row => (Enum.GetValues<SchoolRole>().Single(role => school.UserId(role) == row.UserId), row.IsFormer)));
    }

    /// <summary>Two operators at the same moment: the rule sees neither, the database sees both.</summary>
    [Theory, EachEngine]
    public async Task TwoMembershipsWithoutEnd_OfOnePerson_AreRefusedByTheDatabase(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        Add(school, SchoolRole.Coordinator, "Ketua", null, school.Today, null);
        await school.SaveAsync(database);
        Add(school, SchoolRole.Coordinator, "Anggota", null, school.Today, null);

        await Assert.ThrowsAsync<DbUpdateException>(() => school.SaveAsync(database));
    }

    /// <summary>Entered one after the other, as forms are.</summary>
    private void Add(TestSchool school, SchoolRole role, string position, string? nip, DateOnly from, DateOnly? until) =>
        school.Add(new SatgasMember(Guid.CreateVersion7(new DateTimeOffset(school.Now).AddMinutes(_entered++)), school.UserId(role), new SatgasPlace(position, "421/010/2026", nip, from, until), []));

    private static SatgasQueries Queries(SrpsDbContext db, TestSchool school) =>
        new(db, new SchoolDirectory(db), new SchoolClock(new FakeTimeProvider(new DateTimeOffset(school.Now)), new ChosenPerson { Zone = SchoolZone.Wib }));
}
