using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

/// <summary>Cases that may be the one somebody is about to open; only what the viewer may read with the name (rule 1).</summary>
public sealed class SimilarCaseQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen seen)
{
    /// <summary>By student: all cases of the student, and open ones of others whose name is the same, folded.</summary>
    /// <param name="ownIds">Cases that are meant themselves, not similar ones.</param>
    public async Task<ILookup<Guid, SimilarCase>> OfAsync(IReadOnlyList<Student> students, IReadOnlyCollection<Guid> ownIds, CancellationToken ct)
    {
        var ids = students.Select(student => student.Id).Distinct().ToList();
        var names = students.Select(student => student.FoldedName).Distinct().ToList();
        var found = await db.CaseFiles.AsNoTracking()
            .Where(CaseAccess.ReadableByNameBy(person.Viewer))
            .Where(file => !ownIds.Contains(file.Id))
            .Where(file => ids.Contains(file.StudentId) || (file.ClosedOn == null && names.Contains(file.Student!.FoldedName)))
            .OrderByDescending(file => file.OpenedOn)
            .Select(file => new
            {
                file.Id,
                file.Code,
                file.Confidentiality,
                file.StudentId,
                file.Student!.FoldedName,
                ClassGroupName = db.ClassGroups.Where(group => group.Id == file.Student!.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
                file.OpenedOn,
                file.ClosedOn,
            })
            .ToListAsync(ct);
        seen.Note(found, file => file.Id, file => file.Confidentiality);
        return students.DistinctBy(student => student.Id)
            .SelectMany(student => found
                .Where(file => file.StudentId == student.Id || (file.ClosedOn is null && file.FoldedName == student.FoldedName))
                .Select(file => (student.Id, Case: new SimilarCase(file.Id, file.Code, file.StudentId == student.Id, file.ClassGroupName, file.OpenedOn, file.ClosedOn))))
            .ToLookup(pair => pair.Id, pair => pair.Case);
    }

    public async Task<IReadOnlyDictionary<Guid, string>> ClassNamesAsync(IEnumerable<Guid?> classGroupIds, CancellationToken ct)
    {
        var ids = classGroupIds.OfType<Guid>().Distinct().ToList();
        return await db.ClassGroups.AsNoTracking().Where(group => ids.Contains(group.Id)).ToDictionaryAsync(group => group.Id, group => group.Name, ct);
    }
}
