using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Npgsql;
using SrpsWeb.Data;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;

namespace SrpsWeb.Testing;

/// <summary>The two engines the product runs on; the names are those of the setting <c>Database:Provider</c>.</summary>
public enum Engine
{
    Sqlite,
    Postgres,
}

/// <summary>A database of one test, deleted when it is disposed of.</summary>
public sealed class EngineDatabase : IAsyncDisposable
{
    private static readonly Lazy<Task<string>> SqliteTemplate = new(MigrateSqliteTemplateAsync);
    private static readonly Lazy<Task<string>> PostgresTemplate = new(MigratePostgresTemplateAsync);

    private readonly string _name;

    private EngineDatabase(Engine engine, string name, string connectionString)
    {
        Engine = engine;
        _name = name;
        ConnectionString = connectionString;
    }

    public Engine Engine { get; }

    public string ConnectionString { get; }

    /// <summary>A migrated database without rows: a copy of one that is migrated once per process.</summary>
    public static async Task<EngineDatabase> CreateAsync(Engine engine)
    {
        if (engine == Engine.Sqlite)
        {
            var database = NewSqlite();
            File.Copy(await SqliteTemplate.Value, database.FilePath);
            return database;
        }

        return await NewPostgresAsync($"TEMPLATE {await PostgresTemplate.Value}");
    }

    /// <summary>A database nobody has migrated; on SQLite not even the file exists.</summary>
    public static async Task<EngineDatabase> CreateEmptyAsync(Engine engine) =>
        engine == Engine.Sqlite ? NewSqlite() : await NewPostgresAsync("");

    /// <summary>The SQLite file.</summary>
    public string FilePath => SqliteSetup.FilePath(ConnectionString)!;

    /// <summary>A new context for the school, as a request has one; null: no current school.</summary>
    public SrpsDbContext Context(Guid? schoolId = null) => Context(new ChosenSchool { SchoolId = schoolId });

    /// <summary>A new context whose school the test changes while it lives.</summary>
    public SrpsDbContext Context(ICurrentSchool school, params IInterceptor[] interceptors)
    {
        var options = new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema();
        options = Engine == Engine.Sqlite ? options.UseSrpsSqlite(ConnectionString) : options.UseSrpsPostgres(ConnectionString);
        return new SrpsDbContext(options.AddInterceptors(interceptors).Options, school);
    }

    /// <summary>What the product does with the database when it starts.</summary>
    public async Task PrepareAsync(DateTimeOffset now, CancellationToken ct)
    {
        await using var db = Context();
        if (Engine == Engine.Sqlite)
            await SqliteStartup.PrepareAsync(db, now, ct);
        else
            await PostgresStartup.PrepareAsync(db, ct);
    }

    public async ValueTask DisposeAsync()
    {
        if (Engine == Engine.Sqlite)
        {
            using (var connection = new SqliteConnection(ConnectionString))
                SqliteConnection.ClearPool(connection);
            Directory.Delete(_name, recursive: true);
            return;
        }

        await using (var connection = new NpgsqlConnection(ConnectionString))
            NpgsqlConnection.ClearPool(connection);
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync($"DROP DATABASE {_name} WITH (FORCE)");
    }

    private static EngineDatabase NewSqlite()
    {
        var folder = TestFolder.Create();
        return new EngineDatabase(Engine.Sqlite, folder, $"Data Source={Path.Combine(folder, "srps.db")}");
    }

    private static async Task<EngineDatabase> NewPostgresAsync(string template)
    {
        var name = $"test_{Guid.NewGuid():N}";
        var server = await PostgresServer.SharedAsync();
        await server.ExecuteAsync($"CREATE DATABASE {name} {template}");
        return new EngineDatabase(Engine.Postgres, name, server.ConnectionString(name));
    }

    private static async Task<string> MigrateSqliteTemplateAsync()
    {
        // Without a pool the last connection writes the journal back, so that the file alone is the whole database.
        var path = Path.Combine(TestFolder.Create(), "template.db");
        await new EngineDatabase(Engine.Sqlite, path, $"Data Source={path};Pooling=False").PrepareAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        return path;
    }

    private static async Task<string> MigratePostgresTemplateAsync()
    {
        // Without a pool no connection stays open: PostgreSQL copies only databases nobody uses.
        const string name = "template_srps";
        var server = await PostgresServer.SharedAsync();
        await new EngineDatabase(Engine.Postgres, name, server.ConnectionString(name) + ";Pooling=false").PrepareAsync(DateTimeOffset.UnixEpoch, CancellationToken.None);
        return name;
    }
}
