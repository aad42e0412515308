using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Indicators;

public sealed class IndicatorReadingTests
{
    private static readonly Guid Student = Guid.CreateVersion7();

    [Theory]
    [InlineData(Indicator.Participation, 0)]
    [InlineData(Indicator.Participation, 72.5)]
    [InlineData(Indicator.Mastery, 100)]
    [InlineData(Indicator.Skills, 1)]
    [InlineData(Indicator.Skills, 4)]
    [InlineData(Indicator.Extracurricular, 0)]
    [InlineData(Indicator.Extracurricular, 1)]
    public void Read_InRange_IsKeptUnderTheFirstOfItsMonth(Indicator indicator, double value)
    {
        var reading = Read(indicator, (decimal)value);

        Assert.Equal((Student, new DateOnly(2026, 9, 1), indicator, 1, (decimal?)value), (reading.StudentId, reading.Month, reading.Indicator, reading.Sequence, reading.Value));
        Assert.Equal(("Presensi kelas", Scene.Officer, Scene.Now), (reading.Source, reading.RecordedByUserId, reading.RecordedAt));
    }

    [Theory]
    [InlineData(Indicator.Participation, -0.1, 0, 100)]
    [InlineData(Indicator.Mastery, 100.1, 0, 100)]
    [InlineData(Indicator.Skills, 0, 1, 4)]
    [InlineData(Indicator.Skills, 5, 1, 4)]
    [InlineData(Indicator.Extracurricular, 2, 0, 1)]
    public void Read_OutOfRange_IsRefused(Indicator indicator, double value, int least, int greatest) =>
        Refused.With("Indicator.OutOfRange", "Value", () => Read(indicator, (decimal)value), (decimal)least, (decimal)greatest);

    [Theory]
    [InlineData(Indicator.Skills, 2.5)]
    [InlineData(Indicator.Extracurricular, 0.5)]
    public void Read_PartOfAStep_IsRefused(Indicator indicator, double value) =>
        Refused.With("Indicator.NotWhole", "Value", () => Read(indicator, (decimal)value));

    [Fact]
    public void Read_FinerThanATenth_IsRefusedAndNotRounded() =>
        Refused.With("Indicator.TooFine", "Value", () => Read(Indicator.Mastery, 72.55m));

    [Fact]
    public void Read_MonthToCome_IsRefused() =>
        Refused.With("Indicator.InFuture", "Month", () => Read(Indicator.Mastery, 80, day: new DateOnly(2026, 10, 1)));

    [Fact]
    public void Read_LaterDayOfTheRunningMonth_IsTheRunningMonth() =>
        Assert.Equal(new DateOnly(2026, 9, 1), Read(Indicator.Mastery, 80, day: new DateOnly(2026, 9, 30)).Month);

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    [InlineData(null)]
    public void Read_WithoutSource_IsRefused(string? source) =>
        Refused.With("Indicator.SourceMissing", "Source", () => Read(Indicator.Mastery, 80, source: source));

    [Fact]
    public void Read_AfterAnEarlierOne_FollowsIt() => Assert.Equal(2, Read(Indicator.Mastery, 80, earlier: Read(Indicator.Mastery, 70)).Sequence);

    [Fact]
    public void Read_NothingAfterAValue_WithdrawsIt()
    {
        var withdrawn = Read(Indicator.Mastery, null, earlier: Read(Indicator.Mastery, 70));

        Assert.Equal((2, null), (withdrawn.Sequence, withdrawn.Value));
        Refused.With("Indicator.NothingToWithdraw", "Value", () => Read(Indicator.Mastery, null, earlier: withdrawn));
    }

    [Fact]
    public void Read_NothingWhereNothingIs_IsRefused() =>
        Refused.With("Indicator.NothingToWithdraw", "Value", () => Read(Indicator.Mastery, null));

    private static IndicatorReading Read(Indicator indicator, decimal? value, DateOnly? day = null, IndicatorReading? earlier = null, string? source = "Presensi kelas") =>
        IndicatorReading.Read(Student, day ?? Scene.Today, indicator, earlier, value, source, Scene.Today, Scene.Recorded);
}
