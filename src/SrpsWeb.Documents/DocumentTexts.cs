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

    /// <summary>The words of a key for a count: those of "key.One" for exactly one. {0} is the count.</summary>
    public string Counted(string key, int count, params object[] more) =>
        Format(count == 1 ? key + ".One" : key, [Number(count), .. more]);

    /// <summary>"a", "a dan b", "a, b, dan c".</summary>
    public string Listed(IReadOnlyList<string> parts) => parts.Count switch
    {
        1 => parts[0],
        2 => Format("List.Two", parts[0], parts[1]),
        _ => Format("List.Last", string.Join(", ", parts.Take(parts.Count - 1)), parts[^1]),
    };

    public string Number(long value) => value.ToString("#,0", culture);

    /// <summary>Percent with one digit, e.g. "2,8%".</summary>
    public string Percent(decimal value) => value.ToString("0.0", culture) + "%";

    /// <summary>One digit after the comma, e.g. "2,8".</summary>
    public string OneDecimal(decimal value) => value.ToString("0.0", culture);

    /// <summary>18 digits as civil servants write them: "19690101 199003 1 001"; anything else as it is.</summary>
    public static string Nip(string digits) =>
        digits.Length == 18 ? $"{digits[..8]} {digits[8..14]} {digits[14..15]} {digits[15..]}" : digits;

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
