using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Backups;

/// <summary>A backup as the list of the page shows it.</summary>
/// <param name="CreatedAt">UTC; null: the archive cannot be read.</param>
/// <param name="Kind">Null: it goes with the next one that is made, or cannot be read.</param>
public sealed record BackupLine(string Name, DateTime? CreatedAt, long Length, BackupKind? Kind);

/// <summary>How it stands with the backups. Asks the folder, not the database.</summary>
public sealed class BackupOverview(BackupFolder folder, BackupDesk desk, BackupSettings settings, TimeProvider time)
{
    public BackupSettings Settings => settings;

    /// <summary>None for two days, or none ever and the first one failed. Whoever turned them off makes them another way.</summary>
    public bool NeedsAttention => settings.Nightly && (folder.Newest()?.Manifest is { } newest ? IsOverdue(newest.CreatedAt) : desk.LastFailure is not null);

    /// <param name="createdAt">UTC, of the newest.</param>
    public bool IsOverdue(DateTime createdAt) => time.GetUtcNow().UtcDateTime - createdAt > BackupSchedule.OldestAllowed;

    /// <summary>Newest first; those that cannot be read last.</summary>
    public IReadOnlyList<BackupLine> Lines(SchoolZone zone)
    {
        var files = folder.List();
        var kept = settings.Retention.Kept(files.Select(file => file.Manifest).OfType<BackupManifest>().Select(manifest => BackupMaker.MomentOf(manifest, zone)));
        return [.. files.Select(file => new BackupLine(file.Name, file.Manifest?.CreatedAt, file.Length, file.Manifest is { } manifest && kept.TryGetValue(manifest.Number, out var kind) ? kind : null))];
    }
}
