using System.Globalization;
using System.Text.RegularExpressions;

namespace SrpsWeb.Application.Imports;

/// <summary>A date read from a cell. <paramref name="MonthFirst"/> marks one that only made sense with the month first (9/25/2008) and deserves a look.</summary>
internal readonly record struct DateReading(DateOnly Date, bool MonthFirst);

/// <summary>Reads dates in the forms that Indonesians, Excel and Dapodik write; day before month, months in Indonesian or English, short or long.</summary>
internal static partial class IndonesianDates
{
    /// <summary>Excel's day zero; serial numbers between 1954 and 2036 are taken for dates.</summary>
    private static readonly DateOnly SerialZero = new(1899, 12, 30);

    private const int FirstSerial = 20_000;
    private const int LastSerial = 50_000;

    /// <summary>Months by their first letters in both languages, with the spellings that schools use.</summary>
    private static readonly (string Prefix, int Month)[] Months =
    [
        ("jan", 1), ("feb", 2), ("peb", 2), ("mar", 3), ("apr", 4), ("mei", 5), ("may", 5), ("jun", 6), ("jul", 7),
        ("agu", 8), ("ags", 8), ("agt", 8), ("aug", 8), ("sep", 9), ("okt", 10), ("oct", 10), ("nov", 11), ("nop", 11), ("des", 12), ("dec", 12),
    ];

    /// <summary>Reads a date; null when the text is none. Two-digit years become the latest year not after <paramref name="today"/>.</summary>
    public static DateReading? Read(string text, DateOnly today)
    {
        var trimmed = text.Trim().TrimEnd('.');
        if (int.TryParse(trimmed, NumberStyles.None, CultureInfo.InvariantCulture, out var serial))
            return serial is >= FirstSerial and <= LastSerial ? new DateReading(SerialZero.AddDays(serial), MonthFirst: false) : EightDigits(trimmed);

        if (YearFirst().Match(trimmed) is { Success: true } iso) return Of(Number(iso, "d"), Number(iso, "m"), Number(iso, "y"));
        if (Numeric().Match(trimmed) is { Success: true } numeric) return DayFirst(Number(numeric, "d"), Number(numeric, "m"), Year(numeric.Groups["y"].Value, today));
        if (Named().Match(trimmed) is { Success: true } named && MonthOf(named.Groups["m"].Value) is { } month)
            return Of(Number(named, "d"), month, Year(named.Groups["y"].Value, today));
        if (NamedMonthFirst().Match(trimmed) is { Success: true } english && MonthOf(english.Groups["m"].Value) is { } first)
            return Of(Number(english, "d"), first, Year(english.Groups["y"].Value, today));

        return null;
    }

    private static DateReading? DayFirst(int day, int month, int year)
    {
        if (Of(day, month, year) is { } usual) return usual;

        return Of(month, day, year) is { } swapped ? swapped with { MonthFirst = true } : null;
    }

    private static DateReading? EightDigits(string digits)
    {
        if (digits.Length != 8) return null;
        var ddmmyyyy = Of(int.Parse(digits[..2], CultureInfo.InvariantCulture), int.Parse(digits[2..4], CultureInfo.InvariantCulture), int.Parse(digits[4..], CultureInfo.InvariantCulture));

        return ddmmyyyy ?? Of(int.Parse(digits[6..], CultureInfo.InvariantCulture), int.Parse(digits[4..6], CultureInfo.InvariantCulture), int.Parse(digits[..4], CultureInfo.InvariantCulture));
    }

    private static DateReading? Of(int day, int month, int year) =>
        year is >= 1900 and <= 2100 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? new DateReading(new DateOnly(year, month, day), MonthFirst: false)
            : null;

    private static int Year(string digits, DateOnly today)
    {
        var year = int.Parse(digits, CultureInfo.InvariantCulture);
        if (digits.Length > 2) return year;
        var thisCentury = today.Year - (today.Year % 100) + year;

        return thisCentury <= today.Year ? thisCentury : thisCentury - 100;
    }

    private static int? MonthOf(string name)
    {
        var lower = name.ToLowerInvariant();
        foreach (var (prefix, month) in Months)
            if (lower.StartsWith(prefix, StringComparison.Ordinal)) return month;

        return null;
    }

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    [GeneratedRegex(@"^(?<y>\d{4})[-/. ](?<m>\d{1,2})[-/. ](?<d>\d{1,2})([T ]\d{1,2}[:.]\d{2}.*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex YearFirst();

    [GeneratedRegex(@"^(?<d>\d{1,2})\s*[-/. ]\s*(?<m>\d{1,2})\s*[-/. ]\s*(?<y>\d{4}|\d{2})( \d{1,2}[:.]\d{2}.*)?$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Numeric();

    [GeneratedRegex(@"^(\p{L}+'?\p{L}*,\s*)?(?<d>\d{1,2})[-/. ]*(?<m>\p{L}{3,})\.?[-/. ,]*(?<y>\d{4}|\d{2})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Named();

    [GeneratedRegex(@"^(?<m>\p{L}{3,})\.?\s*(?<d>\d{1,2}),?\s+(?<y>\d{4})$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex NamedMonthFirst();
}
