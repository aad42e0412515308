using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Application.Accounts;

/// <summary>What opens an account instead of the phone, once each. Only hashes are kept; each code holds 47 bits by chance.</summary>
public static class RecoveryCode
{
    /// <summary>How many are made at once.</summary>
    public const int Count = 10;

    /// <summary>Without vowels, so that no word comes of it, and without letters that look alike.</summary>
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>In two groups of five.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 10);
        return letters[..5] + "-" + letters[5..];
    }

    /// <summary>The same for a code typed with other spaces, dashes or capitals.</summary>
    public static string Hash(string typed) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]))));
}
