using System.Globalization;
using System.Runtime.InteropServices;

namespace SrpsWeb.Documents.Layout;

/// <summary>An opaque sRGB colour.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct InkColor(byte Red, byte Green, byte Blue)
{
    /// <summary>Reads "#rrggbb".</summary>
    /// <exception cref="ArgumentException">The text is not of that form.</exception>
    public static InkColor FromHex(string hex)
    {
        if (hex is not { Length: 7 } || hex[0] != '#'
            || !int.TryParse(hex.AsSpan(1), NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var rgb))
            throw new ArgumentException("A colour reads #rrggbb.", nameof(hex));
        return new InkColor((byte)(rgb >> 16), (byte)(rgb >> 8), (byte)rgb);
    }
}
