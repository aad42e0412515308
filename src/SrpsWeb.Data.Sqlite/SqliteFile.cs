using System.Globalization;
using Microsoft.Data.Sqlite;
using SrpsWeb.Data.Backups;

namespace SrpsWeb.Data.Sqlite;

/// <summary>A database file that no context is open on: copied, checked, looked into.</summary>
internal static class SqliteFile
{
    private const int NotWrittenOrRead = 10;
    private const int Damaged = 11;
    private const int DiskFull = 13;
    private const int NoDatabase = 26;

    /// <summary>True where SQLite says that the file's content is broken, false where it could not be reached or written.</summary>
    internal static bool SaysDamaged(this SqliteException problem) => PrimaryCode(problem) is Damaged or NoDatabase;

    /// <summary>True where the disk took or gave nothing more.</summary>
    internal static bool SaysDiskRefused(this SqliteException problem) => PrimaryCode(problem) is NotWrittenOrRead or DiskFull;

    /// <summary>Without where to read more about the code.</summary>
    internal static string Reason(this SqliteException problem) => problem.Message.Split(" For more information", 2) is [var reason, _] ? reason + "'." : problem.Message;

    private static int PrimaryCode(SqliteException problem) => problem.SqliteErrorCode & 0xFF;

    /// <summary>A consistent copy of one moment, in one file without a journal; writers go on meanwhile.</summary>
    internal static async Task CopyAsync(string path, string copyPath, CancellationToken ct)
    {
        OwnerOnly.MakeEmptyFile(copyPath);
        await using var source = await OpenAsync(path, SqliteOpenMode.ReadWrite, ct);
        await using var target = await OpenAsync(copyPath, SqliteOpenMode.ReadWriteCreate, ct);
        source.BackupDatabase(target);
        await ScalarAsync(target, "PRAGMA journal_mode=DELETE", ct);
    }

    /// <returns>Null when SQLite finds every page and index in order, else the first thing that is not.</returns>
    /// <param name="quick">Without comparing indexes with their tables: a tenth of the time.</param>
    internal static async Task<string?> FindDamageAsync(SqliteConnection connection, bool quick, CancellationToken ct)
    {
        try
        {
            var found = Convert.ToString(await ScalarAsync(connection, quick ? "PRAGMA quick_check(1)" : "PRAGMA integrity_check(1)", ct), CultureInfo.InvariantCulture);
            return found == "ok" ? null : found;
        }
        catch (SqliteException problem) when (problem.SaysDamaged())
        {
            return problem.Message;
        }
    }

    internal static async Task<CopiedDatabase> DescribeAsync(SqliteConnection connection, CancellationToken ct)
    {
        var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
        foreach (var table in await ListAsync(connection, "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' AND name NOT LIKE '\\_\\_EF%' ESCAPE '\\' ORDER BY name", ct))
            rows.Add(table, Convert.ToInt64(await ScalarAsync(connection, $"SELECT count(*) FROM \"{table.Replace("\"", "\"\"", StringComparison.Ordinal)}\"", ct), CultureInfo.InvariantCulture));
        return new CopiedDatabase(await ListAsync(connection, "SELECT MigrationId FROM __EFMigrationsHistory ORDER BY MigrationId", ct), rows);
    }

    internal static async Task<SqliteConnection> OpenAsync(string path, SqliteOpenMode mode, CancellationToken ct)
    {
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder { DataSource = path, Mode = mode, Pooling = false }.ConnectionString);
        try
        {
            await connection.OpenAsync(ct);
            return connection;
        }
        catch
        {
            await connection.DisposeAsync();
            throw;
        }
    }

    private static async Task<object?> ScalarAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return await command.ExecuteScalarAsync(ct);
    }

    private static async Task<List<string>> ListAsync(SqliteConnection connection, string sql, CancellationToken ct)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync(ct);
        var list = new List<string>();
        while (await reader.ReadAsync(ct))
            list.Add(reader.GetString(0));
        return list;
    }
}
