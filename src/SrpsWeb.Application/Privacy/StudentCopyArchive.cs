using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using SrpsWeb.Application.Files;

namespace SrpsWeb.Application.Privacy;

/// <summary>Packs a copy: <c>data.json</c>, <c>salinan.pdf</c> and the files under <c>bukti/</c>.</summary>
public sealed class StudentCopyArchive(EvidenceStore evidence)
{
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter() },
    };

    /// <summary>Writes the archive file by file, so that no more than one of them is in memory.</summary>
    /// <param name="pdf">The drawn document of the copy, which names the files.</param>
    public async Task WriteAsync(Stream target, CopyMaterial material, byte[] pdf, CancellationToken ct)
    {
        await using var archive = await ZipArchive.CreateAsync(target, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, ct);
        var written = new List<CopiedFile>();
        foreach (var file in material.Files)
        {
            var content = await evidence.FindAsync(file.CaseFileId, file.Id, small: false, ct);
            if (content is not null)
                await AddAsync(archive, file.Told.Path!, content.Content, CompressionLevel.NoCompression, material.Copy.MadeAt, ct);
            written.Add(content is null ? file.Told with { Path = null } : file.Told);
        }

        await AddAsync(archive, "salinan.pdf", pdf, CompressionLevel.NoCompression, material.Copy.MadeAt, ct);
        await AddAsync(archive, "data.json", JsonSerializer.SerializeToUtf8Bytes(material.Copy with { Files = written }, Json), CompressionLevel.Optimal, material.Copy.MadeAt, ct);
    }

    private static async Task AddAsync(ZipArchive archive, string path, byte[] content, CompressionLevel level, DateTime at, CancellationToken ct)
    {
        var entry = archive.CreateEntry(path, level);
        // The archive's clock has no zone; without this it would be that of the machine.
        entry.LastWriteTime = new DateTimeOffset(at);
        await using var stream = await entry.OpenAsync(ct);
        await stream.WriteAsync(content, ct);
    }
}
