using Microsoft.AspNetCore.Mvc;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>The filters of the list of cases as they stand in its address; the file of the list reads the same.</summary>
public sealed class CaseListAddress
{
    [FromQuery(Name = "cari")]
    public string? Search { get; set; }

    [FromQuery(Name = "faktor")]
    public string? Factor { get; set; }

    [FromQuery(Name = "tingkat")]
    public string? Level { get; set; }

    [FromQuery(Name = "penanganan")]
    public string? Handling { get; set; }

    [FromQuery(Name = "pj")]
    public Guid? Responsible { get; set; }

    [FromQuery(Name = "rombel")]
    public Guid? ClassGroup { get; set; }

    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "urut")]
    public string? Order { get; set; }

    /// <summary>With <see cref="Figure"/>: the cases behind a number of that month's figures.</summary>
    [FromQuery(Name = "periode")]
    public string? Period { get; set; }

    /// <summary>Which of the factor table's columns: see <see cref="FigureWords"/>.</summary>
    [FromQuery(Name = "angka")]
    public string? Figure { get; set; }

    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public bool IsFiltered => Search is not null || Factor is not null || Level is not null || Handling is not null || Responsible is not null || ClassGroup is not null || Status is not (null or "terbuka") || Number is not null;

    /// <summary>The month and column of the number asked for; null where the address names none.</summary>
    public (DateOnly Month, FigureColumn Column)? Number =>
        MonthWords.Read(Period) is { } month && FigureWords.ColumnOf(Figure) is { } column ? (month, column) : null;

    public CaseFilter ToFilter(IReadOnlyList<CatalogueEntry> factors)
    {
        var slug = string.IsNullOrEmpty(Factor) ? null : Factor;
        var cell = Number is { } number
            ? new CellOfFigures(number.Month, number.Column, slug is null ? null : factors.FirstOrDefault(factor => factor.Slug == slug)?.Id ?? Guid.Empty)
            : null;
        return new CaseFilter(
            Search,
            cell is null ? slug : null,
            CaseWords.LevelOf(Level),
            CaseWords.HandlingOf(Handling),
            Responsible,
            ClassGroup,
            // Whatever has become of a case since, the number has counted it.
            cell is not null && Status is null ? CaseStatus.All : CaseWords.StatusOf(Status),
            CaseWords.OrderOf(Order),
            PageNumber,
            cell);
    }
}
