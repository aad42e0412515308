using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Reviews;

/// <summary>A case as the month's-end table shows it. Only cases the viewer may write are shown, hence with the name.</summary>
public sealed record CaseToReview(Guid Id, string Code, string StudentName, string? ClassGroupName, Confidentiality Confidentiality, RiskLevel Level, Handling Handling, DateOnly? LastReviewOn);

/// <summary>The open cases to be evaluated at the month's end.</summary>
public sealed class ReviewTableQueries(SrpsDbContext db, ICurrentPerson person, SchoolClock clock, CasesSeen seen)
{
    public const int PageSize = 25;

    /// <summary>First day of the running month: what was evaluated before is due again.</summary>
    public DateOnly DueBefore => new(clock.Today.Year, clock.Today.Month, 1);

    /// <summary>The viewer's own open cases that wait for the month's-end evaluation, and which one.</summary>
    public async Task<(MonthEndReview Review, int Cases)> DueAsync(CancellationToken ct)
    {
        var (viewer, review) = (person.Viewer, MonthEndReview.At(clock.Today));
        var (dueOn, since) = review;
        var cases = await Writable().CountAsync(
            file => file.ClosedOn == null && file.ResponsibleUserId == viewer.UserId && file.OpenedOn <= dueOn && (file.LastReviewOn == null || file.LastReviewOn < since),
            ct);
        return (review, cases);
    }

    /// <summary>Open cases the viewer may write, those not yet evaluated this month first.</summary>
    /// <param name="onlyOwn">Only those the viewer is responsible for.</param>
    public async Task<PageOf<CaseToReview>> ListAsync(bool onlyOwn, int page, CancellationToken ct)
    {
        var viewer = person.Viewer;
        var open = Writable().Where(file => file.ClosedOn == null);
        if (onlyOwn)
            open = open.Where(file => file.ResponsibleUserId == viewer.UserId);
        var total = await open.CountAsync(ct);
        var current = PageNumber.Existing(page, total, PageSize);
        var dueBefore = DueBefore;
        var ordered = open
            .OrderBy(file => file.LastReviewOn != null && file.LastReviewOn >= dueBefore)
            .ThenBy(file => file.Student!.FoldedName).ThenBy(file => file.Code);
        var rows = await Rows(ordered.Skip((current - 1) * PageSize).Take(PageSize)).ToListAsync(ct);
        seen.Note(rows, row => row.Id, row => row.Confidentiality);
        return new PageOf<CaseToReview>(rows, total, current, PageSize);
    }

    /// <summary>The cases of a table that was sent, in its order, also those closed meanwhile: what was typed must stay.</summary>
    /// <exception cref="AccessRefusedException">One of them does not exist for the viewer, or the viewer may not write it.</exception>
    public async Task<IReadOnlyList<CaseToReview>> OfAsync(IReadOnlyList<Guid> caseFileIds, CancellationToken ct)
    {
        var found = await Rows(Writable().Where(file => caseFileIds.Contains(file.Id))).ToDictionaryAsync(row => row.Id, ct);
        seen.Note(found.Values, row => row.Id, row => row.Confidentiality);
        return [.. caseFileIds.Select(id => found.TryGetValue(id, out var row) ? row : throw new AccessRefusedException(true, "CaseAccess.Unknown"))];
    }

    private IQueryable<CaseFile> Writable() => db.CaseFiles.AsNoTracking().Where(CaseAccess.WritableBy(person.Viewer));

    private IQueryable<CaseToReview> Rows(IQueryable<CaseFile> files) => files.Select(file => new CaseToReview(
        file.Id,
        file.Code,
        file.Student!.Name,
        db.ClassGroups.Where(group => group.Id == file.Student.ClassGroupId).Select(group => group.Name).FirstOrDefault(),
        file.Confidentiality,
        file.CurrentLevel,
        file.CurrentHandling,
        file.LastReviewOn));
}
