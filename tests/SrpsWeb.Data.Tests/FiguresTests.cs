using CsCheck;
using SrpsWeb.Application.Figures;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class FiguresTests
{
    /// <summary>The same random cases, written into both engines and read back: every figure is the one of the cases in memory.</summary>
    [Fact]
    public async Task Figures_ReadBackFromBothEngines_AreThoseOfTheActs() => await Gen.Int[0, int.MaxValue - 1].SampleAsync(
        async seed =>
        {
            await using var sqlite = await EngineDatabase.CreateAsync(Engine.Sqlite);
            await using var postgres = await EngineDatabase.CreateAsync(Engine.Postgres);
            var school = new TestSchool();
            var cases = RandomCases.AddTo(school, students: 40, seed);
            await school.SaveAsync(sqlite, postgres);

            var inMemory = cases.Histories();
            var fromSqlite = await HistoriesAsync(sqlite, school);
            var fromPostgres = await HistoriesAsync(postgres, school);

            foreach (var period in Periods(school))
            {
                var expected = PeriodFigures.Of(inMemory, period);
                Assert.True(expected.Total.Opening + expected.Total.New > 0);
                AssertSame(expected, PeriodFigures.Of(fromSqlite, period));
                AssertSame(expected, PeriodFigures.Of(fromPostgres, period));
                Assert.Equal(WeeklyLine.Of([.. inMemory], period.Last), WeeklyLine.Of([.. fromSqlite], period.Last));
                Assert.Equal(WeeklyLine.Of([.. inMemory], period.Last), WeeklyLine.Of([.. fromPostgres], period.Last));
            }
        },
        iter: 8,
        threads: 1);

    [Theory, EachEngine]
    public async Task Enrolled_CountsStudentsOfTheDay(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        var period = Period.OfMonth(2026, 9, school.Today);
        school.AddStudent("Tetap");
        school.AddStudent("Pindah kelas").Enrol(school.OtherClass.Id, new DateOnly(2026, 9, 10));
        school.AddStudent("Keluar di awal").Leave(period.DayBefore);
        school.AddStudent("Keluar di akhir").Leave(period.Last);
        school.AddStudent("Keluar di tengah").Leave(period.First);
        await school.SaveAsync(database);

        await using var db = database.Context(school.Id);
        var enrolled = await new FigureQueries(db).EnrolledAsync(period, TestContext.Current.CancellationToken);

        Assert.Equal(new Enrolled(OnLastDay: 3, DayBefore: 5), enrolled);
    }

    private static IEnumerable<Period> Periods(TestSchool school) =>
    [
        Period.OfMonth(2026, 7, school.Today),
        Period.OfMonth(2026, 8, school.Today),
        Period.OfMonth(2026, 9, school.Today),
        new Period(new DateOnly(2026, 8, 10), new DateOnly(2026, 8, 10)),
    ];

    private static async Task<IReadOnlyList<CaseHistory>> HistoriesAsync(EngineDatabase database, TestSchool school)
    {
        await using var db = database.Context(school.Id);
        return await new FigureQueries(db).HistoriesAsync(CancellationToken.None);
    }

    private static void AssertSame(PeriodFigures expected, PeriodFigures actual)
    {
        Assert.Equal(expected.Total, actual.Total);
        Assert.Equal(expected.Levels, actual.Levels);
        Assert.Equal(expected.ByFactor.OrderBy(pair => pair.Key), actual.ByFactor.OrderBy(pair => pair.Key));
        Assert.Equal(expected.Exits.OrderBy(pair => pair.Key), actual.Exits.OrderBy(pair => pair.Key));
    }
}
