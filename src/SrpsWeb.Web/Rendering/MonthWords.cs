using System.Globalization;

namespace SrpsWeb.Web.Rendering;

/// <summary>Months in addresses: 2026-09.</summary>
public static class MonthWords
{
    private const string Pattern = "yyyy-MM";

    public static string Of(DateOnly month) => month.ToString(Pattern, CultureInfo.InvariantCulture);

    /// <summary>First day of the month; null where the text is none of the years 2000 to 2100.</summary>
    public static DateOnly? Read(string? text) =>
        DateOnly.TryParseExact(text, Pattern, CultureInfo.InvariantCulture, DateTimeStyles.None, out var month) && month.Year is >= 2000 and <= 2100 ? month : null;
}
