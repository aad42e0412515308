using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

/// <param name="Case">Null also where it does not exist for the viewer.</param>
public sealed record PeerSupportRow(Guid Id, string Receipt, DateOnly On, string StudentText, PeerSupportKind Kind, string? Note, string ByName, DateTime RecordedAt, CaseReference? Case);

/// <summary>An open case with its student, to choose in a form.</summary>
public sealed record CaseChoice(Guid Id, string Code, string StudentName, Confidentiality Confidentiality);

/// <summary>Peer support for those who read it; empty for everybody else.</summary>
public sealed class PeerSupportQueries(SrpsDbContext db, ICurrentPerson person, CasesSeen cases, ConcernsSeen seen)
{
    public const int PageSize = 25;

    public async Task<PageOf<PeerSupportRow>> ListAsync(int wantedPage, CancellationToken ct)
    {
        var supports = Readable();
        var total = await supports.CountAsync(ct);
        var page = PageNumber.Existing(wantedPage, total, PageSize);
        var rows = await Rows(supports.OrderByDescending(support => support.RecordedAt).ThenBy(support => support.Receipt).Skip((page - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        NoteCases(rows);
        seen.Note(AuditAct.Listed, AuditSubject.PeerSupport, rows.Select(row => row.Id));
        return new PageOf<PeerSupportRow>(rows, total, page, PageSize);
    }

    public async Task<PeerSupportRow?> FindAsync(Guid supportId, CancellationToken ct)
    {
        if (await Rows(Readable().Where(support => support.Id == supportId)).SingleOrDefaultAsync(ct) is not { } row)
            return null;
        NoteCases([row]);
        seen.Note(AuditAct.Opened, AuditSubject.PeerSupport, supportId);
        return row;
    }

    /// <summary>Open cases the viewer may write, by student.</summary>
    public async Task<IReadOnlyList<CaseChoice>> CasesAsync(CancellationToken ct)
    {
        var files = await db.CaseFiles.AsNoTracking()
            .Where(CaseAccess.WritableBy(person.Viewer))
            .Where(file => file.ClosedOn == null)
            .OrderBy(file => file.Student!.FoldedName).ThenBy(file => file.Code)
            .Select(file => new CaseChoice(file.Id, file.Code, file.Student!.Name, file.Confidentiality))
            .ToListAsync(ct);
        cases.Note(files, file => file.Id, file => file.Confidentiality);
        return files;
    }

    private void NoteCases(IEnumerable<PeerSupportRow> rows) => cases.Note(rows.Select(row => row.Case).OfType<CaseReference>(), file => file.Id, file => file.Confidentiality);

    private IQueryable<PeerSupport> Readable() =>
        ConcernAccess.MayReadPeerSupport(person.Viewer) ? db.PeerSupports.AsNoTracking() : db.PeerSupports.AsNoTracking().Where(_ => false);

    private IQueryable<PeerSupportRow> Rows(IQueryable<PeerSupport> supports)
    {
        var openable = db.CaseFiles.Where(CaseAccess.OpenableBy(person.Viewer));
        return supports.Select(support => new PeerSupportRow(
            support.Id,
            support.Receipt,
            support.On,
            support.StudentText,
            support.Kind,
            support.Note,
            db.Memberships.Where(member => member.UserId == support.RecordedByUserId).Select(member => member.FullName).First(),
            support.RecordedAt,
            openable.Where(file => file.Id == support.CaseFileId).Select(file => new CaseReference(file.Id, file.Code, file.Confidentiality)).FirstOrDefault()));
    }
}
