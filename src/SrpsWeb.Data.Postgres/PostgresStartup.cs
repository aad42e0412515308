using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;

namespace SrpsWeb.Data.Postgres;

/// <summary>Brings the PostgreSQL database to this version's schema before the first request, or refuses with one clear line.</summary>
public static class PostgresStartup
{
    /// <summary>The number under which nodes of this product queue up; PostgreSQL keeps such locks per database.</summary>
    internal const long LockNumber = 0x53525053;

    /// <summary>How long a node waits for another one's migration.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Creates or migrates the database. EF's own lock ends with the transaction of each migration, so nodes that start at once
    /// would apply the second one twice; a lock of the session holds them apart until all are in.
    /// </summary>
    /// <exception cref="DatabaseRefusedException">Server not reachable, no right, or a database of a newer version.</exception>
    public static async Task PrepareAsync(SrpsDbContext db, CancellationToken ct)
    {
        try
        {
            if (!await db.Database.CanConnectAsync(ct))
                await CreateAsync(db, ct);
            await db.Database.OpenConnectionAsync(ct);
            db.Database.SetCommandTimeout(Patience);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_lock({LockNumber})", ct);
            await DatabaseMigration.PendingAsync(db, ct);
            await db.Database.MigrateAsync(ct);
            await PostgresAuditGuard.EnsureAsync(db, ct);
            await db.Database.ExecuteSqlAsync($"SELECT pg_advisory_unlock({LockNumber})", ct);
        }
        catch (Exception problem) when (problem is NpgsqlException or System.Net.Sockets.SocketException or ArgumentException or InvalidOperationException { InnerException: NpgsqlException })
        {
            var reason = problem is InvalidOperationException ? problem.InnerException! : problem;
            throw new DatabaseRefusedException($"The PostgreSQL database cannot be used: {reason.Message}", problem);
        }
        finally
        {
            // Also gives the lock back where a migration failed: the pool resets what it takes in.
            await db.Database.CloseConnectionAsync();
        }
    }

    internal static async Task CreateAsync(SrpsDbContext db, CancellationToken ct)
    {
        try
        {
            await db.GetService<IRelationalDatabaseCreator>().CreateAsync(ct);
        }
        catch (PostgresException problem) when (problem.SqlState is PostgresErrorCodes.DuplicateDatabase or PostgresErrorCodes.UniqueViolation)
        {
            // Another node was faster.
        }
    }
}
