using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Backups;

/// <summary>Whose data a backup holds.</summary>
/// <param name="Zone">Of the school registered first.</param>
/// <param name="HasSeveral">Several schools: then one of them learns no more than that a backup was made.</param>
public sealed record Installation(SchoolZone Zone, bool HasSeveral);

public sealed class BackupQueries(SrpsDbContext db)
{
    /// <summary>Null: there is no school yet, and nothing worth a backup.</summary>
    public async Task<Installation?> InstallationAsync(CancellationToken ct)
    {
        var zones = await db.Schools.OrderBy(school => school.RegisteredAt).Select(school => school.Zone).Take(2).ToListAsync(ct);
        return zones.Count == 0 ? null : new Installation(zones[0], zones.Count > 1);
    }
}
