using System.Text;
using System.Text.RegularExpressions;
using PhoneNumbers;

namespace SrpsWeb.Application.Imports;

/// <summary>The numbers found in a cell, in E.164 ("+6281234567890"), and whether something in it was no number.</summary>
public sealed record PhoneReading(IReadOnlyList<string> Phones, bool HasInvalid);

/// <summary>Reads phone cells as schools fill them: several numbers, remarks between them, a leading zero lost in Excel.</summary>
public static partial class PhoneCell
{
    private const string Region = "ID";
    private const int FewestDigits = 7;
    private const int FewestDigitsOfMobile = 10;
    private const int MostDigits = 15;

    private static readonly PhoneNumberUtil Numbers = PhoneNumberUtil.GetInstance();

    /// <summary>Reads every number in <paramref name="text"/>; Indonesian unless it begins with another country's code.</summary>
    public static PhoneReading Read(string? text)
    {
        var phones = new List<string>();
        var hasInvalid = false;
        foreach (var part in Parts(text ?? ""))
        {
            if (ToE164(part) is not { } phone) hasInvalid = true;
            else if (!phones.Contains(phone)) phones.Add(phone);
        }

        return new PhoneReading(phones, hasInvalid);
    }

    private static IEnumerable<string> Parts(string text)
    {
        foreach (var separated in Separators().Split(text))
        {
            var part = DigitsAndSpaces(separated);
            if (part.Count(char.IsAsciiDigit) <= MostDigits)
            {
                if (part.Any(c => c is >= '1' and <= '9')) yield return part;
                continue;
            }

            // Two numbers with nothing but a space between them: each begins with a prefix.
            var number = "";
            foreach (var word in part.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                if (number.Length >= FewestDigitsOfMobile && (word[0] is '0' or '6' or '8'))
                {
                    yield return number;
                    number = "";
                }

                number += word;
            }

            yield return number;
        }
    }

    // Letters are remarks ("0812… (Ibu)"), except an O typed for the first zero.
    private static string DigitsAndSpaces(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in text.Trim())
        {
            if (char.IsAsciiDigit(c) || (c == '+' && result.Length == 0)) result.Append(c);
            else if (c is 'O' or 'o' && result.Length == 0 && text.TrimStart().Length > 1 && char.IsAsciiDigit(text.TrimStart()[1])) result.Append('0');
            else if (char.IsWhiteSpace(c) && result.Length > 0) result.Append(' ');
        }

        return result.ToString().Trim();
    }

    private static string? ToE164(string part)
    {
        var digits = part.Replace(" ", "", StringComparison.Ordinal);
        if (digits.Length < FewestDigits) return null;
        if (digits.StartsWith("00", StringComparison.Ordinal)) digits = string.Concat("+", digits.AsSpan(2));
        if (digits.StartsWith("+620", StringComparison.Ordinal)) digits = string.Concat("+62", digits.AsSpan(4));
        else if (digits.StartsWith("620", StringComparison.Ordinal)) digits = string.Concat("+62", digits.AsSpan(3));
        try
        {
            var number = Numbers.Parse(digits, Region);

            return Numbers.IsValidNumber(number) ? Numbers.Format(number, PhoneNumberFormat.E164) : null;
        }
        catch (NumberParseException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"[/,;|&\r\n\t]+|\b(?:dan|atau|or|and)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant, 200)]
    private static partial Regex Separators();
}
