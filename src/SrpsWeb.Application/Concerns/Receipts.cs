using System.Security.Cryptography;

namespace SrpsWeb.Application.Concerns;

/// <summary>Numbers of receipts: random, so that nobody learns from one how many there are or whose it is.</summary>
internal static class Receipts
{
    /// <summary>Letters and digits that cannot be mistaken for one another when read aloud or from paper.</summary>
    private const string Alphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    /// <param name="letter">Of the kind of record.</param>
    /// <param name="isTaken">Asked until one is free.</param>
    internal static async Task<string> FreeAsync(char letter, Func<string, Task<bool>> isTaken)
    {
        while (true)
        {
            var receipt = $"{letter}-{RandomNumberGenerator.GetString(Alphabet, 5)}";
            if (!await isTaken(receipt))
                return receipt;
        }
    }
}
