using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>The school of the paper: 21 students of 394 registered in August 2023, 11 at risk at the end of September.</summary>
public sealed class SeedFiguresTests
{
    private const int Enrolled = 394;

    private static readonly Guid Motivation = Guid.CreateVersion7();
    private static readonly Guid Economic = Guid.CreateVersion7();
    private static readonly Guid Family = Guid.CreateVersion7();
    private static readonly Guid Bullying = Guid.CreateVersion7();

    private static readonly DateOnly Registered = new(2023, 8, 9);
    private static readonly DateOnly Evaluated = new(2023, 9, 29);
    private static readonly DateOnly Afterwards = new(2023, 11, 1);

    private readonly IReadOnlyList<CaseHistory> _cases =
    [
        .. Enumerable.Range(0, 7).Select(_ => Left(Motivation)),
        .. Enumerable.Range(0, 4).Select(_ => Stayed(Motivation, Handling.InIntervention)),
        .. Enumerable.Range(0, 3).Select(_ => Left(Economic)),
        .. Enumerable.Range(0, 3).Select(_ => Stayed(Economic, Handling.InIntervention)),
        .. Enumerable.Range(0, 2).Select(_ => Stayed(Family, Handling.SpecialCare)),
        .. Enumerable.Range(0, 2).Select(_ => Stayed(Bullying, Handling.SpecialCare)),
    ];

    [Fact]
    public void August_Everyone_IsNew()
    {
        var figures = PeriodFigures.Of(_cases, Period.OfMonth(2023, 8, Afterwards));

        Assert.Equal(new FactorCount(0, 21, 0, 0, 21, 0, 0), figures.Total);
        Assert.Equal(4, figures.ByFactor.Count);
        Assert.Equal(new FactorCount(0, 11, 0, 0, 11, 0, 0), figures.ByFactor[Motivation]);
        Assert.Equal(new FactorCount(0, 6, 0, 0, 6, 0, 0), figures.ByFactor[Economic]);
        Assert.Equal(new FactorCount(0, 2, 0, 0, 2, 0, 0), figures.ByFactor[Family]);
        Assert.Equal(new FactorCount(0, 2, 0, 0, 2, 0, 0), figures.ByFactor[Bullying]);
        Assert.Empty(figures.Exits);
        Assert.Equal(new LevelMovement(0, 0, 0), figures.Levels);
        Assert.Equal(5.3m, Percentage.Of(figures.Total.Current, Enrolled));
    }

    [Fact]
    public void September_Ten_AreNoLongerAtRisk()
    {
        var figures = PeriodFigures.Of(_cases, Period.OfMonth(2023, 9, Afterwards));

        Assert.Equal(new FactorCount(21, 0, 0, 10, 11, 11, 4), figures.Total);
        Assert.Equal(new FactorCount(11, 0, 0, 7, 4, 4, 0), figures.ByFactor[Motivation]);
        Assert.Equal(new FactorCount(6, 0, 0, 3, 3, 3, 0), figures.ByFactor[Economic]);
        Assert.Equal(new FactorCount(2, 0, 0, 0, 2, 2, 2), figures.ByFactor[Family]);
        Assert.Equal(new FactorCount(2, 0, 0, 0, 2, 2, 2), figures.ByFactor[Bullying]);
        Assert.Equal(new KeyValuePair<Exit, int>(Exit.NoLongerAtRisk, 10), Assert.Single(figures.Exits));
        Assert.Equal(new LevelMovement(4, 0, 7), figures.Levels);
        Assert.Equal(2.8m, Percentage.Of(figures.Total.Current, Enrolled));
    }

    [Fact]
    public void October_WithoutNews_StaysAtEleven()
    {
        var figures = PeriodFigures.Of(_cases, Period.OfMonth(2023, 10, Afterwards));

        Assert.Equal(new FactorCount(11, 0, 0, 0, 11, 0, 4), figures.Total);
        Assert.Equal(new LevelMovement(0, 0, 11), figures.Levels);
    }

    [Fact]
    public void September_SeenInMidMonth_HasNobodyLeftYet() =>
        Assert.Equal(new FactorCount(21, 0, 0, 0, 21, 21, 0), PeriodFigures.Of(_cases, Period.OfMonth(2023, 9, new DateOnly(2023, 9, 15))).Total);

    [Theory]
    [InlineData("2023-08-08", 0)]
    [InlineData("2023-08-09", 21)]
    [InlineData("2023-09-28", 21)]
    [InlineData("2023-09-29", 11)]
    public void AtRiskOn_Day_CountsStudents(string day, int expected) =>
        Assert.Equal(expected, PeriodFigures.AtRiskOn(_cases, DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static CaseHistory Left(Guid factorId) => Registration(factorId)
        .Reviewed(Evaluated, RiskLevel.None)
        .Closed(Evaluated, ClosureOutcome.NoLongerAtRisk)
        .Build();

    /// <summary>The motivation cases that stayed did so at a lower level.</summary>
    private static CaseHistory Stayed(Guid factorId, Handling handling) => Registration(factorId)
        .Reviewed(Evaluated, factorId == Motivation ? RiskLevel.Low : RiskLevel.Moderate, handling)
        .Build();

    private static HistoryBuilder Registration(Guid factorId) => new HistoryBuilder(Registered, factorId).Contacted(new DateOnly(2023, 9, 5));
}
