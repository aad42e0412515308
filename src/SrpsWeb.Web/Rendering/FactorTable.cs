using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Web.Rendering;

/// <summary>The table of the figures by main factor, as dashboard and report show it.</summary>
public sealed record FactorTable(IReadOnlyList<FactorTableRow> Rows, FactorTableRow Total);

/// <param name="AddressOf">Where a number leads; null for none.</param>
public sealed record FactorTableRow(string Label, FactorCount Count, Func<FigureColumn, string?>? AddressOf = null);
