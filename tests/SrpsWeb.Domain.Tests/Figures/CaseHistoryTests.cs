using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class CaseHistoryTests
{
    private static readonly Guid Motivation = Guid.CreateVersion7();
    private static readonly Guid Economic = Guid.CreateVersion7();
    private static readonly Guid Family = Guid.CreateVersion7();
    private static readonly DateOnly Opened = new(2026, 8, 10);

    [Fact]
    public void IsAtRiskOn_FromTheOpeningDayUntilTheDayBeforeClosing()
    {
        var history = new HistoryBuilder(Opened, Motivation).Closed(Day(20), ClosureOutcome.Transferred).Build();

        Assert.False(history.IsAtRiskOn(Day(9)));
        Assert.True(history.IsAtRiskOn(Day(10)));
        Assert.True(history.IsAtRiskOn(Day(19)));
        Assert.False(history.IsAtRiskOn(Day(20)));
    }

    [Fact]
    public void IsAtRiskOn_OpenAtLevelNone_IsFalse()
    {
        var history = new HistoryBuilder(Opened, Motivation).Reviewed(Day(15), RiskLevel.None).Build();

        Assert.True(history.IsAtRiskOn(Day(14)));
        Assert.False(history.IsAtRiskOn(Day(15)));
        Assert.True(history.IsOpenOn(Day(15)));
    }

    [Fact]
    public void IsAtRiskOn_ReopenedOnTheClosingDay_HasNoGap()
    {
        var history = new HistoryBuilder(Opened, Motivation).Closed(Day(20), ClosureOutcome.Transferred).Reopened(Day(20), RiskLevel.High).Build();
        Assert.True(history.IsAtRiskOn(Day(20)));
        Assert.Equal(RiskLevel.High, history.LevelOn(Day(20)));
        Assert.Null(history.LastExit(Day(31)));
    }

    [Fact]
    public void LevelOn_Day_IsTheLastReviewOnOrBeforeIt()
    {
        var history = new HistoryBuilder(Opened, Motivation)
            .Reviewed(Day(20), RiskLevel.High)
            .Reviewed(Day(15), RiskLevel.Low)
            .Build();

        Assert.Equal(RiskLevel.Moderate, history.LevelOn(Day(14)));
        Assert.Equal(RiskLevel.Low, history.LevelOn(Day(15)));
        Assert.Equal(RiskLevel.Low, history.LevelOn(Day(19)));
        Assert.Equal(RiskLevel.High, history.LevelOn(Day(20)));
    }

    [Fact]
    public void LevelOn_TwoReviewsOfOneDay_TheOneRecordedLastIsValid()
    {
        var history = new HistoryBuilder(Opened, Motivation).Reviewed(Day(15), RiskLevel.High).Reviewed(Day(15), RiskLevel.Low).Build();
        var turned = history with { Reviews = [.. history.Reviews.Reverse()] };

        Assert.Equal(RiskLevel.Low, history.LevelOn(Day(15)));
        Assert.Equal(RiskLevel.Low, turned.LevelOn(Day(15)));
    }

    [Fact]
    public void HandlingOn_WithoutReview_IsInInterventionFromTheFirstContactOn()
    {
        var history = new HistoryBuilder(Opened, Motivation).Contacted(Day(15)).Build();

        Assert.Equal(Handling.Registered, history.HandlingOn(Day(14)));
        Assert.Equal(Handling.InIntervention, history.HandlingOn(Day(15)));
    }

    [Fact]
    public void HandlingOn_Reviewed_IsWhatTheReviewSays()
    {
        var history = new HistoryBuilder(Opened, Motivation)
            .Contacted(Day(12))
            .Reviewed(Day(15), RiskLevel.High, Handling.SpecialCare)
            .Reviewed(Day(20), RiskLevel.Low, Handling.Registered)
            .Build();

        Assert.Equal(Handling.SpecialCare, history.HandlingOn(Day(19)));
        Assert.Equal(Handling.InIntervention, history.HandlingOn(Day(20)));
    }

    [Fact]
    public void MainFactorOn_Day_IsTheLastChangeOnOrBeforeIt()
    {
        var history = new HistoryBuilder(Opened, Motivation).CountedUnder(Economic, Day(15)).CountedUnder(Family, Day(15)).Build();

        Assert.Equal(Motivation, history.MainFactorOn(Day(14)));
        Assert.Equal(Family, history.MainFactorOn(Day(15)));
        Assert.Equal(Motivation, history.MainFactorOn(Day(1)));
    }

    [Theory]
    [InlineData(ClosureOutcome.NoLongerAtRisk, Exit.NoLongerAtRisk)]
    [InlineData(ClosureOutcome.DroppedOut, Exit.DroppedOut)]
    [InlineData(ClosureOutcome.Transferred, Exit.Transferred)]
    [InlineData(ClosureOutcome.Graduated, Exit.Graduated)]
    [InlineData(ClosureOutcome.RegisteredInError, Exit.RegisteredInError)]
    public void LastExit_Closed_IsTheOutcome(ClosureOutcome outcome, Exit exit)
    {
        var history = new HistoryBuilder(Opened, Motivation).Closed(Day(20), outcome).Build();

        Assert.Null(history.LastExit(Day(19)));
        Assert.Equal((Day(20), exit), history.LastExit(Day(20)));
    }

    [Fact]
    public void LastExit_ReviewedToNone_IsNoLongerAtRisk()
    {
        var history = new HistoryBuilder(Opened, Motivation).Reviewed(Day(15), RiskLevel.None).Build();
        Assert.Equal((Day(15), Exit.NoLongerAtRisk), history.LastExit(Day(31)));
    }

    [Theory]
    [InlineData(ClosureOutcome.DroppedOut, Exit.DroppedOut)]
    [InlineData(ClosureOutcome.RegisteredInError, Exit.RegisteredInError)]
    public void LastExit_ClosedSomeDaysAfterTheReviewAtNone_IsNoSuccess(ClosureOutcome outcome, Exit exit)
    {
        var history = new HistoryBuilder(Opened, Motivation).Reviewed(Day(15), RiskLevel.None).Closed(Day(20), outcome).Build();

        Assert.Equal((Day(15), Exit.NoLongerAtRisk), history.LastExit(Day(19)));
        Assert.Equal((Day(15), exit), history.LastExit(Day(20)));
    }

    [Fact]
    public void LastExit_WrongOutcomePutRightByReopeningAndClosingOnOneDay_IsTheLaterOutcome()
    {
        var history = new HistoryBuilder(Opened, Motivation)
            .Closed(Day(15), ClosureOutcome.DroppedOut)
            .Reopened(Day(20), RiskLevel.Moderate)
            .Closed(Day(20), ClosureOutcome.Transferred)
            .Build();

        Assert.Equal((Day(15), Exit.Transferred), history.LastExit(Day(31)));
    }

    [Fact]
    public void LastExit_SeveralTimesAtRisk_IsTheLastOne()
    {
        var history = new HistoryBuilder(Opened, Motivation)
            .Closed(Day(12), ClosureOutcome.Transferred)
            .Reopened(Day(15), RiskLevel.Moderate)
            .Closed(Day(20), ClosureOutcome.DroppedOut)
            .Build();

        Assert.Equal((Day(12), Exit.Transferred), history.LastExit(Day(19)));
        Assert.Equal((Day(20), Exit.DroppedOut), history.LastExit(Day(31)));
    }

    [Fact]
    public void LastExit_NeverAtRisk_IsNone() =>
        Assert.Null(new HistoryBuilder(Opened, Motivation).Closed(Opened, ClosureOutcome.RegisteredInError).Build().LastExit(Day(31)));

    private static DateOnly Day(int day) => new(2026, 8, day);
}
