using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>
/// What is written in the cases of a student, whoever may read them: a student is made anonymous in all cases or in none. It leaves this
/// class only as "in use" or not.
/// </summary>
internal sealed class CaseTexts(SrpsDbContext db, ICurrentPerson person) : IStudentTexts
{
    /// <summary>An open case; or one from which the person is excluded: whoever is involved must not remove what is told of it.</summary>
    public Task<bool> IsInUseAsync(Student student, CancellationToken ct)
    {
        var userId = person.Viewer.UserId;
        return db.CaseFiles.AnyAsync(
            file => file.StudentId == student.Id
                && (file.ClosedOn == null || file.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Excluded)),
            ct);
    }

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var files = await db.CaseFiles.Include(file => file.Spans).Include(file => file.Factors).Include(file => file.MainFactors).Include(file => file.Participants)
            .Where(file => file.StudentId == student.Id)
            .AsSplitQuery()
            .ToListAsync(ct);
        foreach (var file in files)
            file.EraseTexts(await EntriesAsync(file.Id, ct));
        foreach (var reading in await db.IndicatorReadings.Where(reading => reading.StudentId == student.Id).ToListAsync(ct))
            reading.EraseTexts();
        var ids = files.ConvertAll(file => file.Id);
        var evidence = await db.Evidence.Where(file => ids.Contains(file.CaseFileId)).ToListAsync(ct);
        db.Evidence.RemoveRange(evidence);
        return evidence.ConvertAll(file => file.Id);
    }

    private async Task<CaseEntries> EntriesAsync(Guid caseFileId, CancellationToken ct) => new(
        await db.Interventions.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
        await db.HomeVisits.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
        await db.PlanTasks.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
        await db.Reviews.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
        await db.Corrections.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct),
        await db.ConfidentialityChanges.Where(entry => entry.CaseFileId == caseFileId).ToListAsync(ct));
}
