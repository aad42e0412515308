using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Figures;

/// <summary>What the principal's dashboard tells about one month.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="IsRunning">The month is not over: the figures are those of today.</param>
/// <param name="IsAsked">False where the figures are of another month than the running or the asked one.</param>
/// <param name="HasEarlier">A case was opened before the month, so Awal says something.</param>
/// <param name="Months">First days of the months that can be asked for, newest first.</param>
/// <param name="Labels">Words of the factors in the table and of the kinds of intervention that were used.</param>
/// <param name="Openable">The figures of the cases the viewer may open, as if there were no others: what the lists behind the numbers show.</param>
public sealed record Dashboard(
    DateOnly Month,
    bool IsRunning,
    bool IsAsked,
    bool HasEarlier,
    IReadOnlyList<DateOnly> Months,
    PeriodFigures Figures,
    Enrolled Enrolled,
    IReadOnlyList<WeekPoint> Weeks,
    ActivityFigures Activities,
    FigureLabels Labels,
    IReadOnlyList<IndicatorFigure> Indicators,
    PeriodFigures Openable)
{
    public Period Period => Figures.Period;

    /// <summary>A number is a link only where the viewer may open every case behind it.</summary>
    public bool IsOpenable(FigureColumn column, Guid? factorId)
    {
        var behind = Figures.CasesBehind(column, factorId);
        return behind.Count > 0 && behind.ToHashSet().SetEquals(Openable.CasesBehind(column, factorId));
    }
}

/// <summary>One month of the list of reports.</summary>
public sealed record MonthRow(DateOnly Month, int Current, bool HasRecord);

public sealed class DashboardQueries(SrpsDbContext db, FigureQueries figures, SchoolClock clock, ICurrentPerson person)
{
    /// <summary>
    /// The asked month; without one, or with one the school has nothing to tell about, the running month or else the latest that
    /// has a record. Null where no case was ever opened.
    /// </summary>
    public async Task<Dashboard?> FindAsync(DateOnly? asked, CancellationToken ct)
    {
        var facts = await figures.FactsAsync(ct);
        var cases = facts.Cases;
        if (RecordedMonths.Of(cases, clock.Today) is not { } months)
            return null;
        var isUsable = asked is { } wanted && months.Covers(wanted);
        var month = isUsable ? asked!.Value : months.NewestFirst().First(months.HasRecord);
        var counted = PeriodFigures.Of(cases, months.PeriodOf(month));
        var activities = ActivityFigures.Of(facts.Acts, counted.Period);
        var openable = await db.CaseFiles.AsNoTracking().Where(CaseAccess.OpenableBy(person.Viewer)).Select(file => file.Id).ToHashSetAsync(ct);
        return new Dashboard(
            month,
            month == months.Running,
            isUsable || (asked is null && month == months.Running),
            cases.Any(history => history.FirstOpenedOn < counted.Period.First),
            [.. months.NewestFirst()],
            counted,
            await figures.EnrolledAsync(counted.Period, ct),
            WeeklyLine.Of(cases, counted.Period.Last),
            activities,
            await figures.LabelsAsync(counted, activities, ct),
            await figures.IndicatorsAsync(counted, cases, ct),
            PeriodFigures.Of(cases.Where(history => openable.Contains(history.CaseFileId)), counted.Period));
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
