using SrpsWeb.Application.Files;
using SrpsWeb.Data;

namespace SrpsWeb.Web.Hosting;

/// <summary>Files in <c>Storage:Root</c>, a folder for each school. Names are ids; what a person calls a file never gets here.</summary>
internal sealed class FolderFileStorage(SrpsSettings settings, ILogger<FolderFileStorage> logger) : IFileStorage
{
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

    private string PathOf(FileKey key) => Path.Combine(settings.StorageRoot, key.SchoolId.ToString("N"), key.Id.ToString("N") + (key.IsSmall ? "-s" : ""));
}
