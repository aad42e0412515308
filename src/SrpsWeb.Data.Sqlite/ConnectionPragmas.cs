using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace SrpsWeb.Data.Sqlite;

/// <summary>
/// Set on every connection, because SQLite forgets all of them but the journal mode: wait up to five seconds for a writer
/// instead of failing, check foreign keys, survive a power cut after each commit, and overwrite what is deleted: a student who was made
/// anonymous must not be readable in the file's free places.
/// </summary>
internal sealed class ConnectionPragmas : DbConnectionInterceptor
{
    internal const string Sql = "PRAGMA busy_timeout=5000; PRAGMA foreign_keys=ON; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.ExecuteNonQuery();
    }

    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        await command.ExecuteNonQueryAsync(cancellationToken);
    }
}
