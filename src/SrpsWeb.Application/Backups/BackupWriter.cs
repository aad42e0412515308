using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace SrpsWeb.Application.Backups;

/// <summary>Names of the parts of a backup.</summary>
internal static class BackupParts
{
    internal const string Manifest = "manifest.json";

    /// <summary>As the program sha256sum writes and checks it.</summary>
    internal const string Hashes = "SHA256SUMS";

    internal const string Database = "database/";

    /// <summary>Below it stands what the storage has, under its own ids.</summary>
    internal const string Files = "files/";
}

/// <summary>Writes an archive: a ZIP with a hash of every part.</summary>
internal sealed class BackupWriter(Stream target) : IDisposable
{
    private readonly ZipArchive _zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly SortedDictionary<string, string> _hashes = new(StringComparer.Ordinal);

    public bool Holds(string name) => _hashes.ContainsKey(name);

    /// <param name="compressed">Not for what is compressed already.</param>
    public async Task AddAsync(string name, bool compressed, Func<Stream, Task> write)
    {
        var entry = _zip.CreateEntry(name, compressed ? CompressionLevel.Fastest : CompressionLevel.NoCompression);
        using var hash = SHA256.Create();
        await using (var content = await entry.OpenAsync())
        await using (var hashed = new CryptoStream(content, hash, CryptoStreamMode.Write))
            await write(hashed);
        _hashes.Add(name, Convert.ToHexStringLower(hash.Hash!));
    }

    /// <summary>Writes the manifest and the hashes; the archive is whole once it has been disposed of.</summary>
    public async Task FinishAsync(BackupManifest manifest, CancellationToken ct)
    {
        await AddAsync(BackupParts.Manifest, compressed: true, content => manifest.WriteAsync(content, ct));
        await using var content = await _zip.CreateEntry(BackupParts.Hashes, CompressionLevel.Fastest).OpenAsync(ct);
        foreach (var (name, hash) in _hashes)
            await content.WriteAsync(Encoding.UTF8.GetBytes($"{hash}  {name}\n"), ct);
    }

    public void Dispose() => _zip.Dispose();
}
