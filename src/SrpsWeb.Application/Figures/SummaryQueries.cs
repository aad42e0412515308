using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Figures;

/// <summary>Students at risk on the last day of a month.</summary>
/// <param name="Total">Null: hidden, because it is small.</param>
public sealed record MonthState(DateOnly Month, int? Total);

/// <summary>How it stands at the end of one month, for everybody who may read <c>/ringkasan</c>.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Counts">Students at risk: in total, of each of <see cref="Factors"/>, and last of all other factors together.</param>
/// <param name="Factors">The four of the programme. The list never depends on who is counted, which would tell of a rare factor.</param>
/// <param name="AreSmallCellsHidden">False for those who read the exact figures.</param>
/// <param name="Months">The months that can be asked for, newest first, each with its state.</param>
public sealed record Summary(
    DateOnly Month,
    DateOnly AsOf,
    bool IsAsked,
    PublicCounts Counts,
    IReadOnlyList<CatalogueEntry> Factors,
    int Enrolled,
    bool AreSmallCellsHidden,
    IReadOnlyList<MonthState> Months);

public sealed class SummaryQueries(FigureQueries figures, SchoolClock clock)
{
    /// <summary>
    /// The asked month; without one, or with one there is nothing to tell about, the latest. Where small cells are hidden only
    /// months that are over can be asked for: a number that changes from one day to the next tells who came.
    /// </summary>
    /// <param name="hideSmall">True for readers who must not learn of single students.</param>
    /// <returns>Null where there is no month to tell about.</returns>
    public async Task<Summary?> FindAsync(DateOnly? asked, bool hideSmall, CancellationToken ct)
    {
        var cases = await figures.HistoriesAsync(ct);
        if (RecordedMonths.Of(cases, clock.Today) is not { } recorded)
            return null;
        var months = recorded.NewestFirst().Where(month => !hideSmall || month < recorded.Running).ToList();
        if (months.Count == 0)
            return null;
        var isAsked = asked is { } wanted && months.Contains(wanted);
        var month = isAsked ? asked!.Value : months[0];
        var counted = PeriodFigures.Of(cases, recorded.PeriodOf(month));
        var factors = await figures.ProgrammeFactorsAsync(ct);
        var cells = factors.Select(factor => counted.ByFactor.GetValueOrDefault(factor.Id, FactorCount.Zero).Current).ToList();
        var other = counted.Total.Current - cells.Sum();
        return new Summary(
            month,
            counted.Period.Last,
            isAsked || asked is null,
            hideSmall ? SmallCells.Of([.. cells, other]) : new PublicCounts(counted.Total.Current, [.. cells.Append(other).Select(cell => (int?)cell)]),
            factors,
            (await figures.EnrolledAsync(counted.Period, ct)).OnLastDay,
            hideSmall,
            [.. months.Select(each => State(each, PeriodFigures.AtRiskOn(cases, recorded.PeriodOf(each).Last)))]);

        MonthState State(DateOnly each, int total) => new(each, hideSmall && total < SmallCells.Least ? null : total);
    }
}
