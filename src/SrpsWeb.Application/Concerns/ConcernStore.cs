using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

/// <summary>Loads a concern for an act, after asking the one access decision.</summary>
public sealed class ConcernStore(SrpsDbContext db, SatgasDutyQueries duty, ICurrentPerson person, SchoolClock clock)
{
    /// <exception cref="AccessRefusedException">The viewer may not answer it, or it does not exist for the viewer.</exception>
    public async Task<Concern> ForAnsweringAsync(Guid concernId, CancellationToken ct)
    {
        var concern = await db.Concerns.Include(found => found.Student).Include(found => found.Involved).Include(found => found.Acts).AsSingleQuery()
            .SingleOrDefaultAsync(found => found.Id == concernId, ct);
        var decision = concern is null
            ? new ConcernAccessDecision(ConcernAccessLevel.Hidden, "ConcernAccess.Unknown")
            : ConcernAccess.For(person.Viewer, concern, await duty.LoadAsync(ct), clock.Now);
        return decision.MayAnswer ? concern! : throw new AccessRefusedException(!decision.MayRead, decision.Reason);
    }
}
