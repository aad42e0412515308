using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

public enum ParticipantAct
{
    /// <summary>May see a Secret case, may write a Restricted one.</summary>
    Name,

    /// <summary>Becomes the person responsible (PJ).</summary>
    HandOver,

    /// <summary>Is involved: must not see the case.</summary>
    Exclude,
}

public sealed record ChangeParticipant(Guid CaseFileId, ParticipantAct? Act, Guid? UserId, string Reason);

/// <param name="Id">Made by the form, so that the same form sent twice changes once.</param>
public sealed record ChangeConfidentiality(Guid Id, Guid CaseFileId, Confidentiality? Level, string? Reason);

/// <summary>Who is named to a case, who is involved in it, who answers for it, and how confidential it is. Each change is in the audit trail.</summary>
public sealed class CaseParticipantService(SrpsDbContext db, CaseFileStore store, StaffQueries staff, ICurrentPerson person, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task ChangeAsync(ChangeParticipant command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var people = await staff.PeopleAsync(ct);
        var someone = people.FirstOrDefault(found => found.UserId == command.UserId) ?? throw new RuleBrokenException("Staff.Unknown", nameof(command.UserId));
        switch (command.Act)
        {
            case ParticipantAct.Name when IsCaseHandler(someone):
                caseFile.Name(someone.UserId, command.Reason, clock.Recorded);
                break;
            case ParticipantAct.HandOver when MayWrite(someone):
                caseFile.HandOver(someone.UserId, command.Reason, clock.Recorded);
                break;
            case ParticipantAct.Exclude:
                await ExcludeAsync(caseFile, someone, people, command.Reason, ct);
                break;
            case null:
                throw new RuleBrokenException("CaseFile.ParticipantActMissing", nameof(command.Act));
            default:
                throw new RuleBrokenException("CaseFile.CannotBeNamed", nameof(command.UserId));
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Taking back what was taken back before changes nothing.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.NamingByRole</c>: who is named by the role is not sent away by a wali kelas. Or as <see cref="CaseFile.TakeNamingBack"/> says.</exception>
    public async Task TakeNamingBackAsync(Guid caseFileId, Guid userId, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(caseFileId, ct);
        if (caseFile.Participants.All(participant => participant.UserId != userId || participant.Kind != ParticipantKind.Named))
            return;
        var people = await staff.PeopleAsync(ct);
        var handlers = HandlersOf(people);
        if (handlers.Contains(userId) && userId != person.Viewer.UserId && !person.Viewer.IsAny(OpeningFacts.NamedAutomatically))
            throw new RuleBrokenException("CaseFile.NamingByRole");
        caseFile.TakeNamingBack(userId, WritersOf(people), handlers);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Whoever writes a case may make it more confidential. Making it less so opens it to people who were kept out: that is for coordinator and
    /// counsellor, who answer for the whole register.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.LevelMissing</c>, <c>CaseFile.LoweringNotYours</c>, or as <see cref="CaseFile.ChangeConfidentiality"/> says.</exception>
    public async Task ChangeConfidentialityAsync(ChangeConfidentiality command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        if (await db.ConfidentialityChanges.AnyAsync(stored => stored.Id == command.Id, ct))
            return;
        var level = command.Level ?? throw new RuleBrokenException("CaseFile.LevelMissing", nameof(command.Level));
        if (level < caseFile.Confidentiality && !person.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor))
            throw new RuleBrokenException("CaseFile.LoweringNotYours", nameof(command.Level));
        var isSecret = level == Confidentiality.Secret;
        var place = isSecret == caseFile.IsSecret ? caseFile.SecretPlace : await PlaceAsync(caseFile, isSecret, ct);
        var hasSecretFactor = await db.RiskFactors.AnyAsync(
            factor => factor.Confidentiality == Confidentiality.Secret && db.CaseFiles.Any(file => file.Id == caseFile.Id && file.Factors.Any(own => own.RiskFactorId == factor.Id)), ct);
        db.ConfidentialityChanges.Add(caseFile.ChangeConfidentiality(
            command.Id, level, command.Reason, hasSecretFactor, isSecret ? HandlersOf(await staff.PeopleAsync(ct)) : [], place, clock.Recorded));
        await db.SaveChangesAsync(ct);
    }

    private async Task ExcludeAsync(CaseFile caseFile, SchoolPerson someone, IReadOnlyList<SchoolPerson> people, string reason, CancellationToken ct)
    {
        var place = caseFile.IsSecret ? caseFile.SecretPlace : await PlaceAsync(caseFile, isSecret: true, ct);
        caseFile.Exclude(
            someone.UserId,
            reason,
            HandlersOf(people),
            WritersOf(people),
            place,
            clock.Recorded);
    }

    /// <summary>Only open cases take each other's places.</summary>
    private async Task<int> PlaceAsync(CaseFile caseFile, bool isSecret, CancellationToken ct) => caseFile.ClosedOn is not null
        ? caseFile.SecretPlace
        : (await OtherOpenCases.LoadAsync(db, person.Viewer, [caseFile.StudentId], caseFile.Id, ct)).PlaceFor(caseFile.StudentId, isSecret);

    internal static IReadOnlyCollection<Guid> HandlersOf(IEnumerable<SchoolPerson> people) =>
        [.. people.Where(someone => someone.Viewer.IsAny(OpeningFacts.NamedAutomatically)).Select(someone => someone.UserId)];

    private static HashSet<Guid> WritersOf(IEnumerable<SchoolPerson> people) => people.Where(MayWrite).Select(someone => someone.UserId).ToHashSet();

    internal static bool MayWrite(SchoolPerson someone) => someone.Viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom);

    private static bool IsCaseHandler(SchoolPerson someone) => someone.Viewer.Roles.Overlaps(Viewer.SatgasRoles);
}
