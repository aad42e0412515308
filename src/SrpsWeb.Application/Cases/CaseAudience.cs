using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Somebody who may open a case, and how far.</summary>
/// <param name="Reason">Why the person was named; null where nobody had to say.</param>
/// <param name="IsNamed">Named to the case.</param>
public sealed record AudienceMember(SchoolPerson Person, CaseAccessDecision Access, bool IsNamed = false, string? Reason = null)
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
        .. people.Select(someone => Member(caseFile, someone))
            .Where(member => member.Access.MayOpen),
    ];

    private static AudienceMember Member(CaseFile caseFile, SchoolPerson someone)
    {
        var named = caseFile.Participants.FirstOrDefault(participant => participant.UserId == someone.UserId && participant.Kind == ParticipantKind.Named);
        return new AudienceMember(someone, CaseAccess.For(someone.Viewer, caseFile), named is not null, named?.Reason);
    }
}

/// <summary>A change of a case's confidentiality, with the name of who made it.</summary>
/// <param name="At">UTC.</param>
public sealed record LevelChangeRow(Confidentiality From, Confidentiality To, string? Reason, string By, DateTime At);

/// <summary>Who can see a case that is stored. The caller has asked the access decision before (folder convention).</summary>
public sealed class CaseAudienceQueries(SrpsDbContext db, StaffQueries staff)
{
    /// <summary>Changes of the confidentiality by hand, the latest first.</summary>
    public async Task<IReadOnlyList<LevelChangeRow>> LevelChangesAsync(Guid caseFileId, CancellationToken ct) =>
        await db.ConfidentialityChanges.AsNoTracking()
            .Where(change => change.CaseFileId == caseFileId)
            .OrderByDescending(change => change.RecordedAt)
            .ThenByDescending(change => change.Id)
            .Join(db.Memberships, change => change.RecordedByUserId, member => member.UserId, (change, member) => new LevelChangeRow(change.From, change.To, change.Reason, member.FullName, change.RecordedAt))
            .ToListAsync(ct);

    /// <summary>Those who may write first, then by name; and who could be named, answer for the case, or be involved in it.</summary>
    public async Task<(IReadOnlyList<AudienceMember> Readers, IReadOnlyList<StaffOption> Others)> ListAsync(Guid caseFileId, CancellationToken ct)
    {
        var people = await staff.PeopleAsync(ct);
        var caseFile = await db.CaseFiles.AsNoTracking()
            .Include(file => file.Student)
            .Include(file => file.Participants)
            .AsSingleQuery()
            .SingleAsync(file => file.Id == caseFileId, ct);
        var excluded = caseFile.Participants.Where(participant => participant.Kind == ParticipantKind.Excluded).Select(participant => participant.UserId).ToHashSet();
        return (
            [
                .. CaseAudience.Of(caseFile, people)
                    .OrderByDescending(member => member.Access.Level).ThenBy(member => member.Person.FullName, StringComparer.OrdinalIgnoreCase),
            ],
            // Who is involved already is not offered again, and not told of.
            [.. people.Where(someone => !excluded.Contains(someone.UserId)).Select(someone => new StaffOption(someone.UserId, someone.FullName, someone.Position))]);
    }
}
