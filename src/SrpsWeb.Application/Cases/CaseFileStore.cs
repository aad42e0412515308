using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>Loads a case for an act, after asking the one access decision.</summary>
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
}
