using System.IO.Compression;
using System.Security.Cryptography;
using System.Text.Json;
using SrpsWeb.Domain;

namespace SrpsWeb.Application.Backups;

/// <summary>An archive opened for reading. What it says of itself is believed only after <see cref="VerifyAsync"/>.</summary>
internal sealed class BackupReader : IDisposable
{
    private readonly ZipArchive _zip;

    private BackupReader(ZipArchive zip, BackupManifest manifest)
    {
        _zip = zip;
        Manifest = manifest;
    }

    public BackupManifest Manifest { get; }

    /// <summary>Names of the stored files, below <see cref="BackupParts.Files"/>.</summary>
    public IEnumerable<string> Files => _zip.Entries.Select(entry => entry.FullName).Where(name => name.StartsWith(BackupParts.Files, StringComparison.Ordinal));

    /// <exception cref="RuleBrokenException"><c>Backup.Damaged</c>: no archive of this product, or not a whole one. <c>Backup.NotFound</c>.</exception>
    public static BackupReader Open(string path)
    {
        if (!File.Exists(path))
            throw new RuleBrokenException("Backup.NotFound", null, path);
        ZipArchive? zip = null;
        try
        {
            zip = ZipFile.OpenRead(path);
            using var content = (zip.GetEntry(BackupParts.Manifest) ?? throw new InvalidDataException(BackupParts.Manifest)).Open();
            return new BackupReader(zip, BackupManifest.Read(content));
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            zip?.Dispose();
            throw Damaged(problem.Message);
        }
    }

    public Stream OpenPart(string name) => (_zip.GetEntry(name) ?? throw Damaged(name)).Open();

    /// <summary>Reads every part and compares it with its hash.</summary>
    /// <exception cref="RuleBrokenException"><c>Backup.Damaged</c>.</exception>
    public async Task VerifyAsync(CancellationToken ct)
    {
        try
        {
            var hashes = await ReadHashesAsync(ct);
            foreach (var entry in _zip.Entries.Where(entry => entry.FullName != BackupParts.Hashes))
            {
                if (!IsPlace(entry.FullName) || !hashes.Remove(entry.FullName, out var expected))
                    throw Damaged(entry.FullName);
                await using var content = await entry.OpenAsync(ct);
                if (!Convert.ToHexStringLower(await SHA256.HashDataAsync(content, ct)).Equals(expected, StringComparison.Ordinal))
                    throw Damaged(entry.FullName);
            }

            if (hashes.Count > 0)
                throw Damaged(hashes.Keys.First());
        }
        catch (Exception problem) when (IsDamage(problem))
        {
            throw Damaged(problem.Message);
        }
    }

    public void Dispose() => _zip.Dispose();

    private static RuleBrokenException Damaged(string what) => new("Backup.Damaged", null, what);

    private static bool IsDamage(Exception problem) => problem is InvalidDataException or IOException or JsonException or NotSupportedException or ArgumentException or FormatException or OverflowException;

    /// <summary>A name that leads nowhere but below the folder it is put into.</summary>
    private static bool IsPlace(string name) =>
        name == BackupParts.Manifest
        || ((name.StartsWith(BackupParts.Database, StringComparison.Ordinal) || name.StartsWith(BackupParts.Files, StringComparison.Ordinal))
            && !name.Contains('\\', StringComparison.Ordinal)
            && name.Split('/').All(part => part.Length > 0 && !part.StartsWith('.')));

    private async Task<Dictionary<string, string>> ReadHashesAsync(CancellationToken ct)
    {
        using var lines = new StreamReader(OpenPart(BackupParts.Hashes));
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        while (await lines.ReadLineAsync(ct) is { } line)
        {
            var parts = line.Split("  ", 2);
            if (parts.Length != 2 || !hashes.TryAdd(parts[1], parts[0]))
                throw Damaged(BackupParts.Hashes);
        }

        return hashes;
    }
}
