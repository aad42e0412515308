using CsCheck;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class IndicatorFiguresTests
{
    private static readonly Guid Motivation = Guid.CreateVersion7();
    private static readonly DateOnly July = new(2023, 7, 1);
    private static readonly DateOnly August = new(2023, 8, 1);
    private static readonly DateOnly September = new(2023, 9, 1);
    private static readonly Period InSeptember = new(September, new(2023, 9, 30));
    private static readonly Dictionary<Indicator, decimal> NoTargets = [];

    [Fact]
    public void Of_WithoutAReading_InventsNothing()
    {
        var figures = Of([Case(new(2023, 8, 14))], []);

        Assert.Equal(Enum.GetValues<Indicator>(), figures.Select(figure => figure.Indicator));
        Assert.All(figures, figure => Assert.Equal((null, null, 0, 0, 1, null), (figure.Baseline, figure.Now, figure.Compared, figure.Known, figure.Missing, figure.Target)));
    }

    [Fact]
    public void Of_ComparesTheSameStudents()
    {
        var (both, onlyNow, onlyThen) = (Case(new(2023, 8, 14)), Case(new(2023, 8, 14)), Case(new(2023, 8, 14)));

        var figure = Participation([both, onlyNow, onlyThen], [Read(both, August, 60), Read(both, September, 71.5m), Read(onlyNow, September, 10), Read(onlyThen, August, 99)]);

        Assert.Equal((60m, 71.5m, 1, 2, 1), (figure.Baseline, figure.Now, figure.Compared, figure.Known, figure.Missing));
    }

    [Fact]
    public void Of_BaselineIsTheFirstReadingSinceTheCaseWasOpened()
    {
        var file = Case(new(2023, 8, 14));

        Assert.Equal(60, Participation([file], [Read(file, July, 20), Read(file, August, 60), Read(file, September, 80)]).Baseline);
    }

    [Fact]
    public void Of_TheFirstMonth_HasNoBaselineYet()
    {
        var file = Case(new(2023, 9, 4));

        var figure = Participation([file], [Read(file, August, 60), Read(file, September, 80)]);

        Assert.Equal((null, 80m, 0, 1), (figure.Baseline, figure.Now, figure.Compared, figure.Known));
    }

    [Fact]
    public void Of_WhoLeftInTheMonthCounts_WhoWasRegisteredInErrorDoesNot()
    {
        var left = new HistoryBuilder(new(2023, 8, 14), Motivation).Closed(new(2023, 9, 20), ClosureOutcome.NoLongerAtRisk).Build();
        var error = new HistoryBuilder(new(2023, 8, 14), Motivation).Closed(new(2023, 9, 20), ClosureOutcome.RegisteredInError).Build();

        var figure = Participation([left, error], [Read(left, September, 80), Read(error, September, 10)]);

        Assert.Equal((80m, 1, 0), (figure.Now, figure.Known, figure.Missing));
    }

    [Fact]
    public void Of_ExtracurricularIsTheShareWhoTakePart_AndSkillsAMark()
    {
        CaseHistory[] files = [Case(new(2023, 8, 14)), Case(new(2023, 8, 14)), Case(new(2023, 8, 14))];
        IndicatorFact[] facts =
        [
            .. files.Select((file, index) => new IndicatorFact(file.StudentId, September, Indicator.Extracurricular, index == 0 ? 0 : 1, "Daftar hadir")),
            .. files.Select((file, index) => new IndicatorFact(file.StudentId, September, Indicator.Skills, index + 2, "Jurnal")),
        ];

        var figures = Of(files, facts);

        Assert.Equal((66.7m, 3.0m), (figures[3].Now, figures[2].Now));
    }

    [Fact]
    public void Of_TellsTheTargetAndTheSources_MostFrequentFirst()
    {
        CaseHistory[] files = [Case(new(2023, 8, 14)), Case(new(2023, 8, 14)), Case(new(2023, 8, 14))];
        var facts = files.Select((file, index) => new IndicatorFact(file.StudentId, September, Indicator.Participation, 70, index == 0 ? "Buku kelas" : "Presensi kelas"));

        var figure = IndicatorFigures.Of(PeriodFigures.Of(files, InSeptember), files, facts, new Dictionary<Indicator, decimal> { [Indicator.Participation] = 90 })[0];

        Assert.Equal(90, figure.Target);
        Assert.Equal(["Presensi kelas", "Buku kelas"], figure.Sources);
    }

    /// <summary>Against a recount student by student over random histories and readings.</summary>
    [Fact]
    public void Of_RandomReadings_AgreesWithTheRecount() =>
        Gen.Select(RandomHistories.WithinRule1, RandomHistories.Periods, Gen.Int[0, 100_000]).Sample(
            (cases, period, seed) =>
            {
                var facts = Readings(cases, period, new Random(seed)).ToList();
                var figure = IndicatorFigures.Of(PeriodFigures.Of(cases, period), cases, facts, NoTargets)[0];
                Assert.Equal(Recount(cases, period, facts), (figure.Baseline, figure.Now, figure.Compared, figure.Known, figure.Missing));
            },
            iter: 1500);

    private static (decimal?, decimal?, int, int, int) Recount(IReadOnlyList<CaseHistory> cases, Period period, List<IndicatorFact> facts)
    {
        var month = new DateOnly(period.Last.Year, period.Last.Month, 1);
        List<decimal> before = [], after = [], all = [];
        var missing = 0;
        foreach (var student in cases.GroupBy(history => history.StudentId))
        {
            var single = new DayByDayFigures(student, period);
            if (single.Cells.Count == 0 || single.Exits.ContainsKey(Exit.RegisteredInError))
                continue;
            var own = facts.FindAll(fact => fact.StudentId == student.Key);
            if (own.Find(fact => fact.Month == month) is not { } now)
            {
                missing++;
                continue;
            }

            all.Add(now.Value);
            var opened = student.Where(history => new DayByDayFigures([history], period).Cells.Count > 0).Min(history => history.Spans.Min(span => span.OpenedOn));
            for (var at = new DateOnly(opened.Year, opened.Month, 1); at < month; at = at.AddMonths(1))
            {
                if (own.Find(fact => fact.Month == at) is not { } first)
                    continue;
                before.Add(first.Value);
                after.Add(now.Value);
                break;
            }
        }

        return (Mean(before), Mean(after.Count > 0 ? after : all), after.Count, all.Count, missing);

        static decimal? Mean(List<decimal> values) => values.Count == 0 ? null : Math.Round(values.Average(), 1, MidpointRounding.AwayFromZero);
    }

    private static IEnumerable<IndicatorFact> Readings(IReadOnlyList<CaseHistory> cases, Period period, Random random)
    {
        var month = new DateOnly(period.Last.Year, period.Last.Month, 1);
        foreach (var studentId in cases.Select(history => history.StudentId).Distinct())
        {
            for (var back = -1; back < 4; back++)
            {
                if (random.Next(2) == 0)
                    yield return new IndicatorFact(studentId, month.AddMonths(-back), Indicator.Participation, random.Next(0, 1001) / 10m, "Presensi kelas");
            }
        }
    }

    private static CaseHistory Case(DateOnly openedOn) => new HistoryBuilder(openedOn, Motivation).Build();

    private static IndicatorFact Read(CaseHistory file, DateOnly month, decimal value) => new(file.StudentId, month, Indicator.Participation, value, "Presensi kelas");

    private static IReadOnlyList<IndicatorFigure> Of(IReadOnlyList<CaseHistory> cases, IEnumerable<IndicatorFact> facts) =>
        IndicatorFigures.Of(PeriodFigures.Of(cases, InSeptember), cases, facts, NoTargets);

    private static IndicatorFigure Participation(IReadOnlyList<CaseHistory> cases, IEnumerable<IndicatorFact> facts) => Of(cases, facts)[0];
}
