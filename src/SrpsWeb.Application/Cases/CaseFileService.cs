using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

public sealed record OpenCase(
    Guid Id,
    Guid StudentId,
    DateOnly OpenedOn,
    Guid MainFactorId,
    IReadOnlyCollection<Guid> ContributingIds,
    string? MappingNote,
    string? Strengths,
    RiskLevel Level,
    string Rationale,
    Guid ResponsibleUserId,
    Confidentiality? Confidentiality,
    IReadOnlyCollection<Guid> ExcludedUserIds,
    IReadOnlyCollection<SignSeen> Signs,
    string? SignsNote);

public sealed record CloseCase(Guid CaseFileId, ClosureOutcome Outcome, string Rationale, DateOnly On);

public sealed record ReopenCase(Guid CaseFileId, Guid ReviewId, DateOnly On, RiskLevel Level, string Reason);

/// <summary>Opening, closing and reopening of cases.</summary>
public sealed class CaseFileService(SrpsDbContext db, CaseFileStore store, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>Letters and digits that cannot be mistaken for one another when read aloud or from paper.</summary>
    private const string CodeAlphabet = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static readonly SchoolRole[] NamedAutomatically = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor];

    /// <summary>Registers a student at risk.</summary>
    /// <returns>The id of the case.</returns>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task<Guid> OpenAsync(OpenCase command, CancellationToken ct)
    {
        // Somebody else's id must not tell that their case exists, and the report must not be lost.
        var userId = person.Viewer.UserId;
        var own = await db.CaseFiles.AnyAsync(file => file.Id == command.Id && file.RecordedByUserId != userId, ct)
            ? command with { Id = Guid.CreateVersion7() }
            : command;
        try
        {
            await StoreOpenedAsync(own, Typed.Text(own.Rationale), ct);
        }
        catch (DbUpdateException)
        {
            // Another person opened a case of this student after the rule was asked. Asked again it says so, or finds another place.
            await StoreOpenedAsync(own, Typed.Text(own.Rationale), ct);
        }

        return own.Id;
    }

    /// <summary>Whether the person who just opened the case may see it: a Secret one belongs to those named.</summary>
    public Task<bool> MayOpenAsync(Guid caseFileId, CancellationToken ct) =>
        db.CaseFiles.Where(CaseAccess.OpenableBy(person.Viewer)).AnyAsync(file => file.Id == caseFileId, ct);

    /// <summary>Closes the case. The same closing sent twice is stored once.</summary>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    public async Task CloseAsync(CloseCase command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        if (caseFile.ClosedOn == command.On && caseFile.Spans.Any(span => span.ClosedOn == command.On && span.Outcome == command.Outcome && span.ClosingRationale == Typed.Text(command.Rationale)))
            return;
        caseFile.Close(command.Outcome, command.Rationale, command.On, await OpenEndsAsync(command.CaseFileId, ct), clock.Today, clock.Recorded);
        await db.SaveChangesAsync(ct);
    }

    public async Task ReopenAsync(ReopenCase command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var reason = Typed.Text(command.Reason);
        await store.StoreOnceAsync(
            () => db.Reviews.Where(stored => stored.Id == command.ReviewId)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.On == command.On && stored.Level == command.Level && stored.Rationale == reason))
                .SingleOrDefaultAsync(ct),
            async () =>
            {
                var place = await RequireNoOtherOpenCaseAsync(caseFile.StudentId, caseFile.IsSecret, ct);
                db.Reviews.Add(caseFile.Reopen(command.On, command.Level, command.Reason, command.ReviewId, place, clock.Today, clock.Recorded));
            },
            ct);
    }

    private Task StoreOpenedAsync(OpenCase command, string rationale, CancellationToken ct) => store.StoreOnceAsync(
        () => db.CaseFiles.Where(stored => stored.Id == command.Id)
            .Select(stored => (bool?)(stored.StudentId == command.StudentId && stored.OpenedOn == command.OpenedOn && stored.OpeningLevel == command.Level && stored.OpeningRationale == rationale))
            .SingleOrDefaultAsync(ct),
        async () => db.CaseFiles.Add(await OpenedAsync(command, ct)),
        ct);

    private async Task<CaseFile> OpenedAsync(OpenCase command, CancellationToken ct)
    {
        var student = await StudentInScopeAsync(command.StudentId, ct);
        var factors = await db.RiskFactors.ToDictionaryAsync(factor => factor.Id, ct);
        if (!factors.TryGetValue(command.MainFactorId, out var main))
            throw new RuleBrokenException("CaseFile.MainFactorMissing", nameof(command.MainFactorId));
        var contributing = command.ContributingIds.Distinct().Where(id => id != main.Id && factors.ContainsKey(id)).Select(id => factors[id]).ToList();
        await RequireResponsibleAsync(command.ResponsibleUserId, ct);

        var demanded = CaseFile.DemandedConfidentiality(main, contributing, command.ExcludedUserIds.Count > 0);
        var isSecret = (command.Confidentiality ?? demanded) == Confidentiality.Secret || demanded == Confidentiality.Secret;
        var hiddenTwins = await RequireNoOtherOpenCaseAsync(command.StudentId, isSecret, ct);
        var named = isSecret ? await NamedForSecretAsync(ct) : [];
        var opening = new CaseOpening(
            command.Id,
            await FreeCodeAsync(ct),
            command.OpenedOn,
            main,
            contributing,
            command.MappingNote,
            command.Strengths,
            command.Level,
            command.Rationale,
            command.ResponsibleUserId,
            command.Confidentiality,
            named,
            command.ExcludedUserIds,
            hiddenTwins)
        {
            Signs = command.Signs,
            SignsNote = command.SignsNote,
        };
        return CaseFile.Open(student, opening, clock.Today, clock.Recorded);
    }

    /// <summary>A wali kelas registers students of the own class; the others any student.</summary>
    private async Task<Student> StudentInScopeAsync(Guid studentId, CancellationToken ct)
    {
        var student = await db.Students.SingleOrDefaultAsync(candidate => candidate.Id == studentId, ct);
        var viewer = person.Viewer;
        var mayRegister = viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor)
            || (viewer.Is(SchoolRole.Homeroom) && student?.ClassGroupId is { } classId && viewer.HomeroomClassIds.Contains(classId));
        return student is not null && mayRegister
            ? student
            : throw new RuleBrokenException("CaseFile.StudentMissing", nameof(OpenCase.StudentId));
    }

    /// <summary>The person responsible must be able to write cases: coordinator, counsellor or wali kelas.</summary>
    private async Task RequireResponsibleAsync(Guid userId, CancellationToken ct)
    {
        var today = clock.Today;
        var can = await db.Memberships.AnyAsync(
            member => member.UserId == userId && member.IsActive
                && member.Roles.Any(role => (role.Role == SchoolRole.Coordinator || role.Role == SchoolRole.Counsellor || role.Role == SchoolRole.Homeroom)
                    && (role.ExpiresOn == null || role.ExpiresOn >= today)),
            ct);
        if (!can)
            throw new RuleBrokenException("CaseFile.ResponsibleMissing", nameof(OpenCase.ResponsibleUserId));
    }

    /// <summary>
    /// Rule 1, asked only of what the viewer may see: an open case the viewer may open refuses with its code; hidden Secret ones
    /// are counted so that the new case takes another place instead of being refused.
    /// </summary>
    private async Task<int> RequireNoOtherOpenCaseAsync(Guid studentId, bool isSecret, CancellationToken ct)
    {
        var open = db.CaseFiles.Where(file => file.StudentId == studentId && file.IsSecret == isSecret && file.ClosedOn == null);
        var visible = await open.Where(CaseAccess.OpenableBy(person.Viewer)).Select(file => file.Code).FirstOrDefaultAsync(ct);
        if (visible is not null)
            throw new RuleBrokenException("CaseFile.AlreadyOpen", nameof(OpenCase.StudentId), visible);
        if (isSecret)
            return await open.MaxAsync(file => (int?)file.SecretPlace, ct) is { } highest ? highest + 1 : 0;
        if (await open.AnyAsync(ct))
            throw new RuleBrokenException("CaseFile.AlreadyOpenElsewhere", nameof(OpenCase.StudentId));
        return 0;
    }

    private async Task<IReadOnlyCollection<Guid>> NamedForSecretAsync(CancellationToken ct)
    {
        var today = clock.Today;
        return await db.Memberships
            .Where(member => member.IsActive && member.Roles.Any(role => NamedAutomatically.Contains(role.Role) && (role.ExpiresOn == null || role.ExpiresOn >= today)))
            .Select(member => member.UserId)
            .ToListAsync(ct);
    }

    private async Task<string> FreeCodeAsync(CancellationToken ct)
    {
        while (true)
        {
            var code = "K-" + RandomNumberGenerator.GetString(CodeAlphabet, 5);
            if (!await db.CaseFiles.AnyAsync(file => file.Code == code, ct))
                return code;
        }
    }

    private async Task<IReadOnlyCollection<OpenEnd>> OpenEndsAsync(Guid caseFileId, CancellationToken ct)
    {
        var tasks = await db.PlanTasks
            .Where(task => task.CaseFileId == caseFileId && task.DoneOn == null && task.DroppedOn == null)
            .Select(task => new OpenEnd(task.Title, task.DueOn))
            .ToListAsync(ct);
        var visits = await db.HomeVisits
            .Where(visit => visit.CaseFileId == caseFileId && visit.Outcome == VisitOutcome.Planned)
            .Select(visit => new OpenEnd(visit.Purpose, visit.PlannedOn))
            .ToListAsync(ct);
        return [.. tasks.Concat(visits).OrderBy(end => end.On)];
    }
}
