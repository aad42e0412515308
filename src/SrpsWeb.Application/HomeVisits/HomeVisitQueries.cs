using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.HomeVisits;

/// <summary>What the agenda is narrowed to; null: not narrowed.</summary>
/// <param name="Planned">Visits still to be made; otherwise those recorded.</param>
/// <param name="Village">As on the page: capitals and spaces around it do not count.</param>
public sealed record VisitFilter(bool Planned, string? Village, Guid? OfficerUserId, int Page);

public sealed record VisitRow(
    Guid Id,
    Guid CaseFileId,
    string CaseCode,
    Confidentiality Confidentiality,
    string StudentName,
    string? ClassGroupName,
    string? Village,
    DateOnly PlannedOn,
    DateOnly? VisitedOn,
    string Purpose,
    string OfficerName,
    bool GuardianTold,
    VisitOutcome Outcome,
    bool MayWrite)
{
    /// <summary>The day it is planned for, or the day somebody went there.</summary>
    public DateOnly On => VisitedOn ?? PlannedOn;
}

/// <param name="Recent">Beside the first page of visits to be made: the last ones recorded, the newest first.</param>
/// <param name="Villages">Every village with a visit the viewer may see.</param>
/// <param name="Officers">Everybody with a visit the viewer may see.</param>
public sealed record VisitAgenda(PageOf<VisitRow> List, IReadOnlyList<VisitRow> Recent, IReadOnlyList<string> Villages, IReadOnlyList<(Guid UserId, string FullName)> Officers);

public sealed record VisitToRecord(Guid Id, Guid CaseFileId, DateOnly PlannedOn, string Purpose, Guid OfficerUserId, string OfficerName, VisitOutcome Outcome, string? Notes, string? Address, bool GuardianTold);

/// <summary>The agenda of visits of the cases the viewer may read with names.</summary>
public sealed class HomeVisitQueries(SrpsDbContext db, ICurrentPerson person, SchoolClock clock, CasesSeen seen)
{
    public const int PageSize = 25;

    /// <summary>How far back a recorded visit is recent, in days.</summary>
    public const int RecentDays = 14;

    private const int MostRecent = 10;

    private sealed class VisitOfCase
    {
        public required HomeVisit Visit { get; init; }

        public required CaseFile File { get; init; }
    }

    /// <summary>Visits still to be made, the earliest first and by village; or those recorded, the latest first.</summary>
    public async Task<VisitAgenda> ListAsync(VisitFilter filter, CancellationToken ct)
    {
        var visits = Readable();
        // One question answers how many there are and what can be narrowed to.
        var counts = await visits
            .GroupBy(row => new { row.File.Student!.Village, row.Visit.OfficerUserId, IsPlanned = row.Visit.Outcome == VisitOutcome.Planned })
            .Select(group => new
            {
                group.Key.Village,
                group.Key.OfficerUserId,
                group.Key.IsPlanned,
                OfficerName = db.Memberships.Where(member => member.UserId == group.Key.OfficerUserId).Select(member => member.FullName).First(),
                Count = group.Count(),
            })
            .ToListAsync(ct);
        var officers = counts.Select(row => (UserId: row.OfficerUserId, FullName: row.OfficerName)).Distinct().OrderBy(officer => officer.FullName, StringComparer.Ordinal).ToList();
        var villages = counts.Select(row => row.Village?.Trim() ?? "").Where(village => village.Length > 0)
            .Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase).ToList();
        visits = Narrowed(visits, filter, counts.Select(row => row.Village));
        var total = counts
            .Where(row => row.IsPlanned == filter.Planned
                && (filter.Village is null || IsVillage(row.Village, filter.Village))
                && (filter.OfficerUserId is null || row.OfficerUserId == filter.OfficerUserId))
            .Sum(row => row.Count);
        var current = PageNumber.Existing(filter.Page, total, PageSize);
        var rows = await RowsAsync((filter.Planned ? ToBeMade(visits) : Recorded(visits)).Skip((current - 1) * PageSize).Take(PageSize), ct);
        return new VisitAgenda(new PageOf<VisitRow>(rows, total, current, PageSize), await RecentAsync(visits, filter.Planned && current == 1, ct), villages, officers);
    }

    /// <summary>All visits of the list as it is narrowed, in its order.</summary>
    public async Task<ListExport<VisitRow>> ExportAsync(VisitFilter filter, CancellationToken ct)
    {
        var visits = Readable();
        if (filter.Village is not null || filter.OfficerUserId is not null)
            visits = Narrowed(visits, filter, await visits.Select(row => row.File.Student!.Village).Distinct().ToListAsync(ct));
        var listed = filter.Planned ? ToBeMade(visits) : Recorded(visits);
        var total = await listed.CountAsync(ct);
        return new ListExport<VisitRow>(total > ListExportLimit.Most ? [] : await RowsAsync(listed, ct), total);
    }

    public Task<VisitToRecord?> FindAsync(Guid visitId, CancellationToken ct) =>
        db.HomeVisits.AsNoTracking()
            .Where(visit => visit.Id == visitId)
            .Select(visit => new VisitToRecord(
                visit.Id,
                visit.CaseFileId,
                visit.PlannedOn,
                visit.Purpose,
                visit.OfficerUserId,
                db.Memberships.Where(member => member.UserId == visit.OfficerUserId).Select(member => member.FullName).First(),
                visit.Outcome,
                visit.Notes,
                db.CaseFiles.Where(file => file.Id == visit.CaseFileId).Select(file => file.Student!.Address).First(),
                visit.GuardianTold))
            .SingleOrDefaultAsync(ct);

    private async Task<IReadOnlyList<VisitRow>> RecentAsync(IQueryable<VisitOfCase> visits, bool wanted, CancellationToken ct)
    {
        if (!wanted)
            return [];
        var since = clock.Today.AddDays(-RecentDays);
        return await RowsAsync(Recorded(visits.Where(row => (row.Visit.VisitedOn ?? row.Visit.PlannedOn) >= since)).Take(MostRecent), ct);
    }

    private IQueryable<VisitOfCase> Readable()
    {
        var cases = db.CaseFiles.Where(CaseAccess.ReadableByNameBy(person.Viewer));
        return db.HomeVisits.AsNoTracking().Join(cases, visit => visit.CaseFileId, file => file.Id, (visit, file) => new VisitOfCase { Visit = visit, File = file });
    }

    /// <param name="villages">As they are stored: a village may be written in several ways.</param>
    private static IQueryable<VisitOfCase> Narrowed(IQueryable<VisitOfCase> visits, VisitFilter filter, IEnumerable<string?> villages)
    {
        if (filter.Village is { } wanted)
        {
            var spellings = villages.Where(village => IsVillage(village, wanted)).Distinct().ToList();
            visits = visits.Where(row => spellings.Contains(row.File.Student!.Village));
        }

        return filter.OfficerUserId is { } officerId ? visits.Where(row => row.Visit.OfficerUserId == officerId) : visits;
    }

    /// <summary>The engines disagree on where an unknown village stands; here it is last.</summary>
    private static IQueryable<VisitOfCase> ToBeMade(IQueryable<VisitOfCase> visits) => visits
        .Where(row => row.Visit.Outcome == VisitOutcome.Planned)
        .OrderBy(row => row.Visit.PlannedOn)
        .ThenBy(row => row.File.Student!.Village == null)
        .ThenBy(row => row.File.Student!.Village)
        .ThenBy(row => row.Visit.Id);

    private static IQueryable<VisitOfCase> Recorded(IQueryable<VisitOfCase> visits) => visits
        .Where(row => row.Visit.Outcome != VisitOutcome.Planned)
        .OrderByDescending(row => row.Visit.VisitedOn ?? row.Visit.PlannedOn)
        .ThenBy(row => row.Visit.Id);

    private async Task<List<VisitRow>> RowsAsync(IQueryable<VisitOfCase> visits, CancellationToken ct)
    {
        var writable = db.CaseFiles.Where(CaseAccess.WritableBy(person.Viewer)).Select(file => file.Id);
        var rows = await visits.Select(row => new VisitRow(
            row.Visit.Id,
            row.File.Id,
            row.File.Code,
            row.File.Confidentiality,
            row.File.Student!.Name,
            db.ClassGroups.Where(group => group.Id == row.File.Student.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
            row.File.Student.Village,
            row.Visit.PlannedOn,
            row.Visit.VisitedOn,
            row.Visit.Purpose,
            db.Memberships.Where(member => member.UserId == row.Visit.OfficerUserId).Select(member => member.FullName).First(),
            row.Visit.GuardianTold,
            row.Visit.Outcome,
            writable.Contains(row.File.Id))).ToListAsync(ct);
        seen.Note(rows, row => row.CaseFileId, row => row.Confidentiality);
        return rows;
    }

    private static bool IsVillage(string? stored, string? wanted) => string.Equals(stored?.Trim(), wanted?.Trim(), StringComparison.OrdinalIgnoreCase);
}
