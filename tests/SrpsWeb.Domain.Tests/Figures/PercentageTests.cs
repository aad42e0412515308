using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

public sealed class PercentageTests
{
    [Theory]
    [InlineData(1, 16, "6.3")]
    [InlineData(3, 16, "18.8")]
    [InlineData(11, 394, "2.8")]
    [InlineData(21, 394, "5.3")]
    [InlineData(1, 3, "33.3")]
    [InlineData(2, 3, "66.7")]
    [InlineData(0, 394, "0.0")]
    [InlineData(394, 394, "100.0")]
    public void Of_PartOfWhole_HasOneDigitHalfAwayFromZero(int part, int whole, string expected) =>
        Assert.Equal(decimal.Parse(expected, System.Globalization.CultureInfo.InvariantCulture), Percentage.Of(part, whole));

    [Fact]
    public void Of_Nothing_IsNoPercentage() => Assert.Null(Percentage.Of(0, 0));
}

public sealed class PeriodTests
{
    [Theory]
    [InlineData(2026, 9, "2026-09-15", "2026-09-01", "2026-09-15")]
    [InlineData(2026, 9, "2026-09-01", "2026-09-01", "2026-09-01")]
    [InlineData(2026, 9, "2026-09-30", "2026-09-01", "2026-09-30")]
    [InlineData(2026, 9, "2026-10-01", "2026-09-01", "2026-09-30")]
    [InlineData(2026, 9, "2026-08-31", "2026-09-01", "2026-09-30")]
    [InlineData(2024, 2, "2026-09-15", "2024-02-01", "2024-02-29")]
    [InlineData(2025, 12, "2026-09-15", "2025-12-01", "2025-12-31")]
    public void OfMonth_RunningMonth_EndsToday(int year, int month, string today, string first, string last) =>
        Assert.Equal(new Period(Day(first), Day(last)), Period.OfMonth(year, month, Day(today)));

    [Fact]
    public void DayBefore_FirstOfTheYear_IsInTheYearBefore() =>
        Assert.Equal(new DateOnly(2025, 12, 31), Period.OfMonth(2026, 1, new DateOnly(2026, 9, 15)).DayBefore);

    [Fact]
    public void Contains_BothEnds_ButNotTheDaysAround()
    {
        var period = new Period(new DateOnly(2026, 9, 1), new DateOnly(2026, 9, 30));

        Assert.True(period.Contains(period.First));
        Assert.True(period.Contains(period.Last));
        Assert.False(period.Contains(period.DayBefore));
        Assert.False(period.Contains(period.Last.AddDays(1)));
    }

    private static DateOnly Day(string text) => DateOnly.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
