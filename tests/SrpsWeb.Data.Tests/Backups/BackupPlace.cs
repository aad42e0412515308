using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Npgsql;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data.Backups;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Backups;

/// <summary>An installation without its pages: a database, stored files, and a folder for backups.</summary>
internal sealed class BackupPlace : IAsyncDisposable
{
    private BackupPlace(EngineDatabase database, string folder)
    {
        Database = database;
        Settings = new BackupSettings(Path.Combine(folder, "backup"), Path.Combine(folder, "files"), Nightly: true, new TimeOnly(2, 0), null, BackupRetention.Default);
        Copies = database.Engine == Engine.Postgres ? new PostgresCopies(database.ConnectionString) : new SqliteCopies(database.ConnectionString);
        Folder = new BackupFolder(Settings);
    }

    public EngineDatabase Database { get; }

    public BackupSettings Settings { get; }

    public BackupFolder Folder { get; }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 9, 30, 2, 0, 0, TimeSpan.FromHours(7)));

    public AuditAnchors Anchors => new(
        new ServiceCollection()
            .AddScoped(_ => Database.Context())
            .AddScoped<SchoolDirectory>()
            .BuildServiceProvider().GetRequiredService<IServiceScopeFactory>(),
        Folder,
        Time);

    /// <summary>What a test puts in the way.</summary>
    public IDatabaseCopies Copies { get; set; }

    public BackupRestore Restore => new(Settings, Copies, Time);

    /// <summary>With this version's schema, or on a machine where nothing is.</summary>
    public static async Task<BackupPlace> CreateAsync(Engine engine, bool empty = false) =>
        new(empty ? await EngineDatabase.CreateEmptyAsync(engine) : await EngineDatabase.CreateAsync(engine), TestFolder.Create());

    public Task<BackupFile> BackUpAsync(Guid? id = null) =>
        new BackupMaker(Settings, Folder, Copies, Anchors, Time, NullLogger<BackupMaker>.Instance).MakeAsync(id ?? Guid.CreateVersion7(), SchoolZone.Wib, TestContext.Current.CancellationToken);

    /// <summary>A school with one record of every kind, a file and a key.</summary>
    public async Task<TestSchool> FillAsync(string npsn)
    {
        var school = new TestSchool(npsn);
        school.AddOneOfEverything();
        await school.SaveAsync(Database);
        await using (var db = Database.Context())
        {
            db.DataProtectionKeys.Add(new() { FriendlyName = "key-" + npsn, Xml = "<key>\n\t'\\N' \\. é\0</key>".Replace("\0", "", StringComparison.Ordinal) });
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Store($"{school.Id:N}/{Guid.CreateVersion7():N}", RandomNumberGenerator.GetBytes(50_000));
        Store($"{school.Id:N}/{Guid.CreateVersion7():N}", []);
        return school;
    }

    public void Store(string name, byte[] content)
    {
        var path = Path.Combine(Settings.StorageRoot, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, content);
    }

    /// <summary>Everything a program would find: each row of each table with all its values, and each file.</summary>
    public async Task<IReadOnlyList<string>> ContentsAsync()
    {
        var contents = new List<string>();
        await using var db = Database.Context();
        await db.Database.OpenConnectionAsync();
        foreach (var table in db.Model.GetRelationalModel().Tables)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", table.Columns.Select(column => $"\"{column.Name}\""))} FROM \"{table.Name}\"";
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
                contents.Add(table.Name + ": " + string.Join(" | ", Enumerable.Range(0, reader.FieldCount).Select(place => Said(reader.GetValue(place)))));
        }

        await db.Database.CloseConnectionAsync();
        if (Directory.Exists(Settings.StorageRoot))
        {
            contents.AddRange(Directory.EnumerateFiles(Settings.StorageRoot, "*", SearchOption.AllDirectories)
                .Select(path => (Path: path, Name: Path.GetRelativePath(Settings.StorageRoot, path)))
                .Where(file => !file.Name.StartsWith('.'))
                .Select(file => $"{file.Name}: {Convert.ToHexString(SHA256.HashData(File.ReadAllBytes(file.Path)))}"));
        }

        contents.Sort(StringComparer.Ordinal);
        LetGo();
        return contents;
    }

    /// <summary>Closes the connections that a program keeps, as its end does.</summary>
    public void LetGo()
    {
        if (Database.Engine == Engine.Postgres)
        {
            using var connection = new NpgsqlConnection(Database.ConnectionString);
            NpgsqlConnection.ClearPool(connection);
        }
        else
        {
            using var connection = new SqliteConnection(Database.ConnectionString);
            SqliteConnection.ClearPool(connection);
        }
    }

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private static string Said(object value) => value switch
    {
        DBNull => "∅",
        byte[] bytes => Convert.ToHexString(bytes),
        DateTime time => time.ToString("O"),
        _ => Convert.ToString(value, System.Globalization.CultureInfo.InvariantCulture)!,
    };
}

/// <summary>Ends a restore at one of its steps, as a power cut would: nothing is cleared up.</summary>
internal sealed class CutAt(RestoreStep step) : IProgress<RestoreStep>
{
    public void Report(RestoreStep value)
    {
        if (value == step)
            throw new PowerCutException();
    }
}

internal sealed class PowerCutException : Exception;
