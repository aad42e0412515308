using System.Data.Common;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Migrations;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;
using Rows = System.Collections.Generic.Dictionary<string, System.Collections.Generic.List<System.Collections.Generic.Dictionary<string, string?>>>;

namespace SrpsWeb.Data.Tests;

/// <summary>
/// Every schema that a school may have stored its cases in, filled as that version filled it, becomes today's. A schema without a
/// file in Landed/ of its own is filled with that of the last one before it: one that cannot take those rows needs its own.
/// </summary>
public sealed class UpgradeTests
{
    private static readonly DateTimeOffset Now = new(2026, 12, 1, 1, 2, 3, TimeSpan.Zero);

    /// <summary>Tables whose rows are in another one today.</summary>
    private static readonly Dictionary<string, string> Moved = new(StringComparer.Ordinal) { ["SecondFactorResets"] = "AccountResets" };

    public static TheoryData<Engine, string> Landed() => [.. from engine in Enum.GetValues<Engine>() from schema in Schemas() select (engine, schema)];

    [Theory, MemberData(nameof(Landed))]
    public async Task Prepare_LandedSchema_KeepsEveryValue(Engine engine, string schema)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        var landed = await ReadAsync(schema, ct);
        await using (var db = database.Context())
        {
            await db.GetService<IMigrator>().MigrateAsync(schema, ct);
            foreach (var (table, rows) in landed)
                await FillAsync(db, table, rows, ct);
        }

        var before = await ValuesAsync(database, landed, table => table, ct);
        await database.PrepareAsync(Now, ct);
        var after = await ValuesAsync(database, landed, table => Moved.GetValueOrDefault(table, table), ct);

        Assert.Equal(landed.Keys.Order(), before.Keys.Order());
        Assert.All(before, table => Assert.Equal(landed[table.Key].Count, table.Value.Count));
        Assert.All(before, table => Assert.Equal(table.Value, after[table.Key]));
        await using var upgraded = database.Context();
        Assert.Equal(upgraded.Database.GetMigrations(), await upgraded.Database.GetAppliedMigrationsAsync(ct));
    }

    [Theory, EachEngine]
    public async Task Prepare_ResetsOfSecondFactors_AreThatKindOfReset(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using (var db = database.Context())
        {
            await db.GetService<IMigrator>().MigrateAsync("AccessAndPrivacy", ct);
            foreach (var (table, rows) in await ReadAsync("AccessAndPrivacy", ct))
                await FillAsync(db, table, rows, ct);
        }

        await database.PrepareAsync(Now, ct);

        await using var upgraded = database.Context();
        Assert.Equal(AccountLock.SecondFactor, (await upgraded.AccountResets.IgnoreQueryFilters([SrpsDbContext.SchoolFilter]).SingleAsync(ct)).Lock);
    }

    [Theory, EachEngine]
    public async Task Prepare_TwoAccountsOfOneEmail_TheElderKeepsIt(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        var accounts = (await ReadAsync("Initial", ct))["AspNetUsers"].OrderBy(account => account["Id"], StringComparer.Ordinal).ToList();
        foreach (var account in accounts.Take(2))
            (account["Email"], account["NormalizedEmail"]) = ("satgas@srps.example", "SATGAS@SRPS.EXAMPLE");
        await using (var db = database.Context())
        {
            await db.GetService<IMigrator>().MigrateAsync("Initial", ct);
            await FillAsync(db, "AspNetUsers", accounts, ct);
        }

        await database.PrepareAsync(Now, ct);

        await using var upgraded = database.Context();
        var keeper = Assert.Single(await upgraded.Users.Where(user => user.NormalizedEmail != null).ToListAsync(ct));
        Assert.Equal((Guid.Parse(accounts[0]["Id"]!), "satgas@srps.example"), (keeper.Id, keeper.Email));
        Assert.Equal(accounts.Count, await upgraded.Users.CountAsync(user => user.UserName != null, ct));
    }

    /// <summary>All but today's.</summary>
    private static List<string> Schemas()
    {
        using var db = new SrpsDbContext(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema().UseSrpsSqlite("Data Source=:memory:").Options, new ChosenSchool());
        return [.. db.Database.GetMigrations().Select(id => id[(id.IndexOf('_', StringComparison.Ordinal) + 1)..]).SkipLast(1)];
    }

    private static async Task<Rows> ReadAsync(string landedAs, CancellationToken ct)
    {
        var files = typeof(UpgradeTests).Assembly.GetManifestResourceNames();
        var schema = Schemas().TakeWhile(name => name != landedAs).Append(landedAs).Last(files.Contains);
        await using var file = typeof(UpgradeTests).Assembly.GetManifestResourceStream(schema)!;
        return (await JsonSerializer.DeserializeAsync<Rows>(file, cancellationToken: ct))!;
    }

    /// <summary>The values are those of SQLite; PostgreSQL is told to read each as the type of its column.</summary>
    private static async Task FillAsync(SrpsDbContext db, string table, List<Dictionary<string, string?>> rows, CancellationToken ct)
    {
        var types = db.Database.IsNpgsql()
            ? (await db.Database.SqlQuery<string>($"SELECT column_name || ':' || udt_name AS \"Value\" FROM information_schema.columns WHERE table_name = {table}").ToListAsync(ct))
                .Select(column => column.Split(':')).ToDictionary(column => column[0], column => column[1], StringComparer.Ordinal)
            : null;
        foreach (var row in rows)
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync(ct);
            var places = row.Keys.Select((column, place) => types is null ? $"@p{place}" : $"CAST(@p{place} AS {types[column]})");
            command.CommandText = $"INSERT INTO {Quoted(table)} ({string.Join(", ", row.Keys.Select(Quoted))}) VALUES ({string.Join(", ", places)})";
            foreach (var (place, value) in row.Values.Index())
                Add(command, $"@p{place}", value);
            await command.ExecuteNonQueryAsync(ct);
        }
    }

    private static async Task<Dictionary<string, List<string>>> ValuesAsync(EngineDatabase database, Rows landed, Func<string, string> storedIn, CancellationToken ct)
    {
        await using var db = database.Context();
        await db.Database.OpenConnectionAsync(ct);
        var values = new Dictionary<string, List<string>>(StringComparer.Ordinal);
        foreach (var (table, rows) in landed.Where(table => table.Value.Count > 0))
        {
            await using var command = db.Database.GetDbConnection().CreateCommand();
            command.CommandText = $"SELECT {string.Join(", ", rows[0].Keys.Select(column => $"CAST({Quoted(column)} AS TEXT)"))} FROM {Quoted(storedIn(table))}";
            await using var reader = await command.ExecuteReaderAsync(ct);
            var found = new List<string>();
            while (await reader.ReadAsync(ct))
                found.Add(string.Join('|', Enumerable.Range(0, reader.FieldCount).Select(place => reader.IsDBNull(place) ? "" : reader.GetString(place))));
            values[table] = [.. found.Order(StringComparer.Ordinal)];
        }

        return values;
    }

    private static string Quoted(string name) => $"\"{name}\"";

    private static void Add(DbCommand command, string name, string? value)
    {
        var parameter = command.CreateParameter();
        parameter.ParameterName = name;
        parameter.Value = value ?? (object)DBNull.Value;
        parameter.DbType = System.Data.DbType.String;
        command.Parameters.Add(parameter);
    }
}
