using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests;

public sealed class MigrationTests
{
    private static readonly DateTimeOffset Now = new(2026, 9, 30, 1, 2, 3, TimeSpan.Zero);

    [Theory, EachEngine]
    public async Task Prepare_NoDatabase_AppliesEveryMigration(Engine engine)
    {
        await using var database = await EngineDatabase.CreateEmptyAsync(engine);

        await database.PrepareAsync(Now, TestContext.Current.CancellationToken);

        await using var db = database.Context();
        Assert.Equal(db.Database.GetMigrations(), await db.Database.GetAppliedMigrationsAsync(TestContext.Current.CancellationToken));
        Assert.NotEmpty(db.Database.GetMigrations());
        Assert.Empty(await db.Schools.ToListAsync(TestContext.Current.CancellationToken));
    }
}
