using Microsoft.AspNetCore.Mvc;
using SrpsWeb.Application.Cases;
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

    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public bool IsFiltered => Search is not null || Factor is not null || Level is not null || Handling is not null || Responsible is not null || ClassGroup is not null || Status is not (null or "terbuka");

    public CaseFilter ToFilter() => new(
        Search,
        string.IsNullOrEmpty(Factor) ? null : Factor,
        CaseWords.LevelOf(Level),
        CaseWords.HandlingOf(Handling),
        Responsible,
        ClassGroup,
        CaseWords.StatusOf(Status),
        CaseWords.OrderOf(Order),
        PageNumber);
}
