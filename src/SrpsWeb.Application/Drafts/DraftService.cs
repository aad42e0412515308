using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Drafts;

namespace SrpsWeb.Application.Drafts;

/// <param name="Id">As the form says.</param>
/// <param name="CaseFileId">The case the form is about; null where there is none yet.</param>
public sealed record SaveDraft(Guid Id, DraftSubject Subject, string Path, Guid? CaseFileId, string Content);

/// <param name="SavedAt">UTC.</param>
public sealed record DraftView(Guid Id, string Content, DateTime SavedAt);

/// <summary>A draft in the list of what is to be done.</summary>
/// <param name="Title">The student's name; null where the form is about no case.</param>
/// <param name="SavedAt">UTC.</param>
public sealed record DraftLine(Guid Id, DraftSubject Subject, string Path, string? Title, DateTime SavedAt);

/// <summary>The drafts of the person who asks; nobody else's are ever read or written.</summary>
public sealed class DraftService(SrpsDbContext db, ICurrentPerson person, SchoolClock clock, CasesSeen seen)
{
    private const int MostInTheList = 10;

    /// <summary>Of one person, sent ones included: more than anybody types in the days a draft is kept, and few enough that nobody fills the database with them.</summary>
    private const int MostKept = 100;

    private DateTime ForgottenBefore => clock.Now.AddDays(-Draft.DaysKept);

    private IQueryable<Draft> Own => db.Drafts.Where(draft => draft.UserId == person.Viewer.UserId);

    /// <summary>Keeps what was typed; a draft whose form was sent meanwhile stays finished.</summary>
    /// <returns>When it was saved, UTC; null where the id is another person's.</returns>
    /// <exception cref="Domain.RuleBrokenException"><c>Draft.TooLong</c>.</exception>
    public async Task<DateTime?> SaveAsync(SaveDraft command, CancellationToken ct)
    {
        try
        {
            return await TrySaveAsync(command, ct);
        }
        catch (DbUpdateException)
        {
            // The same form's first draft was stored at the same moment; this one follows it.
            db.ForgetChanges();
            return await TrySaveAsync(command, ct);
        }
    }

    /// <summary>The form was stored.</summary>
    /// <param name="mayBeOnItsWay">The form's page saves drafts by itself: one that arrives after the form must not come back.</param>
    public async Task FinishAsync(SaveDraft command, bool mayBeOnItsWay, CancellationToken ct)
    {
        if (!mayBeOnItsWay)
        {
            await DiscardAsync(command.Id, ct);
            return;
        }

        if (await FindOwnAsync(command, ct) is not { } draft)
            return;
        draft.Finish(clock.Now);
        await db.SaveChangesAsync(ct);
    }

    public Task DiscardAsync(Guid id, CancellationToken ct) => Own.Where(draft => draft.Id == id).ExecuteDeleteAsync(ct);

    /// <summary>The person's last draft for the page; null where there is none.</summary>
    public Task<DraftView?> FindAsync(string path, CancellationToken ct)
    {
        var since = ForgottenBefore;
        return Own.Where(draft => draft.Path == path && !draft.IsFinished && draft.SavedAt >= since)
            .OrderByDescending(draft => draft.SavedAt)
            .Select(draft => new DraftView(draft.Id, draft.Content, draft.SavedAt))
            .FirstOrDefaultAsync(ct);
    }

    /// <summary>Unsent drafts, newest first; those about a case only while the person may write it.</summary>
    public async Task<IReadOnlyList<DraftLine>> ListAsync(CancellationToken ct)
    {
        var since = ForgottenBefore;
        var writable = db.CaseFiles.Where(CaseAccess.WritableBy(person.Viewer));
        var found = await Own.AsNoTracking()
            .Where(draft => !draft.IsFinished && draft.SavedAt >= since && (draft.CaseFileId == null || writable.Any(file => file.Id == draft.CaseFileId)))
            .OrderByDescending(draft => draft.SavedAt)
            .Take(MostInTheList)
            .Select(draft => new
            {
                draft.Id,
                draft.Subject,
                draft.Path,
                draft.SavedAt,
                About = db.CaseFiles.Where(file => file.Id == draft.CaseFileId).Select(file => new { file.Id, file.Confidentiality, file.Student!.Name }).FirstOrDefault(),
            })
            .ToListAsync(ct);
        seen.Note(found.Where(line => line.About is not null), line => line.About!.Id, line => line.About!.Confidentiality);
        return [.. found.Select(line => new DraftLine(line.Id, line.Subject, line.Path, line.About?.Name, line.SavedAt))];
    }

    private async Task<DateTime?> TrySaveAsync(SaveDraft command, CancellationToken ct)
    {
        if (await FindOwnAsync(command, ct) is not { } draft)
            return null;
        draft.Save(command.Content, clock.Now);
        await db.SaveChangesAsync(ct);
        return draft.SavedAt;
    }

    /// <summary>The form's draft, a new one where it has none; null where the id is another person's.</summary>
    private async Task<Draft?> FindOwnAsync(SaveDraft command, CancellationToken ct)
    {
        var known = await db.Drafts.SingleOrDefaultAsync(draft => draft.Id == command.Id, ct);
        if (known is not null)
            return known.UserId == person.Viewer.UserId ? known : null;
        var forgotten = ForgottenBefore;
        await Own.Where(draft => draft.SavedAt < forgotten).ExecuteDeleteAsync(ct);
        // Those of forms that were sent go first, then the oldest.
        await Own.OrderBy(draft => draft.IsFinished).ThenByDescending(draft => draft.SavedAt).ThenByDescending(draft => draft.Id).Skip(MostKept - 1).ExecuteDeleteAsync(ct);
        return db.Drafts.Add(new Draft(command.Id, person.Viewer.UserId, command.Subject, command.Path, command.CaseFileId, clock.Now)).Entity;
    }
}
