using Microsoft.AspNetCore.Mvc.Rendering;

namespace SrpsWeb.Web.Rendering;

/// <summary>A step to the month before or after, or any other one.</summary>
/// <param name="Path">The page; the month is its <c>periode</c>.</param>
/// <param name="Months">First days of the months that can be asked for, newest first.</param>
public sealed record MonthPicker(string Path, DateOnly Month, IReadOnlyList<DateOnly> Months)
{
    public DateOnly? Previous => Month > Months[^1] ? Month.AddMonths(-1) : null;

    public DateOnly? Next => Month < Months[0] ? Month.AddMonths(1) : null;

    public string AddressOf(DateOnly month) => $"{Path}?periode={MonthWords.Of(month)}";

    public IEnumerable<SelectListItem> Items(Format format) => Months.Select(month => new SelectListItem(format.Month(month), MonthWords.Of(month), month == Month));
}
