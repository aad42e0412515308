using System.Buffers.Binary;
using System.Text;
using SkiaSharp;

namespace SrpsWeb.Documents.Tests;

/// <summary>Pictures as phones send them, and as nobody should.</summary>
internal static class TestPictures
{
    /// <summary>Name of the camera in the metadata of <see cref="Tagged"/>.</summary>
    internal const string Camera = "KameraUji";

    /// <summary>Red in its upper left quarter, else blue.</summary>
    internal static byte[] Picture(int width, int height, SKEncodedImageFormat format = SKEncodedImageFormat.Jpeg, SKColor? ground = null)
    {
        using var bitmap = new SKBitmap(width, height);
        using (var canvas = new SKCanvas(bitmap))
        using (var red = new SKPaint { Color = SKColors.Red })
        {
            canvas.Clear(ground ?? SKColors.Blue);
            canvas.DrawRect(0, 0, width / 2f, height / 2f, red);
        }

        using var encoded = bitmap.Encode(format, 90);
        return encoded.ToArray();
    }

    /// <summary>The JPEG with EXIF: orientation, camera, and the place it was taken at.</summary>
    internal static byte[] Tagged(byte[] jpeg, ushort orientation)
    {
        var tiff = new List<byte>("II*\0"u8.ToArray());
        Add32(tiff, 8);
        Add16(tiff, 3);
        Entry(tiff, 0x010F, 2, Camera.Length + 1, 50);
        Entry(tiff, 0x0112, 3, 1, orientation);
        Entry(tiff, 0x8825, 4, 1, 60);
        Add32(tiff, 0);
        tiff.AddRange(Encoding.ASCII.GetBytes(Camera + "\0"));
        // 3° 36' 53" S, 114° 52' 1" E
        Add16(tiff, 4);
        Entry(tiff, 1, 2, 2, 'S');
        Entry(tiff, 2, 5, 3, 114);
        Entry(tiff, 3, 2, 2, 'E');
        Entry(tiff, 4, 5, 3, 138);
        Add32(tiff, 0);
        foreach (var value in new[] { 3, 36, 53, 114, 52, 1 })
        {
            Add32(tiff, value);
            Add32(tiff, 1);
        }

        byte[] body = [.. "Exif\0\0"u8, .. tiff];
        return [.. jpeg[..2], 0xFF, 0xE1, (byte)((body.Length + 2) >> 8), (byte)(body.Length + 2), .. body, .. jpeg[2..]];
    }

    /// <summary>The JPEG with another size in its header.</summary>
    internal static byte[] Claiming(byte[] jpeg, ushort width, ushort height)
    {
        var frame = jpeg.AsSpan().IndexOf((ReadOnlySpan<byte>)[0xFF, 0xC0]);
        byte[] claiming = [.. jpeg];
        BinaryPrimitives.WriteUInt16BigEndian(claiming.AsSpan(frame + 5), height);
        BinaryPrimitives.WriteUInt16BigEndian(claiming.AsSpan(frame + 7), width);
        return claiming;
    }

    /// <summary>Markers of a JPEG up to its pixels.</summary>
    internal static IReadOnlyList<byte> Markers(byte[] jpeg)
    {
        var markers = new List<byte>();
        for (var at = 2; jpeg[at + 1] != 0xDA; at += 2 + BinaryPrimitives.ReadUInt16BigEndian(jpeg.AsSpan(at + 2)))
            markers.Add(jpeg[at + 1]);
        return markers;
    }

    private static void Entry(List<byte> tiff, int tag, int type, int count, int value)
    {
        Add16(tiff, tag);
        Add16(tiff, type);
        Add32(tiff, count);
        Add32(tiff, value);
    }

    private static void Add16(List<byte> bytes, int value) => bytes.AddRange([(byte)value, (byte)(value >> 8)]);

    private static void Add32(List<byte> bytes, int value)
    {
        Add16(bytes, value);
        Add16(bytes, value >> 16);
    }
}
