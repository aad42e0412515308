namespace SrpsWeb.Domain.Figures;

/// <summary>Students at risk on one day of the weekly line.</summary>
public sealed record WeekPoint(DateOnly Day, int AtRisk);

public static class WeeklyLine
{
    /// <summary>Points of the line: as many week ends (Sundays; the school's week starts on Monday) as shown at most, and the last day itself.</summary>
    public const int Weeks = 9;

    /// <summary>
    /// One point for the last day of each week up to <paramref name="last"/>, and one for <paramref name="last"/> itself.
    /// Weeks before the school's first case are left out.
    /// </summary>
    public static IReadOnlyList<WeekPoint> Of(IReadOnlyCollection<CaseHistory> cases, DateOnly last)
    {
        if (cases.Count == 0)
            return [];
        var first = cases.Min(history => history.FirstOpenedOn);
        var sunday = last.AddDays(-((int)last.DayOfWeek));
        return Enumerable.Range(0, Weeks)
            .Select(weeksBack => sunday.AddDays(-7 * weeksBack))
            .Where(day => day >= first)
            .Prepend(last)
            .Distinct()
            .Where(day => day >= first)
            .OrderBy(day => day)
            .Select(day => new WeekPoint(day, PeriodFigures.AtRiskOn(cases, day)))
            .ToList();
    }
}
