namespace SrpsWeb.Domain.Files;

/// <summary>What a file is, told from its content.</summary>
public enum FileKind
{
    Unknown,
    Jpeg,
    Png,
    WebP,

    /// <summary>HEIF in whatever brand: what phones of one maker write and hardly anything else reads.</summary>
    Heic,
    Pdf,
}

/// <summary>Tells what a file is. Neither its name nor what the browser calls it counts.</summary>
public static class FileContent
{
    /// <summary>Bytes from the beginning that <see cref="KindOf"/> looks at.</summary>
    public const int HeadLength = 12;

    private static readonly string[] HeifBrands = ["heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1"];

    /// <param name="head">The file's first bytes; fewer than <see cref="HeadLength"/> are <see cref="FileKind.Unknown"/>.</param>
    public static FileKind KindOf(ReadOnlySpan<byte> head)
    {
        if (head.Length < HeadLength)
            return FileKind.Unknown;
        if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]))
            return FileKind.Jpeg;
        if (head.StartsWith((ReadOnlySpan<byte>)[0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]))
            return FileKind.Png;
        if (head.StartsWith("RIFF"u8) && head[8..].StartsWith("WEBP"u8))
            return FileKind.WebP;
        if (head.StartsWith("%PDF-"u8))
            return FileKind.Pdf;
        return head[4..].StartsWith("ftyp"u8) && HeifBrands.Contains(System.Text.Encoding.ASCII.GetString(head[8..12]), StringComparer.Ordinal) ? FileKind.Heic : FileKind.Unknown;
    }
}
