using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Indicators;

/// <summary>
/// One indicator of one student in one month, with where the value was read. There is never a value nobody entered, and none is
/// rewritten: a better reading follows the earlier one, and the last of them counts.
/// </summary>
public sealed class IndicatorReading : ISchoolRecord
{
    private IndicatorReading()
    {
    }

    private IndicatorReading(Guid studentId, DateOnly month, Indicator indicator, int sequence, decimal? value, string source, Recorded recorded)
    {
        Id = Guid.CreateVersion7();
        StudentId = studentId;
        Month = month;
        Indicator = indicator;
        Sequence = sequence;
        Value = value;
        Source = source;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    public Indicator Indicator { get; private set; }

    /// <summary>1 for the first reading of the student, month and indicator; the greatest one counts.</summary>
    public int Sequence { get; private set; }

    /// <summary>In the indicator's own unit, see <see cref="Indicators.Indicator"/>. Null: the earlier value was withdrawn.</summary>
    public decimal? Value { get; private set; }

    /// <summary>Where the value was read: a class register, a list of marks, an observation.</summary>
    public string Source { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Removes what somebody wrote about where it was read; the value stays.</summary>
    public void EraseTexts() => Source = ErasedText.Mark;

    /// <summary>Least and greatest value of an indicator, both inclusive.</summary>
    public static (decimal Least, decimal Greatest) Range(Indicator indicator) => indicator switch
    {
        Indicator.Participation or Indicator.Mastery => (0, 100),
        Indicator.Skills => (1, 4),
        _ => (0, 1),
    };

    /// <summary>True where the indicator is a share of a hundred and may have one decimal.</summary>
    public static bool IsPercentage(Indicator indicator) => indicator is Indicator.Participation or Indicator.Mastery;

    /// <summary>The first day of the day's month, as readings are kept.</summary>
    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    /// <summary>Reads an indicator.</summary>
    /// <param name="day">Any day of the month.</param>
    /// <param name="earlier">The reading that counted until now; null where there is none.</param>
    /// <param name="value">Null withdraws the earlier value.</param>
    /// <param name="today">The school's day.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>Indicator.InFuture</c>, <c>Indicator.OutOfRange</c>, <c>Indicator.NotWhole</c>, <c>Indicator.TooFine</c>, <c>Indicator.NothingToWithdraw</c>, <c>Indicator.SourceMissing</c>.
    /// </exception>
    public static IndicatorReading Read(
        Guid studentId, DateOnly day, Indicator indicator, IndicatorReading? earlier, decimal? value, string? source, DateOnly today, Recorded recorded)
    {
        var month = MonthOf(day);
        Rule.Require(month <= today, "Indicator.InFuture", nameof(Month));
        if (value is { } read)
        {
            var (least, greatest) = Range(indicator);
            Rule.Require(read >= least && read <= greatest, "Indicator.OutOfRange", nameof(Value), least, greatest);
            Rule.Require(IsPercentage(indicator) || read == decimal.Truncate(read), "Indicator.NotWhole", nameof(Value));
            Rule.Require(read == decimal.Round(read, 1), "Indicator.TooFine", nameof(Value));
        }
        else
        {
            Rule.Require(earlier?.Value is not null, "Indicator.NothingToWithdraw", nameof(Value));
        }

        var validSource = Rule.RequiredText(source, TextLimits.Name, "Indicator.SourceMissing", nameof(Source));
        return new IndicatorReading(studentId, month, indicator, (earlier?.Sequence ?? 0) + 1, value, validSource, recorded);
    }
}
