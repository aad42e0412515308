using Microsoft.AspNetCore.Mvc;
using SrpsWeb.Application.HomeVisits;

namespace SrpsWeb.Web.Pages.HomeVisits;

/// <summary>The filters of the agenda as they stand in its address; the file of the list reads the same.</summary>
public sealed class VisitListAddress
{
    /// <summary>Status of the visits that were recorded.</summary>
    public const string DoneSlug = "selesai";

    [FromQuery(Name = "status")]
    public string? Status { get; set; }

    [FromQuery(Name = "desa")]
    public string? Village { get; set; }

    [FromQuery(Name = "petugas")]
    public Guid? Officer { get; set; }

    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    /// <summary>Visits to be made; else those recorded.</summary>
    public bool Planned => Status != DoneSlug;

    public bool IsFiltered => !string.IsNullOrWhiteSpace(Village) || Officer is not null;

    public VisitFilter ToFilter() => new(Planned, string.IsNullOrWhiteSpace(Village) ? null : Village, Officer, PageNumber);
}
