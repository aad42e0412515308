using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>What is written about one factor of a case.</summary>
/// <param name="Seen">As the person saw it when opening the form: if it has changed since, nothing is overwritten.</param>
public sealed record MapFactor(Guid FactorId, FactorMapping Seen, FactorMapping Typed);

/// <param name="AddedFactorId">A contributing factor found later; null: none.</param>
public sealed record MapFactors(Guid CaseFileId, IReadOnlyList<MapFactor> Factors, Guid? AddedFactorId, FactorMapping Added);

/// <summary>Pemetaan: what stands behind each factor of a case, and what the student can build on.</summary>
public sealed class FactorMappingService(SrpsDbContext db, CaseFileStore store)
{
    /// <summary>Stores what was written. What nobody changed stays as it is, also when another person changed it meanwhile.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFactor.MappingChanged</c> with the texts as they stand now, when another person was faster; <c>CaseFile.FactorUnknown</c>.</exception>
    public async Task SaveAsync(MapFactors command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        await db.Entry(caseFile).Collection(file => file.Factors).LoadAsync(ct);
        var ids = command.Factors.Select(row => row.FactorId).Append(command.AddedFactorId ?? Guid.Empty).ToList();
        var catalogue = await db.RiskFactors.Where(factor => ids.Contains(factor.Id)).ToDictionaryAsync(factor => factor.Id, ct);
        foreach (var row in command.Factors.Where(row => AsStored(row.Seen) != AsStored(row.Typed)))
        {
            var stored = Stored(caseFile, row.FactorId) ?? throw new RuleBrokenException("CaseFile.FactorUnknown");
            RequireUnchanged(stored, row.Seen, row.Typed);
            caseFile.MapFactor(catalogue[row.FactorId], row.Typed);
        }

        if (command.AddedFactorId is { } addedId)
        {
            if (!catalogue.TryGetValue(addedId, out var added) || !added.IsActive)
                throw new RuleBrokenException("CaseFile.FactorUnknown", nameof(MapFactors.AddedFactorId));
            RequireUnchanged(Stored(caseFile, addedId) ?? FactorMapping.None, FactorMapping.None, command.Added);
            caseFile.MapFactor(added, command.Added);
        }

        await db.SaveChangesAsync(ct);
    }

    private static FactorMapping? Stored(CaseFile caseFile, Guid factorId) =>
        caseFile.Factors.SingleOrDefault(own => own.RiskFactorId == factorId) is { } own ? new FactorMapping(own.MappingNote, own.Strengths) : null;

    private static void RequireUnchanged(FactorMapping stored, FactorMapping seen, FactorMapping typed)
    {
        if (stored != AsStored(seen) && stored != AsStored(typed))
            throw new RuleBrokenException("CaseFactor.MappingChanged", null, stored.Note ?? "–", stored.Strengths ?? "–");
    }

    private static FactorMapping AsStored(FactorMapping typed) => new(Typed.Optional(typed.Note), Typed.Optional(typed.Strengths));
}
