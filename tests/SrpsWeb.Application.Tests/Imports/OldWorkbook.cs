using System.Text;

namespace SrpsWeb.Application.Tests.Imports;

/// <summary>Writes the smallest .xls that Excel 97 would open: one sheet of texts in a compound file.</summary>
internal static class OldWorkbook
{
    private const int Sector = 512;
    private const uint EndOfChain = 0xFFFFFFFE;
    private const uint Unused = 0xFFFFFFFF;

    /// <summary>Streams below this size would need a second allocation table.</summary>
    private const int SmallestStream = 4096;

    public static byte[] Of(params string[][] rows)
    {
        var globalsLength = 20 + 4 + 8 + "Data".Length + 4;
        byte[] stream =
        [
            .. Start(0x0005),
            .. Record(0x0085, [.. BitConverter.GetBytes(globalsLength), 0, 0, (byte)"Data".Length, 0, .. "Data"u8]),
            .. Record(0x000A, []),
            .. Start(0x0010),
            .. Record(0x0200, [0, 0, 0, 0, .. BitConverter.GetBytes(rows.Length), 0, 0, .. BitConverter.GetBytes((ushort)rows[0].Length), 0, 0]),
            .. rows.SelectMany((row, r) => row.SelectMany((text, c) => Label(r, c, text))),
            .. Record(0x000A, []),
        ];
        Array.Resize(ref stream, Math.Max(SmallestStream, (stream.Length + Sector - 1) / Sector * Sector));

        return [.. Header(), .. Allocation(stream.Length / Sector), .. Directory(stream.Length), .. stream];
    }

    private static byte[] Record(ushort kind, byte[] content) => [.. BitConverter.GetBytes(kind), .. BitConverter.GetBytes((ushort)content.Length), .. content];

    /// <summary>BIFF8.</summary>
    private static byte[] Start(ushort kind) => Record(0x0809, [0x00, 0x06, .. BitConverter.GetBytes(kind), 0xBB, 0x0D, 0xCC, 0x07, 0, 0, 0, 0, 6, 0, 0, 0]);

    private static byte[] Label(int row, int column, string text) => Record(
        0x0204,
        [.. BitConverter.GetBytes((ushort)row), .. BitConverter.GetBytes((ushort)column), 0, 0, .. BitConverter.GetBytes((ushort)text.Length), 1, .. Encoding.Unicode.GetBytes(text)]);

    private static byte[] Header()
    {
        var header = new byte[Sector];
        byte[] start = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, .. new byte[16], 0x3E, 0, 3, 0, 0xFE, 0xFF, 9, 0, 6, 0];
        start.CopyTo(header, 0);
        // One sector of the allocation table, the directory in sector 1, no table of small streams, no further allocation tables.
        uint[] places = [1, 1, 0, SmallestStream, EndOfChain, 0, EndOfChain, 0, 0];
        Buffer.BlockCopy(places, 0, header, 44, places.Length * sizeof(uint));
        header.AsSpan(80).Fill(0xFF);

        return header;
    }

    private static byte[] Allocation(int sectors)
    {
        var next = Enumerable.Repeat(Unused, Sector / sizeof(uint)).ToArray();
        (next[0], next[1]) = (0xFFFFFFFD, EndOfChain);
        for (var sector = 2; sector < sectors + 2; sector++) next[sector] = (uint)(sector + 1);
        next[sectors + 1] = EndOfChain;
        var bytes = new byte[Sector];
        Buffer.BlockCopy(next, 0, bytes, 0, Sector);

        return bytes;
    }

    private static byte[] Directory(int size) => [.. Entry("Root Entry", 5, 1, EndOfChain, 0), .. Entry("Workbook", 2, Unused, 2, size), .. new byte[256]];

    private static byte[] Entry(string name, byte kind, uint child, uint start, int size)
    {
        var entry = new byte[128];
        Encoding.Unicode.GetBytes(name).CopyTo(entry, 0);
        BitConverter.GetBytes((ushort)((name.Length + 1) * 2)).CopyTo(entry, 64);
        (entry[66], entry[67]) = (kind, 1);
        uint[] links = [Unused, Unused, child];
        Buffer.BlockCopy(links, 0, entry, 68, 12);
        BitConverter.GetBytes(start).CopyTo(entry, 116);
        BitConverter.GetBytes(size).CopyTo(entry, 120);

        return entry;
    }
}
