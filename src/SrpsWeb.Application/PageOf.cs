namespace SrpsWeb.Application;

/// <summary>A page of a list: its rows, and how many there are in all.</summary>
public sealed record PageOf<T>(IReadOnlyList<T> Rows, int Total, int Page, int PageSize)
{
    public int Pages => PageNumber.Last(Total, PageSize);
}

/// <summary>Pages count from 1; an empty list has one.</summary>
public static class PageNumber
{
    public static int Last(int total, int pageSize) => Math.Max(1, (total + pageSize - 1) / pageSize);

    /// <summary>The page nearest to the wanted one that exists: the address may name any number.</summary>
    public static int Existing(int wanted, int total, int pageSize) => Math.Clamp(wanted, 1, Last(total, pageSize));
}
