using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>What is written about one factor of a case.</summary>
/// <param name="Seen">As the person saw it when opening the form: if it has changed since, nothing is overwritten.</param>
public sealed record MapFactor(Guid FactorId, FactorMapping Seen, FactorMapping Typed, DateOnly? SeenResolvedOn, DateOnly? ResolvedOn);

/// <param name="AddedFactorId">A contributing factor found later; null: none.</param>
public sealed record MapFactors(Guid CaseFileId, IReadOnlyList<MapFactor> Factors, Guid? AddedFactorId, FactorMapping Added);

/// <summary>One factor of a case as the mapping page shows it.</summary>
public sealed record MappedFactor(Guid FactorId, string NameId, string NameEn, bool IsMain, string? Note, string? Strengths, DateOnly? ResolvedOn);

/// <summary>Pemetaan: what stands behind each factor of a case, and what the student can build on.</summary>
public sealed class FactorMappingService(SrpsDbContext db, CaseFileStore store, SchoolClock clock)
{
    /// <summary>The factors of the case, the main one first.</summary>
    public async Task<IReadOnlyList<MappedFactor>> LoadAsync(CaseHeader header, CancellationToken ct)
    {
        var (id, mainFactorId) = (header.Id, header.MainFactorId);
        var factors = await db.CaseFiles.AsNoTracking()
            .Where(file => file.Id == id)
            .SelectMany(file => file.Factors)
            .Join(db.RiskFactors, own => own.RiskFactorId, entry => entry.Id, (own, entry) => new MappedFactor(entry.Id, entry.NameId, entry.NameEn, entry.Id == mainFactorId, own.MappingNote, own.Strengths, own.ResolvedOn))
            .ToListAsync(ct);
        return [.. factors.OrderByDescending(factor => factor.IsMain).ThenBy(factor => factor.NameId, StringComparer.Ordinal)];
    }

    /// <summary>Stores what was written. What nobody changed stays as it is, also when another person changed it meanwhile.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFactor.MappingChanged</c> with the texts as they stand now, when another person was faster; <c>CaseFile.FactorUnknown</c>.</exception>
    public async Task SaveAsync(MapFactors command, CancellationToken ct)
    {
        var caseFile = await store.ForWritingAsync(command.CaseFileId, ct);
        await db.Entry(caseFile).Collection(file => file.Factors).LoadAsync(ct);
        var ids = command.Factors.Select(row => row.FactorId).Append(command.AddedFactorId ?? Guid.Empty).ToList();
        var catalogue = await db.RiskFactors.Where(factor => ids.Contains(factor.Id)).ToDictionaryAsync(factor => factor.Id, ct);
        foreach (var row in command.Factors)
        {
            var stored = caseFile.Factors.SingleOrDefault(own => own.RiskFactorId == row.FactorId) ?? throw new RuleBrokenException("CaseFile.FactorUnknown");
            var now = new FactorMapping(stored.MappingNote, stored.Strengths);
            RequireSeen(stored, Same(row.Seen, row.Typed) || Same(now, row.Typed) || Same(now, row.Seen));
            RequireSeen(stored, row.SeenResolvedOn == row.ResolvedOn || stored.ResolvedOn == row.ResolvedOn || stored.ResolvedOn == row.SeenResolvedOn);
            if (!Same(row.Seen, row.Typed))
                caseFile.MapFactor(catalogue[row.FactorId], row.Typed);
            if (row.SeenResolvedOn != row.ResolvedOn)
                caseFile.ResolveFactor(row.FactorId, row.ResolvedOn, clock.Today);
        }

        if (command.AddedFactorId is { } addedId)
        {
            if (!catalogue.TryGetValue(addedId, out var added) || !added.IsActive)
                throw new RuleBrokenException("CaseFile.FactorUnknown", nameof(MapFactors.AddedFactorId));
            caseFile.MapFactor(added, command.Added);
        }

        await db.SaveChangesAsync(ct);
    }

    private static void RequireSeen(CaseFactor stored, bool seen)
    {
        if (!seen)
            throw new RuleBrokenException("CaseFactor.MappingChanged", null, stored.MappingNote ?? "–", stored.Strengths ?? "–");
    }

    private static bool Same(FactorMapping one, FactorMapping other) => Text(one.Note) == Text(other.Note) && Text(one.Strengths) == Text(other.Strengths);

    private static string Text(string? typed) => Typed.Text(typed ?? "");
}
