namespace SrpsWeb.Domain.Cases;

/// <summary>Open cases are evaluated once a month, at its end (the paper's Satgas does so at each month's last meeting).</summary>
/// <param name="DueOn">Last day of the month that is to be evaluated.</param>
/// <param name="Since">First day of that month: a review from then on is enough.</param>
public sealed record MonthEndReview(DateOnly DueOn, DateOnly Since)
{
    /// <summary>So many days before the month's last day its evaluation may be asked for.</summary>
    public const int DaysAhead = 7;

    /// <summary>The evaluation to be done on this day: the running month's from a week before its end, else the last month's.</summary>
    public static MonthEndReview At(DateOnly today)
    {
        var first = new DateOnly(today.Year, today.Month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return last <= today.AddDays(DaysAhead) ? new(last, first) : new(first.AddDays(-1), first.AddMonths(-1));
    }
}
