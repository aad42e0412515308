using System.Globalization;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Rendering;

/// <summary>Dates, times, money and percentages as they are written in the language of the request.</summary>
public sealed class Format(SchoolSession session)
{
    private static readonly CultureInfo Id = CultureInfo.GetCultureInfo("id-ID");

    private static readonly CultureInfo En = CultureInfo.GetCultureInfo("en-GB");

    public static bool IsEnglish => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "en";

    /// <summary>"id" or "en", for the <c>lang</c> attribute.</summary>
    public static string Language => IsEnglish ? "en" : "id";

    private static CultureInfo Culture => IsEnglish ? En : Id;

    /// <summary>5 September 2026.</summary>
    public string Date(DateOnly day) => day.ToString("d MMMM yyyy", Culture);

    /// <summary>5 Sep 2026, where there is little room.</summary>
    public string ShortDate(DateOnly day) => day.ToString("d MMM yyyy", Culture);

    /// <summary>Sabtu, 5 September 2026.</summary>
    public string LongDate(DateOnly day) => day.ToString("dddd, d MMMM yyyy", Culture);

    /// <summary>September 2026.</summary>
    public string Month(DateOnly day) => day.ToString("MMMM yyyy", Culture);

    /// <summary>5 September 2026 14.05 WIB, on the school's clock.</summary>
    public string Moment(DateTime utc) => $"{Date(DateOnly.FromDateTime(Local(utc).DateTime))} {Time(utc)} {session.Zone.ToString().ToUpperInvariant()}";

    /// <summary>14.05, on the school's clock.</summary>
    public string Time(DateTime utc) => Local(utc).ToString(IsEnglish ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>02.00, of whichever clock.</summary>
    public string Clock(TimeOnly time) => time.ToString(IsEnglish ? "HH:mm" : "HH.mm", CultureInfo.InvariantCulture);

    /// <summary>Rp1.250.000.</summary>
    public string Rupiah(long amount) => "Rp" + amount.ToString("#,0", Culture);

    /// <summary>72,5%. Without a value an en dash.</summary>
    public string Percent(decimal? value) => value is { } known ? known.ToString("0.0", Culture) + "%" : "–";

    public string Number(decimal value) => value.ToString("#,0.##", Culture);

    /// <summary>+62 812-0000-0001 from +6281200000001.</summary>
    public string Phone(string e164)
    {
        if (!e164.StartsWith("+62", StringComparison.Ordinal) || e164.Length < 10)
            return e164;
        var national = e164[3..];
        return $"+62 {national[..3]}-{national[3..Math.Min(7, national.Length)]}{(national.Length > 7 ? "-" + national[7..] : "")}";
    }

    private DateTimeOffset Local(DateTime utc) => session.Zone.Local(new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc)));

    /// <summary>A value for the placeholder of a text.</summary>
    public object Any(object value) => value switch
    {
        DateOnly day => Date(day),
        long amount => Number(amount),
        int number => Number(number),
        decimal number => Number(number),
        SchoolZone zone => zone.ToString().ToUpperInvariant(),
        _ => value,
    };
}
