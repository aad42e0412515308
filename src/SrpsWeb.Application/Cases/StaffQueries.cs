using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>A person to choose in a form.</summary>
public sealed record StaffOption(Guid UserId, string FullName, string? Position);

/// <summary>A person of the school with all that decides what the person may see.</summary>
public sealed record SchoolPerson(Guid UserId, string FullName, string? Position, Viewer Viewer);

/// <summary>Who of the school can be chosen as officer, owner or person responsible.</summary>
public sealed class StaffQueries(SrpsDbContext db, SchoolClock clock)
{
    private static readonly SchoolRole[] Responsible = [SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom];

    private static readonly SchoolRole[] Staff =
        [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.Teacher, SchoolRole.OsisAdviser];

    /// <summary>Adults of the school who may do something for a student.</summary>
    /// <param name="caseFileId">Leaves out who is involved in what happened there, and for a Secret case who is not named: they would never see the work given to them. Null: everybody.</param>
    public async Task<IReadOnlyList<StaffOption>> StaffAsync(Guid? caseFileId, CancellationToken ct)
    {
        var today = clock.Today;
        return await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive && member.Roles.Any(role => Staff.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)))
            .Where(member => caseFileId == null || db.CaseFiles.Any(file => file.Id == caseFileId
                && !file.Participants.Any(participant => participant.UserId == member.UserId && participant.Kind == ParticipantKind.Excluded)
                && (file.Confidentiality != Confidentiality.Secret
                    || file.Participants.Any(participant => participant.UserId == member.UserId && participant.Kind == ParticipantKind.Named))))
            .OrderBy(member => member.FullName)
            .Select(member => new StaffOption(member.UserId, member.FullName, member.Position))
            .ToListAsync(ct);
    }

    /// <summary>Everybody of <see cref="StaffAsync"/>, and of them those who may be responsible for a case (PJ): they must be able to write it.</summary>
    public async Task<(IReadOnlyList<StaffOption> Staff, IReadOnlyList<StaffOption> Responsible)> ForOpeningAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var people = await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive && member.Roles.Any(role => Staff.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)))
            .OrderBy(member => member.FullName)
            .Select(member => new
            {
                Option = new StaffOption(member.UserId, member.FullName, member.Position),
                MayAnswerFor = member.Roles.Any(role => Responsible.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)),
            })
            .ToListAsync(ct);
        return ([.. people.Select(someone => someone.Option)], [.. people.Where(someone => someone.MayAnswerFor).Select(someone => someone.Option)]);
    }

    /// <summary>Everybody active with a role valid today, by name.</summary>
    public async Task<IReadOnlyList<SchoolPerson>> PeopleAsync(CancellationToken ct)
    {
        var today = clock.Today;
        var people = await db.Memberships.AsNoTracking()
            .Where(member => member.IsActive && member.Roles.Any(role => role.ExpiresOn == null || role.ExpiresOn >= today))
            .OrderBy(member => member.FullName)
            .Select(member => new
            {
                member.UserId,
                member.FullName,
                member.Position,
                Roles = member.Roles.Where(role => role.ExpiresOn == null || role.ExpiresOn >= today).Select(role => role.Role).ToList(),
                Classes = db.ClassGroups.Where(group => group.HomeroomUserId == member.UserId).Select(group => group.Id).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        return [.. people.Select(member => new SchoolPerson(member.UserId, member.FullName, member.Position, new Viewer(member.UserId, member.Roles.ToHashSet(), member.Classes.ToHashSet())))];
    }

    /// <summary>Refuses a person who is not (or no longer) an active adult of this school.</summary>
    /// <exception cref="RuleBrokenException"><c>Staff.Unknown</c>.</exception>
    public async Task RequireMemberAsync(Guid userId, string field, CancellationToken ct)
    {
        var today = clock.Today;
        var known = await db.Memberships.AnyAsync(
            member => member.UserId == userId && member.IsActive && member.Roles.Any(role => Staff.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)),
            ct);
        if (!known)
            throw new RuleBrokenException("Staff.Unknown", field);
    }
}
