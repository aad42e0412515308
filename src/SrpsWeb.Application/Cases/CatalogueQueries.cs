using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

/// <summary>A catalogue entry with its words in both languages.</summary>
public sealed record CatalogueEntry(Guid Id, string Slug, string NameId, string NameEn)
{
    public string Name(bool english) => english ? NameEn : NameId;
}

public sealed record FactorEntry(Guid Id, string Slug, string NameId, string NameEn, Confidentiality Confidentiality)
{
    public string Name(bool english) => english ? NameEn : NameId;
}

/// <summary>The school's catalogues, in their order. Retired entries are left out of choices but keep their names.</summary>
public sealed class CatalogueQueries(SrpsDbContext db)
{
    public async Task<IReadOnlyList<FactorEntry>> FactorsAsync(CancellationToken ct) =>
        await db.RiskFactors.AsNoTracking().Where(factor => factor.IsActive).OrderBy(factor => factor.Order)
            .Select(factor => new FactorEntry(factor.Id, factor.Slug, factor.NameId, factor.NameEn, factor.Confidentiality))
            .ToListAsync(ct);

    /// <summary>Retired ones too: an older case may have one.</summary>
    public async Task<IReadOnlyList<CatalogueEntry>> AllFactorsAsync(CancellationToken ct) =>
        await db.RiskFactors.AsNoTracking().OrderBy(factor => factor.Order)
            .Select(factor => new CatalogueEntry(factor.Id, factor.Slug, factor.NameId, factor.NameEn))
            .ToListAsync(ct);

    public async Task<IReadOnlyList<CatalogueEntry>> KindsAsync(CancellationToken ct) =>
        await db.InterventionKinds.AsNoTracking().Where(kind => kind.IsActive).OrderBy(kind => kind.Order)
            .Select(kind => new CatalogueEntry(kind.Id, kind.Slug, kind.NameId, kind.NameEn))
            .ToListAsync(ct);
}
