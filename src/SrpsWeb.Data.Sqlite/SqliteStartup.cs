using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace SrpsWeb.Data.Sqlite;

/// <summary>Brings the embedded database to this version's schema before the first request, or refuses with one clear line.</summary>
public static class SqliteStartup
{
    /// <summary>Looking through a larger file would take longer than a start may; the backup of every night does it.</summary>
    private const long LargestLookedThrough = 256 * 1024 * 1024;

    /// <summary>As <see cref="OpenAsync"/>, for somebody who does not stay.</summary>
    public static async Task PrepareAsync(SrpsDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        using var held = await OpenAsync(db, now, ct);
    }

    /// <summary>Creates or migrates the file. A copy is made first when an existing file has to be changed.</summary>
    /// <param name="db">Context on the file.</param>
    /// <param name="now">UTC; names the copy.</param>
    /// <returns>To be held as long as the program runs: until then no backup is put back. Null for a database in memory.</returns>
    /// <exception cref="DatabaseRefusedException">Folder not writable, another process is migrating or restoring, file damaged, or of a newer version.</exception>
    public static async Task<IDisposable?> OpenAsync(SrpsDbContext db, DateTimeOffset now, CancellationToken ct)
    {
        var path = SqliteSetup.FilePath(db.Database.GetConnectionString()!);
        if (path is null)
        {
            await db.Database.MigrateAsync(ct);
            await SqliteAuditGuard.EnsureAsync(db, ct);
            return null;
        }

        try
        {
            OwnerOnly.MakeFolder(Path.GetDirectoryName(path)!);
            await using var processLock = TakeProcessLock(path);
            // SQLite gives its journals the rights of the file.
            OwnerOnly.MakeEmptyFile(path);
            await MigrateAsync(db, path, now, ct);
            foreach (var part in new[] { path, path + "-wal", path + "-shm" })
                OwnerOnly.Restrict(part);
            return SqliteInUse.Share(path);
        }
        catch (DatabaseRefusedException)
        {
            LetGo(db);
            throw;
        }
        catch (Exception problem) when (problem is UnauthorizedAccessException or IOException)
        {
            throw new DatabaseRefusedException($"The database folder {Path.GetDirectoryName(path)} cannot be written to: {problem.Message}", problem);
        }
        catch (SqliteException problem)
        {
            LetGo(db);
            throw new DatabaseRefusedException($"The database {path} cannot be opened: {problem.Message}", problem) { IsDamaged = problem.SaysDamaged() };
        }
    }

    /// <summary>A pooled connection would keep the journal's files beside a database that has been refused.</summary>
    private static void LetGo(SrpsDbContext db) => SqliteConnection.ClearPool((SqliteConnection)db.Database.GetDbConnection());

    internal static FileStream TakeProcessLock(string path)
    {
        try
        {
            return new FileStream(path + ".lock", FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose);
        }
        catch (IOException problem) when (File.Exists(path + ".lock"))
        {
            throw new DatabaseRefusedException($"Another process is preparing the database {path}. Wait for it, or stop it, and start again.", problem);
        }
    }

    private static async Task MigrateAsync(SrpsDbContext db, string path, DateTimeOffset now, CancellationToken ct)
    {
        var exists = File.Exists(path) && new FileInfo(path).Length > 0;
        if (exists && new FileInfo(path).Length <= LargestLookedThrough)
            await RefuseDamagedAsync(path, ct);
        var pending = exists ? await DatabaseMigration.PendingAsync(db, ct) : [];
        if (exists && pending.Count > 0)
        {
            await SqliteFile.CopyAsync(path, $"{path}.before-{now.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}", ct);
            // A process killed while migrating leaves its row, and Migrate would wait for it for ever. The process lock says nobody is migrating.
            await db.Database.ExecuteSqlRawAsync("""DROP TABLE IF EXISTS "__EFMigrationsLock";""", ct);
        }

        if (!exists || pending.Count > 0)
            await db.Database.MigrateAsync(ct);
        await SqliteAuditGuard.EnsureAsync(db, ct);
        await AssertSettingsAsync(db, ct);
    }

    private static async Task RefuseDamagedAsync(string path, CancellationToken ct)
    {
        // Read only: closing the last connection would otherwise write the journal back into a file that is to stay as it is. Where there is
        // no journal nobody is writing, and none is made beside it.
        var source = File.Exists(path + "-wal") ? path : new Uri(path).AbsoluteUri + "?immutable=1";
        await using var connection = await SqliteFile.OpenAsync(source, SqliteOpenMode.ReadOnly, ct);
        if (await SqliteFile.FindDamageAsync(connection, quick: true, ct) is { } damage)
            throw new DatabaseRefusedException($"The database {path} is damaged: {damage}") { IsDamaged = true };
    }

    private static async Task AssertSettingsAsync(SrpsDbContext db, CancellationToken ct)
    {
        await db.Database.OpenConnectionAsync(ct);
        try
        {
            await RequireAsync("journal_mode=WAL", "wal");
            await RequireAsync("synchronous", "2");
            await RequireAsync("foreign_keys", "1");
            await RequireAsync("busy_timeout", "5000");
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }

        async Task RequireAsync(string pragma, string wanted)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = "PRAGMA " + pragma + ";";
            var value = Convert.ToString(await command.ExecuteScalarAsync(ct), CultureInfo.InvariantCulture);
            if (!string.Equals(value, wanted, StringComparison.OrdinalIgnoreCase))
                throw new DatabaseRefusedException($"SQLite did not accept {pragma} (wanted {wanted}, is {value}). Is the database on a network drive?");
        }
    }
}
