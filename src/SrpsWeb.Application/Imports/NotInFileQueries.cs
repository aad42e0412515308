using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Imports;

/// <summary>A student enrolled now who was enrolled when the file was imported and is not in it.</summary>
public sealed record NotInFileStudent(Guid Id, string Name, string? Nisn, string ClassGroup);

/// <summary>How much of a class group a file holds: few of many, and it is a file about a part.</summary>
public sealed record FileCoverage(string ClassGroup, int InFile, int Enrolled);

/// <param name="Students">Of the class groups the file names, or of the whole school, by class and name.</param>
/// <param name="OfFile">How many of them are in the class groups the file names.</param>
/// <param name="OfSchool">How many there are in the whole school.</param>
/// <param name="Coverage">Of each class group the file names.</param>
public sealed record NotInFileList(string FileName, IReadOnlyList<NotInFileStudent> Students, int OfFile, int OfSchool, IReadOnlyList<FileCoverage> Coverage);

/// <summary>
/// Who may have left because an imported file does not name them. A file is seldom the whole school, so only its own class groups speak
/// unless the operator says otherwise. Nothing here depends on cases: the operator never learns of one.
/// </summary>
public sealed class NotInFileQueries(SrpsDbContext db)
{
    /// <summary>Null for an upload that is unknown or not finished.</summary>
    public async Task<NotInFileList?> FindAsync(Guid batchId, bool wholeSchool, CancellationToken ct)
    {
        var batch = await db.ImportBatches.AsNoTracking()
            .Where(found => found.Id == batchId && found.AppliedAt != null)
            .Select(found => new { found.FileName, found.NotInFile })
            .SingleOrDefaultAsync(ct);
        if (batch is null) return null;
        if (batch.NotInFile is null) return new NotInFileList(batch.FileName, [], 0, 0, []);

        var absent = AbsentStudents.Unpack(batch.NotInFile);
        var enrolled = await db.Students.AsNoTracking()
            .Join(db.ClassGroups, student => student.ClassGroupId, group => group.Id, (student, group) => new { student.Id, student.Name, student.Nisn, student.FoldedName, GroupId = group.Id, Group = group.Name })
            .OrderBy(student => student.Group).ThenBy(student => student.FoldedName).ThenBy(student => student.Id)
            .ToListAsync(ct);
        var ofSchool = enrolled.Where(student => absent.StudentIds.Contains(student.Id)).ToList();
        var ofFile = ofSchool.Where(student => absent.ClassGroupIds.Contains(student.GroupId)).ToList();

        return new NotInFileList(
            batch.FileName,
            [.. (wholeSchool ? ofSchool : ofFile).Select(student => new NotInFileStudent(student.Id, student.Name, student.Nisn, student.Group))],
            ofFile.Count,
            ofSchool.Count,
            [
                .. enrolled.Where(student => absent.ClassGroupIds.Contains(student.GroupId))
                    .GroupBy(student => (student.GroupId, student.Group))
                    .Select(group => new FileCoverage(group.Key.Group, group.Count(student => !absent.StudentIds.Contains(student.Id)), group.Count())),
            ]);
    }
}
