using System.Data.Common;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Logging;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Backups;

/// <summary>
/// Makes a backup of everything: database with the key ring, and stored files (ADR 0016). It is written beside the others under another
/// name, read once more from beginning to end, and only then called a backup.
/// </summary>
public sealed class BackupMaker(BackupSettings settings, BackupFolder folder, IDatabaseCopies databases, AuditAnchors anchors, TimeProvider time, ILogger<BackupMaker> logger)
{
    /// <param name="id">Made by whoever asks. One that is there already is given back.</param>
    /// <param name="zone">Whose day a backup belongs to.</param>
    /// <exception cref="RuleBrokenException">
    /// <c>Backup.Busy</c>, <c>Backup.NotWritten</c>, <c>Backup.DatabaseDamaged</c>, <c>Backup.DatabaseUnreadable</c> or <c>Backup.Damaged</c>; the earlier backups are as they were.
    /// </exception>
    public async Task<BackupFile> MakeAsync(Guid id, SchoolZone zone, CancellationToken ct)
    {
        try
        {
            await using var taken = folder.Take();
            var before = folder.Found();
            if (before.FirstOrDefault(file => file.Manifest?.Id == id) is { } made)
                return made;
            var work = folder.BeginWork();
            try
            {
                var number = before.Select(file => file.Number).DefaultIfEmpty(0).Max() + 1;
                var path = await WriteAsync(id, number, zone, work, ct);
                DeleteWhatNeedNotStay(zone);
                return folder.Found().First(file => file.Path == path);
            }
            finally
            {
                Directory.Delete(work, recursive: true);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new RuleBrokenException("Backup.NotWritten", null, problem.Message);
        }
    }

    private async Task<string> WriteAsync(Guid id, long number, SchoolZone zone, string work, CancellationToken ct)
    {
        var createdAt = time.GetUtcNow();
        var unfinished = Path.Combine(work, "backup.zip");
        await using (var target = new FileStream(unfinished, OwnerOnly.NewFile()))
        {
            using (var writer = new BackupWriter(target))
            {
                // Before the database, so that a file deleted meanwhile is there for the record that still names it; and once more after it, for the records that are new.
                var files = await AddFilesAsync(writer, ct);
                // Before it, too: what is acted meanwhile is then beyond the head and harms nothing.
                var heads = await HeadsAsync(ct);
                var database = await databases.CopyAsync((name, write) => writer.AddAsync(name, compressed: true, write), work, ct);
                files += await AddFilesAsync(writer, ct);
                await writer.FinishAsync(
                    new BackupManifest(BackupManifest.CurrentFormat, id, number, databases.Engine, ProgramVersion(), createdAt.UtcDateTime, database.Migrations, database.Rows, files, heads),
                    ct);
            }

            target.Flush(flushToDisk: true);
        }

        using (var reader = BackupReader.Open(unfinished))
            await reader.VerifyAsync(ct);
        var path = Path.Combine(folder.Path, string.Create(CultureInfo.InvariantCulture, $"srps-{zone.Local(createdAt):yyyyMMdd-HHmm}-{number}.zip"));
        File.Move(unfinished, path);
        return path;
    }

    /// <summary>Null of a database that does not answer: copying it says what is wrong with it.</summary>
    private async Task<IReadOnlyList<AuditAnchor>?> HeadsAsync(CancellationToken ct)
    {
        try
        {
            return await anchors.CurrentAsync(ct);
        }
        catch (DbException)
        {
            return null;
        }
    }

    /// <returns>How many were added that the archive did not have.</returns>
    private async Task<int> AddFilesAsync(BackupWriter writer, CancellationToken ct)
    {
        var added = 0;
        foreach (var (path, name) in StoredFiles.In(settings.StorageRoot).Where(file => !writer.Holds(BackupParts.Files + file.Name)))
        {
            ct.ThrowIfCancellationRequested();
            if (OpenUnlessGone(path) is not { } source)
                continue;
            await using (source)
                await writer.AddAsync(BackupParts.Files + name, compressed: false, target => source.CopyToAsync(target, ct));
            added++;
        }

        return added;
    }

    private static FileStream? OpenUnlessGone(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>One that cannot be deleted is tried again next time; the new backup is no worse for it.</summary>
    private void DeleteWhatNeedNotStay(SchoolZone zone)
    {
        var backups = folder.Found().Where(file => file.Manifest is not null).ToList();
        var kept = settings.Retention.Kept(backups.Select(file => MomentOf(file.Manifest!, zone)));
        foreach (var file in backups.Where(file => !kept.ContainsKey(file.Manifest!.Number)))
        {
            try
            {
                File.Delete(file.Path);
            }
            catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
            {
                logger.LogWarning("The backup {File} could not be deleted: {Reason}", file.Name, problem.Message);
            }
        }
    }

    internal static BackupMoment MomentOf(BackupManifest manifest, SchoolZone zone) =>
        new(manifest.Number, zone.Day(new DateTimeOffset(DateTime.SpecifyKind(manifest.CreatedAt, DateTimeKind.Utc))));

    private static string ProgramVersion() => typeof(BackupMaker).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0] ?? "";
}
