using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class StoredValueTests
{
    private readonly TestSchool _school = new();

    [Theory, EachEngine]
    public async Task Moment_ComesBackAsTheSameUtcMoment(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var moment = new DateTime(2026, 9, 30, 16, 59, 59, DateTimeKind.Utc).AddMicroseconds(123_456);
        _school.Add(CaseFile.Open(_school.AddStudent(), _school.Opening(), _school.Today, _school.Recorded with { At = moment }));
        await _school.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        var stored = await db.CaseFiles.Include(file => file.Spans).AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        var projected = await db.CaseFiles.Select(file => file.RecordedAt).SingleAsync(TestContext.Current.CancellationToken);

        Assert.All([stored.RecordedAt, stored.Spans[0].OpenedAt, projected], read =>
        {
            Assert.Equal(DateTimeKind.Utc, read.Kind);
            Assert.Equal(moment, read);
        });
    }

    [Theory, EachEngine]
    public async Task LocalMoment_IsStoredAsUtc(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var moment = _school.Now;
        _school.Add(CaseFile.Open(_school.AddStudent(), _school.Opening(), _school.Today, _school.Recorded with { At = moment.ToLocalTime() }));
        await _school.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        Assert.Equal(moment, await db.CaseFiles.Select(file => file.RecordedAt).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Enums_AreStoredByName(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        _school.OpenCase(_school.AddStudent(), _school.Opening(_school.RestrictedFactor) with { Level = RiskLevel.High });
        await _school.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        Assert.Equal(["Restricted"], await ColumnAsync(db, """SELECT "Confidentiality" AS "Value" FROM "CaseFiles" """));
        Assert.Equal(["High"], await ColumnAsync(db, """SELECT "CurrentLevel" AS "Value" FROM "CaseFiles" """));
        Assert.Equal(["Female"], await ColumnAsync(db, """SELECT "Sex" AS "Value" FROM "Students" """));
        Assert.Equal(["Wib"], await ColumnAsync(db, """SELECT "Zone" AS "Value" FROM "Schools" """));
    }

    [Theory, EachEngine]
    public async Task Texts_ComeBackAsTheyWereTyped(Engine engine)
    {
        const string typed = "Ĝis 'nun' \"baik\"; DROP TABLE \"Students\";-- ​😀 العربية\r\nbaris kedua\t%_\\";
        await using var database = await EngineDatabase.CreateAsync(engine);
        _school.OpenCase(_school.AddStudent("Nur'aini Ḥasan"), _school.Opening() with { MappingNote = typed });
        await _school.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        Assert.Equal(typed.Replace("\r\n", "\n", StringComparison.Ordinal), await db.CaseFiles.SelectMany(file => file.Factors).Select(factor => factor.MappingNote).SingleAsync(TestContext.Current.CancellationToken));
        Assert.Equal("Nur'aini Ḥasan", await db.Students.Select(student => student.Name).SingleAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Nisn_KeepsLeadingZeros_AndIsUniqueWithinTheSchool(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        _school.Add(new Student(Guid.CreateVersion7(), "Andi", Sex.Male, "0012345678", null));
        _school.Add(new Student(Guid.CreateVersion7(), "Tanpa nomor", Sex.Male, null, null));
        _school.Add(new Student(Guid.CreateVersion7(), "Juga tanpa nomor", Sex.Female, null, null));
        await _school.SaveAsync(database);
        var other = new TestSchool("10500002");
        other.Add(new Student(Guid.CreateVersion7(), "Andi", Sex.Male, "0012345678", null));
        await other.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        Assert.Equal("0012345678", await db.Students.Where(student => student.Nisn != null).Select(student => student.Nisn).SingleAsync(TestContext.Current.CancellationToken));
        db.Add(new Student(Guid.CreateVersion7(), "Andi lain", Sex.Male, "0012345678", null));
        await Assert.ThrowsAsync<DbUpdateException>(() => db.SaveChangesAsync(TestContext.Current.CancellationToken));
    }

    [Theory, EachEngine]
    public async Task Amounts_AndDistances_AreExact(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var student = _school.AddStudent();
        student.Describe(new StudentDetails(BirthDate: new DateOnly(2010, 2, 28), DistanceKm: 12.7m));
        var caseFile = _school.OpenCase(student);
        _school.Add(caseFile.LogIntervention(
            Guid.CreateVersion7(), _school.InterventionKind.Id, _school.Today, _school.Recorded.ByUserId, 90, "Bantuan seragam.", null, new Support(99_999_999, SupportSource.Bos), _school.Today, _school.Recorded));
        await _school.SaveAsync(database);

        await using var db = database.Context(_school.Id);
        var stored = await db.Students.AsNoTracking().SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(12.7m, stored.DistanceKm);
        Assert.Equal(new DateOnly(2010, 2, 28), stored.BirthDate);
        Assert.Equal(99_999_999L, await db.Interventions.Select(intervention => intervention.SupportRupiah).SingleAsync(TestContext.Current.CancellationToken));
    }

    private static async Task<List<string>> ColumnAsync(SrpsDbContext db, string sql) =>
        await db.Database.SqlQueryRaw<string>(sql).ToListAsync(TestContext.Current.CancellationToken);
}
