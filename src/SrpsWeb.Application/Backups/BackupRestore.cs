using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;

namespace SrpsWeb.Application.Backups;

/// <summary>What a restore did.</summary>
/// <param name="DatabaseAside">Where the database is that was there before.</param>
/// <param name="FilesAside">Where the files are that were there before.</param>
public sealed record RestoreOutcome(BackupManifest Manifest, string DatabaseAside, string FilesAside);

/// <summary>
/// Puts a backup in the place of what is there, which is put aside and never deleted. Interrupted before it is decided, everything is as it
/// was; behind that it is finished by <see cref="FinishInterruptedAsync"/>, which every start does.
/// </summary>
public sealed class BackupRestore(BackupSettings settings, IDatabaseCopies databases, TimeProvider time)
{
    private readonly StoredFiles _files = new(settings.StorageRoot);
    private readonly AuditAnchorFile _anchors = new(settings.Folder);

    /// <summary>Reads the archive from beginning to end.</summary>
    /// <exception cref="RuleBrokenException"><c>Backup.NotFound</c>, <c>Backup.Damaged</c>, <c>Backup.Newer</c> or <c>Backup.OtherEngine</c>.</exception>
    public async Task<BackupManifest> CheckAsync(string path, CancellationToken ct)
    {
        using var archive = await OpenAsync(path, ct);
        return archive.Manifest;
    }

    /// <exception cref="RuleBrokenException">As of <see cref="CheckAsync"/>, or <c>Backup.ServerRuns</c>, <c>Backup.NotRestored</c>: the present data are as they were;
    /// or <c>Backup.RestorePending</c>: it was decided and is finished by the next start.</exception>
    public async Task<RestoreOutcome> RestoreAsync(string path, IProgress<RestoreStep>? steps, CancellationToken ct)
    {
        using var archive = await OpenAsync(path, ct);
        steps?.Report(RestoreStep.Checked);
        await using var database = await databases.TakeAloneAsync(ct);
        steps?.Report(RestoreStep.Alone);
        try
        {
            await FinishAsync(database, ct);
            database.ForgetStaged();
            _files.Forget();
            return await ReplaceAsync(archive, database, steps, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            throw Stopped(problem);
        }
    }

    /// <summary>Finishes a restore that was killed: with the backup in place where it had been decided, else with the old data.</summary>
    /// <returns>True: the backup is in place. False: the old data are. Null: there was nothing to finish.</returns>
    /// <exception cref="RuleBrokenException"><c>Backup.ServerRuns</c>: one is under way; or <c>Backup.RestorePending</c>.</exception>
    public async Task<bool?> FinishInterruptedAsync(CancellationToken ct)
    {
        if (_files.Undone is null)
            return null;
        await using var database = await databases.TakeAloneAsync(ct);
        try
        {
            return await FinishAsync(database, ct);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or DbException)
        {
            throw Stopped(problem);
        }
    }

    /// <summary>Once decided, the next start or the command finishes it: nobody may believe that the old data stay.</summary>
    private RuleBrokenException Stopped(Exception problem) =>
        new(_files.Undone is null ? "Backup.NotRestored" : "Backup.RestorePending", null, problem.Message);

    private async Task<bool?> FinishAsync(IDatabaseAlone database, CancellationToken ct)
    {
        if (_files.Undone is not { } id)
            return null;
        var placed = await database.FinishAsync(id, ct);
        if (placed)
        {
            _files.Place(null);
            return true;
        }

        _files.Forget();
        _anchors.CancelRestore(id, time.StoredNow());
        return false;
    }

    private async Task<RestoreOutcome> ReplaceAsync(BackupReader archive, IDatabaseAlone database, IProgress<RestoreStep>? steps, CancellationToken ct)
    {
        var id = time.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture) + "-" + RandomNumberGenerator.GetHexString(4, lowercase: true);
        var expected = new CopiedDatabase(archive.Manifest.Migrations, archive.Manifest.Rows);
        await database.StageAsync(id, expected, archive.OpenPart, ct);
        steps?.Report(RestoreStep.DatabaseStaged);
        await _files.StageAsync(id, archive, ct);
        steps?.Report(RestoreStep.FilesStaged);
        // Before it is decided: an anchor that would cry wolf over the restored data is worse than one that is void too early.
        _anchors.NoteRestore(id, archive.Manifest.AuditHeads ?? [], time.StoredNow());
        _files.Decide(id);
        steps?.Report(RestoreStep.Decided);
        // From here on nobody may stop half-way because he no longer waits.
        try
        {
            await database.PlaceAsync(id, expected, archive.OpenPart, steps, CancellationToken.None);
        }
        catch (RuleBrokenException)
        {
            // The engine refused and is as it was: nothing is left to be finished.
            _files.Forget();
            _anchors.CancelRestore(id, time.StoredNow());
            throw;
        }

        steps?.Report(RestoreStep.DatabasePlaced);
        _files.Place(steps);
        return new RestoreOutcome(archive.Manifest, database.AsidePlace(id), _files.AsidePlace(id));
    }

    private async Task<BackupReader> OpenAsync(string path, CancellationToken ct)
    {
        var archive = BackupReader.Open(path);
        try
        {
            // A newer format may be read wrongly, so that is said before anything is called damaged.
            if (archive.Manifest.Format > BackupManifest.CurrentFormat || archive.Manifest.Migrations.Except(databases.KnownMigrations, StringComparer.Ordinal).Any())
                throw archive.Manifest.Engine == databases.Engine
                    ? new RuleBrokenException("Backup.Newer", null, archive.Manifest.Program)
                    : new RuleBrokenException("Backup.OtherEngine", null, archive.Manifest.Engine, databases.Engine);
            await archive.VerifyAsync(ct);
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }
}
