using Microsoft.EntityFrameworkCore;

namespace SrpsWeb.Data.Audit;

/// <summary>Triggers that let the audit trail only grow, looked for and made again at each start.</summary>
/// <param name="Definitions">By name; constants of the engine's project, never anything typed.</param>
/// <param name="DropSql">Takes one away, with its name at <c>{0}</c>.</param>
/// <param name="MissingAsync">Those that are not there as they are defined.</param>
public sealed record AuditTriggers(IReadOnlyDictionary<string, string> Definitions, string DropSql, Func<SrpsDbContext, CancellationToken, Task<IReadOnlyList<string>>> MissingAsync)
{
    /// <exception cref="DatabaseRefusedException">They are not there afterwards.</exception>
    public async Task EnsureAsync(SrpsDbContext db, CancellationToken ct)
    {
        foreach (var name in await MissingAsync(db, ct))
        {
            await db.Database.ExecuteSqlRawAsync(string.Format(null, DropSql, name), ct);
            await db.Database.ExecuteSqlRawAsync(Definitions[name], ct);
        }

        if ((await MissingAsync(db, ct)).Count > 0)
            throw new DatabaseRefusedException("The audit trail cannot be protected: the database does not keep its triggers.");
    }
}
