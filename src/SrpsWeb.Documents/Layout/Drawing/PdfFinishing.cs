using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>
/// What Skia leaves undone: it names no language, and it draws the file's identifier from the clock. Both are put right in
/// the finished bytes. Relies on Skia's plain cross-reference table; anything unexpected throws.
/// </summary>
internal static class PdfFinishing
{
    private const int EntryLength = 20;
    private const int LongestObjectHead = 32;

    public static byte[] Finish(byte[] pdf, string language)
    {
        if (language.Length == 0 || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("A language tag has letters, digits and hyphens.", nameof(language));
        var table = Number(pdf, Last(pdf, "startxref\n"u8) + "startxref\n".Length);
        var trailer = Last(pdf, "trailer\n"u8);
        var root = Number(pdf, Last(pdf, "/Root "u8) + "/Root ".Length);
        if (!pdf.AsSpan(table).StartsWith("xref\n0 "u8) || trailer < table)
            throw Unexpected("cross-reference table");
        var entries = table + pdf.AsSpan(table).IndexOf("\n0000000000 65535 f"u8) + 1;

        var catalog = "<</Type /Catalog"u8;
        var rootOffset = Number(pdf, entries + (root * EntryLength));
        var found = pdf.AsSpan(rootOffset).IndexOf(catalog);
        if (found is < 0 or > LongestObjectHead)
            throw Unexpected("catalog");
        var at = rootOffset + found + catalog.Length;
        var inserted = Encoding.ASCII.GetBytes($"\n/Lang ({language})");
        byte[] body = [.. pdf.AsSpan(0, at), .. inserted, .. pdf.AsSpan(at, trailer - at)];
        MoveEntries(body, entries + inserted.Length, at, inserted.Length);

        var identifier = OwnIdentifier(body);
        return [.. body, .. Trailer(pdf, trailer, identifier, table + inserted.Length)];
    }

    /// <summary>Every object behind the catalog's first line has moved.</summary>
    private static void MoveEntries(byte[] body, int entries, int at, int distance)
    {
        for (var entry = entries; entry + EntryLength <= body.Length; entry += EntryLength)
        {
            var offset = Number(body, entry);
            if (offset > at)
                Write(body, entry, (offset + distance).ToString("D10", CultureInfo.InvariantCulture));
        }
    }

    /// <summary>Writes an identifier made from the content into the XMP metadata: equal documents are equal files.</summary>
    private static Guid OwnIdentifier(byte[] body)
    {
        var documentId = After(body, "<xmpMM:DocumentID>uuid:"u8);
        var instanceId = After(body, "<xmpMM:InstanceID>uuid:"u8);
        WriteBoth(Guid.Empty);
        var identifier = new Guid(SHA256.HashData(body).AsSpan(0, 16));
        WriteBoth(identifier);
        return identifier;

        void WriteBoth(Guid value)
        {
            Write(body, documentId, value.ToString("D"));
            Write(body, instanceId, value.ToString("D"));
        }
    }

    /// <summary>
    /// Skia's trailer with the own identifier. It is written anew: Skia writes its random one in hexadecimal, or, where
    /// enough of its bytes happen to be printable, as text of another length.
    /// </summary>
    private static byte[] Trailer(byte[] pdf, int trailer, Guid identifier, int table)
    {
        var end = pdf.AsSpan(trailer).IndexOf("\n/ID ["u8);
        if (end < 0)
            throw Unexpected("trailer");
        var hex = identifier.ToString("N").ToUpperInvariant();
        var rest = string.Create(CultureInfo.InvariantCulture, $"\n/ID [<{hex}> <{hex}>]>>\nstartxref\n{table}\n%%EOF\n");
        return [.. pdf.AsSpan(trailer, end), .. Encoding.ASCII.GetBytes(rest)];
    }

    private static int After(byte[] pdf, ReadOnlySpan<byte> text)
    {
        var found = pdf.AsSpan().IndexOf(text);
        return found >= 0 ? found + text.Length : throw Unexpected(Encoding.ASCII.GetString(text));
    }

    private static void Write(byte[] target, int at, string text) => Encoding.ASCII.GetBytes(text).CopyTo(target.AsSpan(at));

    private static int Last(byte[] pdf, ReadOnlySpan<byte> text)
    {
        var found = pdf.AsSpan().LastIndexOf(text);
        return found >= 0 ? found : throw Unexpected(Encoding.ASCII.GetString(text));
    }

    private static int Number(byte[] pdf, int at)
    {
        var length = 0;
        while (at + length < pdf.Length && char.IsAsciiDigit((char)pdf[at + length]))
            length++;
        return int.Parse(pdf.AsSpan(at, length), NumberStyles.None, CultureInfo.InvariantCulture);
    }

    private static InvalidOperationException Unexpected(string part) => new($"The PDF's {part} is not written the way this version of Skia writes it.");
}
