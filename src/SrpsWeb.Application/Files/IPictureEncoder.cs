namespace SrpsWeb.Application.Files;

public enum PictureFormat
{
    /// <summary>For photos; what was transparent becomes white.</summary>
    Jpeg,

    /// <summary>For logos.</summary>
    Png,
}

/// <param name="LongestSide">Pixels; a smaller picture stays as large as it is.</param>
/// <param name="Quality">1 to 100, of a JPEG.</param>
public sealed record PictureForm(PictureFormat Format, int LongestSide, int Quality = 80);

public enum PictureFault
{
    None,

    /// <summary>It cannot be decoded, or not to its end.</summary>
    Broken,

    /// <summary>It says of itself that it is larger than <see cref="IPictureEncoder.MostPixels"/>; nobody tried to decode it.</summary>
    TooManyPixels,
}

/// <param name="Content">Empty where there is a fault.</param>
public sealed record EncodedPicture(byte[] Content, PictureFault Fault = PictureFault.None);

/// <summary>
/// Makes a picture anew from its pixels: upright, no larger than wanted, and without anything else the file held (place, camera,
/// time, remarks, a second file behind the first).
/// </summary>
public interface IPictureEncoder
{
    /// <summary>Width times height. A phone's photo has 12 to 50 million; those of 50 are sent smaller by the browser or not at all.</summary>
    const long MostPixels = 40_000_000;

    EncodedPicture Encode(byte[] picture, PictureForm form);
}
