using CsCheck;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>What must hold of the figures whatever happened (domain.md, "As-of arithmetic").</summary>
public sealed class FigureLawsTests
{
    private const int Histories = 1000;

    [Fact]
    public void Of_AnyHistory_KiniIsAwalPlusBaruPlusKembaliMinusKeluar() => Holds((cases, period) =>
    {
        var figures = PeriodFigures.Of(cases, period);
        Assert.All(figures.ByFactor.Values.Append(figures.Total), row => Assert.Equal(row.Opening + row.New + row.Returned - row.Left, row.Current));
    });

    [Fact]
    public void Of_AnyHistory_TotalsAreTheSumsOfTheFactors() => Holds((cases, period) =>
    {
        var figures = PeriodFigures.Of(cases, period);
        var sum = figures.ByFactor.Values.Aggregate(FactorCount.Zero, (left, right) => new FactorCount(
            left.Opening + right.Opening,
            left.New + right.New,
            left.Returned + right.Returned,
            left.Left + right.Left,
            left.Current + right.Current,
            left.Handled + right.Handled,
            left.SpecialCare + right.SpecialCare));
        Assert.Equal(figures.Total, sum);
    });

    [Fact]
    public void Of_AnyHistory_PartsStayWithinTheirWhole() => Holds((cases, period) =>
    {
        var figures = PeriodFigures.Of(cases, period);
        Assert.Equal(figures.Total.Left, figures.Exits.Values.Sum());
        Assert.All(figures.Exits.Values, count => Assert.True(count > 0));
        Assert.All(figures.ByFactor.Values, row =>
        {
            Assert.True(row.Handled <= row.Current);
            Assert.True(row.SpecialCare <= row.Current);
        });
        var moved = figures.Levels.Lowered + figures.Levels.Raised + figures.Levels.Unchanged;
        Assert.True(moved <= figures.Total.Opening);
        Assert.True(moved <= figures.Total.Current);
    });

    [Fact]
    public void Of_AnyHistory_CountsEveryStudentOnce() => Holds((cases, period) =>
    {
        var total = PeriodFigures.Of(cases, period).Total;
        Assert.True(total.Opening + total.New + total.Returned <= cases.Select(history => history.StudentId).Distinct().Count());
        Assert.Equal(PeriodFigures.AtRiskOn(cases, period.DayBefore), total.Opening);
        Assert.Equal(PeriodFigures.AtRiskOn(cases, period.Last), total.Current);
    });

    /// <summary>A number and the list behind it are the same thing.</summary>
    [Fact]
    public void CasesBehind_AnyCell_AreAsManyAsItCounts_EachOfAnotherStudent() => Holds((cases, period) =>
    {
        var figures = PeriodFigures.Of(cases, period);
        var students = cases.ToDictionary(history => history.CaseFileId, history => history.StudentId);
        foreach (var column in Enum.GetValues<FigureColumn>())
        {
            foreach (var (factorId, row) in figures.ByFactor.Select(cell => ((Guid?)cell.Key, cell.Value)).Append((null, figures.Total)))
            {
                var behind = figures.CasesBehind(column, factorId);
                Assert.Equal(row[column], behind.Count);
                Assert.Equal(behind.Count, behind.Select(id => students[id]).Distinct().Count());
            }
        }
    });

    [Fact]
    public void Of_TwoMonths_KiniOfTheFirstIsAwalOfTheNext() =>
        RandomHistories.Any.Sample(
            cases =>
            {
                var months = Enumerable.Range(7, 5).Select(month => PeriodFigures.Of(cases, Period.OfMonth(2026, month, new DateOnly(2027, 1, 1)))).ToList();
                Assert.All(months.Zip(months.Skip(1)), pair => Assert.Equal(pair.First.Total.Current, pair.Second.Total.Opening));
            },
            iter: Histories,
            print: RandomHistories.Print);

    /// <summary>As of a day: what is dated later cannot be seen, so a month asked for again in a year is the same.</summary>
    [Fact]
    public void Of_AnyHistory_FactsDatedLaterChangeNothing() => Holds((cases, period) =>
    {
        var known = cases.Where(history => history.FirstOpenedOn <= period.Last).Select(history => KnownOn(history, period.Last)).ToList();
        var then = PeriodFigures.Of(known, period);
        var now = PeriodFigures.Of(cases, period);

        Assert.Equal(then.Total, now.Total);
        Assert.Equal(then.Levels, now.Levels);
        Assert.Equal(then.ByFactor.OrderBy(row => row.Key), now.ByFactor.OrderBy(row => row.Key));
        Assert.Equal(then.Exits.OrderBy(exit => exit.Key), now.Exits.OrderBy(exit => exit.Key));
    });

    [Fact]
    public void Of_AnyHistory_TheOrderOfTheCasesChangesNothing() => Holds((cases, period) =>
    {
        var one = PeriodFigures.Of(cases, period);
        var other = PeriodFigures.Of(cases.Reverse(), period);

        Assert.Equal(one.Total, other.Total);
        Assert.Equal(one.ByFactor.OrderBy(row => row.Key), other.ByFactor.OrderBy(row => row.Key));
        Assert.Equal(one.Exits.OrderBy(exit => exit.Key), other.Exits.OrderBy(exit => exit.Key));
    });

    [Fact]
    public void WeeklyLine_AnyHistory_EndsWithKini() => Holds((cases, period) =>
    {
        var line = WeeklyLine.Of([.. cases], period.Last);
        var current = PeriodFigures.Of(cases, period).Total.Current;
        if (cases.Min(history => history.FirstOpenedOn) > period.Last)
            Assert.Empty(line);
        else
            Assert.Equal(new WeekPoint(period.Last, current), line[^1]);
    });

    private static void Holds(Action<IReadOnlyList<CaseHistory>, Period> law) =>
        Gen.Select(RandomHistories.Any, RandomHistories.Periods).Sample(law, iter: Histories, print: drawn => $"{drawn.Item2}\n{RandomHistories.Print(drawn.Item1)}");

    private static CaseHistory KnownOn(CaseHistory history, DateOnly day) => history with
    {
        Spans = [.. history.Spans.Where(span => span.OpenedOn <= day).Select(span => span.ClosedOn > day ? new SpanFact(span.OpenedOn, null, null) : span)],
        Reviews = [.. history.Reviews.Where(review => review.On <= day)],
        MainFactors = [.. history.MainFactors.Where(fact => fact.ValidFrom <= day)],
        ContactDays = [.. history.ContactDays.Where(contact => contact <= day)],
    };
}
