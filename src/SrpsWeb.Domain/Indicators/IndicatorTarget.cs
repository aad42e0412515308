using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Indicators;

/// <summary>
/// What a school aims at for one indicator, from a month on. None is rewritten: a new aim follows the earlier one, so a past
/// month keeps the aim it had.
/// </summary>
public sealed class IndicatorTarget : ISchoolRecord
{
    private IndicatorTarget()
    {
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Indicator Indicator { get; private set; }

    /// <summary>First day of the first month it is valid for.</summary>
    public DateOnly ValidFrom { get; private set; }

    /// <summary>1 for the first aim for the indicator; of two valid from one month the greater counts.</summary>
    public int Sequence { get; private set; }

    /// <summary>
    /// In the unit the figure is told in: percent, for <see cref="Indicator.Extracurricular"/> of the students; for
    /// <see cref="Indicator.Skills"/> the mean mark of 1 to 4. Null: no aim any more.
    /// </summary>
    public decimal? Value { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Least and greatest aim, both inclusive.</summary>
    public static (decimal Least, decimal Greatest) Range(Indicator indicator) => indicator == Indicator.Skills ? (1, 4) : (0, 100);

    /// <param name="day">Any day of the first month it is valid for.</param>
    /// <param name="sequence">Greater than that of every earlier aim for the indicator.</param>
    /// <param name="value">Null takes the aim back.</param>
    /// <exception cref="RuleBrokenException"><c>Indicator.OutOfRange</c>, <c>Indicator.TooFine</c>.</exception>
    public static IndicatorTarget Set(Indicator indicator, DateOnly day, int sequence, decimal? value, Recorded recorded)
    {
        if (value is { } aim)
        {
            var (least, greatest) = Range(indicator);
            Rule.Require(aim >= least && aim <= greatest, "Indicator.OutOfRange", nameof(Value), least, greatest);
            Rule.Require(aim == decimal.Round(aim, 1), "Indicator.TooFine", nameof(Value));
        }

        return new IndicatorTarget
        {
            Id = Guid.CreateVersion7(),
            Indicator = indicator,
            ValidFrom = IndicatorReading.MonthOf(day),
            Sequence = sequence,
            Value = value,
            RecordedByUserId = recorded.ByUserId,
            RecordedAt = recorded.At,
        };
    }
}
