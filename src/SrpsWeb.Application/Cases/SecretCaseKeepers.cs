using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>
/// A Secret case always keeps somebody who may write it (access.md), also when people leave or lose their roles. Nobody who changes a role may
/// learn that such a case exists, so nothing is refused: where nobody is left, those are named who would have been at the opening.
/// </summary>
public sealed class SecretCaseKeepers(SrpsDbContext db, StaffQueries staff, SchoolClock clock)
{
    /// <summary>After every change of who is active and of roles, in its transaction. Whoever is involved in a case is not named to it.</summary>
    internal async Task NameWhereNobodyIsLeftAsync(CancellationToken ct)
    {
        var people = await staff.PeopleAsync(ct);
        var writers = people.Where(CaseParticipantService.MayWrite).Select(someone => someone.UserId).ToList();
        var handlers = CaseParticipantService.HandlersOf(people);
        var left = await db.CaseFiles.Include(file => file.Participants)
            .Where(file => file.IsSecret && !file.Participants.Any(participant => participant.Kind == ParticipantKind.Named && writers.Contains(participant.UserId)))
            .ToListAsync(ct);
        foreach (var file in left)
            file.NameByRole(handlers, clock.Now);
        await db.SaveChangesAsync(ct);
    }
}
