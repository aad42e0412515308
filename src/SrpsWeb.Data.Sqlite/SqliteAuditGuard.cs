using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data.Audit;

namespace SrpsWeb.Data.Sqlite;

/// <summary>
/// Triggers that let the audit trail only grow. Not part of a migration: one that rebuilds the table would drop them silently. They are
/// looked for, and made again where they are missing or different, at each start.
/// </summary>
public static class SqliteAuditGuard
{
    private const string Refusal = "the audit trail is append-only";

    /// <summary>Name and definition. <c>INSERT OR REPLACE</c> passes a delete trigger, therefore the third.</summary>
    public static IReadOnlyDictionary<string, string> Triggers { get; } = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["AuditEntries_NoUpdate"] = $"""CREATE TRIGGER "AuditEntries_NoUpdate" BEFORE UPDATE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END""",
        ["AuditEntries_NoDelete"] = $"""CREATE TRIGGER "AuditEntries_NoDelete" BEFORE DELETE ON "AuditEntries" BEGIN SELECT RAISE(ABORT, '{Refusal}'); END""",
        ["AuditEntries_NoReplace"] = $"""
            CREATE TRIGGER "AuditEntries_NoReplace" BEFORE INSERT ON "AuditEntries" WHEN EXISTS (SELECT 1 FROM "AuditEntries" WHERE "SchoolId" = NEW."SchoolId" AND "Sequence" = NEW."Sequence") BEGIN SELECT RAISE(ABORT, '{Refusal}'); END
            """,
    };

    /// <exception cref="DatabaseRefusedException">They are not there afterwards.</exception>
    internal static Task EnsureAsync(SrpsDbContext db, CancellationToken ct) => new AuditTriggers(Triggers, "DROP TRIGGER IF EXISTS \"{0}\"", MissingAsync).EnsureAsync(db, ct);

    private static async Task<IReadOnlyList<string>> MissingAsync(SrpsDbContext db, CancellationToken ct)
    {
        var found = await db.Database.SqlQuery<string>($"SELECT sql AS Value FROM sqlite_master WHERE type = 'trigger' AND tbl_name = 'AuditEntries'").ToListAsync(ct);
        return [.. Triggers.Where(trigger => !found.Contains(trigger.Value)).Select(trigger => trigger.Key)];
    }
}
