using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Figures;

/// <summary>The months a school has something to tell about: from its first case to the running month.</summary>
/// <param name="First">First day of the month of the first case.</param>
/// <param name="Running">First day of the running month.</param>
public sealed record RecordedMonths(IReadOnlyList<CaseHistory> Cases, DateOnly First, DateOnly Running, DateOnly Today)
{
    /// <summary>Null where no case was ever opened.</summary>
    public static RecordedMonths? Of(IReadOnlyList<CaseHistory> cases, DateOnly today)
    {
        var opened = cases.Where(history => history.FirstOpenedOn <= today).ToList();
        return opened.Count == 0 ? null : new RecordedMonths(cases, MonthOf(opened.Min(history => history.FirstOpenedOn)), MonthOf(today), today);
    }

    public static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);

    public bool Covers(DateOnly month) => month >= First && month <= Running;

    /// <summary>The months from the running one back to the first.</summary>
    public IEnumerable<DateOnly> NewestFirst()
    {
        for (var month = Running; month >= First; month = month.AddMonths(-1))
            yield return month;
    }

    public Period PeriodOf(DateOnly month) => Period.OfMonth(month.Year, month.Month, Today);

    /// <summary>A case was at risk on a day of the month, or opened or closed in it.</summary>
    public bool HasRecord(DateOnly month)
    {
        var period = PeriodOf(month);
        return Cases.Any(history => history.IsAtRiskOn(period.First) || history.IsAtRiskOn(period.Last)
            || history.Spans.Any(span => period.Contains(span.OpenedOn) || (span.ClosedOn is { } closed && period.Contains(closed)))
            || history.Reviews.Any(review => period.Contains(review.On) && history.IsAtRiskOn(review.On)));
    }
}
