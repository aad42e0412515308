using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Application.Privacy;

/// <param name="Version">Of what the person changed, as read with the form; null where the school had none of its own.</param>
public sealed record SetRetention(RetentionTimes Times, Guid? Version);

/// <summary>How long a school keeps what. Nothing is ever removed by itself: people decide.</summary>
public sealed class RetentionService(
    SrpsDbContext db, CaseFileStore store, EvidenceStore evidence, SatgasDutyQueries duty, ICurrentPerson person, SchoolClock clock)
{
    /// <summary>The school's own periods, else the defaults.</summary>
    public async Task<RetentionTimes> TimesAsync(CancellationToken ct) => (await OwnAsync(ct))?.Times ?? RetentionTimes.Default;

    /// <summary>Null where the school has not set its own.</summary>
    public Task<RetentionPeriods?> OwnAsync(CancellationToken ct) => db.RetentionPeriods.AsNoTracking().SingleOrDefaultAsync(ct);

    /// <exception cref="AccessRefusedException">Not for this person.</exception>
    /// <exception cref="RuleBrokenException">A rule refuses, with its code.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody else has changed it since it was read.</exception>
    public async Task SetAsync(SetRetention command, CancellationToken ct)
    {
        if (!person.Viewer.Is(SchoolRole.Operator))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
        var own = await db.RetentionPeriods.SingleOrDefaultAsync(ct);
        if (own?.Times == command.Times)
            return;
        if (own is null)
        {
            db.RetentionPeriods.Add(new RetentionPeriods(Guid.CreateVersion7(), command.Times));
        }
        else
        {
            own.Set(command.Times);
            db.Entry(own).Property(changed => changed.Version).OriginalValue = command.Version ?? Guid.Empty;
        }

        await db.SaveChangesAsync(ct);
    }

    /// <summary>Removes the files of a case that was closed long enough ago. Removing them twice is removing them once.</summary>
    /// <exception cref="AccessRefusedException">Not for this person, or the case does not exist for the person.</exception>
    /// <exception cref="RuleBrokenException"><c>Retention.NotDue</c>.</exception>
    public async Task RemoveEvidenceAsync(Guid caseFileId, CancellationToken ct)
    {
        RequireCoordinator();
        var caseFile = await store.ForWritingAsync(caseFileId, ct);
        var times = await TimesAsync(ct);
        if (caseFile.ClosedOn is not { } closedOn || closedOn.AddYears(times.EvidenceYears) > clock.Today)
            throw new RuleBrokenException("Retention.NotDue");
        var files = await db.Evidence.Where(file => file.CaseFileId == caseFileId).ToListAsync(ct);
        db.Evidence.RemoveRange(files);
        await db.SaveChangesAsync(ct);
        evidence.Discard(files.ConvertAll(file => file.Id));
    }

    /// <summary>Removes the refused rows of imports that are finished long enough.</summary>
    /// <exception cref="AccessRefusedException">Not for this person.</exception>
    public async Task EmptyImportsAsync(CancellationToken ct)
    {
        RequireCoordinator();
        var finishedBefore = clock.Now.AddDays(-(await TimesAsync(ct)).ImportDays);
        foreach (var batch in await db.ImportBatches.Where(batch => batch.AppliedAt != null && batch.AppliedAt < finishedBefore && batch.Refused > 0).ToListAsync(ct))
            batch.Replace([]);
        await db.SaveChangesAsync(ct);
    }

    /// <summary>
    /// Removes what is written in concerns settled long enough, of those the person may answer, and in notes of peer support as old. That
    /// somebody reported, and what came of it, stays.
    /// </summary>
    /// <exception cref="AccessRefusedException">Not for this person.</exception>
    public async Task EraseConcernsAsync(CancellationToken ct)
    {
        if (!ConcernAccess.MayReadPeerSupport(person.Viewer))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
        var before = clock.Now.AddYears(-(await TimesAsync(ct)).ConcernYears);
        foreach (var concern in await db.Concerns.Where(Concern.IsDue(before)).Where(ConcernAccess.AnswerableBy(person.Viewer, duty.AsQuestions(), clock.Now)).ToListAsync(ct))
            concern.EraseTexts();
        foreach (var support in await db.PeerSupports.Where(PeerSupport.IsDue(before)).ToListAsync(ct))
            support.EraseTexts();
        await db.SaveChangesAsync(ct);
    }

    private void RequireCoordinator()
    {
        if (!person.Viewer.Is(SchoolRole.Coordinator))
            throw new AccessRefusedException(hidden: false, "Student.ReaderOnly");
    }
}
