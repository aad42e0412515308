using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;

namespace SrpsWeb.Application.Cases;

/// <summary>The factors of one case, for the forms that write about them.</summary>
public sealed class CaseFactorQueries(SrpsDbContext db)
{
    /// <summary>The main factor first.</summary>
    public async Task<IReadOnlyList<CaseFactorView>> ListAsync(CaseHeader header, CancellationToken ct)
    {
        var (id, mainFactorId) = (header.Id, header.MainFactorId);
        var factors = await db.CaseFiles.AsNoTracking()
            .Where(file => file.Id == id)
            .SelectMany(file => file.Factors)
            .Join(db.RiskFactors, own => own.RiskFactorId, entry => entry.Id, (own, entry) => new CaseFactorView(entry.Id, entry.NameId, entry.NameEn, entry.Id == mainFactorId, own.MappingNote, own.Strengths, own.ResolvedOn))
            .ToListAsync(ct);
        return [.. factors.OrderByDescending(factor => factor.IsMain).ThenBy(factor => factor.NameId, StringComparer.Ordinal)];
    }
}
