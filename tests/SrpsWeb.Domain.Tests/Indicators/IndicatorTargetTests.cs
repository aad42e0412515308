using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Indicators;

public sealed class IndicatorTargetTests
{
    [Fact]
    public void Set_IsValidFromItsMonth()
    {
        var target = IndicatorTarget.Set(Indicator.Participation, new(2023, 9, 17), 1, 87.5m, Scene.Recorded);

        Assert.Equal((Indicator.Participation, new DateOnly(2023, 9, 1), 1, 87.5m), (target.Indicator, target.ValidFrom, target.Sequence, target.Value));
    }

    [Theory]
    [InlineData(Indicator.Participation, 100.5, 0, 100)]
    [InlineData(Indicator.Extracurricular, -1, 0, 100)]
    [InlineData(Indicator.Skills, 4.5, 1, 4)]
    [InlineData(Indicator.Skills, 0.5, 1, 4)]
    public void Set_OutOfRange_IsRefused(Indicator indicator, double value, int least, int greatest) => Refused.With(
        "Indicator.OutOfRange", nameof(IndicatorTarget.Value), () => IndicatorTarget.Set(indicator, new(2023, 9, 17), 1, (decimal)value, Scene.Recorded), (decimal)least, (decimal)greatest);

    [Fact]
    public void Set_TwoDecimals_AreRefused() => Refused.With(
        "Indicator.TooFine", nameof(IndicatorTarget.Value), () => IndicatorTarget.Set(Indicator.Mastery, new(2023, 9, 17), 1, 72.55m, Scene.Recorded));

    [Fact]
    public void Set_Nothing_TakesTheAimBack() => Assert.Null(IndicatorTarget.Set(Indicator.Skills, new(2023, 9, 17), 2, null, Scene.Recorded).Value);
}
