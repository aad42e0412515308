using SrpsWeb.Data;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Application.Indicators;

/// <summary>A reading as pages show it.</summary>
public sealed record ReadingView
{
    public required Guid Id { get; init; }

    public required Guid StudentId { get; init; }

    /// <summary>First day of the month.</summary>
    public required DateOnly Month { get; init; }

    public required Indicator Indicator { get; init; }

    public required int Sequence { get; init; }

    /// <summary>Null: withdrawn.</summary>
    public required decimal? Value { get; init; }

    public required string Source { get; init; }

    /// <summary>Name of the person who entered it.</summary>
    public required string By { get; init; }

    /// <summary>UTC.</summary>
    public required DateTime At { get; init; }

    /// <summary>All readings, to be narrowed inside the query of what they belong to.</summary>
    internal static IQueryable<ReadingView> Of(SrpsDbContext db) => db.IndicatorReadings.Select(reading => new ReadingView
    {
        Id = reading.Id,
        StudentId = reading.StudentId,
        Month = reading.Month,
        Indicator = reading.Indicator,
        Sequence = reading.Sequence,
        Value = reading.Value,
        Source = reading.Source,
        By = db.Memberships.Where(member => member.UserId == reading.RecordedByUserId).Select(member => member.FullName).First(),
        At = reading.RecordedAt,
    });

    /// <summary>The last reading of each indicator of one month; a withdrawn one too, because a form must know what it showed.</summary>
    internal static IReadOnlyDictionary<Indicator, ReadingView> Counting(IEnumerable<ReadingView> ofOneMonth) =>
        ofOneMonth.GroupBy(reading => reading.Indicator).ToDictionary(group => group.Key, group => group.MaxBy(reading => reading.Sequence)!);
}

/// <summary>The readings of one student's month that count.</summary>
/// <param name="Month">First day of the month.</param>
public sealed record MonthReadings(DateOnly Month, IReadOnlyDictionary<Indicator, ReadingView> Readings)
{
    /// <summary>Newest month first; months of which everything was withdrawn are left out.</summary>
    internal static IReadOnlyList<MonthReadings> Of(IEnumerable<ReadingView> readings) =>
    [
        .. readings.GroupBy(reading => reading.Month)
            .Select(month => new MonthReadings(month.Key, ReadingView.Counting(month)))
            .Where(month => month.Readings.Values.Any(reading => reading.Value is not null))
            .OrderByDescending(month => month.Month),
    ];
}
