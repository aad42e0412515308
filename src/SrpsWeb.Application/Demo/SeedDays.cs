namespace SrpsWeb.Application.Demo;

/// <summary>Turns a seed's dates, written as calendar days or counted from today, into days.</summary>
internal sealed record SeedDays(DateOnly Today)
{
    /// <summary>Days before its date on which a plan is written down.</summary>
    private const int PlannedAhead = 7;

    /// <exception cref="InvalidDataException">Neither is given.</exception>
    internal DateOnly Of(DateOnly? on, int? daysAgo) => Optional(on, daysAgo) ?? throw new InvalidDataException("A day is missing in the seed.");

    internal DateOnly? Optional(DateOnly? on, int? daysAgo) => on ?? (daysAgo is { } days ? Today.AddDays(-days) : null);

    /// <summary>The day something planned for <paramref name="plannedOn"/> is written down: a week before, within the case's time, not later than today.</summary>
    internal DateOnly Planning(DateOnly openedOn, DateOnly plannedOn, DateOnly? latest = null)
    {
        var day = plannedOn.AddDays(-PlannedAhead);
        if (latest < day)
            day = latest.Value;
        if (day > Today)
            day = Today;
        return day < openedOn ? openedOn : day;
    }
}
