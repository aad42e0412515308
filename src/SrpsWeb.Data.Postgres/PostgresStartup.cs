using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace SrpsWeb.Data.Postgres;

/// <summary>Brings the PostgreSQL database to this version's schema before the first request, or refuses with one clear line.</summary>
public static class PostgresStartup
{
    /// <summary>Creates or migrates the database. EF takes a lock in the database, so several nodes may start at once.</summary>
    /// <exception cref="DatabaseRefusedException">Server not reachable, no right, or a database of a newer version.</exception>
    public static async Task PrepareAsync(SrpsDbContext db, CancellationToken ct)
    {
        try
        {
            if (await db.Database.CanConnectAsync(ct))
                await DatabaseMigration.PendingAsync(db, ct);
            await db.Database.MigrateAsync(ct);
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or ArgumentException)
        {
            throw new DatabaseRefusedException($"The PostgreSQL database cannot be used: {problem.Message}", problem);
        }
    }
}
