using SkiaSharp;

namespace SrpsWeb.Documents.Layout.Drawing;

/// <summary>The pictures of one document, decoded once; disposed with the document.</summary>
internal sealed class PictureStore : IDisposable
{
    private readonly List<SKImage> pictures = [];

    /// <returns>The picture's number and its size in pixels; null when the bytes are no picture.</returns>
    public (int Picture, int Width, int Height)? Add(byte[] encoded)
    {
        var image = SKImage.FromEncodedData(encoded);
        if (image is null)
            return null;
        pictures.Add(image);
        return (pictures.Count - 1, image.Width, image.Height);
    }

    public SKImage this[int picture] => pictures[picture];

    public void Dispose()
    {
        foreach (var picture in pictures)
            picture.Dispose();
    }
}
