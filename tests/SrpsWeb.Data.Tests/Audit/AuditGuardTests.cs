using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Testing;

namespace SrpsWeb.Data.Tests.Audit;

/// <summary>The database itself lets the trail only grow, and whoever gets around that is found out.</summary>
public sealed class AuditGuardTests
{
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly TestSchool _school = new();

    public static TheoryData<Engine, string> Attacks => new()
    {
        { Engine.Sqlite, """UPDATE "AuditEntries" SET "Act" = 'Removed'""" },
        { Engine.Sqlite, """DELETE FROM "AuditEntries" WHERE "Sequence" = 2""" },
        { Engine.Sqlite, """INSERT OR REPLACE INTO "AuditEntries" SELECT * FROM "AuditEntries" WHERE "Sequence" = 2""" },
        { Engine.Postgres, """UPDATE "AuditEntries" SET "Act" = 'Removed'""" },
        { Engine.Postgres, """DELETE FROM "AuditEntries" WHERE "Sequence" = 2""" },
        { Engine.Postgres, """TRUNCATE "AuditEntries" """ },
        { Engine.Postgres, """INSERT INTO "AuditEntries" SELECT * FROM "AuditEntries" WHERE "Sequence" = 2 ON CONFLICT ("SchoolId", "Sequence") DO UPDATE SET "Act" = 'Removed'""" },
    };

    [Theory]
    [MemberData(nameof(Attacks))]
    public async Task Trail_CannotBeChanged(Engine engine, string sql)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);

        var problem = await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(database, sql));

        Assert.Contains("append-only", problem.Message, StringComparison.Ordinal);
    }

    [Theory, EachEngine]
    public async Task Start_MakesMissingTriggersAgain(Engine engine)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await DropTriggersAsync(database);
        await RunAsync(database, """UPDATE "AuditEntries" SET "Count" = 7 WHERE "Sequence" = 2""");

        await database.PrepareAsync(DateTimeOffset.UnixEpoch, None);

        await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(database, """UPDATE "AuditEntries" SET "Count" = 8 WHERE "Sequence" = 2"""));
        await using var db = database.Context(_school.Id);
        Assert.Equal(new AuditFinding(1, new AuditBreak(AuditBreakKind.Altered, 2)), await new AuditVerification(db).RunAsync([], None));
    }

    /// <summary>A trigger of the right name that guards nothing is not taken for one.</summary>
    [Theory]
    [InlineData(Engine.Sqlite, """DROP TRIGGER "AuditEntries_NoDelete" """, """CREATE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries" WHEN 0 BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END""")]
    [InlineData(Engine.Postgres, """DROP TRIGGER "AuditEntries_NoChange" ON "AuditEntries" """, """CREATE TRIGGER "AuditEntries_NoChange" BEFORE UPDATE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION srps_audit_append_only()""")]
    [InlineData(Engine.Postgres, """DROP TRIGGER "AuditEntries_NoChange" ON "AuditEntries" """, """CREATE TRIGGER "AuditEntries_NoChange" BEFORE DELETE OR UPDATE ON "AuditEntries" FOR EACH ROW WHEN (false) EXECUTE FUNCTION srps_audit_append_only()""")]
    public async Task Start_ReplacesATriggerThatGuardsLess(Engine engine, string drop, string weaker)
    {
        await using var database = await EngineDatabase.CreateAsync(engine);
        await _school.SaveAsync(database);
        await RunAsync(database, drop);
        await RunAsync(database, weaker);

        await database.PrepareAsync(DateTimeOffset.UnixEpoch, None);

        await Assert.ThrowsAnyAsync<DbException>(() => RunAsync(database, """DELETE FROM "AuditEntries" WHERE "Sequence" = 2"""));
    }

    /// <summary>Some of what somebody can do who owns the database; the domain's test has the 1,000.</summary>
    [Theory]
    [InlineData("""UPDATE "AuditEntries" SET "Act" = 'Nothing known' WHERE "Sequence" = 3""", AuditBreakKind.Altered, 3)]
    [InlineData("""UPDATE "AuditEntries" SET "RecordIds" = NULL WHERE "Sequence" = 1""", AuditBreakKind.Altered, 1)]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Sequence" = 2""", AuditBreakKind.Gap, 2)]
    [InlineData("""DELETE FROM "AuditEntries" WHERE "Sequence" > 4""", AuditBreakKind.CutOff, 5)]
    [InlineData("""DELETE FROM "AuditEntries" """, AuditBreakKind.CutOff, 1)]
    [InlineData("""DELETE FROM "AuditHeads" """, AuditBreakKind.HeadDiffers, null)]
    public async Task Tampering_IsFound_AndWhereItBegins(string sql, AuditBreakKind kind, int? at)
    {
        foreach (var engine in Enum.GetValues<Engine>())
        {
            await using var database = await EngineDatabase.CreateAsync(engine);
            var school = new TestSchool();
            school.AddOneOfEverything();
            await school.SaveAsync(database);
            await using var db = database.Context(school.Id);
            var head = await db.AuditHeads.AsNoTracking().SingleAsync(None);
            await DropTriggersAsync(database);
            await RunAsync(database, sql);

            var finding = await new AuditVerification(db).RunAsync([new AuditAnchor(school.Id, head.Count, head.Hash, DateTime.UnixEpoch)], None);

            Assert.Equal(new AuditBreak(kind, at ?? head.Count + 1), finding.Break);
        }
    }

    private static async Task DropTriggersAsync(EngineDatabase database)
    {
        foreach (var name in database.Engine == Engine.Sqlite ? SqliteAuditGuard.Triggers.Keys : PostgresAuditGuard.Triggers.Keys)
            await RunAsync(database, database.Engine == Engine.Sqlite ? $"DROP TRIGGER \"{name}\"" : $"DROP TRIGGER \"{name}\" ON \"AuditEntries\"");
    }

    private static async Task RunAsync(EngineDatabase database, string sql)
    {
        await using var db = database.Context();
        await db.Database.ExecuteSqlRawAsync(sql, None);
    }
}
