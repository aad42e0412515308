using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using QRCoder;
using SrpsWeb.Application.Accounts;

namespace SrpsWeb.Web.Security;

/// <summary>
/// A key that is about to become the second factor. It travels sealed in the form instead of being kept, so that looking at the page
/// writes nothing and a set-up left in the middle leaves nothing.
/// </summary>
public sealed class SecondFactorSetup(IDataProtectionProvider protection)
{
    private const string Issuer = "SRPS";

    private readonly IDataProtector _protector = protection.CreateProtector("srps-second-factor");

    public string Seal(Guid userId, string key) => _protector.Protect($"{userId:N}{key}");

    /// <returns>Null for what was sealed for somebody else, or not by this program.</returns>
    public string? Open(Guid userId, string? sealedKey)
    {
        try
        {
            var text = string.IsNullOrEmpty(sealedKey) ? "" : _protector.Unprotect(sealedKey);
            return text.StartsWith($"{userId:N}", StringComparison.Ordinal) ? text[32..] : null;
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>The picture an authenticator app reads, as the address of an image.</summary>
    public static string Picture(string key, string account)
    {
        using var code = QRCodeGenerator.GenerateQrCode(OneTimeCode.Address(key, Issuer, account), QRCodeGenerator.ECCLevel.M);
        using var picture = new PngByteQRCode(code);
        return "data:image/png;base64," + Convert.ToBase64String(picture.GetGraphic(6));
    }

    /// <summary>In groups of four, to be typed.</summary>
    public static string Grouped(string key) => string.Join(' ', key.Chunk(4).Select(part => new string(part)));
}
