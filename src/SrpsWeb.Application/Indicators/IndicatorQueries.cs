using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Indicators;

/// <summary>A student at risk with the month's readings that count.</summary>
public sealed record IndicatorRow(Guid StudentId, string StudentName, string? ClassGroupName, bool MayWrite, IReadOnlyDictionary<Indicator, ReadingView> Readings);

/// <summary>Indicators of the students at risk, as far as the viewer may see them (<see cref="IndicatorAccess"/>).</summary>
public sealed class IndicatorQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen seen)
{
    public const int PageSize = 25;

    /// <summary>Students with a case open in the month, by name.</summary>
    /// <param name="month">First day of the month.</param>
    public async Task<PageOf<IndicatorRow>> ListAsync(DateOnly month, Guid? classGroupId, int page, CancellationToken ct)
    {
        var students = AtRisk(month);
        if (classGroupId is { } id)
            students = students.Where(student => student.ClassGroupId == id);
        var total = await students.CountAsync(ct);
        var current = PageNumber.Existing(page, total, PageSize);
        var shown = students.OrderBy(student => student.FoldedName).ThenBy(student => student.Id).Skip((current - 1) * PageSize).Take(PageSize);
        return new PageOf<IndicatorRow>(await RowsAsync(shown, month, ct), total, current, PageSize);
    }

    /// <summary>The students of a form that was sent, in its order.</summary>
    /// <exception cref="AccessRefusedException">One of them is not at risk for the viewer, or not to be written.</exception>
    public async Task<IReadOnlyList<IndicatorRow>> OfAsync(IReadOnlyList<Guid> studentIds, DateOnly month, CancellationToken ct)
    {
        var found = (await RowsAsync(AtRisk(month).Where(student => studentIds.Contains(student.Id)), month, ct)).ToDictionary(row => row.StudentId);
        return [.. studentIds.Select(id => found.TryGetValue(id, out var row) && row.MayWrite ? row : throw new AccessRefusedException(true, "Indicator.OutOfScope"))];
    }

    /// <summary>Class groups with students at risk in the month.</summary>
    public async Task<IReadOnlyList<ClassGroupOption>> ClassGroupsAsync(DateOnly month, CancellationToken ct)
    {
        var ids = AtRisk(month).Where(student => student.ClassGroupId != null).Select(student => student.ClassGroupId!.Value);
        return await db.ClassGroups.AsNoTracking().Where(group => ids.Contains(group.Id))
            .OrderBy(group => group.FoldedName)
            .Select(group => new ClassGroupOption(group.Id, group.Name))
            .ToListAsync(ct);
    }

    /// <summary>The readings of one month that count, for who may enter them beside the evaluation of the case; null for the others.</summary>
    public async Task<IReadOnlyDictionary<Indicator, ReadingView>?> ForEntryAsync(Guid caseFileId, DateOnly month, CancellationToken ct)
    {
        var all = ReadingView.Of(db);
        var found = await db.CaseFiles.AsNoTracking()
            .Where(IndicatorAccess.WritableBy(person.Viewer))
            .Where(file => file.Id == caseFileId)
            .Select(file => new { file.Id, Readings = all.Where(reading => reading.StudentId == file.StudentId && reading.Month == month).ToList() })
            .AsSingleQuery()
            .SingleOrDefaultAsync(ct);
        return found is null ? null : ReadingView.Counting(found.Readings);
    }

    private IQueryable<Student> AtRisk(DateOnly month)
    {
        var atRisk = ReadableIn(month).Select(file => file.StudentId);
        return db.Students.AsNoTracking().Where(student => atRisk.Contains(student.Id));
    }

    private IQueryable<CaseFile> ReadableIn(DateOnly month) =>
        db.CaseFiles.Where(IndicatorAccess.ReadableBy(person.Viewer)).Where(IndicatorAccess.OpenIn(month));

    private async Task<IReadOnlyList<IndicatorRow>> RowsAsync(IQueryable<Student> students, DateOnly month, CancellationToken ct)
    {
        var all = ReadingView.Of(db);
        var writable = db.CaseFiles.Where(IndicatorAccess.WritableBy(person.Viewer)).Select(file => file.StudentId);
        var readable = ReadableIn(month);
        var rows = await students
            .Select(student => new
            {
                student.Id,
                student.Name,
                ClassGroupName = db.ClassGroups.Where(group => group.Id == student.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
                MayWrite = writable.Contains(student.Id),
                Cases = readable.Where(file => file.StudentId == student.Id).Select(file => new { file.Id, file.Confidentiality }).ToList(),
                Readings = all.Where(reading => reading.StudentId == student.Id && reading.Month == month).ToList(),
            })
            .AsSingleQuery()
            .ToListAsync(ct);
        seen.Note(rows.SelectMany(row => row.Cases), file => file.Id, file => file.Confidentiality);
        return [.. rows.Select(row => new IndicatorRow(row.Id, row.Name, row.ClassGroupName, row.MayWrite, ReadingView.Counting(row.Readings)))];
    }
}
