using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

/// <summary>Who of the Satgas is there today to read concerns.</summary>
public sealed class SatgasDutyQueries(SrpsDbContext db, SchoolClock clock)
{
    private static readonly SchoolRole[] Satgas = [.. Viewer.SatgasRoles];

    /// <summary>As questions to the database, for a filter: they are asked with the list itself.</summary>
    public SatgasOnDuty AsQuestions() => new(With(SchoolRole.Counsellor), With(SchoolRole.Coordinator), With(SchoolRole.Principal), With(SchoolRole.Homeroom));

    /// <summary>As lists, for one decision.</summary>
    public async Task<SatgasOnDuty> LoadAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var held = await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive)
            .SelectMany(member => member.Roles)
            .Where(role => Satgas.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today))
            .Select(role => new { role.UserId, role.Role })
            .ToListAsync(ct);
        return new SatgasOnDuty(Of(SchoolRole.Counsellor), Of(SchoolRole.Coordinator), Of(SchoolRole.Principal), Of(SchoolRole.Homeroom));

        IQueryable<Guid> Of(SchoolRole role) => held.Where(one => one.Role == role).Select(one => one.UserId).ToList().AsQueryable();
    }

    private IQueryable<Guid> With(SchoolRole role)
    {
        var today = clock.Today;
        return db.Memberships
            .Where(member => member.IsActive && member.Roles.Any(held => held.Role == role && (held.ExpiresOn == null || held.ExpiresOn >= today)))
            .Select(member => member.UserId);
    }
}
