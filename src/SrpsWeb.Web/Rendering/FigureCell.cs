using System.Globalization;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Figures;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Web.Rendering;

/// <summary>One number of the factor table: digits only, and a link only where the viewer may open every case behind it.</summary>
/// <param name="Factor">Null for the total.</param>
public sealed record FigureCell(Dashboard Shown, FigureColumn Column, CatalogueEntry? Factor, int Count)
{
    public string Digits => Count.ToString(CultureInfo.InvariantCulture);

    public string? Address => Shown.IsOpenable(Column, Factor?.Id) ? FigureWords.AddressOf(Shown.Month, Column, Factor?.Slug) : null;
}
