using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Demo;

/// <summary>
/// The clock while seeding: set to the day of each act, so that the services' rules ("not in the future") hold and every
/// record says when it would have been made. Never ahead of the real clock.
/// </summary>
public sealed class SeedClock(TimeProvider real) : TimeProvider
{
    /// <summary>Two in the afternoon in the west of Indonesia.</summary>
    private static readonly TimeOnly WorkingHour = new(7, 0);

    private DateTimeOffset _now = real.GetUtcNow();
    private DateOnly? _day;

    public override DateTimeOffset GetUtcNow() => _now;

    /// <summary>The real day in that zone.</summary>
    public DateOnly RealToday(SchoolZone zone) => zone.Day(real.GetUtcNow());

    /// <summary>Goes to 07:00 UTC of the day; asked for the same day again, a second later than before, so that acts keep their order.</summary>
    public void GoTo(DateOnly day)
    {
        var next = _day == day ? _now.AddSeconds(1) : new DateTimeOffset(day, WorkingHour, TimeSpan.Zero);
        var latest = real.GetUtcNow();
        _now = next < latest ? next : latest;
        _day = day;
    }

    /// <summary>Goes so far back from the real moment.</summary>
    public void GoBack(TimeSpan ago)
    {
        _now = real.GetUtcNow() - ago;
        _day = null;
    }

    public void GoToRealNow()
    {
        _now = real.GetUtcNow();
        _day = null;
    }
}
