using Microsoft.EntityFrameworkCore;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class MigrationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 30, 1, 2, 3, TimeSpan.Zero);

    [Theory, EachEngine]
    public async Task Prepare_NoDatabase_AppliesEveryMigration(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);

        await database.PrepareAsync(Now, ct);

        await using var db = database.Context();
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(ct));
        Assert.Empty(await db.Schools.ToListAsync(ct));
    }

    [Theory, EachEngine]
    public async Task Prepare_Again_ChangesNothing(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        var school = new TestSchool();
        await school.SaveAsync(database);

        await database.PrepareAsync(Now, ct);

        await using var db = database.Context();
        Assert.Equal(school.Id, (await db.Schools.SingleAsync(ct)).Id);
    }

    [Theory, EachEngine]
    public async Task Model_HasNoPendingChanges(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);
        await using var db = database.Context();

        Assert.False(db.Database.HasPendingModelChanges());
    }

    [Fact]
    public async Task Engines_HaveTheSameMigrations()
    {
        await using var sqlite = await EngineDatabase.CreateEmptyAsync(Engine.Sqlite);
        await using var postgres = await EngineDatabase.CreateEmptyAsync(Engine.Postgres);
        await using var onSqlite = sqlite.Context();
        await using var onPostgres = postgres.Context();

        Assert.Equal(onPostgres.Database.GetMigrations().Select(WithoutTime), onSqlite.Database.GetMigrations().Select(WithoutTime));

        static string WithoutTime(string migration) => migration[(migration.IndexOf('_', StringComparison.Ordinal) + 1)..];
    }

    [Theory, EachEngine]
    public async Task Prepare_DatabaseOfNewerVersion_IsRefusedAndUnchanged(Engine engine)
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateAsync(engine);
        await using (var db = database.Context())
        {
            await db.Database.ExecuteSqlRawAsync(
                """INSERT INTO "__EFMigrationsHistory" ("MigrationId", "ProductVersion") VALUES ('99990101000000_FromTheFuture', '99.0')""", ct);
        }

        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => database.PrepareAsync(Now, ct));

        Assert.Contains("99990101000000_FromTheFuture", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', refusal.Message);
        await using var after = database.Context();
        Assert.Contains("99990101000000_FromTheFuture", await after.Database.GetAppliedMigrationsAsync(ct));
    }

    [Fact]
    public async Task Prepare_SeveralNodesAtOnce_AllSucceedOnPostgres()
    {
        var ct = TestContext.Current.CancellationToken;
        await using var database = await EngineDatabase.CreateEmptyAsync(Engine.Postgres);

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => database.PrepareAsync(Now, ct)));

        await using var db = database.Context();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(ct));
    }

    [Fact]
    public async Task Prepare_NoPostgresServer_IsRefusedWithOneLine()
    {
        await using var db = new SrpsDbContext(
            Postgres.PostgresSetup.UseSrpsPostgres(new DbContextOptionsBuilder<SrpsDbContext>().UseIdentitySchema(), $"Host={TestFolder.Create()};Username=srps;Database=srps").Options,
            new ChosenSchool());

        var refusal = await Assert.ThrowsAsync<DatabaseRefusedException>(() => Postgres.PostgresStartup.PrepareAsync(db, TestContext.Current.CancellationToken));

        Assert.DoesNotContain('\n', refusal.Message);
    }
}
