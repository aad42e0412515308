using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql;
using SrpsWeb.Data.Backups;
using SrpsWeb.Domain;

namespace SrpsWeb.Data.Postgres;

/// <summary>
/// The present schema is renamed and a new one filled in one transaction: a restore that is killed leaves the old database, and the
/// renamed schema tells that one came through.
/// </summary>
internal sealed class PostgresAlone(NpgsqlConnection connection) : IDatabaseAlone
{
    public string AsidePlace(string id) => $"{connection.Database}, schema {SchemaOf(id)}";

    public Task StageAsync(string id, CopiedDatabase expected, Func<string, Stream> open, CancellationToken ct) => Task.CompletedTask;

    public async Task PlaceAsync(string id, CopiedDatabase expected, Func<string, Stream> open, IProgress<RestoreStep>? steps, CancellationToken ct)
    {
        try
        {
            await using var transaction = await connection.BeginTransactionAsync(ct);
            await connection.ExecuteAsync(PostgresCopies.FixedWriting, ct);
            var schema = ((string)(await connection.ScalarAsync("SELECT current_schema()::text", ct))!).Quoted();
            await connection.ExecuteAsync($"ALTER SCHEMA {schema} RENAME TO {SchemaOf(id).Quoted()}; CREATE SCHEMA {schema}", ct);
            steps?.Report(RestoreStep.DatabaseAside);
            await MigrateAsync(transaction, expected.Migrations[^1], ct);
            await FillAsync(expected, open, ct);
            await transaction.CommitAsync(ct);
        }
        catch (PostgresException problem)
        {
            throw new RuleBrokenException("Backup.NotRestored", null, problem.MessageText);
        }
    }

    public async Task<bool> FinishAsync(string id, CancellationToken ct) =>
        (bool)(await connection.ScalarAsync($"SELECT EXISTS (SELECT 1 FROM pg_namespace WHERE nspname = '{SchemaOf(id)}')", ct))!;

    public void ForgetStaged()
    {
        // Nothing is staged outside the transaction.
    }

    public ValueTask DisposeAsync() => connection.DisposeAsync();

    private static string SchemaOf(string id) => "before_restore_" + id.Replace('-', '_');

    /// <summary>The schema as the program had it that made the backup; the next start brings it up to date.</summary>
    private async Task MigrateAsync(NpgsqlTransaction transaction, string lastMigration, CancellationToken ct)
    {
        // EF warns that it cannot try again within somebody else's transaction; nobody wants it to.
        var options = new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsPostgres(connection).ConfigureWarnings(warnings => warnings.Ignore(RelationalEventId.MigrationsUserTransactionWarning));
        await using var db = new SrpsDbContext(options.Options, new ChosenSchool());
        await db.Database.UseTransactionAsync(transaction, ct);
        // EF finds out that the table is missing by an error, and an error ends the transaction.
        await connection.ExecuteAsync(db.GetService<IHistoryRepository>().GetCreateScript(), ct);
        await db.GetService<IMigrator>().MigrateAsync(lastMigration, ct);
    }

    /// <summary>Foreign keys are made anew behind the rows: then the order of the tables does not matter, and every reference is checked all the same.</summary>
    private async Task FillAsync(CopiedDatabase expected, Func<string, Stream> open, CancellationToken ct)
    {
        var keys = await connection.RowsAsync(
            "SELECT conrelid::regclass::text, quote_ident(conname), pg_get_constraintdef(oid) FROM pg_constraint WHERE contype = 'f' AND connamespace = current_schema()::regnamespace ORDER BY oid", ct);
        foreach (var key in keys)
            await connection.ExecuteAsync($"ALTER TABLE {key[0]} DROP CONSTRAINT {key[1]}", ct);
        var columns = await ReadColumnsAsync(open, ct);
        if (columns.Keys.Except((await connection.ColumnsAsync(ct)).Keys, StringComparer.Ordinal).FirstOrDefault() is { } unknown)
            throw new RuleBrokenException("Backup.Damaged", null, unknown);
        await connection.ExecuteAsync($"TRUNCATE {columns.Keys.Quoted()}", ct);
        foreach (var (table, names) in columns)
        {
            await ImportAsync(table, names, open, ct);
            if ((long)(await connection.ScalarAsync($"SELECT count(*) FROM {table.Quoted()}", ct))! != expected.Rows[table])
                throw new RuleBrokenException("Backup.Damaged", null, table);
        }

        foreach (var key in keys)
            await connection.ExecuteAsync($"ALTER TABLE {key[0]} ADD CONSTRAINT {key[1]} {key[2]}", ct);
        await SetCountersAsync(ct);
    }

    private static async Task<SortedDictionary<string, List<string>>> ReadColumnsAsync(Func<string, Stream> open, CancellationToken ct)
    {
        await using var part = open(PostgresCopies.ColumnsPart);
        return (await JsonSerializer.DeserializeAsync<SortedDictionary<string, List<string>>>(part, cancellationToken: ct))!;
    }

    private async Task ImportAsync(string table, List<string> columns, Func<string, Stream> open, CancellationToken ct)
    {
        using var source = new StreamReader(open(PostgresCopies.PartOf(table)), new UTF8Encoding(false));
        await using var target = await connection.BeginTextImportAsync($"COPY {table.Quoted()} ({columns.Quoted()}) FROM STDIN", ct);
        var buffer = new char[32 * 1024];
        for (int read; (read = await source.ReadAsync(buffer, ct)) > 0;)
            await target.WriteAsync(buffer.AsMemory(0, read), ct);
    }

    /// <summary>Numbers that the database itself gives go on behind the highest there is.</summary>
    private async Task SetCountersAsync(CancellationToken ct)
    {
        const string sql = """
            SELECT c.oid::regclass::text, quote_ident(a.attname), pg_get_serial_sequence(c.oid::regclass::text, a.attname)
            FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid
            WHERE c.relnamespace = current_schema()::regnamespace AND c.relkind = 'r' AND a.attnum > 0 AND NOT a.attisdropped
            AND pg_get_serial_sequence(c.oid::regclass::text, a.attname) IS NOT NULL
            """;
        foreach (var counter in await connection.RowsAsync(sql, ct))
            await connection.ScalarAsync($"SELECT setval('{counter[2].Replace("'", "''", StringComparison.Ordinal)}', coalesce(max({counter[1]}), 0) + 1, false) FROM {counter[0]}", ct);
    }
}
