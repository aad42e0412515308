using System.Buffers.Binary;
using System.IO.Compression;
using SkiaSharp;

namespace SrpsWeb.BrowserTests.Guide;

/// <summary>
/// A picture in few colours as a PNG file: pages have flat ones and the shades of their letters' edges, so that letters stay sharp
/// where a lossy picture of the same size blurs them.
/// </summary>
public static class FewColors
{
    /// <summary>Two colours nearer than this are one, so that the shades of grey do not crowd out a small red.</summary>
    private const int Near = 100;

    /// <param name="most">How many colours remain, at most 256.</param>
    public static byte[] Encode(SKBitmap bitmap, int most)
    {
        var pixels = bitmap.Pixels;
        var frequent = pixels.CountBy(color => color).OrderByDescending(count => count.Value).ThenBy(count => (uint)count.Key).Select(count => count.Key).ToList();
        var kept = new List<SKColor>(most);
        foreach (var color in frequent)
        {
            if (kept.Count < most && kept.TrueForAll(other => Distance(color, other) >= Near))
                kept.Add(color);
        }

        var places = frequent.ToDictionary(color => color, color => (byte)kept.IndexOf(kept.MinBy(other => Distance(color, other))));
        return File(bitmap.Width, bitmap.Height, [.. kept.SelectMany(color => new[] { color.Red, color.Green, color.Blue })], [.. pixels.Select(color => places[color])]);
    }

    private static int Distance(SKColor one, SKColor other)
    {
        var (red, green, blue) = (one.Red - other.Red, one.Green - other.Green, one.Blue - other.Blue);
        return (red * red) + (green * green) + (blue * blue);
    }

    /// <summary>An indexed PNG with eight bits a pixel (ISO/IEC 15948), its lines not filtered.</summary>
    private static byte[] File(int width, int height, byte[] palette, byte[] pixels)
    {
        using var file = new MemoryStream();
        file.Write([0x89, (byte)'P', (byte)'N', (byte)'G', 0x0D, 0x0A, 0x1A, 0x0A]);
        var header = new byte[13];
        BinaryPrimitives.WriteInt32BigEndian(header, width);
        BinaryPrimitives.WriteInt32BigEndian(header.AsSpan(4), height);
        (header[8], header[9]) = (8, 3);
        Chunk("IHDR"u8, header);
        Chunk("PLTE"u8, palette);
        using (var packed = new MemoryStream())
        {
            using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
            {
                for (var line = 0; line < height; line++)
                {
                    zlib.WriteByte(0);
                    zlib.Write(pixels, line * width, width);
                }
            }

            Chunk("IDAT"u8, packed.ToArray());
        }

        Chunk("IEND"u8, []);
        return file.ToArray();

        void Chunk(ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
        {
            Span<byte> number = stackalloc byte[4];
            BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
            file.Write(number);
            file.Write(type);
            file.Write(data);
            BinaryPrimitives.WriteUInt32BigEndian(number, Crc([.. type, .. data]));
            file.Write(number);
        }
    }

    private static uint Crc(byte[] data)
    {
        var crc = uint.MaxValue;
        foreach (var value in data)
        {
            crc ^= value;
            for (var bit = 0; bit < 8; bit++)
                crc = (crc & 1) == 0 ? crc >> 1 : (crc >> 1) ^ 0xEDB88320;
        }

        return ~crc;
    }
}
