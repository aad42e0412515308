using System.Globalization;
using System.Resources;

namespace SrpsWeb.Documents;

/// <summary>
/// The words of one kind of document in the language of its reader, and the way that language writes figures and days.
/// The culture is the caller's, never the thread's.
/// </summary>
internal sealed class DocumentTexts(ResourceManager words, CultureInfo culture)
{
    /// <summary>The words of a key.</summary>
    /// <exception cref="InvalidOperationException">There is no such key.</exception>
    public string this[string key] => words.GetString(key, culture)
        ?? throw new InvalidOperationException($"The words of {key} are missing in {words.BaseName}.");

    public string Format(string key, params object[] values) => string.Format(culture, this[key], values);

    public string Number(long value) => value.ToString("#,0", culture);

    /// <summary>Percent with one digit, e.g. "2,8%".</summary>
    public string Percent(decimal value) => value.ToString("0.0", culture) + "%";

    /// <summary>Whole rupiah, e.g. "Rp1.250.000".</summary>
    public string Rupiah(long value) => value < 0
        ? "−Rp" + Number(-value)
        : "Rp" + Number(value);

    /// <summary>E.g. "5 September 2026".</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", culture);

    /// <summary>E.g. "5 Sep 2026".</summary>
    public string ShortDate(DateOnly day) => day.ToString("d MMM yyyy", culture);

    /// <summary>E.g. "5 Sep".</summary>
    public string DayAndMonth(DateOnly day) => day.ToString("d MMM", culture);

    /// <summary>E.g. "September 2026".</summary>
    public string Month(DateOnly day) => day.ToString("MMMM yyyy", culture);

    /// <summary>E.g. "08.30" or, in English, "08:30".</summary>
    public string Time(DateTimeOffset moment) =>
        moment.ToString(culture.TwoLetterISOLanguageName == "id" ? "HH'.'mm" : "HH':'mm", culture);

    /// <summary>E.g. "1–30 September 2023"; month and year are named once where they are the same.</summary>
    public string Period(DateOnly first, DateOnly last)
    {
        if (first == last)
            return Date(last);
        if (first.Year != last.Year)
            return $"{Date(first)} – {Date(last)}";
        return first.Month == last.Month
            ? $"{first.Day.ToString(culture)}–{Date(last)}"
            : $"{first.ToString("d MMMM", culture)} – {Date(last)}";
    }
}
