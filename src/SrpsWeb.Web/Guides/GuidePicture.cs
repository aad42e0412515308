using System.Buffers.Binary;
using System.Security.Cryptography;

namespace SrpsWeb.Web.Guides;

/// <summary>A picture of the guide, a PNG file.</summary>
/// <param name="Width">In pixels.</param>
/// <param name="Height">In pixels.</param>
/// <param name="Version">Changes with the content: an address that bears it may be kept for ever.</param>
public sealed record GuidePicture(string Name, byte[] Content, int Width, int Height, string Version)
{
    private static ReadOnlySpan<byte> Signature => [0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A];

    public string Path => $"{GuideBook.Address}/gambar/{Name}?v={Version}";

    /// <summary>Of a phone, or of a sheet of paper: it stands beside the words where there is room.</summary>
    public bool IsTall => Height > Width;

    /// <exception cref="InvalidDataException">Not a PNG file.</exception>
    internal static GuidePicture Read(string name, byte[] content)
    {
        if (content.Length < 24 || !content.AsSpan(0, 8).SequenceEqual(Signature) || !content.AsSpan(12, 4).SequenceEqual("IHDR"u8))
            throw new InvalidDataException($"{name} is not a PNG picture.");
        return new GuidePicture(
            name,
            content,
            BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(16)),
            BinaryPrimitives.ReadInt32BigEndian(content.AsSpan(20)),
            Convert.ToHexStringLower(SHA256.HashData(content))[..8]);
    }
}
