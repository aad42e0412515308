using SkiaSharp;
using SrpsWeb.Application.Files;

namespace SrpsWeb.Documents.Layout;

/// <summary>
/// Decodes with Skia and encodes from the pixels, so that nothing of the old file but its picture gets through. One picture at a
/// time: decoding takes up to four bytes a pixel, and several phones may send at once.
/// </summary>
public sealed class SkiaPictureEncoder : IPictureEncoder
{
    private readonly Lock oneAtATime = new();

    public EncodedPicture Encode(byte[] picture, PictureForm form)
    {
        ArgumentNullException.ThrowIfNull(picture);
        ArgumentNullException.ThrowIfNull(form);
        using var data = SKData.CreateCopy(picture);
        using var codec = SKCodec.Create(data);
        if (codec is null || codec.Info.Width < 1 || codec.Info.Height < 1)
            return new EncodedPicture([], PictureFault.Broken);
        if ((long)codec.Info.Width * codec.Info.Height > IPictureEncoder.MostPixels)
            return new EncodedPicture([], PictureFault.TooManyPixels);
        lock (oneAtATime)
        {
            using var decoded = Decode(codec, form.LongestSide);
            return decoded is null ? new EncodedPicture([], PictureFault.Broken) : new EncodedPicture(Encode(decoded, codec.EncodedOrigin, form));
        }
    }

    /// <summary>As small as the file's own format can be decoded without getting smaller than wanted.</summary>
    private static SKBitmap? Decode(SKCodec codec, int longestSide)
    {
        var longest = Math.Max(codec.Info.Width, codec.Info.Height);
        // JPEG is decoded in eighths; a scale between two of them might be rounded down.
        var size = codec.GetScaledDimensions(Math.Min(1f, MathF.Ceiling(8f * longestSide / longest) / 8));
        if (Math.Max(size.Width, size.Height) < Math.Min(longest, longestSide))
            size = codec.Info.Size;
        var bitmap = new SKBitmap();
        using var srgb = SKColorSpace.CreateSrgb();
        if (bitmap.TryAllocPixels(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul, srgb))
            && codec.GetPixels(bitmap.Info, bitmap.GetPixels()) == SKCodecResult.Success)
        {
            // Else drawing it would copy it.
            bitmap.SetImmutable();
            return bitmap;
        }

        bitmap.Dispose();
        return null;
    }

    private static byte[] Encode(SKBitmap decoded, SKEncodedOrigin origin, PictureForm form)
    {
        var isTurned = origin is SKEncodedOrigin.LeftTop or SKEncodedOrigin.RightTop or SKEncodedOrigin.RightBottom or SKEncodedOrigin.LeftBottom;
        var (width, height) = isTurned ? (decoded.Height, decoded.Width) : (decoded.Width, decoded.Height);
        var scale = Math.Min(1f, (float)form.LongestSide / Math.Max(width, height));
        using var upright = new SKBitmap(new SKImageInfo(
            Math.Max(1, (int)Math.Round(width * scale)),
            Math.Max(1, (int)Math.Round(height * scale)),
            SKColorType.Rgba8888,
            form.Format == PictureFormat.Jpeg ? SKAlphaType.Opaque : SKAlphaType.Premul));
        using (var canvas = new SKCanvas(upright))
        using (var image = SKImage.FromBitmap(decoded))
        {
            canvas.Clear(form.Format == PictureFormat.Jpeg ? SKColors.White : SKColors.Transparent);
            canvas.Scale((float)upright.Width / width, (float)upright.Height / height);
            canvas.Concat(Turn(origin, width, height));
            canvas.DrawImage(image, 0, 0, new SKSamplingOptions(SKFilterMode.Linear, SKMipmapMode.Linear));
        }

        using var encoded = upright.Encode(form.Format == PictureFormat.Jpeg ? SKEncodedImageFormat.Jpeg : SKEncodedImageFormat.Png, form.Quality);
        return encoded.ToArray();
    }

    /// <summary>From the picture as stored to the picture upright (EXIF 2.3, tag Orientation).</summary>
    /// <param name="width">Of the upright picture.</param>
    private static SKMatrix Turn(SKEncodedOrigin origin, float width, float height) => origin switch
    {
        SKEncodedOrigin.TopRight => new SKMatrix(-1, 0, width, 0, 1, 0, 0, 0, 1),
        SKEncodedOrigin.BottomRight => new SKMatrix(-1, 0, width, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.BottomLeft => new SKMatrix(1, 0, 0, 0, -1, height, 0, 0, 1),
        SKEncodedOrigin.LeftTop => new SKMatrix(0, 1, 0, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightTop => new SKMatrix(0, -1, width, 1, 0, 0, 0, 0, 1),
        SKEncodedOrigin.RightBottom => new SKMatrix(0, -1, width, -1, 0, height, 0, 0, 1),
        SKEncodedOrigin.LeftBottom => new SKMatrix(0, 1, 0, -1, 0, height, 0, 0, 1),
        _ => SKMatrix.Identity,
    };
}
