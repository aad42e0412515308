using System.Collections.Concurrent;
using System.Globalization;
using SrpsWeb.Data;
using SrpsWeb.Domain;

namespace SrpsWeb.Application.Backups;

/// <summary>An archive in the folder.</summary>
/// <param name="Length">Bytes.</param>
/// <param name="Manifest">Null: it cannot be read. It is no backup then, and nobody deletes it.</param>
public sealed record BackupFile(string Path, long Length, BackupManifest? Manifest)
{
    public string Name => System.IO.Path.GetFileName(Path);

    /// <summary>Place in the order of making: the manifest's, or of one that cannot be read the name's; 0 where neither tells.</summary>
    internal long Number => Manifest?.Number
        ?? (long.TryParse(System.IO.Path.GetFileNameWithoutExtension(Path).Split('-')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var named) ? named : 0);
}

/// <summary>The folder of the backups. What is not finished stands there under a name that is none of a backup.</summary>
public sealed class BackupFolder(BackupSettings settings)
{
    private const string Unfinished = ".unfinished-";

    /// <summary>A manifest is read once: an archive is never changed, only replaced.</summary>
    private readonly ConcurrentDictionary<(string Path, long Length, DateTime Written), BackupManifest> _read = new();

    public string Path => settings.Folder;

    /// <summary>Newest first, those that cannot be read last. A folder that cannot be read has none.</summary>
    public IReadOnlyList<BackupFile> List()
    {
        try
        {
            return Directory.Exists(Path) ? Found() : [];
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The good one made last, or null.</summary>
    public BackupFile? Newest() => List().FirstOrDefault(file => file.Manifest is not null);

    /// <summary>Keeps every other process from making a backup here until it is disposed of; makes the folder where there is none.</summary>
    /// <exception cref="RuleBrokenException"><c>Backup.Busy</c>: another one is making one.</exception>
    /// <exception cref="IOException">The folder cannot be made or written to; also <see cref="UnauthorizedAccessException"/>.</exception>
    internal FileStream Take()
    {
        // Everything the schools know is in here: nobody else on the machine reads it.
        OwnerOnly.MakeFolder(Path);
        var path = System.IO.Path.Combine(Path, ".lock");
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (File.Exists(path))
        {
            throw new RuleBrokenException("Backup.Busy");
        }
    }

    /// <summary>An empty folder for what is being made, without what a killed program left of earlier ones. Only under <see cref="Take"/>.</summary>
    internal string BeginWork()
    {
        foreach (var left in Directory.EnumerateDirectories(Path, Unfinished + "*"))
            Directory.Delete(left, recursive: true);
        return Directory.CreateDirectory(System.IO.Path.Combine(Path, Unfinished + Guid.NewGuid().ToString("N")[..8])).FullName;
    }

    /// <summary>As <see cref="List"/>, for whoever makes the next one: one that overlooks the others would be numbered before them.</summary>
    /// <exception cref="IOException">The folder cannot be read; also <see cref="UnauthorizedAccessException"/>.</exception>
    internal IReadOnlyList<BackupFile> Found() =>
        [.. new DirectoryInfo(Path).EnumerateFiles("*.zip").Where(file => !file.Name.StartsWith('.')).Select(Read).OrderByDescending(file => file.Manifest?.Number ?? -1)];

    /// <summary>One that could not be read is tried again: another program may have held it.</summary>
    private BackupFile Read(FileInfo file)
    {
        var key = (file.FullName, file.Length, file.LastWriteTimeUtc);
        if (!_read.TryGetValue(key, out var manifest) && (manifest = ManifestOf(file.FullName)) is not null)
            _read[key] = manifest;
        return new BackupFile(file.FullName, file.Length, manifest);
    }

    private static BackupManifest? ManifestOf(string path)
    {
        try
        {
            using var reader = BackupReader.Open(path);
            return reader.Manifest;
        }
        catch (Exception problem) when (problem is RuleBrokenException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}
