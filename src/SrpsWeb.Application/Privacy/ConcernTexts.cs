using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>
/// Concerns about a student and peer support given to one: those that were linked, and those of nobody's yet whose typed name means this
/// student and no other. What is another student's is never touched.
/// </summary>
internal sealed class ConcernTexts(SrpsDbContext db, StudentNames names, ICurrentPerson person) : IStudentTexts
{
    /// <summary>One that waits for an answer; or one the person is involved in.</summary>
    public async Task<bool> IsInUseAsync(Student student, CancellationToken ct) =>
        (await ConcernsAsync(student, await names.MeaningAsync(student, ct), ct)).Exists(concern => concern.Answer is null || concern.IsInvolved(person.Viewer.UserId));

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        var meant = await names.MeaningAsync(student, ct);
        foreach (var concern in await ConcernsAsync(student, meant, ct))
            concern.EraseTexts();
        var caseIds = CaseIds(student);
        var supports = await db.PeerSupports.Where(support => support.CaseFileId == null || caseIds.Contains(support.CaseFileId.Value)).ToListAsync(ct);
        foreach (var support in supports.Where(support => support.CaseFileId is not null || meant.IsMeantBy(support.StudentText)))
            support.EraseTexts();
        return [];
    }

    private async Task<List<Concern>> ConcernsAsync(Student student, MeantStudent meant, CancellationToken ct)
    {
        var caseIds = CaseIds(student);
        var found = await db.Concerns.Include(concern => concern.Involved)
            .Where(concern => concern.StudentId == student.Id
                || (concern.CaseFileId != null && caseIds.Contains(concern.CaseFileId.Value))
                || (concern.StudentId == null && concern.CaseFileId == null))
            .ToListAsync(ct);
        return found.FindAll(concern => concern.StudentId is not null || concern.CaseFileId is not null || meant.IsMeantBy(concern.StudentText));
    }

    private IQueryable<Guid> CaseIds(Student student) => db.CaseFiles.Where(file => file.StudentId == student.Id).Select(file => file.Id);
}
