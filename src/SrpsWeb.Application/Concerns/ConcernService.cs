using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Concerns;

/// <summary>Answers concerns: says which student is meant, and brings them to a case or says why none is needed.</summary>
public sealed class ConcernService(SrpsDbContext db, ConcernStore store, SatgasDutyQueries duty, CaseFileStore cases, StaffQueries staff, ICurrentPerson person, SchoolClock clock)
{
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task NameStudentAsync(Guid concernId, Guid? studentId, CancellationToken ct)
    {
        var concern = await store.ForAnsweringAsync(concernId, ct);
        var student = await db.Students.SingleOrDefaultAsync(found => found.Id == studentId, ct)
            ?? throw new RuleBrokenException("Concern.StudentUnknown", "StudentId");
        concern.NameStudent(student, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Says whom the words typed by the reporter mean.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task SayWhoIsMeantAsync(Guid concernId, IReadOnlyCollection<Guid> userIds, bool nobodyElse, CancellationToken ct)
    {
        var concern = await store.ForAnsweringAsync(concernId, ct);
        if (userIds.Except((await staff.StaffAsync(null, ct)).Select(option => option.UserId)).Any())
            throw new RuleBrokenException("Staff.Unknown", "InvolvedUserIds");
        concern.SayWhoIsMeant(userIds, nobodyElse, clock.Recorded);
        if (!(await duty.LoadAsync(ct)).AnybodyLeft([.. concern.Involved.Select(involved => involved.UserId)]))
            throw new RuleBrokenException("Concern.NobodyLeftToAnswer", "InvolvedUserIds");
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Answers with an existing case the viewer may write, and that nobody involved can open.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task LinkAsync(Guid concernId, Guid? caseFileId, CancellationToken ct)
    {
        var concern = await store.ForAnsweringAsync(concernId, ct);
        var caseFile = await cases.ForWritingAsync(caseFileId ?? throw new RuleBrokenException("Concern.CaseMissing", "CaseFileId"), ct);
        if (concern.Involved.Count > 0)
        {
            var people = await staff.PeopleAsync(ct);
            if (people.Any(someone => concern.IsInvolved(someone.UserId) && CaseAccess.For(someone.Viewer, caseFile).MayOpen))
                throw new RuleBrokenException("Concern.CaseSeenByInvolved", "CaseFileId");
        }

        concern.AnswerWith(caseFile, opened: false, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Answers with the case that the viewer has just opened because of it. Sent twice, it is answered once.</summary>
    public async Task AnswerWithOpenedAsync(Guid concernId, Guid caseFileId, CancellationToken ct)
    {
        if (await WasAnsweredAsync(concernId, caseFileId, ct))
            return;
        var concern = await store.ForAnsweringAsync(concernId, ct);
        var userId = person.Viewer.UserId;
        var caseFile = await db.CaseFiles.Include(file => file.Student).SingleOrDefaultAsync(file => file.Id == caseFileId && file.RecordedByUserId == userId, ct)
            ?? throw new AccessRefusedException(hidden: true, "CaseAccess.Unknown");
        concern.AnswerWith(caseFile, opened: true, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Whoever is involved in the concern must be kept from the case that is opened because of it.</summary>
    /// <param name="caseFileId">The case about to be opened, or opened already where the form is sent again.</param>
    /// <exception cref="RuleBrokenException"><c>Concern.InvolvedNotExcluded</c>.</exception>
    public async Task RequireExcludedAsync(Guid concernId, Guid caseFileId, IReadOnlyCollection<Guid> excludedUserIds, CancellationToken ct)
    {
        if (await WasAnsweredAsync(concernId, caseFileId, ct))
            return;
        var concern = await store.ForAnsweringAsync(concernId, ct);
        db.ForgetChanges();
        if (concern.CaseFileId is not null)
            throw new RuleBrokenException("Concern.AlreadyAnswered");
        if (concern.IsInvolvedUnclear)
            throw new RuleBrokenException("Concern.InvolvedUnsaid", nameof(OpenCase.ExcludedUserIds));
        var offered = await staff.StaffAsync(null, ct);
        if (offered.Any(option => concern.IsInvolved(option.UserId) && !excludedUserIds.Contains(option.UserId)))
            throw new RuleBrokenException("Concern.InvolvedNotExcluded", nameof(OpenCase.ExcludedUserIds));
    }

    public async Task AnswerWithoutCaseAsync(Guid concernId, string? reason, CancellationToken ct)
    {
        var concern = await store.ForAnsweringAsync(concernId, ct);
        concern.AnswerWithout(reason, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>Answered with a Secret case, the concern may be out of the reach of whoever answered.</summary>
    private Task<bool> WasAnsweredAsync(Guid concernId, Guid caseFileId, CancellationToken ct)
    {
        var userId = person.Viewer.UserId;
        return db.Concerns.AnyAsync(concern => concern.Id == concernId && concern.CaseFileId == caseFileId && concern.AnsweredByUserId == userId, ct);
    }
}
