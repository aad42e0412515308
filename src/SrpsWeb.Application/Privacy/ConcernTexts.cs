using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>Concerns about a student and peer support given to one: those that were linked, and those that only name the student.</summary>
internal sealed class ConcernTexts(SrpsDbContext db, ICurrentPerson person) : IStudentTexts
{
    /// <summary>One that waits for an answer; or one the person is involved in.</summary>
    public async Task<bool> IsInUseAsync(Student student, CancellationToken ct) =>
        (await ConcernsAsync(student, ct)).Exists(concern => concern.Answer is null || concern.IsInvolved(person.Viewer.UserId));

    public async Task<IReadOnlyList<Guid>> EraseAsync(Student student, CancellationToken ct)
    {
        foreach (var concern in await ConcernsAsync(student, ct))
            concern.EraseTexts();
        var caseIds = await CaseIdsAsync(student, ct);
        foreach (var support in (await db.PeerSupports.ToListAsync(ct)).Where(support => (support.CaseFileId is { } id && caseIds.Contains(id)) || Names(support.StudentText, student)))
            support.EraseTexts();
        return [];
    }

    private async Task<List<Concern>> ConcernsAsync(Student student, CancellationToken ct)
    {
        var caseIds = await CaseIdsAsync(student, ct);
        var found = await db.Concerns.Include(concern => concern.Involved)
            .Where(concern => concern.StudentId == student.Id || (concern.CaseFileId != null && caseIds.Contains(concern.CaseFileId.Value)) || concern.StudentText != null)
            .ToListAsync(ct);
        return found.FindAll(concern => concern.StudentId == student.Id || (concern.CaseFileId is { } id && caseIds.Contains(id)) || Names(concern.StudentText, student));
    }

    private Task<List<Guid>> CaseIdsAsync(Student student, CancellationToken ct) =>
        db.CaseFiles.Where(file => file.StudentId == student.Id).Select(file => file.Id).ToListAsync(ct);

    private static bool Names(string? text, Student student) => text is not null && FoldedText.Of(text).Contains(student.FoldedName, StringComparison.Ordinal);
}
