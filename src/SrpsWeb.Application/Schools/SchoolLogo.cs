using System.Security.Cryptography;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Files;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Schools;

/// <summary>A logo made anew: as it is shown, and as the report's cover draws it.</summary>
/// <param name="Id">Of the content: the same picture sent twice is the same logo.</param>
public sealed record PreparedLogo(Guid Id, byte[] Content, byte[] ForPrint);

/// <summary>Keeps the logo of the letterhead.</summary>
public sealed class SchoolLogo(IFileStorage storage, IPictureEncoder pictures)
{
    private const int MostMegabytes = 5;

    private const string Field = "Logo";

    private static readonly PictureForm Shown = new(PictureFormat.Png, LongestSide: 600);

    /// <summary>20 mm at 300 dots per inch.</summary>
    private static readonly PictureForm Printed = new(PictureFormat.Png, LongestSide: 240);

    public Task<byte[]?> FindAsync(School school, CancellationToken ct) =>
        school.LogoId is { } id ? storage.ReadAsync(new FileKey(school.Id, id), ct) : Task.FromResult<byte[]?>(null);

    /// <exception cref="RuleBrokenException"><c>Logo.TooLarge</c>, <c>Logo.TypeRefused</c>, <c>Logo.TooManyPixels</c>, <c>Logo.Broken</c>.</exception>
    public async Task<PreparedLogo> PrepareAsync(UploadedFile upload, CancellationToken ct)
    {
        if (upload.Length > MostMegabytes * 1024 * 1024)
            throw new RuleBrokenException("Logo.TooLarge", Field, MostMegabytes);
        var sent = new byte[upload.Length];
        await using (var stream = upload.Open())
            await stream.ReadExactlyAsync(sent, ct);
        if (FileContent.KindOf(sent) is not (FileKind.Jpeg or FileKind.Png or FileKind.WebP))
            throw new RuleBrokenException("Logo.TypeRefused", Field);
        var shown = Encode(sent, Shown);
        return new PreparedLogo(new Guid(SHA256.HashData(shown).AsSpan(0, 16)), shown, Encode(shown, Printed));
    }

    /// <summary>Keeps the new logo while <paramref name="save"/> stores what <paramref name="school"/> says of it; what is not used any more is deleted.</summary>
    /// <param name="before">The school's logo before.</param>
    /// <exception cref="RuleBrokenException"><c>Logo.NotStored</c>.</exception>
    public async Task StoreAsync(School school, Guid? before, PreparedLogo? logo, Func<Task> save, CancellationToken ct)
    {
        if (logo is not null)
            await WriteAsync(school.Id, logo, ct);
        try
        {
            await save();
        }
        catch
        {
            if (logo is not null && logo.Id != before)
                Delete(school.Id, logo.Id);
            throw;
        }

        if (before is { } old && old != school.LogoId)
            Delete(school.Id, old);
    }

    private async Task WriteAsync(Guid schoolId, PreparedLogo logo, CancellationToken ct)
    {
        try
        {
            await storage.WriteAsync(new FileKey(schoolId, logo.Id), logo.Content, ct);
            await storage.WriteAsync(new FileKey(schoolId, logo.Id, IsSmall: true), logo.ForPrint, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException("Logo.NotStored", Field);
        }
    }

    private void Delete(Guid schoolId, Guid id)
    {
        storage.Delete(new FileKey(schoolId, id));
        storage.Delete(new FileKey(schoolId, id, IsSmall: true));
    }

    private byte[] Encode(byte[] picture, PictureForm form)
    {
        var encoded = pictures.Encode(picture, form);
        return encoded.Fault switch
        {
            PictureFault.TooManyPixels => throw new RuleBrokenException("Logo.TooManyPixels", Field, IPictureEncoder.MostPixels / 1_000_000),
            PictureFault.Broken => throw new RuleBrokenException("Logo.Broken", Field),
            _ => encoded.Content,
        };
    }
}
