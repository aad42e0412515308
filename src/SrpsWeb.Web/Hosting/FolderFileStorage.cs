using SrpsWeb.Application.Files;

namespace SrpsWeb.Web.Hosting;

/// <summary>Files in <c>Storage:Root</c>, a folder for each school. Names are ids; what a person calls a file never gets here.</summary>
internal sealed class FolderFileStorage(SrpsSettings settings) : IFileStorage
{
    public async Task WriteAsync(FileKey key, ReadOnlyMemory<byte> content, CancellationToken ct)
    {
        var path = PathOf(key);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        // Whoever reads meets the whole file or none, also after the power failed half-way.
        var unfinished = $"{path}.{Guid.NewGuid():N}.tmp";
        try
        {
            await using (var file = new FileStream(unfinished, FileMode.CreateNew, FileAccess.Write, FileShare.None))
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
        var path = PathOf(key);
        if (File.Exists(path))
            File.Delete(path);
    }

    private string PathOf(FileKey key) => Path.Combine(settings.StorageRoot, key.SchoolId.ToString("N"), key.Id.ToString("N") + (key.IsSmall ? "-s" : ""));
}
