using System.Text.RegularExpressions;

namespace SrpsWeb.Application.Imports;

/// <summary>How a NISN was found.</summary>
internal enum NisnState
{
    Missing,
    Valid,

    /// <summary>Its leading zeros were lost (Excel took it for a number) and have been put back.</summary>
    Repaired,
    Invalid,
}

/// <summary>Reads national student numbers: ten digits, of which a spreadsheet may have eaten up to three leading zeros.</summary>
internal static partial class NisnCell
{
    public const int Length = 10;
    private const int MostLostZeros = 3;

    public static (NisnState State, string? Nisn) Read(string text)
    {
        if (CellText.Clean(text) is not { } cleaned) return (NisnState.Missing, null);
        var digits = Noise().Replace(DecimalEnd().Replace(cleaned, ""), "");
        if (digits.Length is < Length - MostLostZeros or > Length || !digits.All(char.IsAsciiDigit) || digits.All(c => c == '0')) return (NisnState.Invalid, null);

        return digits.Length == Length ? (NisnState.Valid, digits) : (NisnState.Repaired, digits.PadLeft(Length, '0'));
    }

    [GeneratedRegex(@"[.,]0+$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex DecimalEnd();

    [GeneratedRegex(@"[\s.\-'`’]", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Noise();
}
