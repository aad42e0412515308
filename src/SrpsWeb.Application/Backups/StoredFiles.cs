using System.Text.Json;
using SrpsWeb.Data.Backups;

namespace SrpsWeb.Application.Backups;

/// <summary>
/// The folder of the stored files, put aside and replaced within itself: it may be the root of a disk, which nobody can rename. Names with a
/// dot at the front are no stored files, on whatever level.
/// </summary>
internal sealed class StoredFiles(string root)
{
    private sealed record Decision(string Id, string[] Old, string[] New);

    private string DecisionPath => Path.Combine(root, ".restoring.json");

    /// <summary>Id of a restore that was decided and is not finished, or null.</summary>
    internal string? Undone => Read()?.Id;

    internal static IEnumerable<(string Path, string Name)> In(string root) => !Directory.Exists(root)
        ? []
        : from entry in Directory.EnumerateFileSystemEntries(root)
          where IsStored(Path.GetFileName(entry))
          from path in File.Exists(entry) ? [entry] : Directory.EnumerateFiles(entry, "*", SearchOption.AllDirectories)
          let name = Path.GetRelativePath(root, path).Replace('\\', '/')
          where !name.EndsWith(".tmp", StringComparison.Ordinal) && !name.Split('/').Any(part => part.StartsWith('.'))
          select (path, name);

    internal string AsidePlace(string id) => Path.Combine(root, ".before-restore-" + id);

    /// <summary>Puts the files of the archive beside the present ones.</summary>
    internal async Task StageAsync(string id, BackupReader archive, CancellationToken ct)
    {
        Directory.CreateDirectory(StagedPlace(id));
        foreach (var name in archive.Files)
        {
            var path = Path.Combine(StagedPlace(id), name[BackupParts.Files.Length..]);
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            await using var source = archive.OpenPart(name);
            await using var target = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None);
            await source.CopyToAsync(target, ct);
            target.Flush(flushToDisk: true);
        }
    }

    /// <summary>Writes down what is to be moved. An interruption before leaves everything old; one behind it can be finished.</summary>
    internal void Decide(string id)
    {
        var decision = new Decision(id, Names(root), Names(StagedPlace(id)));
        var unfinished = Path.Combine(root, ".restoring.tmp");
        using (var file = new FileStream(unfinished, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            JsonSerializer.Serialize(file, decision);
            file.Flush(flushToDisk: true);
        }

        File.Move(unfinished, DecisionPath, overwrite: true);
    }

    /// <summary>What has been moved already is left as it is, so that it can be done again.</summary>
    internal void Place(IProgress<RestoreStep>? steps)
    {
        var (id, old, fresh) = Read()!;
        var aside = Directory.CreateDirectory(AsidePlace(id)).FullName;
        foreach (var name in old.Where(name => !Exists(Path.Combine(aside, name))))
            Directory.Move(Path.Combine(root, name), Path.Combine(aside, name));
        steps?.Report(RestoreStep.FilesAside);
        foreach (var name in fresh.Where(name => Exists(Path.Combine(StagedPlace(id), name))))
            Directory.Move(Path.Combine(StagedPlace(id), name), Path.Combine(root, name));
        steps?.Report(RestoreStep.FilesPlaced);
        Forget();
    }

    /// <summary>Removes the decision and whatever is staged.</summary>
    internal void Forget()
    {
        if (!Directory.Exists(root))
            return;
        File.Delete(DecisionPath);
        foreach (var staged in Directory.EnumerateDirectories(root, ".restore-*"))
            Directory.Delete(staged, recursive: true);
    }

    private string StagedPlace(string id) => Path.Combine(root, ".restore-" + id);

    private Decision? Read()
    {
        if (!File.Exists(DecisionPath))
            return null;
        using var file = File.OpenRead(DecisionPath);
        return JsonSerializer.Deserialize<Decision>(file);
    }

    /// <summary>The system's own folder at a disk's root belongs to nobody here.</summary>
    private static bool IsStored(string name) => !name.StartsWith('.') && name != "lost+found";

    private static bool Exists(string path) => File.Exists(path) || Directory.Exists(path);

    private static string[] Names(string folder) => [.. Directory.EnumerateFileSystemEntries(folder).Select(path => Path.GetFileName(path)).Where(IsStored)];
}
