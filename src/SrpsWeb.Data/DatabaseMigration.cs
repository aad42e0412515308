using Microsoft.EntityFrameworkCore;

namespace SrpsWeb.Data;

/// <summary>What both engines' start-up shares.</summary>
public static class DatabaseMigration
{
    /// <summary>Migrations that are still to be applied.</summary>
    /// <exception cref="DatabaseRefusedException">The database holds migrations this version does not know: it comes from a newer one.</exception>
    public static async Task<IReadOnlyList<string>> PendingAsync(SrpsDbContext db, CancellationToken ct)
    {
        var known = db.Database.GetMigrations().ToHashSet(StringComparer.Ordinal);
        var applied = (await db.Database.GetAppliedMigrationsAsync(ct)).ToList();
        var unknown = applied.Find(migration => !known.Contains(migration));
        if (unknown is not null)
            throw new DatabaseRefusedException($"The database comes from a newer version of SRPS Web (it holds {unknown}). Install that version or restore an older copy.");
        return known.Except(applied, StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
    }
}
