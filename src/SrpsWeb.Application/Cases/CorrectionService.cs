using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <param name="SeenText">The text as the person saw it when opening the form: if it has changed since, nothing is overwritten.</param>
public sealed record CorrectEntry(Guid Id, Guid CaseFileId, CorrectedEntry Entry, Guid EntryId, string SeenText, string Text, string Reason);

/// <summary>An entry whose text may be corrected.</summary>
public sealed record CorrectableEntry(CorrectedEntry Entry, Guid EntryId, DateOnly On, string Text);

/// <summary>Corrections of texts (rules 4 and 6): the old text stays, and the second of two editors sees both.</summary>
public sealed class CorrectionService(SrpsDbContext db, CaseFileStore store, FormStore forms, SchoolClock clock)
{
    /// <summary>The entry as it stands now, or null where there is none with a text in this case.</summary>
    public async Task<CorrectableEntry?> FindAsync(Guid caseFileId, CorrectedEntry entry, Guid entryId, CancellationToken ct) => entry switch
    {
        CorrectedEntry.Intervention => await db.Interventions.AsNoTracking()
            .Where(found => found.CaseFileId == caseFileId && found.Id == entryId)
            .Select(found => new CorrectableEntry(entry, found.Id, found.On, found.Note))
            .SingleOrDefaultAsync(ct),
        CorrectedEntry.Review => await db.Reviews.AsNoTracking()
            .Where(found => found.CaseFileId == caseFileId && found.Id == entryId)
            .Select(found => new CorrectableEntry(entry, found.Id, found.On, found.Rationale))
            .SingleOrDefaultAsync(ct),
        _ => await db.HomeVisits.AsNoTracking()
            .Where(found => found.CaseFileId == caseFileId && found.Id == entryId && found.Outcome != VisitOutcome.Planned)
            .Select(found => new CorrectableEntry(entry, found.Id, found.VisitedOn ?? found.PlannedOn, found.Notes ?? ""))
            .SingleOrDefaultAsync(ct),
    };

    /// <exception cref="RuleBrokenException"><c>Correction.TextChanged</c> with the text as it stands now, when another person was faster.</exception>
    public async Task CorrectAsync(CorrectEntry command, CancellationToken ct)
    {
        command = command with { Id = RecordId.Of(command.Id, command.CaseFileId) };
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        var text = Typed.Text(command.Text);
        await forms.StoreOnceAsync(
            () => db.Corrections.Where(stored => stored.Id == command.Id)
                .Select(stored => (bool?)(stored.CaseFileId == command.CaseFileId && stored.EntryId == command.EntryId && stored.NewText == text))
                .SingleOrDefaultAsync(ct),
            async () => db.Corrections.Add(await CorrectedAsync(caseFile, command, ct)),
            ct);
    }

    private async Task<Correction> CorrectedAsync(CaseFile caseFile, CorrectEntry command, CancellationToken ct)
    {
        switch (command.Entry)
        {
            case CorrectedEntry.Intervention:
                var intervention = await db.Interventions.SingleAsync(found => found.CaseFileId == command.CaseFileId && found.Id == command.EntryId, ct);
                RequireSeen(intervention.Note, command.SeenText);
                return caseFile.Correct(command.Id, intervention, command.Text, command.Reason, clock.Recorded);
            case CorrectedEntry.Review:
                var review = await db.Reviews.SingleAsync(found => found.CaseFileId == command.CaseFileId && found.Id == command.EntryId, ct);
                RequireSeen(review.Rationale, command.SeenText);
                return caseFile.Correct(command.Id, review, command.Text, command.Reason, clock.Recorded);
            default:
                var visit = await db.HomeVisits.SingleAsync(found => found.CaseFileId == command.CaseFileId && found.Id == command.EntryId, ct);
                RequireSeen(visit.Notes ?? "", command.SeenText);
                return caseFile.Correct(command.Id, visit, command.Text, command.Reason, clock.Recorded);
        }
    }

    /// <summary>Browsers send line ends as CR LF, whatever was stored.</summary>
    private static void RequireSeen(string stored, string seen)
    {
        if (TypedText.Of(stored) != TypedText.Of(seen))
            throw new RuleBrokenException("Correction.TextChanged", "Text", stored);
    }
}
