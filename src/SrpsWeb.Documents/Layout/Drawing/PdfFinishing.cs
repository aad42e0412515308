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

    public static byte[] Finish(byte[] pdf, string language) => WithOwnIdentifier(WithLanguage(pdf, language));

    private static byte[] WithLanguage(byte[] pdf, string language)
    {
        if (language.Length == 0 || !language.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("A language tag has letters, digits and hyphens.", nameof(language));
        var startMark = Last(pdf, "startxref\n"u8);
        var table = Number(pdf, startMark + "startxref\n".Length);
        var root = Number(pdf, Last(pdf, "/Root "u8) + "/Root ".Length);

        Span<byte> heading = pdf.AsSpan(table);
        if (!heading.StartsWith("xref\n0 "u8))
            throw Unexpected("cross-reference table");
        var count = Number(pdf, table + "xref\n0 ".Length);
        var entries = table + heading.IndexOf("\n0000000000 65535 f"u8) + 1;
        var rootOffset = Number(pdf, entries + (root * EntryLength));

        var catalog = "<</Type /Catalog"u8;
        var found = pdf.AsSpan(rootOffset).IndexOf(catalog);
        if (found is < 0 or > 32)
            throw Unexpected("catalog");
        var at = rootOffset + found + catalog.Length;
        var inserted = Encoding.ASCII.GetBytes($"\n/Lang ({language})");

        var result = new byte[pdf.Length + inserted.Length];
        pdf.AsSpan(0, at).CopyTo(result);
        inserted.CopyTo(result.AsSpan(at));
        pdf.AsSpan(at).CopyTo(result.AsSpan(at + inserted.Length));

        // Every object behind the catalog's first line has moved.
        for (var i = 1; i < count; i++)
        {
            var offset = Number(pdf, entries + (i * EntryLength));
            if (offset > at)
                Write(result, entries + inserted.Length + (i * EntryLength), (offset + inserted.Length).ToString("D10", CultureInfo.InvariantCulture));
        }

        var tail = string.Create(CultureInfo.InvariantCulture, $"startxref\n{table + inserted.Length}\n%%EOF\n");
        var end = startMark + inserted.Length;
        return [.. result.AsSpan(0, end), .. Encoding.ASCII.GetBytes(tail)];
    }

    /// <summary>Replaces the identifier by one made from the content: equal documents are equal files.</summary>
    private static byte[] WithOwnIdentifier(byte[] pdf)
    {
        var documentId = After(pdf, "<xmpMM:DocumentID>uuid:"u8);
        var instanceId = After(pdf, "<xmpMM:InstanceID>uuid:"u8);
        var trailerId = Last(pdf, "/ID [<"u8) + "/ID [<".Length;
        var trailerSecond = trailerId + 32 + "> <".Length;

        WriteIdentifier(Guid.Empty);
        WriteIdentifier(new Guid(SHA256.HashData(pdf).AsSpan(0, 16)));
        return pdf;

        void WriteIdentifier(Guid value)
        {
            Write(pdf, documentId, value.ToString("D"));
            Write(pdf, instanceId, value.ToString("D"));
            Write(pdf, trailerId, value.ToString("N").ToUpperInvariant());
            Write(pdf, trailerSecond, value.ToString("N").ToUpperInvariant());
        }
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
