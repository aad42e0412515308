using System.Data;
using System.Globalization;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Npgsql;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;

namespace SrpsWeb.Data.Postgres;

/// <summary>PostgreSQL gives and takes every table as the text of COPY: exact, and no program of the server is needed on this machine.</summary>
public sealed class PostgresCopies(string connectionString) : IDatabaseCopies
{
    internal const string ColumnsPart = "database/columns.json";

    /// <summary>How values are written must not depend on how server or account are set up.</summary>
    internal const string FixedWriting = "SET LOCAL datestyle = 'ISO, YMD'; SET LOCAL intervalstyle = 'postgres'; SET LOCAL bytea_output = 'hex'; SET LOCAL extra_float_digits = 1; SET LOCAL timezone = 'UTC'; SET LOCAL statement_timeout = 0";

    /// <summary>The server notices only after a moment that a program has ended.</summary>
    private const int Attempts = 12;

    private static readonly TimeSpan BetweenAttempts = TimeSpan.FromMilliseconds(200);

    private readonly string _connectionString = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false, CommandTimeout = 0 }.ConnectionString;

    public string Engine => "Postgres";

    public IReadOnlyList<string> KnownMigrations
    {
        get
        {
            using var db = Context(_connectionString);
            return [.. db.Database.GetMigrations()];
        }
    }

    public async Task<CopiedDatabase> CopyAsync(AddPart add, string workFolder, CancellationToken ct)
    {
        try
        {
            await using var connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(ct);
            // One snapshot for all tables: what others commit meanwhile is not seen.
            await using var snapshot = await connection.BeginTransactionAsync(IsolationLevel.RepeatableRead, ct);
            await connection.ExecuteAsync(FixedWriting + "; SET TRANSACTION READ ONLY", ct);
            var migrations = await connection.ListAsync("""SELECT "MigrationId" FROM "__EFMigrationsHistory" ORDER BY 1""", ct);
            var columns = await connection.ColumnsAsync(ct);
            var rows = new SortedDictionary<string, long>(StringComparer.Ordinal);
            await add(ColumnsPart, target => JsonSerializer.SerializeAsync(target, columns, cancellationToken: ct));
            foreach (var (table, names) in columns)
                await add(PartOf(table), async target => rows.Add(table, await ExportAsync(connection, table, names, target, ct)));
            return new CopiedDatabase(migrations, rows);
        }
        catch (NpgsqlException problem)
        {
            throw new RuleBrokenException(problem.SqlState is "XX001" or "XX002" ? "Backup.DatabaseDamaged" : "Backup.DatabaseUnreadable", null, problem.Message);
        }
    }

    public async Task<IDatabaseAlone> TakeAloneAsync(CancellationToken ct)
    {
        NpgsqlConnection? connection = null;
        try
        {
            await using (var db = Context(_connectionString))
            {
                if (!await db.Database.CanConnectAsync(ct))
                    await PostgresStartup.CreateAsync(db, ct);
            }

            connection = new NpgsqlConnection(_connectionString);
            await connection.OpenAsync(ct);
            for (var attempt = 1; !await IsAloneAsync(connection, ct); attempt++)
            {
                if (attempt == Attempts)
                    throw new RuleBrokenException("Backup.ServerRuns", null, connection.Database);
                await Task.Delay(BetweenAttempts, ct);
            }

            return new PostgresAlone(connection);
        }
        catch (Exception problem)
        {
            if (connection is not null)
                await connection.DisposeAsync();
            if (problem is NpgsqlException or System.Net.Sockets.SocketException or InvalidOperationException)
                throw new RuleBrokenException("Backup.NotRestored", null, problem.Message);
            throw;
        }
    }

    /// <summary>A program that starts now waits for the lock; one that runs asks the database every few seconds and so stays connected.</summary>
    private static async Task<bool> IsAloneAsync(NpgsqlConnection connection, CancellationToken ct) =>
        (bool)(await connection.ScalarAsync($"SELECT pg_try_advisory_lock({PostgresStartup.LockNumber})", ct))!
        && (long)(await connection.ScalarAsync("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'", ct))! == 0;

    internal static string PartOf(string table) => $"database/{table}.copy";

    internal static SrpsDbContext Context(string connectionString) =>
        new(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsPostgres(connectionString).Options, new ChosenSchool());

    /// <returns>Rows: within a row COPY writes no line end.</returns>
    private static async Task<long> ExportAsync(NpgsqlConnection connection, string table, IReadOnlyList<string> columns, Stream target, CancellationToken ct)
    {
        using var source = await connection.BeginTextExportAsync($"COPY {table.Quoted()} ({columns.Quoted()}) TO STDOUT", ct);
        await using var writer = new StreamWriter(target, new UTF8Encoding(false), leaveOpen: true);
        var buffer = new char[32 * 1024];
        long rows = 0;
        for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
        {
            rows += buffer.AsSpan(0, read).Count('\n');
            await writer.WriteAsync(buffer.AsMemory(0, read), ct);
        }

        return rows;
    }
}

internal static class PostgresCommands
{
    internal static string Quoted(this string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    internal static string Quoted(this IEnumerable<string> names) => string.Join(", ", names.Select(Quoted));

    internal static async Task ExecuteAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(ct);
    }

    internal static async Task<object?> ScalarAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync(ct);
    }

    /// <summary>The columns of a row, or of one column its values, as text.</summary>
    internal static async Task<List<string>> ListAsync(this NpgsqlConnection connection, string sql, CancellationToken ct) =>
        [.. (await connection.RowsAsync(sql, ct)).Select(row => row[0])];

    internal static async Task<List<string[]>> RowsAsync(this NpgsqlConnection connection, string sql, CancellationToken ct)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await using var reader = await command.ExecuteReaderAsync(ct);
        var rows = new List<string[]>();
        while (await reader.ReadAsync(ct))
            rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(place => Convert.ToString(reader.GetValue(place), CultureInfo.InvariantCulture)!)]);
        return rows;
    }

    /// <summary>Tables of the product with the columns that hold values, in a fixed order; without EF's own.</summary>
    internal static async Task<SortedDictionary<string, List<string>>> ColumnsAsync(this NpgsqlConnection connection, CancellationToken ct)
    {
        var columns = new SortedDictionary<string, List<string>>(StringComparer.Ordinal);
        const string sql = """
            SELECT c.relname, a.attname FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind IN ('r', 'p') AND NOT c.relispartition AND c.relname NOT LIKE '\_\_EF%'
            AND a.attnum > 0 AND NOT a.attisdropped AND a.attgenerated = '' ORDER BY c.relname, a.attnum
            """;
        foreach (var row in await connection.RowsAsync(sql, ct))
        {
            if (!columns.TryGetValue(row[0], out var names))
                columns.Add(row[0], names = []);
            names.Add(row[1]);
        }

        return columns;
    }
}
