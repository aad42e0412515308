using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class MonthEndReviewTests
{
    [Theory]
    [InlineData("2026-11-22", "2026-10-31", "2026-10-01")]
    [InlineData("2026-11-23", "2026-11-30", "2026-11-01")]
    [InlineData("2026-11-30", "2026-11-30", "2026-11-01")]
    [InlineData("2026-12-01", "2026-11-30", "2026-11-01")]
    [InlineData("2027-01-03", "2026-12-31", "2026-12-01")]
    [InlineData("2028-02-22", "2028-02-29", "2028-02-01")]
    [InlineData("2028-02-21", "2028-01-31", "2028-01-01")]
    public void At_AsksForTheRunningMonth_FromAWeekBeforeItsEnd(string today, string dueOn, string since) =>
        Assert.Equal(new MonthEndReview(Day(dueOn), Day(since)), MonthEndReview.At(Day(today)));

    private static DateOnly Day(string text) => DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
