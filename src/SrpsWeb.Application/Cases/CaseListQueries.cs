using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Figures;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Cases;

public enum CaseStatus
{
    Open,
    Closed,
    All,
}

public enum CaseOrder
{
    /// <summary>Longest without contact first: who needs somebody most.</summary>
    LongestWithoutContact,
    NewestFirst,
    ByName,
}

public sealed record CaseFilter(
    string? Search,
    string? FactorSlug,
    RiskLevel? Level,
    Handling? Handling,
    Guid? ResponsibleUserId,
    Guid? ClassGroupId,
    CaseStatus Status,
    CaseOrder Order,
    int Page,
    CellOfFigures? Behind);

/// <summary>A cell of the factor table: the list then shows the cases it counts, whatever has become of them since.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="FactorId">The main factor at that month's end; null for the total.</param>
public sealed record CellOfFigures(DateOnly Month, FigureColumn Column, Guid? FactorId);

/// <param name="StudentName">Null where the viewer reads by code only.</param>
public sealed record CaseRow(
    Guid Id,
    string Code,
    string? StudentName,
    string? ClassGroupName,
    string FactorSlug,
    string FactorId,
    string FactorEn,
    RiskLevel Level,
    Handling Handling,
    Confidentiality Confidentiality,
    string ResponsibleName,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    DateOnly? LastContactOn);

public sealed record CaseOption(Guid Id, string Name);

/// <summary>The list of cases the viewer may open.</summary>
public sealed class CaseListQueries(SrpsDbContext db, FigureQueries figures, SchoolClock clock, ICurrentPerson person, CasesSeen seen)
{
    public const int PageSize = 25;

    public async Task<PageOf<CaseRow>> ListAsync(CaseFilter filter, CancellationToken ct)
    {
        var cases = await FilteredAsync(filter, ct);
        var total = await cases.CountAsync(ct);
        var page = PageNumber.Existing(filter.Page, total, PageSize);
        var rows = await Ordered(cases, filter.Order).Skip((page - 1) * PageSize).Take(PageSize).Select(Facts()).ToListAsync(ct);
        var ids = rows.Select(row => row.Id).ToList();
        return new PageOf<CaseRow>(Rows(rows, await cases.Where(file => ids.Contains(file.Id)).NamedIdsAsync(person.Viewer, ct)), total, page, PageSize);
    }

    /// <summary>All cases of the list as it is filtered.</summary>
    public async Task<ListExport<CaseRow>> ExportAsync(CaseFilter filter, CancellationToken ct)
    {
        var cases = await FilteredAsync(filter, ct);
        var total = await cases.CountAsync(ct);
        if (total > ListExportLimit.Most)
            return new ListExport<CaseRow>([], total);
        var rows = await Ordered(cases, filter.Order).Select(Facts()).ToListAsync(ct);
        return new ListExport<CaseRow>(Rows(rows, await cases.NamedIdsAsync(person.Viewer, ct)), total);
    }

    private Expression<Func<CaseFile, CaseRow>> Facts() => file => new CaseRow(
        file.Id,
        file.Code,
        file.Student!.Name,
        db.ClassGroups.Where(group => group.Id == file.Student.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
        db.RiskFactors.Where(factor => factor.Id == file.MainFactorId).Select(factor => factor.Slug).First(),
        db.RiskFactors.Where(factor => factor.Id == file.MainFactorId).Select(factor => factor.NameId).First(),
        db.RiskFactors.Where(factor => factor.Id == file.MainFactorId).Select(factor => factor.NameEn).First(),
        file.CurrentLevel,
        file.CurrentHandling,
        file.Confidentiality,
        db.Memberships.Where(member => member.UserId == file.ResponsibleUserId).Select(member => member.FullName).First(),
        file.OpenedOn,
        file.ClosedOn,
        file.LastContactOn);

    private IReadOnlyList<CaseRow> Rows(IReadOnlyList<CaseRow> rows, HashSet<Guid>? named)
    {
        seen.Note(rows, row => row.Id, row => row.Confidentiality);
        return [.. rows.Select(row => named?.Contains(row.Id) != false ? row : row with { StudentName = null, ClassGroupName = null })];
    }

    /// <summary>Open cases the viewer may write, to choose from in the quick log: name and code.</summary>
    public async Task<IReadOnlyList<CaseOption>> WritableAsync(CancellationToken ct)
    {
        var files = await db.CaseFiles.AsNoTracking()
            .Include(file => file.Student)
            .Include(file => file.Participants)
            .AsSplitQuery()
            .Where(CaseAccess.OpenableBy(person.Viewer))
            .Where(file => file.ClosedOn == null)
            .ToListAsync(ct);
        var writable = files.Where(file => CaseAccess.For(person.Viewer, file).MayWrite).ToList();
        seen.Note(writable, file => file.Id, file => file.Confidentiality);
        return [.. writable
            .OrderBy(file => file.Student!.FoldedName, StringComparer.Ordinal)
            .Select(file => new CaseOption(file.Id, file.Student!.Name + " · " + file.Code))];
    }

    private async Task<IQueryable<CaseFile>> FilteredAsync(CaseFilter filter, CancellationToken ct)
    {
        var viewer = person.Viewer;
        var cases = db.CaseFiles.AsNoTracking().Where(CaseAccess.OpenableBy(viewer));
        if (filter.Behind is { } cell)
        {
            // Counted as if there were no other case: one missing here, or called "returned", would tell of a Secret one.
            var counted = PeriodFigures.Of(await figures.HistoriesAsync(CaseAccess.OpenableBy(viewer), ct), Period.OfMonth(cell.Month.Year, cell.Month.Month, clock.Today));
            var behind = counted.CasesBehind(cell.Column, cell.FactorId);
            cases = cases.Where(file => behind.Contains(file.Id));
        }

        cases = filter.Status switch
        {
            CaseStatus.Open => cases.Where(file => file.ClosedOn == null),
            CaseStatus.Closed => cases.Where(file => file.ClosedOn != null),
            _ => cases,
        };
        if (filter.FactorSlug is { } slug)
            cases = cases.Where(file => db.RiskFactors.Any(factor => factor.Id == file.MainFactorId && factor.Slug == slug));
        if (filter.Level is { } level)
            cases = cases.Where(file => file.CurrentLevel == level);
        if (filter.Handling is { } handling)
            cases = cases.Where(file => file.CurrentHandling == handling);
        if (filter.ResponsibleUserId is { } responsible)
            cases = cases.Where(file => file.ResponsibleUserId == responsible);
        if (filter.ClassGroupId is { } classGroupId && MayFindByName)
            cases = cases.Where(file => file.Student!.ClassGroupId == classGroupId);
        foreach (var word in FoldedText.Of(filter.Search).Split(' ', StringSplitOptions.RemoveEmptyEntries).Take(6))
        {
            var code = word.ToUpperInvariant();
            cases = MayFindByName
                ? cases.Where(file => file.Code.Contains(code) || file.Student!.FoldedName.Contains(word))
                : cases.Where(file => file.Code.Contains(code));
        }

        return cases;
    }

    /// <summary>Somebody who reads cases by code must not learn a name by searching, sorting or choosing a class.</summary>
    public bool MayFindByName => !person.Viewer.Is(SchoolRole.Facilitator)
        || person.Viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor);

    private IOrderedQueryable<CaseFile> Ordered(IQueryable<CaseFile> cases, CaseOrder order) => order switch
    {
        CaseOrder.ByName when !MayFindByName => cases.OrderBy(file => file.Code),
        CaseOrder.NewestFirst => cases.OrderByDescending(file => file.OpenedOn).ThenBy(file => file.Code),
        CaseOrder.ByName => cases.OrderBy(file => file.Student!.FoldedName).ThenBy(file => file.Code),
        _ => cases.OrderBy(file => file.LastContactOn ?? file.OpenedOn).ThenBy(file => file.Code),
    };
}
