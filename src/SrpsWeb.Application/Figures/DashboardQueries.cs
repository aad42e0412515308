using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Figures;

/// <summary>What the principal's dashboard tells about one month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsRunning">The month is not over: the figures are those of today.</param>
/// <param name="IsAsked">False where the figures are of another month than the running or the asked one.</param>
/// <param name="HasEarlier">A case was opened before the month, so Awal says something.</param>
/// <param name="Previous">First day of the month before; null where it lies before the first case.</param>
/// <param name="Next">First day of the month after; null for the running month.</param>
/// <param name="Factors">The catalogue in its order, with retired factors that still count somebody.</param>
public sealed record Dashboard(
    DateOnly Month,
    Period Period,
    bool IsRunning,
    bool IsAsked,
    bool HasEarlier,
    DateOnly? Previous,
    DateOnly? Next,
    PeriodFigures Figures,
    Enrolled Enrolled,
    IReadOnlyList<WeekPoint> Weeks,
    IReadOnlyList<FactorEntry> Factors);

/// <summary>One month of the list of reports.</summary>
public sealed record MonthRow(DateOnly Month, int Current, bool HasRecord);

public sealed class DashboardQueries(FigureQueries figures, SchoolClock clock)
{
    /// <summary>
    /// The asked month; without one, or with one the school has nothing to tell about, the running month or else the latest that
    /// has a record. Null where no case was ever opened.
    /// </summary>
    public async Task<Dashboard?> FindAsync(DateOnly? asked, CancellationToken ct)
    {
        var cases = await figures.HistoriesAsync(ct);
        if (RecordedMonths.Of(cases, clock.Today) is not { } months)
            return null;
        var isUsable = asked is { } wanted && months.Covers(wanted);
        var month = isUsable ? asked!.Value : months.NewestFirst().First(months.HasRecord);
        var period = months.PeriodOf(month);
        var counted = PeriodFigures.Of(cases, period);
        return new Dashboard(
            month,
            period,
            month == months.Running,
            isUsable || (asked is null && month == months.Running),
            cases.Any(history => history.FirstOpenedOn < period.First),
            month > months.First ? month.AddMonths(-1) : null,
            month < months.Running ? month.AddMonths(1) : null,
            counted,
            await figures.EnrolledAsync(period, ct),
            WeeklyLine.Of(cases, period.Last),
            await figures.FactorsAsync(counted, ct));
    }

    /// <summary>From the running month back to that of the first case.</summary>
    public async Task<IReadOnlyList<MonthRow>> MonthsAsync(CancellationToken ct)
    {
        var cases = await figures.HistoriesAsync(ct);
        return RecordedMonths.Of(cases, clock.Today) is { } months
            ? [.. months.NewestFirst().Select(month => new MonthRow(month, PeriodFigures.AtRiskOn(cases, months.PeriodOf(month).Last), months.HasRecord(month)))]
            : [];
    }
}
