using System.Text;

namespace SrpsWeb.Application.Imports;

/// <summary>What a file is by its bytes.</summary>
internal enum FileKind
{
    Unknown,
    Text,
    Xlsx,
    Xls,
    EncryptedWorkbook,
}

/// <summary>Tells a file's kind from its first bytes, so that a renamed file is never believed.</summary>
internal static class RosterFileKind
{
    private static readonly byte[][] Foreign =
    [
        "%PDF"u8.ToArray(),
        "{\\rtf"u8.ToArray(),
        [0x1F, 0x8B],
        [0x89, 0x50, 0x4E, 0x47],
        [0xFF, 0xD8, 0xFF],
        "GIF8"u8.ToArray(),
        "Rar!"u8.ToArray(),
        [0x37, 0x7A, 0xBC, 0xAF],
    ];

    public static FileKind Of(ReadOnlySpan<byte> content)
    {
        if (content.StartsWith("PK\u0003\u0004"u8)) return FileKind.Xlsx;
        if (content.StartsWith((ReadOnlySpan<byte>)[0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])) return OfCompoundFile(content);
        foreach (var signature in Foreign)
            if (content.StartsWith(signature)) return FileKind.Unknown;

        return IsText(content) ? FileKind.Text : FileKind.Unknown;
    }

    // A workbook with a password is a compound file around the encrypted package; stream names are UTF-16.
    private static FileKind OfCompoundFile(ReadOnlySpan<byte> content)
    {
        if (content.IndexOf(Encoding.Unicode.GetBytes("EncryptedPackage")) >= 0) return FileKind.EncryptedWorkbook;

        return content.IndexOf(Encoding.Unicode.GetBytes("Workbook")) >= 0 || content.IndexOf(Encoding.Unicode.GetBytes("Book\0")) >= 0
            ? FileKind.Xls
            : FileKind.Unknown;
    }

    private static bool IsText(ReadOnlySpan<byte> content)
    {
        if (CsvText.HasUtf16Mark(content)) return true;
        if (content.Contains((byte)0)) return false;

        // Web pages saved as .xls are tables to Excel, not to us.
        var start = Encoding.Latin1.GetString(content[..Math.Min(content.Length, 512)]).TrimStart('\u00EF', '\u00BB', '\u00BF', ' ', '\r', '\n', '\t');

        return !start.StartsWith('<');
    }
}
