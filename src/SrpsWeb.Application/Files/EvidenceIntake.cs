using System.Security.Cryptography;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Files;

namespace SrpsWeb.Application.Files;

/// <summary>A file as a form sends it.</summary>
/// <param name="Name">As the browser tells it; not to be trusted.</param>
/// <param name="Length">Bytes.</param>
public sealed record UploadedFile(string Name, long Length, Func<Stream> Open);

/// <summary>A file ready to be kept.</summary>
/// <param name="Small">The picture for a list; null for what is no picture.</param>
public sealed record PreparedFile(EvidenceFile File, byte[] Content, byte[]? Small);

/// <summary>Looks at uploaded files and makes of them what is kept: photos anew, PDFs as they are.</summary>
public sealed class EvidenceIntake(IPictureEncoder pictures)
{
    private const string Jpeg = "image/jpeg";

    private const string Pdf = "application/pdf";

    private static readonly PictureForm Photo = new(PictureFormat.Jpeg, LongestSide: 1600);

    private static readonly PictureForm InAList = new(PictureFormat.Jpeg, LongestSide: 240, Quality: 60);

    /// <exception cref="RuleBrokenException">
    /// <c>Evidence.TooMany</c>, and with the name of the first file refused <c>Evidence.Empty</c>, <c>Evidence.TooLarge</c>, <c>Evidence.Heic</c>,
    /// <c>Evidence.TypeRefused</c>, <c>Evidence.TooManyPixels</c>, <c>Evidence.Broken</c>.
    /// </exception>
    public async Task<IReadOnlyList<PreparedFile>> PrepareAsync(IReadOnlyList<UploadedFile> uploads, CancellationToken ct)
    {
        Evidence.RequireFew(uploads.Count);
        foreach (var upload in uploads)
            Evidence.RequireSize(NameOf(upload), upload.Length);
        var prepared = new List<PreparedFile>();
        foreach (var upload in uploads)
            prepared.Add(Prepare(upload, await ReadAsync(upload, ct)));
        return prepared;
    }

    private PreparedFile Prepare(UploadedFile upload, byte[] content)
    {
        if (Evidence.RequireKind(NameOf(upload), content) == FileKind.Pdf)
        {
            // A PDF that was cut off on its way has no end.
            if (content.AsSpan()[^Math.Min(content.Length, 1024)..].IndexOf("%%EOF"u8) < 0)
                throw new RuleBrokenException("Evidence.Broken", Evidence.Field, NameOf(upload));
            return Prepared(ShownFileName.Of(upload.Name, ".pdf"), Pdf, content, small: null);
        }

        var photo = Encode(upload, content, Photo);
        return Prepared(ShownFileName.Of(upload.Name, ".jpg"), Jpeg, photo, Encode(upload, photo, InAList));
    }

    private byte[] Encode(UploadedFile upload, byte[] picture, PictureForm form)
    {
        var encoded = pictures.Encode(picture, form);
        return encoded.Fault switch
        {
            PictureFault.TooManyPixels => throw new RuleBrokenException("Evidence.TooManyPixels", Evidence.Field, NameOf(upload), IPictureEncoder.MostPixels / 1_000_000),
            PictureFault.Broken => throw new RuleBrokenException("Evidence.Broken", Evidence.Field, NameOf(upload)),
            _ => encoded.Content,
        };
    }

    private static PreparedFile Prepared(string name, string mediaType, byte[] content, byte[]? small) =>
        new(new EvidenceFile(Guid.CreateVersion7(), name, mediaType, content.Length, Convert.ToHexStringLower(SHA256.HashData(content))), content, small);

    private static async Task<byte[]> ReadAsync(UploadedFile upload, CancellationToken ct)
    {
        await using var stream = upload.Open();
        var content = new byte[upload.Length];
        await stream.ReadExactlyAsync(content, ct);
        return content;
    }

    /// <summary>For a refusal: as the person knows the file.</summary>
    private static string NameOf(UploadedFile upload) => ShownFileName.Of(upload.Name, Path.GetExtension(upload.Name) is { Length: > 1 and < 9 } ending ? ending : "");
}
