using System.Runtime.InteropServices;
using HarfBuzzSharp;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>The cuts of the one family documents are set in.</summary>
internal enum FontCut
{
    Regular,
    SemiBold,
    Italic,
}

/// <summary>A whole font, read once and kept for the life of the process; safe to share between threads.</summary>
internal sealed class FontFile
{
    private static readonly Lazy<FontFile>[] Files =
    [
        new(() => new FontFile("SourceSans3-Regular.ttf")),
        new(() => new FontFile("SourceSans3-SemiBold.ttf")),
        new(() => new FontFile("SourceSans3-Italic.ttf")),
    ];

    private FontFile(string resource)
    {
        using var stream = typeof(FontFile).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The font {resource} is not embedded.");
        var length = checked((int)stream.Length);
        var bytes = new byte[length];
        stream.ReadExactly(bytes);

        // HarfBuzz keeps the pointer, so the bytes must not move: Blob.FromStream does not pin its buffer.
        var memory = Marshal.AllocHGlobal(length);
        Marshal.Copy(bytes, 0, memory, length);
        var blob = new Blob(memory, length, MemoryMode.ReadOnly);
        blob.MakeImmutable();
        Face = new Face(blob, 0);
        UnitsPerEm = Face.UnitsPerEm;
        Face.MakeImmutable();
    }

    public Face Face { get; }

    public int UnitsPerEm { get; }

    public static FontFile Of(FontCut cut) => Files[(int)cut].Value;
}
