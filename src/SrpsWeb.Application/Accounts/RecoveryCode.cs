using System.Security.Cryptography;

namespace SrpsWeb.Application.Accounts;

/// <summary>
/// What opens an account instead of the phone, once each. Each code holds 47 bits by chance, so what is kept is hashed as slowly as a password,
/// with the account's id for salt: the same code typed again must give the same hash, for Identity's store looks for it.
/// </summary>
public static class RecoveryCode
{
    /// <summary>How many are made at once.</summary>
    public const int Count = 10;

    /// <summary>Without vowels, so that no word comes of it, and without letters that look alike.</summary>
    private const string Alphabet = "23456789bcdfghjkmnpqrstvwxz";

    /// <summary>As for passwords. Another number would make every code that is kept worthless.</summary>
    private const int Rounds = 210_000;

    /// <summary>Bytes.</summary>
    private const int HashLength = 32;

    /// <summary>In two groups of five.</summary>
    public static string New()
    {
        var letters = RandomNumberGenerator.GetString(Alphabet, 10);
        return letters[..5] + "-" + letters[5..];
    }

    /// <summary>The same for a code typed with other spaces, dashes or capitals.</summary>
    /// <param name="userId">Made by chance (74 bits of it), so no two accounts share a salt.</param>
    public static string Hash(Guid userId, string typed)
    {
        var kept = new string([.. typed.ToLowerInvariant().Where(char.IsAsciiLetterOrDigit)]);
        return Convert.ToHexStringLower(Rfc2898DeriveBytes.Pbkdf2(kept, userId.ToByteArray(), Rounds, HashAlgorithmName.SHA512, HashLength));
    }
}
