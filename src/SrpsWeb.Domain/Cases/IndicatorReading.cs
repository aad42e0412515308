namespace SrpsWeb.Domain.Cases;

/// <summary>Indikator keberhasilan, as the paper names them.</summary>
public enum Indicator
{
    /// <summary>Active participation and attendance, in percent: 0 to 100.</summary>
    Participation,

    /// <summary>Ketuntasan belajar, in percent: 0 to 100.</summary>
    Mastery,

    /// <summary>Growing skills: 1 (not yet) to 4 (very good).</summary>
    Skills,

    /// <summary>Taking part in an extracurricular activity: 0 or 1.</summary>
    Extracurricular,
}

/// <summary>One indicator of one student in one month, with where the value comes from. There is never a value nobody entered.</summary>
public sealed class IndicatorReading : ISchoolRecord
{
    private IndicatorReading()
    {
    }

    /// <param name="month">Any day of the month.</param>
    /// <exception cref="RuleBrokenException"><c>Indicator.OutOfRange</c>, <c>Indicator.SourceMissing</c>, <c>Indicator.InFuture</c>.</exception>
    public IndicatorReading(Guid id, Guid studentId, DateOnly month, Indicator indicator, decimal value, string source, DateOnly today, Recorded recorded)
    {
        Rule.Require(month <= today, "Indicator.InFuture", nameof(Month));
        Id = id;
        StudentId = studentId;
        Month = new DateOnly(month.Year, month.Month, 1);
        Indicator = indicator;
        Set(value, source, recorded);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid StudentId { get; private set; }

    /// <summary>First day of the month.</summary>
    public DateOnly Month { get; private set; }

    public Indicator Indicator { get; private set; }

    /// <summary>In the indicator's own unit, see <see cref="Cases.Indicator"/>.</summary>
    public decimal Value { get; private set; }

    /// <summary>Presensi, nilai rapor, an observation: where the value was read.</summary>
    public string Source { get; private set; } = "";

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    /// <summary>Least and greatest value of an indicator, both inclusive.</summary>
    public static (decimal Least, decimal Greatest) Range(Indicator indicator) => indicator switch
    {
        Indicator.Participation or Indicator.Mastery => (0, 100),
        Indicator.Skills => (1, 4),
        _ => (0, 1),
    };

    /// <summary>A better reading of the same month takes the place of the earlier one.</summary>
    public void Set(decimal value, string source, Recorded recorded)
    {
        var (least, greatest) = Range(Indicator);
        Rule.Require(value >= least && value <= greatest, "Indicator.OutOfRange", nameof(Value), least, greatest);
        Rule.Require(Indicator is Indicator.Participation or Indicator.Mastery || value == decimal.Truncate(value), "Indicator.NotWhole", nameof(Value));
        var validSource = Rule.RequiredText(source, TextLimits.Name, "Indicator.SourceMissing", nameof(Source));
        Value = decimal.Round(value, 1, MidpointRounding.AwayFromZero);
        Source = validSource;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }
}
