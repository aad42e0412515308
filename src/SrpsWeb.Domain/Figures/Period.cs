namespace SrpsWeb.Domain.Figures;

/// <summary>The days a figure speaks of, both ends included.</summary>
public sealed record Period(DateOnly First, DateOnly Last)
{
    /// <summary>The day before the period: "Awal" is counted on it.</summary>
    public DateOnly DayBefore => First.AddDays(-1);

    public bool Contains(DateOnly day) => day >= First && day <= Last;

    /// <summary>A calendar month; of a month that is still running, the part up to <paramref name="today"/>.</summary>
    public static Period OfMonth(int year, int month, DateOnly today)
    {
        var first = new DateOnly(year, month, 1);
        var last = first.AddMonths(1).AddDays(-1);
        return new Period(first, today >= first && today < last ? today : last);
    }
}
