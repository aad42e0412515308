using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>Edges of the as-of arithmetic. The month looked at is September 2026.</summary>
public sealed class PeriodFiguresTests
{
    private static readonly Guid Motivation = Guid.CreateVersion7();
    private static readonly Guid Economic = Guid.CreateVersion7();
    private static readonly Guid Bullying = Guid.CreateVersion7();
    private static readonly Guid Rahmat = Guid.CreateVersion7();
    private static readonly Period September = new(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30));
    private static readonly Period October = new(new DateOnly(2026, 10, 1), new DateOnly(2026, 10, 31));
    private static readonly DateOnly August = new(2026, 8, 10);

    [Fact]
    public void Of_NoCases_IsZero()
    {
        var figures = PeriodFigures.Of([], September);

        Assert.Equal(FactorCount.Zero, figures.Total);
        Assert.Empty(figures.ByFactor);
        Assert.Empty(figures.Exits);
    }

    [Fact]
    public void Of_OpenedAndClosedOnOneDay_NeverCounts() =>
        Assert.Equal(FactorCount.Zero, Of(September, Opened(Day(10)).Closed(Day(10), ClosureOutcome.RegisteredInError)).Total);

    [Fact]
    public void Of_OpenedAndReviewedToNoneOnOneDay_NeverCounts() =>
        Assert.Equal(FactorCount.Zero, Of(September, Opened(Day(10)).Reviewed(Day(10), RiskLevel.None)).Total);

    [Fact]
    public void Of_OpenedAndClosedOnOneDayThenReopened_IsNewInItsMonth() =>
        Assert.Equal(
            Row(isNew: 1, current: 1),
            Of(September, Opened(Day(10)).Closed(Day(10), ClosureOutcome.Transferred).Reopened(Day(20), RiskLevel.Low)).Total);

    [Fact]
    public void Of_OpenedOnTheLastDay_IsNew() =>
        Assert.Equal(Row(isNew: 1, current: 1), Of(September, Opened(September.Last)).Total);

    [Fact]
    public void Of_OpenedOnTheFirstDay_IsNewAndNotAwal() =>
        Assert.Equal(Row(isNew: 1, current: 1), Of(September, Opened(September.First)).Total);

    [Fact]
    public void Of_OpenedOnTheDayBefore_IsAwal() =>
        Assert.Equal(Row(opening: 1, current: 1), Of(September, Opened(September.DayBefore)).Total);

    [Fact]
    public void Of_OpenedAndLeftWithinTheMonth_IsNewAndLeft()
    {
        var figures = Of(September, Opened(Day(10)).Closed(Day(11), ClosureOutcome.Transferred));

        Assert.Equal(Row(isNew: 1, left: 1), figures.Total);
        Assert.Equal(1, figures.Exits[Exit.Transferred]);
    }

    [Fact]
    public void Of_ClosedOnTheLastDay_LeftInThisMonthAndIsGoneFromTheNext()
    {
        var history = Opened(August).Closed(September.Last, ClosureOutcome.DroppedOut);

        Assert.Equal(Row(opening: 1, left: 1), Of(September, history).Total);
        Assert.Equal(FactorCount.Zero, Of(October, history).Total);
    }

    [Fact]
    public void Of_ClosedOnTheFirstDayOfTheNextMonth_IsStillCounted()
    {
        var history = Opened(August).Closed(October.First, ClosureOutcome.DroppedOut);

        Assert.Equal(Row(opening: 1, current: 1), Of(September, history).Total);
        Assert.Equal(Row(opening: 1, left: 1), Of(October, history).Total);
    }

    [Fact]
    public void Of_ReopenedOnTheClosingDay_NeverLeft()
    {
        var figures = Of(September, Opened(August).Closed(Day(10), ClosureOutcome.Transferred).Reopened(Day(10), RiskLevel.Moderate));

        Assert.Equal(Row(opening: 1, current: 1), figures.Total);
        Assert.Empty(figures.Exits);
    }

    [Fact]
    public void Of_LeftAndBackWithinTheMonth_IsAwalAndKini() =>
        Assert.Equal(Row(opening: 1, current: 1), Of(September, Opened(August).Closed(Day(10), ClosureOutcome.Transferred).Reopened(Day(20), RiskLevel.Low)).Total);

    [Fact]
    public void Of_ReopenedInALaterMonth_IsReturned() =>
        Assert.Equal(
            Row(returned: 1, current: 1),
            Of(September, Opened(August).Closed(August.AddDays(5), ClosureOutcome.Transferred).Reopened(Day(10), RiskLevel.Low)).Total);

    [Fact]
    public void Of_RaisedAgainAfterNone_IsReturned() =>
        Assert.Equal(
            Row(returned: 1, current: 1),
            Of(September, Opened(August).Reviewed(August.AddDays(5), RiskLevel.None).Reviewed(Day(10), RiskLevel.Low)).Total);

    [Fact]
    public void Of_SecondCaseInALaterMonth_IsReturned() =>
        Assert.Equal(
            Row(returned: 1, current: 1),
            Of(September, Opened(August).Closed(August.AddDays(5), ClosureOutcome.NoLongerAtRisk).Of(Rahmat), Opened(Day(10), Economic).Of(Rahmat)).Total);

    [Fact]
    public void Of_LeftTwiceInTheMonth_CountsOnceByTheLastExit()
    {
        var figures = Of(
            September,
            Opened(August).Closed(Day(5), ClosureOutcome.Transferred).Reopened(Day(10), RiskLevel.Low).Closed(Day(20), ClosureOutcome.DroppedOut));

        Assert.Equal(Row(opening: 1, left: 1), figures.Total);
        Assert.Equal(new KeyValuePair<Exit, int>(Exit.DroppedOut, 1), Assert.Single(figures.Exits));
    }

    [Fact]
    public void Of_RegisteredInError_IsAnExitOfItsOwn()
    {
        var figures = Of(September, Opened(August).Closed(Day(10), ClosureOutcome.RegisteredInError));

        Assert.Equal(Row(opening: 1, left: 1), figures.Total);
        Assert.Equal(new KeyValuePair<Exit, int>(Exit.RegisteredInError, 1), Assert.Single(figures.Exits));
    }

    [Fact]
    public void Of_ClosedAsErrorSomeDaysAfterAReviewAtNone_IsNeverASuccess()
    {
        var figures = Of(September, Opened(August).Reviewed(Day(10), RiskLevel.None).Closed(Day(12), ClosureOutcome.RegisteredInError));
        Assert.Equal(new KeyValuePair<Exit, int>(Exit.RegisteredInError, 1), Assert.Single(figures.Exits));
    }

    [Fact]
    public void Of_SecretBesideGeneral_CountsOnceUnderTheSecretFactor()
    {
        var figures = Of(September, Opened(August).Of(Rahmat), Opened(Day(10), Bullying, RiskLevel.High).Of(Rahmat).Secret());

        Assert.Equal(Row(opening: 1, current: 1), figures.Total);
        Assert.Equal(Bullying, Assert.Single(figures.ByFactor).Key);
        Assert.Equal(new LevelMovement(0, 1, 0), figures.Levels);
    }

    [Fact]
    public void Of_GeneralOpenedAfterTheSecretOne_StillCountsUnderTheSecretFactor() =>
        Assert.Equal(Bullying, Assert.Single(Of(September, Opened(August, Bullying).Of(Rahmat).Secret(), Opened(Day(10)).Of(Rahmat)).ByFactor).Key);

    [Fact]
    public void Of_SecretClosedWhileGeneralStaysOpen_CountsUnderTheGeneralFactor()
    {
        var figures = Of(
            September,
            Opened(August).Of(Rahmat),
            Opened(August, Bullying).Of(Rahmat).Secret().Closed(Day(10), ClosureOutcome.NoLongerAtRisk));

        Assert.Equal(Motivation, Assert.Single(figures.ByFactor).Key);
        Assert.Equal(Row(opening: 1, current: 1), figures.Total);
    }

    [Fact]
    public void Of_SecretAndGeneralClosedOnOneDay_LeftUnderTheSecretFactor()
    {
        var figures = Of(
            September,
            Opened(August.AddDays(1)).Of(Rahmat).Closed(Day(10), ClosureOutcome.Transferred),
            Opened(August, Bullying).Of(Rahmat).Secret().Closed(Day(10), ClosureOutcome.DroppedOut));

        Assert.Equal((Bullying, Row(opening: 1, left: 1)), (figures.ByFactor.Single().Key, figures.ByFactor.Single().Value));
        Assert.Equal(1, figures.Exits[Exit.DroppedOut]);
    }

    [Fact]
    public void Of_FactorChangedWithinTheMonth_CountsInEveryColumnUnderTheLastOne()
    {
        var figures = Of(September, Opened(August).CountedUnder(Economic, Day(20)));
        Assert.Equal((Economic, Row(opening: 1, current: 1)), (figures.ByFactor.Single().Key, figures.ByFactor.Single().Value));
    }

    [Fact]
    public void Of_FactorChangedAfterTheMonth_CountsUnderTheEarlierOne() =>
        Assert.Equal(Motivation, Assert.Single(Of(September, Opened(August).CountedUnder(Economic, October.First)).ByFactor).Key);

    [Fact]
    public void Of_Handled_CountsOnlyThoseStillAtRiskWithAContactInTheMonth()
    {
        var figures = Of(
            September,
            Opened(August).Contacted(September.First),
            Opened(August).Contacted(September.Last),
            Opened(August).Contacted(September.DayBefore, October.First),
            Opened(August).Contacted(Day(5)).Closed(Day(10), ClosureOutcome.Graduated));

        Assert.Equal(Row(opening: 4, left: 1, current: 3, handled: 2), figures.Total);
    }

    [Fact]
    public void Of_SpecialCare_IsAskedOnTheLastDay()
    {
        var figures = Of(
            September,
            Opened(August).Reviewed(September.Last, RiskLevel.High, Handling.SpecialCare),
            Opened(August).Reviewed(Day(5), RiskLevel.High, Handling.SpecialCare).Reviewed(Day(20), RiskLevel.High),
            Opened(August).Reviewed(October.First, RiskLevel.High, Handling.SpecialCare));

        Assert.Equal(1, figures.Total.SpecialCare);
    }

    [Fact]
    public void Of_Levels_CompareTheDayBeforeWithTheLastDay()
    {
        var figures = Of(
            September,
            Opened(August).Reviewed(Day(5), RiskLevel.High).Reviewed(Day(20), RiskLevel.Low),
            Opened(August).Reviewed(Day(5), RiskLevel.High),
            Opened(August).Reviewed(Day(5), RiskLevel.High).Reviewed(Day(6), RiskLevel.Moderate),
            Opened(Day(5)).Reviewed(Day(6), RiskLevel.Low),
            Opened(August).Reviewed(Day(6), RiskLevel.None));

        Assert.Equal(new LevelMovement(1, 1, 1), figures.Levels);
    }

    [Fact]
    public void Of_LateEntry_ChangesItsMonthAndTheLaterOnesOnly()
    {
        var history = Opened(August).Reviewed(October.First.AddDays(4), RiskLevel.Low);
        var august = new Period(new DateOnly(2026, 8, 1), new DateOnly(2026, 8, 31));
        var before = (Of(august, history).Total, Of(September, history).Total, Of(October, history).Total);

        // Recorded in October, dated in September: the review recorded earlier but dated later stays the last one in October.
        history.Reviewed(Day(10), RiskLevel.None);

        Assert.Equal((Row(isNew: 1, current: 1), Row(opening: 1, current: 1), Row(opening: 1, current: 1)), before);
        Assert.Equal(Row(isNew: 1, current: 1), Of(august, history).Total);
        Assert.Equal(Row(opening: 1, left: 1), Of(September, history).Total);
        Assert.Equal(Row(returned: 1, current: 1), Of(October, history).Total);
    }

    [Fact]
    public void Of_RunningMonth_CountsUpToToday()
    {
        var history = Opened(August).Closed(Day(20), ClosureOutcome.Transferred);

        Assert.Equal(Row(opening: 1, current: 1), Of(Period.OfMonth(2026, 9, Day(19)), history).Total);
        Assert.Equal(Row(opening: 1, left: 1), Of(Period.OfMonth(2026, 9, Day(20)), history).Total);
    }

    [Fact]
    public void AtRiskOn_StudentWithTwoCases_CountsOnce() =>
        Assert.Equal(1, PeriodFigures.AtRiskOn([Opened(August).Of(Rahmat).Build(), Opened(August, Bullying).Of(Rahmat).Secret().Build()], Day(1)));

    private static DateOnly Day(int day) => new(2026, 9, day);

    private static HistoryBuilder Opened(DateOnly on, Guid? factorId = null, RiskLevel level = RiskLevel.Moderate) => new(on, factorId ?? Motivation, level);

    private static PeriodFigures Of(Period period, params HistoryBuilder[] histories) =>
        PeriodFigures.Of(histories.Select(history => history.Build()), period);

    private static FactorCount Row(int opening = 0, int isNew = 0, int returned = 0, int left = 0, int current = 0, int handled = 0) =>
        new(opening, isNew, returned, left, current, handled, 0);
}
