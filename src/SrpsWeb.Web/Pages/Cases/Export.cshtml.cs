using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>The list of cases as it is filtered, all pages, as a file: the cases the viewer may open, by code where the name is not for the viewer.</summary>
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile]
public sealed class ExportModel(CaseListQueries cases, CatalogueQueries catalogue, SchoolClock clock, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public CaseListAddress Asked { get; set; } = new();

    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var export = await cases.ExportAsync(Asked.ToFilter(await catalogue.AllFactorsAsync(ct)), ct);
        Total = export.Total;
        return export.IsTooLong ? Page() : File(ListWorkbook.Write(texts["Nav.Cases"], Columns(export.Rows), export.Rows), ListWorkbook.MediaType, $"kasus-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    private List<ListColumn<CaseRow>> Columns(IReadOnlyList<CaseRow> rows)
    {
        // Who reads every case by code gets no empty column that asks for names.
        ListColumn<CaseRow>[] names = cases.MayFindByName || rows.Any(row => row.StudentName is not null)
            ? [Text("Cases.Student", 28, row => row.StudentName), Text("Students.ClassGroup", 14, row => row.ClassGroupName)]
            : [];
        return
        [
            Text("Cases.Code", 10, row => row.Code),
            .. names,
            Text("Case.MainFactor", 28, row => Format.IsEnglish ? row.FactorEn : row.FactorId),
            Text("Cases.Level", 18, row => texts.Of(row.Level)),
            Text("Review.Handling", 24, row => texts.Of(row.Handling)),
            Text("Open.Confidentiality", 14, row => texts.Of(row.Confidentiality)),
            Text("Cases.Responsible", 28, row => row.ResponsibleName),
            Day("Cases.OpenedOn", row => row.OpenedOn),
            Day("Cases.ClosedOnDay", row => row.ClosedOn),
            Day("Cases.LastContact", row => row.LastContactOn),
        ];
    }

    private TextColumn<CaseRow> Text(string key, int width, Func<CaseRow, string?> value) => new(texts[key], width, value);

    private DayColumn<CaseRow> Day(string key, Func<CaseRow, DateOnly?> value) => new(texts[key], value);
}
