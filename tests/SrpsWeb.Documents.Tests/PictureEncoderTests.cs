using System.Text;
using SkiaSharp;
using SrpsWeb.Application.Files;
using SrpsWeb.Documents.Layout;

namespace SrpsWeb.Documents.Tests;

public sealed class PictureEncoderTests
{
    private const byte JfifHeader = 0xE0;

    private static readonly PictureForm Photo = new(PictureFormat.Jpeg, LongestSide: 1600);

    private readonly SkiaPictureEncoder _encoder = new();

    /// <summary>Where a photo was taken is where the student lives.</summary>
    [Fact]
    public void Encode_PhotoWithPlaceAndCamera_KeepsThePixelsAlone()
    {
        var sent = TestPictures.Tagged(TestPictures.Picture(400, 200), orientation: 6);
        using (var read = SKCodec.Create(SKData.CreateCopy(sent)))
            Assert.Equal(SKEncodedOrigin.RightTop, read.EncodedOrigin);
        Assert.Contains(TestPictures.Camera, Encoding.Latin1.GetString(sent), StringComparison.Ordinal);

        var kept = _encoder.Encode(sent, Photo);

        Assert.Equal(PictureFault.None, kept.Fault);
        foreach (var trace in new[] { TestPictures.Camera, "Exif", "II*\0", "http" })
            Assert.DoesNotContain(trace, Encoding.Latin1.GetString(kept.Content), StringComparison.Ordinal);
        // Segments for applications (E0 to EF) and remarks (FE): none but the one that says "JPEG".
        Assert.All(TestPictures.Markers(kept.Content), marker => Assert.True(marker is JfifHeader or (< 0xE0 and not 0xFE), $"segment {marker:X2}"));
    }

    [Theory]
    [InlineData(1, false, "left top")]
    [InlineData(2, false, "right top")]
    [InlineData(3, false, "right bottom")]
    [InlineData(4, false, "left bottom")]
    [InlineData(5, true, "left top")]
    [InlineData(6, true, "right top")]
    [InlineData(7, true, "right bottom")]
    [InlineData(8, true, "left bottom")]
    public void Encode_PictureTakenTurned_IsUpright(ushort orientation, bool stands, string red)
    {
        using var upright = Decoded(_encoder.Encode(TestPictures.Tagged(TestPictures.Picture(400, 200), orientation), Photo));

        Assert.Equal(stands ? (200, 400) : (400, 200), (upright.Width, upright.Height));
        foreach (var (corner, x, y) in new[] { ("left top", 0.1, 0.1), ("right top", 0.9, 0.1), ("left bottom", 0.1, 0.9), ("right bottom", 0.9, 0.9) })
        {
            var color = upright.GetPixel((int)(upright.Width * x), (int)(upright.Height * y));
            Assert.True(corner == red ? color is { Red: > 200, Blue: < 60 } : color is { Red: < 60, Blue: > 200 }, $"{corner}: {color}");
        }
    }

    [Theory]
    [InlineData(4000, 3000, SKEncodedImageFormat.Jpeg, 1600, 1200)]
    [InlineData(3100, 1000, SKEncodedImageFormat.Webp, 1600, 516)]
    [InlineData(1000, 3000, SKEncodedImageFormat.Png, 533, 1600)]
    [InlineData(900, 700, SKEncodedImageFormat.Jpeg, 900, 700)]
    public void Encode_IsNoLargerThanWantedAndNeverEnlarged(int width, int height, SKEncodedImageFormat format, int wantedWidth, int wantedHeight)
    {
        using var kept = Decoded(_encoder.Encode(TestPictures.Picture(width, height, format), Photo));

        Assert.Equal((wantedWidth, wantedHeight), (kept.Width, kept.Height));
        Assert.True(kept.GetPixel(kept.Width / 10, kept.Height / 10) is { Red: > 200, Blue: < 60 });
    }

    [Fact]
    public void Encode_Transparent_IsWhiteAsAPhotoAndStaysSoAsALogo()
    {
        var sent = TestPictures.Picture(100, 100, SKEncodedImageFormat.Png, SKColors.Transparent);

        using var photo = Decoded(_encoder.Encode(sent, Photo));
        using var logo = Decoded(_encoder.Encode(sent, new PictureForm(PictureFormat.Png, LongestSide: 50)));

        Assert.True(photo.GetPixel(90, 90) is { Red: > 250, Green: > 250, Blue: > 250 });
        Assert.Equal((50, 0), (logo.Width, logo.GetPixel(45, 45).Alpha));
    }

    /// <summary>A few kilobytes that say they are four thousand million pixels.</summary>
    [Fact]
    public void Encode_MorePixelsThanAllowed_IsNotEvenTried()
    {
        var before = GC.GetTotalAllocatedBytes(precise: true);

        var refused = _encoder.Encode(TestPictures.Claiming(TestPictures.Picture(64, 64), 65_000, 65_000), Photo);

        Assert.Equal((PictureFault.TooManyPixels, 0), (refused.Fault, refused.Content.Length));
        Assert.InRange(GC.GetTotalAllocatedBytes(precise: true) - before, 0, 5_000_000);
    }

    [Fact]
    public void Encode_CutOffOrNoPictureAtAll_IsBroken()
    {
        var whole = TestPictures.Picture(800, 600);

        Assert.Equal(PictureFault.Broken, _encoder.Encode(whole[..(whole.Length / 2)], Photo).Fault);
        Assert.Equal(PictureFault.Broken, _encoder.Encode([0xFF, 0xD8, 0xFF, .. "tidak ada gambar di sini"u8], Photo).Fault);
        Assert.Equal(PictureFault.Broken, _encoder.Encode([], Photo).Fault);
    }

    private static SKBitmap Decoded(EncodedPicture picture)
    {
        Assert.Equal(PictureFault.None, picture.Fault);
        return SKBitmap.Decode(picture.Content);
    }
}
