using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// The six digits of an authenticator app (TOTP, RFC 6238: HMAC-SHA-1, steps of 30 seconds). Identity's own check works by the
/// machine's clock, accepts five steps and forgets which it was; here it is three, and the step comes back, so that it opens once.
/// </summary>
public static class OneTimeCode
{
    /// <summary>Seconds a code is shown.</summary>
    public const int StepSeconds = 30;

    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>160 bits, the length of the hash, in the letters apps read (base32).</summary>
    public static string NewKey() => Encode(RandomNumberGenerator.GetBytes(20));

    /// <summary>The step whose code was typed: the present one, or the one before or after it for a clock that goes wrong a little.</summary>
    /// <param name="key">Base32.</param>
    /// <param name="typed">Digits; spaces are left out.</param>
    /// <param name="after">The step used last: it and those before it are spent. Null: none.</param>
    /// <returns>Null where the code is none of them.</returns>
    public static long? StepOf(string key, string? typed, DateTimeOffset now, long? after)
    {
        var digits = new string([.. (typed ?? "").Where(char.IsAsciiDigit)]);
        var present = now.ToUnixTimeSeconds() / StepSeconds;
        long? matched = null;
        for (var step = present - 1; step <= present + 1; step++)
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(At(key, step)), Encoding.ASCII.GetBytes(digits)) && (after is null || step > after))
                matched ??= step;
        }

        return matched;
    }

    /// <summary>The code shown at a moment.</summary>
    public static string At(string key, DateTimeOffset moment) => At(key, moment.ToUnixTimeSeconds() / StepSeconds);

    /// <summary>What an app reads from the picture.</summary>
    public static string Address(string key, string issuer, string account) =>
        $"otpauth://totp/{Uri.EscapeDataString(issuer)}:{Uri.EscapeDataString(account)}?secret={key}&issuer={Uri.EscapeDataString(issuer)}&digits=6&period={StepSeconds}";

    [SuppressMessage("Security", "CA5350", Justification = "RFC 6238 as every authenticator app has it; HMAC does not rest on SHA-1's resistance to collisions.")]
    private static string At(string key, long step)
    {
        var counter = BitConverter.GetBytes(step);
        if (BitConverter.IsLittleEndian)
            Array.Reverse(counter);
        var hash = HMACSHA1.HashData(Decode(key), counter);
        var at = hash[^1] & 0xf;
        var number = ((hash[at] & 0x7f) << 24) | (hash[at + 1] << 16) | (hash[at + 2] << 8) | hash[at + 3];
        return (number % 1_000_000).ToString("000000", CultureInfo.InvariantCulture);
    }

    private static string Encode(byte[] bytes)
    {
        var text = new StringBuilder();
        for (var bit = 0; bit < bytes.Length * 8; bit += 5)
        {
            var value = 0;
            for (var at = bit; at < bit + 5; at++)
                value = (value << 1) | (at < bytes.Length * 8 ? (bytes[at / 8] >> (7 - (at % 8))) & 1 : 0);
            text.Append(Alphabet[value]);
        }

        return text.ToString();
    }

    private static byte[] Decode(string text)
    {
        var bytes = new byte[text.Length * 5 / 8];
        for (var bit = 0; bit < bytes.Length * 8; bit++)
        {
            if (((Alphabet.IndexOf(text[bit / 5], StringComparison.Ordinal) >> (4 - (bit % 5))) & 1) == 1)
                bytes[bit / 8] |= (byte)(1 << (7 - (bit % 8)));
        }

        return bytes;
    }
}
