using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
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

/// <summary>Somebody who saw a case.</summary>
/// <param name="Opened">How often a page of it was shown.</param>
/// <param name="Listed">How often it stood in a list.</param>
/// <param name="Downloaded">How often it left the program in a file.</param>
/// <param name="LastAt">UTC.</param>
public sealed record CaseSeenBy(string? FullName, int Opened, int Listed, int Downloaded, DateTime LastAt);

/// <summary>Somebody whose acts can be chosen.</summary>
public sealed record AuditPerson(Guid UserId, string FullName);

/// <summary>The audit trail as far as the viewer may read it (<see cref="AuditAccess"/>).</summary>
public sealed class AuditQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen seen)
{
    public const int PageSize = 50;

    /// <summary>Newest first.</summary>
    public async Task<PageOf<AuditLine>> ListAsync(AuditFilter filter, CancellationToken ct)
    {
        var entries = await FilteredAsync(filter, ct);
        var total = await entries.CountAsync(ct);
        var page = PageNumber.Existing(filter.Page, total, PageSize);
        return new PageOf<AuditLine>(await LinesAsync(entries.OrderByDescending(entry => entry.Sequence).Skip((page - 1) * PageSize).Take(PageSize), ct), total, page, PageSize);
    }

    /// <summary>The whole list as it is filtered.</summary>
    public async Task<ListExport<AuditLine>> ExportAsync(AuditFilter filter, CancellationToken ct)
    {
        var entries = await FilteredAsync(filter, ct);
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
                Case = db.CaseFiles.Where(file => file.Id == entry.CaseFileId).Select(file => new { file.Id, file.Code, file.Confidentiality }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        seen.Note(rows.Where(row => row.Case is not null), row => row.Case!.Id, row => row.Case!.Confidentiality);
        var named = await NamesAsync(rows.Select(row => row.Entry).Where(NamesPeople).SelectMany(entry => entry.Ids()), ct);
        return
        [
            .. rows.Select(row => new AuditLine(
                row.Entry.At,
                // Whoever signs in is nobody yet while it is recorded; the line names the account.
                row.By ?? (row.Entry.Act == AuditAct.SignedIn && row.Entry.Ids() is [var account, ..] ? named.GetValueOrDefault(account) : null),
                row.Entry.Act,
                row.Entry.Subject,
                row.Case?.Id,
                row.Case?.Code,
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

    /// <summary>Who saw the case, whoever did last first. The caller has asked the access decision before (folder convention).</summary>
    public async Task<IReadOnlyList<CaseSeenBy>> SeenByAsync(Guid caseFileId, CancellationToken ct) =>
        await NamingCase(db.AuditEntries.AsNoTracking(), caseFileId)
            .Where(entry => entry.CaseFileId == null || (entry.Act == AuditAct.Opened && entry.Subject == AuditSubject.CaseFile))
            .GroupBy(entry => entry.ByUserId)
            .Select(group => new
            {
                UserId = group.Key,
                Opened = group.Count(entry => entry.Act == AuditAct.Opened),
                Listed = group.Count(entry => entry.Act == AuditAct.Listed),
                Downloaded = group.Count(entry => entry.Act == AuditAct.Downloaded),
                LastAt = group.Max(entry => entry.At),
            })
            .OrderByDescending(row => row.LastAt)
            .Select(row => new CaseSeenBy(
                db.Memberships.Where(member => member.UserId == row.UserId).Select(member => member.FullName).FirstOrDefault(), row.Opened, row.Listed, row.Downloaded, row.LastAt))
            .ToListAsync(ct);

    /// <summary>The lines of the case itself, and those of lists and files it stood in.</summary>
    private static IQueryable<AuditEntry> NamingCase(IQueryable<AuditEntry> entries, Guid caseFileId)
    {
        var written = AuditEntry.Written(caseFileId);
        return entries.Where(entry => entry.CaseFileId == caseFileId
            || ((entry.Act == AuditAct.Listed || entry.Act == AuditAct.Downloaded) && (entry.Subject == AuditSubject.Page || entry.Subject == AuditSubject.SecretCases) && entry.RecordIds!.Contains(written)));
    }

    private static bool NamesPeople(AuditEntry entry) =>
        entry.Subject is AuditSubject.CaseParticipant or AuditSubject.Membership or AuditSubject.MembershipRole or AuditSubject.RoleProposal or AuditSubject.SecondFactorReset or AuditSubject.AccountReset or AuditSubject.Account;

    private async Task<Dictionary<Guid, string>> NamesAsync(IEnumerable<Guid> userIds, CancellationToken ct)
    {
        var ids = userIds.Distinct().ToList();
        return ids.Count == 0 ? [] : await db.Memberships.AsNoTracking().Where(member => ids.Contains(member.UserId)).ToDictionaryAsync(member => member.UserId, member => member.FullName, ct);
    }

    private async Task<IQueryable<AuditEntry>> FilteredAsync(AuditFilter filter, CancellationToken ct)
    {
        var openable = db.CaseFiles.AsNoTracking().Where(CaseAccess.OpenableBy(person.Viewer));
        var openSecret = await openable.Where(file => file.Confidentiality == Confidentiality.Secret).Select(file => file.Id).ToListAsync(ct);
        var readable = db.AuditEntries.AsNoTracking().Where(AuditAccess.ReadableBy(person.Viewer, db.CaseFiles, openSecret));
        var entries = filter.CaseCode?.Trim().ToUpperInvariant() is { Length: > 0 } code
            ? NamingCase(readable, await openable.Where(file => file.Code == code).Select(file => file.Id).SingleOrDefaultAsync(ct))
            // One act, one line: where a list held both, that of the Secret ones follows the other and says no more.
            : readable.Where(entry => entry.Subject != AuditSubject.SecretCases
                || !readable.Any(before => before.Sequence == entry.Sequence - 1 && before.Subject == AuditSubject.Page && before.Act == entry.Act && before.At == entry.At && before.ByUserId == entry.ByUserId && before.Detail == entry.Detail));
        if (filter.ByUserId is { } userId)
            entries = entries.Where(entry => entry.ByUserId == userId);
        if (filter.Act is { } act)
            entries = entries.Where(entry => entry.Act == act);
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
}
