using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Application.Concerns;

public sealed record ConcernFilter(bool Answered, int Page);

/// <summary>A line of the inbox.</summary>
/// <param name="Student">As named or typed; null for a Secret one: a list lies open longer than a page.</param>
/// <param name="IsOverdue">Nobody answered in time.</param>
public sealed record ConcernRow(Guid Id, string Receipt, ConcernKind Kind, bool IsSecret, bool IsUrgent, string? Student, DateTime ReportedAt, bool IsOverdue, DateTime? AnsweredAt);

public sealed record ConcernHistoryLine(ConcernStep Step, string ByName, DateTime At);

/// <summary>A case that answers or could answer.</summary>
public sealed record CaseReference(Guid Id, string Code, Confidentiality Confidentiality);

/// <param name="ReporterName">Null where the viewer does not learn who reported.</param>
/// <param name="Case">Null also where the answering case does not exist for the viewer.</param>
public sealed record ConcernDetails(
    Concern Concern,
    ConcernAccessDecision Access,
    string? ClassName,
    string? ReporterName,
    IReadOnlyList<string> InvolvedNames,
    CaseReference? Case,
    IReadOnlyList<ConcernHistoryLine> History,
    bool IsOverdue);

/// <summary>The concerns the viewer may read.</summary>
public sealed class ConcernQueries(SrpsDbContext db, SatgasDutyQueries duty, ICurrentPerson person, SchoolClock clock, CasesSeen cases, ConcernsSeen seen)
{
    public const int PageSize = 25;

    /// <summary>So many are listed on the home page; the inbox has all.</summary>
    public const int MostAtHome = 10;

    public async Task<PageOf<ConcernRow>> ListAsync(ConcernFilter filter, CancellationToken ct)
    {
        var now = clock.Now;
        var concerns = db.Concerns.AsNoTracking()
            .Where(ConcernAccess.ReadableBy(person.Viewer, duty.AsQuestions(), now))
            .Where(concern => concern.AnsweredAt != null == filter.Answered);
        var total = await concerns.CountAsync(ct);
        var page = PageNumber.Existing(filter.Page, total, PageSize);
        var ordered = filter.Answered
            ? concerns.OrderByDescending(concern => concern.AnsweredAt)
            : concerns.OrderByDescending(concern => concern.IsUrgent).ThenBy(concern => concern.ReportedAt);
        return new PageOf<ConcernRow>(await RowsAsync(ordered.ThenBy(concern => concern.Receipt).Skip((page - 1) * PageSize).Take(PageSize), now, ct), total, page, PageSize);
    }

    /// <summary>What waits for the viewer: what the viewer may answer, and for the principal every Secret one, of which the principal is told at once.</summary>
    public Task<IReadOnlyList<ConcernRow>> WaitingAsync(CancellationToken ct)
    {
        var now = clock.Now;
        var questions = duty.AsQuestions();
        var open = db.Concerns.AsNoTracking().Where(concern => concern.AnsweredAt == null);
        open = person.Viewer.Is(SchoolRole.Principal)
            ? open.Where(ConcernAccess.ReadableBy(person.Viewer, questions, now)).Where(concern => concern.IsSecret || concern.IsUrgent || concern.DueAt <= now)
            : open.Where(ConcernAccess.AnswerableBy(person.Viewer, questions, now));
        return RowsAsync(open.OrderByDescending(concern => concern.IsUrgent).ThenBy(concern => concern.ReportedAt).ThenBy(concern => concern.Receipt).Take(MostAtHome), now, ct);
    }

    /// <summary>The concern as far as the viewer may see it; null where it does not exist for the viewer.</summary>
    public async Task<ConcernDetails?> FindAsync(Guid concernId, CancellationToken ct)
    {
        var openable = db.CaseFiles.Where(CaseAccess.OpenableBy(person.Viewer));
        var found = await db.Concerns.AsNoTracking()
            .Include(concern => concern.Student)
            .Include(concern => concern.Involved)
            .Include(concern => concern.Signs)
            .Include(concern => concern.Acts)
            .AsSingleQuery()
            .Where(concern => concern.Id == concernId)
            .Select(concern => new
            {
                Concern = concern,
                ClassName = db.ClassGroups.Where(group => group.Id == concern.Student!.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
                Case = openable.Where(file => file.Id == concern.CaseFileId).Select(file => new CaseReference(file.Id, file.Code, file.Confidentiality)).FirstOrDefault(),
            })
            .SingleOrDefaultAsync(ct);
        if (found is null)
            return null;
        var access = ConcernAccess.For(person.Viewer, found.Concern, await duty.LoadAsync(ct), clock.Now);
        if (!access.MayRead)
            return null;
        seen.Note(AuditAct.Opened, AuditSubject.Concern, concernId);
        NoteCases([found.Case]);
        return await DetailsAsync(found.Concern, access, found.ClassName, found.Case, ct);
    }

    /// <summary>What the opening of a case takes over from a concern the viewer may answer, once it is clear who is involved; null where there is none such.</summary>
    public async Task<Concern?> ForOpeningAsync(Guid concernId, CancellationToken ct)
    {
        var concern = await db.Concerns.AsNoTracking()
            .Include(concern => concern.Involved)
            .Include(concern => concern.Signs)
            .AsSingleQuery()
            .Where(ConcernAccess.AnswerableBy(person.Viewer, duty.AsQuestions(), clock.Now))
            .Where(concern => concern.InvolvedText == null || concern.Acts.Any(act => act.Step == ConcernStep.InvolvedSaid))
            .SingleOrDefaultAsync(concern => concern.Id == concernId && concern.CaseFileId == null, ct);
        if (concern is not null)
            seen.Note(AuditAct.Opened, AuditSubject.Concern, concernId);
        return concern;
    }

    /// <summary>Open cases of the student that the viewer may write.</summary>
    public async Task<IReadOnlyList<CaseReference>> CasesAsync(Guid studentId, CancellationToken ct)
    {
        var files = await db.CaseFiles.AsNoTracking()
            .Where(CaseAccess.WritableBy(person.Viewer))
            .Where(file => file.StudentId == studentId && file.ClosedOn == null)
            .OrderBy(file => file.Code)
            .Select(file => new CaseReference(file.Id, file.Code, file.Confidentiality))
            .ToListAsync(ct);
        NoteCases(files);
        return files;
    }

    private void NoteCases(IEnumerable<CaseReference?> files) => cases.Note(files.OfType<CaseReference>(), file => file.Id, file => file.Confidentiality);

    private async Task<ConcernDetails> DetailsAsync(Concern concern, ConcernAccessDecision access, string? className, CaseReference? file, CancellationToken ct)
    {
        var userIds = concern.Involved.Select(involved => involved.UserId).Concat(concern.Acts.Select(act => act.ByUserId)).Append(concern.ReportedByUserId).Distinct().ToList();
        var names = await db.Memberships.AsNoTracking().Where(member => userIds.Contains(member.UserId)).ToDictionaryAsync(member => member.UserId, member => member.FullName, ct);
        // Steps with a case tell of it; whoever may not know of the case sees only that it was answered.
        var acts = concern.Acts.Where(act => file is not null || act.Step is not (ConcernStep.CaseOpened or ConcernStep.CaseLinked));
        return new ConcernDetails(
            concern,
            access,
            className,
            access.MaySeeReporter ? names[concern.ReportedByUserId] : null,
            [.. concern.Involved.Select(involved => names[involved.UserId]).Order(StringComparer.OrdinalIgnoreCase)],
            file,
            [.. acts.OrderByDescending(act => act.At).ThenByDescending(act => act.Id).Select(act => new ConcernHistoryLine(act.Step, names[act.ByUserId], act.At))],
            concern.AnsweredAt is null && concern.WasLateAt(clock.Now));
    }

    private async Task<IReadOnlyList<ConcernRow>> RowsAsync(IQueryable<Concern> concerns, DateTime now, CancellationToken ct)
    {
        var rows = await concerns.Select(concern => new ConcernRow(
                concern.Id,
                concern.Receipt,
                concern.Kind,
                concern.IsSecret,
                concern.IsUrgent,
                concern.IsSecret ? null : concern.Student != null ? concern.Student.Name : concern.StudentText,
                concern.ReportedAt,
                concern.AnsweredAt == null && concern.DueAt <= now,
                concern.AnsweredAt))
            .ToListAsync(ct);
        seen.Note(AuditAct.Listed, AuditSubject.Concern, rows.Select(row => row.Id));
        return rows;
    }
}
