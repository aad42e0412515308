using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Audit;

/// <summary>What the trail is narrowed to; null: not narrowed.</summary>
/// <param name="CaseCode">As a person types it.</param>
/// <param name="From">First day, in the school's zone.</param>
/// <param name="Until">Last day.</param>
public sealed record AuditFilter(Guid? ByUserId, AuditAct? Act, string? CaseCode, DateOnly? From, DateOnly? Until, int Page);

/// <summary>A line of the trail as a person reads it.</summary>
/// <param name="By">Null: the program itself, or somebody who had not signed in.</param>
/// <param name="CaseCode">Of a case the viewer may open; null where the line is of none.</param>
/// <param name="People">Who was named, invited, given a role.</param>
public sealed record AuditLine(DateTime At, string? By, AuditAct Act, AuditSubject Subject, Guid? CaseFileId, string? CaseCode, int Count, string? Detail, string? Address, string? People);

/// <summary>Somebody who opened a case.</summary>
/// <param name="Times">How often a page of it was shown.</param>
/// <param name="LastAt">UTC.</param>
public sealed record CaseOpenedBy(string? FullName, int Times, DateTime LastAt);

/// <summary>Somebody whose acts can be chosen.</summary>
public sealed record AuditPerson(Guid UserId, string FullName);

/// <summary>
/// The audit trail as far as the viewer may read it (access.md): the principal the school's, who handles cases that of the own cases and
/// the own acts, everybody else the own acts. A line about a case the viewer may not open is not there, whosever it is.
/// </summary>
public sealed class AuditQueries(SrpsDbContext db, ICurrentPerson person)
{
    public const int PageSize = 50;

    /// <summary>Newest first.</summary>
    public async Task<PageOf<AuditLine>> ListAsync(AuditFilter filter, CancellationToken ct)
    {
        var entries = Filtered(filter);
        var total = await entries.CountAsync(ct);
        var page = PageNumber.Existing(filter.Page, total, PageSize);
        return new PageOf<AuditLine>(await LinesAsync(entries.OrderByDescending(entry => entry.Sequence).Skip((page - 1) * PageSize).Take(PageSize), ct), total, page, PageSize);
    }

    /// <summary>The whole list as it is filtered.</summary>
    public async Task<ListExport<AuditLine>> ExportAsync(AuditFilter filter, CancellationToken ct)
    {
        var entries = Filtered(filter);
        var total = await entries.CountAsync(ct);
        return new ListExport<AuditLine>(total > ListExportLimit.Most ? [] : await LinesAsync(entries.OrderByDescending(entry => entry.Sequence), ct), total);
    }

    private async Task<IReadOnlyList<AuditLine>> LinesAsync(IQueryable<AuditEntry> entries, CancellationToken ct)
    {
        var rows = await entries
            .Select(entry => new
            {
                Entry = entry,
                By = db.Memberships.Where(member => member.UserId == entry.ByUserId).Select(member => member.FullName).FirstOrDefault(),
                CaseCode = db.CaseFiles.Where(file => file.Id == entry.CaseFileId).Select(file => file.Code).FirstOrDefault(),
            })
            .ToListAsync(ct);
        var named = await NamesAsync(rows.Select(row => row.Entry).Where(NamesPeople).SelectMany(entry => entry.Ids()), ct);
        return
        [
            .. rows.Select(row => new AuditLine(
                row.Entry.At,
                // Whoever signs in is nobody yet while it is recorded; the line names the account.
                row.By ?? (row.Entry.Act == AuditAct.SignedIn && row.Entry.Ids() is [var account, ..] ? named.GetValueOrDefault(account) : null),
                row.Entry.Act,
                row.Entry.Subject,
                row.CaseCode is null ? null : row.Entry.CaseFileId,
                row.CaseCode,
                row.Entry.Count,
                row.Entry.Detail,
                row.Entry.Address,
                row.Entry.Act != AuditAct.SignedIn && NamesPeople(row.Entry) ? string.Join(", ", row.Entry.Ids().Select(id => named.GetValueOrDefault(id)).OfType<string>()) : null)),
        ];
    }

    /// <summary>Everybody of the school, also who left: their acts stay.</summary>
    public async Task<IReadOnlyList<AuditPerson>> PeopleAsync(CancellationToken ct) => person.Viewer.Is(SchoolRole.Principal)
        ? await db.Memberships.AsNoTracking().OrderBy(member => member.FullName).Select(member => new AuditPerson(member.UserId, member.FullName)).ToListAsync(ct)
        : [];

    /// <summary>Who opened the case, whoever did last first. The caller has asked the access decision before (folder convention).</summary>
    public async Task<IReadOnlyList<CaseOpenedBy>> OpenedByAsync(Guid caseFileId, CancellationToken ct) =>
        await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.CaseFileId == caseFileId && entry.Act == AuditAct.Opened)
            .GroupBy(entry => entry.ByUserId)
            .Select(group => new { UserId = group.Key, Times = group.Count(), LastAt = group.Max(entry => entry.At) })
            .OrderByDescending(row => row.LastAt)
            .Select(row => new CaseOpenedBy(db.Memberships.Where(member => member.UserId == row.UserId).Select(member => member.FullName).FirstOrDefault(), row.Times, row.LastAt))
            .ToListAsync(ct);

    private static bool NamesPeople(AuditEntry entry) =>
        entry.Subject is AuditSubject.CaseParticipant or AuditSubject.Membership or AuditSubject.MembershipRole or AuditSubject.RoleProposal or AuditSubject.SecondFactorReset or AuditSubject.AccountReset or AuditSubject.Account;

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> userIds, CancellationToken ct)
    {
        var ids = userIds.Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Memberships.AsNoTracking().Where(member => ids.Contains(member.UserId)).ToDictionaryAsync(member => member.UserId, member => member.FullName, ct);
    }

    private IQueryable<AuditEntry> Filtered(AuditFilter filter)
    {
        var entries = db.AuditEntries.AsNoTracking().Where(Readable());
        if (filter.ByUserId is { } userId)
            entries = entries.Where(entry => entry.ByUserId == userId);
        if (filter.Act is { } act)
            entries = entries.Where(entry => entry.Act == act);
        if (filter.CaseCode?.Trim().ToUpperInvariant() is { Length: > 0 } code)
            entries = entries.Where(entry => db.CaseFiles.Any(file => file.Id == entry.CaseFileId && file.Code == code));
        if (filter.From is { } from)
        {
            var begin = person.Zone.StartOf(from);
            entries = entries.Where(entry => entry.At >= begin);
        }

        if (filter.Until is { } until)
        {
            var end = person.Zone.StartOf(until.AddDays(1));
            entries = entries.Where(entry => entry.At < end);
        }

        return entries;
    }

    private Expression<Func<AuditEntry, bool>> Readable()
    {
        var viewer = person.Viewer;
        var userId = viewer.UserId;
        var seesSchool = viewer.Is(SchoolRole.Principal);
        var handlesCases = viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor);
        var openable = db.CaseFiles.Where(CaseAccess.OpenableBy(viewer));
        var own = db.CaseFiles.Where(CaseAccess.WritableBy(viewer)).Select(file => file.Id);
        return entry =>
            (seesSchool || entry.ByUserId == userId || (handlesCases && entry.CaseFileId != null && own.Contains(entry.CaseFileId.Value)))
            && (entry.CaseFileId == null || openable.Any(file => file.Id == entry.CaseFileId))
            // That somebody saw a Secret case in a list stands on the page of the case.
            && (entry.Subject != AuditSubject.SecretCases || entry.ByUserId == userId)
            // Somebody involved must not learn of a concern here. Who did what with it stands on its own page.
            && (entry.Subject != AuditSubject.Concern || entry.ByUserId == userId)
            // An indicator is read because of a case.
            && (entry.Subject != AuditSubject.IndicatorReading || openable.Any(file => file.StudentId == entry.StudentId));
    }
}
