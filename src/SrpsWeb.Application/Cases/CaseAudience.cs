using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Somebody who may open a case, and how far.</summary>
public sealed record AudienceMember(SchoolPerson Person, CaseAccessDecision Access)
{
    /// <summary>Reads with the code in place of the name.</summary>
    public bool ByCode => !Access.MaySeeName;
}

/// <summary>Who can see a case: everybody of the school asked of the one access decision. Who is involved in it is not among them.</summary>
public static class CaseAudience
{
    /// <param name="caseFile">With its student and participants.</param>
    public static IReadOnlyList<AudienceMember> Of(CaseFile caseFile, IEnumerable<SchoolPerson> people) =>
    [
        .. people.Select(someone => new AudienceMember(someone, CaseAccess.For(someone.Viewer, caseFile)))
            .Where(member => member.Access.MayOpen),
    ];
}

/// <summary>Who can see a case that is stored. The caller has asked the access decision before (folder convention).</summary>
public sealed class CaseAudienceQueries(SrpsDbContext db, StaffQueries staff)
{
    /// <summary>Those who may write first, then by name.</summary>
    public async Task<IReadOnlyList<AudienceMember>> ListAsync(Guid caseFileId, CancellationToken ct)
    {
        var caseFile = await db.CaseFiles.AsNoTracking()
            .Include(file => file.Student)
            .Include(file => file.Participants)
            .AsSingleQuery()
            .SingleAsync(file => file.Id == caseFileId, ct);
        return
        [
            .. CaseAudience.Of(caseFile, await staff.PeopleAsync(ct))
                .OrderByDescending(member => member.Access.Level).ThenBy(member => member.Person.FullName, StringComparer.OrdinalIgnoreCase),
        ];
    }
}
