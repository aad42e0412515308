using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Loads a case for an act, after asking the one access decision, and saves acts so that a form sent twice is stored once.</summary>
public sealed class CaseFileStore(SrpsDbContext db, ICurrentPerson person)
{
    /// <summary>The case with everything its rules look at.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not write it, or it does not exist for the viewer.</exception>
    public async Task<CaseFile> ForWritingAsync(Guid caseFileId, CancellationToken ct)
    {
        var caseFiles = await ForWritingAsync([caseFileId], ct);
        return caseFiles[caseFileId];
    }

    /// <summary>The cases by id, each with everything its rules look at; as many questions for many as for one.</summary>
    /// <exception cref="AccessRefusedException">The viewer may not write one of them, or it does not exist for the viewer.</exception>
    public async Task<IReadOnlyDictionary<Guid, CaseFile>> ForWritingAsync(IReadOnlyCollection<Guid> caseFileIds, CancellationToken ct)
    {
        var caseFiles = await db.CaseFiles
            .Include(file => file.Student)
            .Include(file => file.Participants)
            .Include(file => file.Spans)
            .AsSplitQuery()
            .Where(file => caseFileIds.Contains(file.Id))
            .ToDictionaryAsync(file => file.Id, ct);
        foreach (var id in caseFileIds)
        {
            var decision = caseFiles.TryGetValue(id, out var caseFile) ? CaseAccess.For(person.Viewer, caseFile) : new CaseAccessDecision(CaseAccessLevel.Hidden, "CaseAccess.Unknown");
            if (!decision.MayWrite)
                throw new AccessRefusedException(decision.Level == CaseAccessLevel.Hidden, decision.Reason);
        }

        return caseFiles;
    }

    /// <summary>
    /// Adds what the act made and saves. A record with this id and this content means that the form was sent before, also when
    /// both arrive at the same moment: then nothing is stored again. With other content it is a form that was changed after it
    /// had been stored, and the person is told.
    /// </summary>
    /// <param name="isStored">Null: no such record. True: the same. False: a record of this id with other content.</param>
    /// <param name="act">Calls the domain and adds its results to the context.</param>
    public async Task StoreOnceAsync(Func<Task<bool?>> isStored, Func<Task> act, CancellationToken ct)
    {
        if (await WasStoredAsync(isStored))
            return;
        try
        {
            await act();
            await db.SaveChangesAsync(ct);
        }
        catch (Exception problem) when (problem is DbUpdateException or RuleBrokenException)
        {
            // The form's first copy may have been stored meanwhile; then what refuses is the form's own record.
            db.ChangeTracker.Clear();
            if (!await WasStoredAsync(isStored))
                throw;
        }
    }

    private static async Task<bool> WasStoredAsync(Func<Task<bool?>> isStored)
    {
        var stored = await isStored();
        return stored != false ? stored == true : throw new RuleBrokenException("Form.StoredOtherwise");
    }
}
