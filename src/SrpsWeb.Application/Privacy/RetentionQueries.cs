using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <summary>A student who has left and whose data are due this year.</summary>
/// <param name="ProposedOn">UTC; null where nobody has proposed to remove them.</param>
public sealed record DueStudent(Guid Id, string Name, DateOnly LeftOn, DateOnly DueOn, DateTime? ProposedAt);

/// <summary>A closed case that the viewer may read, with files that are due.</summary>
public sealed record DueFiles(Guid CaseFileId, string Code, DateOnly ClosedOn, int Files);

/// <param name="Waiting">Students for whom a proposal waits for the principal, due or not.</param>
/// <param name="Concerns">Concerns the viewer may answer and notes of peer support whose texts are due; for the principal, concerns that may be read.</param>
/// <param name="Imports">Finished imports whose refused rows are due.</param>
/// <param name="MayRemove">Files and imports.</param>
public sealed record DueList(RetentionTimes Times, int Year, IReadOnlyList<DueStudent> Students, IReadOnlyList<DueStudent> Waiting, IReadOnlyList<DueFiles> Files, int Concerns, int Imports, bool MayErase, bool MayRemove);

/// <summary>
/// What is due in the running year. Whether a student stands in it depends on the day of leaving alone, never on a case; files are listed
/// only of cases the viewer may read with the name.
/// </summary>
public sealed class RetentionQueries(SrpsDbContext db, RetentionService retention, SatgasDutyQueries duty, CasesSeen seen, ICurrentPerson person, SchoolClock clock)
{
    public async Task<DueList> ListAsync(CancellationToken ct)
    {
        var times = await retention.TimesAsync(ct);
        var endOfYear = new DateOnly(clock.Today.Year, 12, 31);
        var left = await db.Students.AsNoTracking()
            .Where(student => student.ClassGroupId == null && student.AnonymisedOn == null)
            .Select(student => new
            {
                student.Id,
                student.Name,
                LeftOn = student.Enrolments.Max(enrolment => enrolment.Until),
                ProposedAt = db.AnonymisationRequests.Where(request => request.StudentId == student.Id && request.DecidedAt == null).Select(request => (DateTime?)request.ProposedAt).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var students = left.Where(student => student.LeftOn is not null)
            .Select(student => new DueStudent(student.Id, student.Name, student.LeftOn!.Value, times.StudentDueOn(student.LeftOn.Value), student.ProposedAt))
            .OrderBy(student => student.DueOn).ThenBy(student => student.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();
        return new DueList(
            times,
            endOfYear.Year,
            students.FindAll(student => student.DueOn <= endOfYear && student.ProposedAt is null),
            students.FindAll(student => student.ProposedAt is not null),
            await FilesAsync(endOfYear.AddYears(-times.EvidenceYears), ct),
            await ConcernsAsync(times, ct),
            await ImportsAsync(times, ct),
            ConcernAccess.MayReadPeerSupport(person.Viewer),
            person.Viewer.Is(SchoolRole.Coordinator));
    }

    private async Task<IReadOnlyList<DueFiles>> FilesAsync(DateOnly closedUntil, CancellationToken ct)
    {
        var found = await db.CaseFiles.AsNoTracking()
            .Where(CaseAccess.ReadableByNameBy(person.Viewer))
            .Where(file => file.ClosedOn != null && file.ClosedOn <= closedUntil && db.Evidence.Any(evidence => evidence.CaseFileId == file.Id))
            .OrderBy(file => file.ClosedOn).ThenBy(file => file.Code)
            .Select(file => new { file.Id, file.Code, file.ClosedOn, file.Confidentiality, Files = db.Evidence.Count(evidence => evidence.CaseFileId == file.Id) })
            .ToListAsync(ct);
        seen.Note(found, file => file.Id, file => file.Confidentiality);
        return [.. found.Select(file => new DueFiles(file.Id, file.Code, file.ClosedOn!.Value, file.Files))];
    }

    /// <summary>A number only: neither a student nor a receipt is told, and what is hidden from the viewer is not counted.</summary>
    private Task<int> ConcernsAsync(RetentionTimes times, CancellationToken ct)
    {
        var (viewer, questions, now) = (person.Viewer, duty.AsQuestions(), clock.Now);
        var before = now.AddYears(-times.ConcernYears);
        var due = db.Concerns.Where(Concern.IsDue(before));
        return ConcernAccess.MayReadPeerSupport(viewer)
            ? due.Where(ConcernAccess.AnswerableBy(viewer, questions, now)).Select(concern => concern.Id).Concat(db.PeerSupports.Where(PeerSupport.IsDue(before)).Select(support => support.Id)).CountAsync(ct)
            : due.CountAsync(ConcernAccess.ReadableBy(viewer, questions, now), ct);
    }

    private async Task<int> ImportsAsync(RetentionTimes times, CancellationToken ct)
    {
        var finishedBefore = clock.Now.AddDays(-times.ImportDays);
        byte[] nothing = [];
        return await db.ImportBatches.CountAsync(batch => batch.AppliedAt != null && batch.AppliedAt < finishedBefore && batch.Refused > 0 && batch.Content != nothing, ct);
    }
}
