using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class WeeklyLineTests
{
    private static readonly Guid Motivation = Guid.CreateVersion7();

    /// <summary>A Sunday.</summary>
    private static readonly DateOnly Sunday = new(2026, 9, 13);

    [Fact]
    public void Of_NoCases_IsEmpty() => Assert.Empty(WeeklyLine.Of([], Sunday));

    [Fact]
    public void Of_LastDayBeforeTheFirstCase_IsEmpty() =>
        Assert.Empty(WeeklyLine.Of([new HistoryBuilder(Sunday.AddDays(1), Motivation).Build()], Sunday));

    [Fact]
    public void Of_LastDayIsASunday_HasItOnce()
    {
        var line = WeeklyLine.Of([new HistoryBuilder(Sunday.AddDays(-8), Motivation).Build()], Sunday);
        Assert.Equal([new WeekPoint(Sunday.AddDays(-7), 1), new WeekPoint(Sunday, 1)], line);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(6)]
    public void Of_LastDayWithinAWeek_FollowsTheSundays(int daysAfterSunday)
    {
        var last = Sunday.AddDays(daysAfterSunday);
        var line = WeeklyLine.Of([new HistoryBuilder(Sunday, Motivation).Build()], last);
        Assert.Equal([new WeekPoint(Sunday, 1), new WeekPoint(last, 1)], line);
    }

    [Fact]
    public void Of_WeekEndBeforeTheFirstCase_IsLeftOut()
    {
        var line = WeeklyLine.Of([new HistoryBuilder(Sunday.AddDays(1), Motivation).Build()], Sunday.AddDays(3));
        Assert.Equal([new WeekPoint(Sunday.AddDays(3), 1)], line);
    }

    [Fact]
    public void Of_LongHistory_HasNineSundaysAndTheLastDay()
    {
        var line = WeeklyLine.Of([new HistoryBuilder(Sunday.AddYears(-1), Motivation).Build()], Sunday.AddDays(2));

        Assert.Equal(WeeklyLine.Weeks + 1, line.Count);
        Assert.All(line.SkipLast(1), point => Assert.Equal(DayOfWeek.Sunday, point.Day.DayOfWeek));
        Assert.Equal(Sunday.AddDays(-56), line[0].Day);
        Assert.Equal(Sunday.AddDays(2), line[^1].Day);
        Assert.Equal(line.Select(point => point.Day).Order(), line.Select(point => point.Day));
    }

    [Fact]
    public void Of_Points_CountStudentsOnThatDay()
    {
        var student = Guid.CreateVersion7();
        CaseHistory[] cases =
        [
            new HistoryBuilder(Sunday.AddDays(-20), Motivation).Closed(Sunday, ClosureOutcome.Transferred).Build(),
            new HistoryBuilder(Sunday.AddDays(-10), Motivation).Of(student).Build(),
            new HistoryBuilder(Sunday.AddDays(-10), Motivation).Of(student).Secret().Build(),
        ];

        Assert.Equal([1, 2, 1, 1], WeeklyLine.Of(cases, Sunday.AddDays(1)).Select(point => point.AtRisk));
    }
}
