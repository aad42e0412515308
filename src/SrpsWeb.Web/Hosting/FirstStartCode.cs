using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// The one-time code that lets whoever reads the log of a new installation make its first school. A new one at every start;
/// without a school in the database it is the only way in, with one it opens nothing.
/// </summary>
public sealed class FirstStartCode
{
    private readonly string _code = RandomNumberGenerator.GetString("ABCDEFGHJKMNPQRSTUVWXYZ23456789", 12);

    /// <summary>In groups of four, as printed.</summary>
    public string Printed => $"{_code[..4]}-{_code[4..8]}-{_code[8..]}";

    public bool Matches(string? typed)
    {
        var cleaned = (typed ?? "").Replace("-", "", StringComparison.Ordinal).Trim().ToUpperInvariant();
        return CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(cleaned), Encoding.UTF8.GetBytes(_code));
    }
}
