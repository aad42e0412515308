using SrpsWeb.Application.Files;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>Files in <c>Storage:Root</c>, a folder for each school. Names are ids; what a person calls a file never gets here.</summary>
internal sealed class FolderFileStorage(SrpsSettings settings, ILogger<FolderFileStorage> logger) : IFileStorage
{
    private const string SmallEnd = "-s";

    public async Task WriteAsync(FileKey key, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = PathOf(key);
        OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
        // Whoever reads meets the whole file or none, also after the power failed half-way.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, OwnerOnly.NewFile()))
            {
                await file.WriteAsync(content, ct);
                file.Flush(flushToDisk: true);
            }

            File.Move(unfinished, path, overwrite: true);
        }
        finally
        {
            File.Delete(unfinished);
        }
    }

    public async Task<byte[]?> ReadAsync(FileKey key, CancellationToken ct)
    {
        var path = PathOf(key);
        return File.Exists(path) ? await File.ReadAllBytesAsync(path, ct) : null;
    }

    public IReadOnlyList<FileKey> List(Guid schoolId, DateTime writtenBefore)
    {
        var folder = new DirectoryInfo(FolderOf(schoolId));
        if (!folder.Exists)
            return [];
        return [.. folder.EnumerateFiles().Where(file => file.LastWriteTimeUtc < writtenBefore).Select(file => KeyOf(schoolId, file.Name)).OfType<FileKey>()];
    }

    public void Delete(FileKey key)
    {
        try
        {
            var path = PathOf(key);
            if (File.Exists(path))
                File.Delete(path);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogWarning(problem, "A file nobody refers to stays in the storage.");
        }
    }

    private string FolderOf(Guid schoolId) => Path.Combine(settings.StorageRoot, schoolId.ToString("N"));

    private string PathOf(FileKey key) => Path.Combine(FolderOf(key.SchoolId), key.Id.ToString("N") + (key.IsSmall ? SmallEnd : ""));

    /// <summary>Null for what this class has not written.</summary>
    private static FileKey? KeyOf(Guid schoolId, string name)
    {
        var isSmall = name.EndsWith(SmallEnd, StringComparison.Ordinal);
        return Guid.TryParseExact(isSmall ? name[..^SmallEnd.Length] : name, "N", out var id) ? new FileKey(schoolId, id, isSmall) : null;
    }
}
