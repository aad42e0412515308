using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data.Audit;

namespace SrpsWeb.Data.Postgres;

/// <summary>
/// Triggers that let the audit trail only grow, looked for and made again at each start, as on SQLite. Whoever owns the table can
/// switch them off; what was done meanwhile shows in the chain.
/// </summary>
public static class PostgresAuditGuard
{
    private const string Function = """
        CREATE OR REPLACE FUNCTION srps_audit_append_only() RETURNS trigger LANGUAGE plpgsql AS
        $$ BEGIN RAISE EXCEPTION 'the audit trail is append-only'; END $$
        """;

    /// <summary>Name and definition, as the server itself writes it.</summary>
    public static IReadOnlyDictionary<string, string> Triggers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AuditEntries_NoChange"] = """CREATE TRIGGER "AuditEntries_NoChange" BEFORE DELETE OR UPDATE ON "AuditEntries" FOR EACH ROW EXECUTE FUNCTION srps_audit_append_only()""",
        ["AuditEntries_NoTruncate"] = """CREATE TRIGGER "AuditEntries_NoTruncate" BEFORE TRUNCATE ON "AuditEntries" FOR EACH STATEMENT EXECUTE FUNCTION srps_audit_append_only()""",
    };

    /// <exception cref="DatabaseRefusedException">They are not there afterwards.</exception>
    internal static async Task EnsureAsync(SrpsDbContext db, CancellationToken ct)
    {
        await db.Database.ExecuteSqlRawAsync(Function, ct);
        await new AuditTriggers(Triggers, "DROP TRIGGER IF EXISTS \"{0}\" ON \"AuditEntries\"", MissingAsync).EnsureAsync(db, ct);
    }

    /// <summary>Missing, switched off, or defined otherwise.</summary>
    private static async Task<IReadOnlyList<string>> MissingAsync(SrpsDbContext db, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<string>(
            $"""
            SELECT pg_get_triggerdef(t.oid, true) AS "Value" FROM pg_trigger t
            WHERE t.tgrelid = '"AuditEntries"'::regclass AND NOT t.tgisinternal AND t.tgenabled = 'O'
            """).ToListAsync(ct);
        return [.. Triggers.Where(trigger => !found.Contains(trigger.Value)).Select(trigger => trigger.Key)];
    }
}
