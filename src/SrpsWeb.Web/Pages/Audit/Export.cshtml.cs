using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Exports;
using SrpsWeb.Application.Session;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Audit;

/// <summary>The trail as it is narrowed, all pages, as a file.</summary>
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile]
public sealed class ExportModel(AuditQueries audit, SchoolClock clock, Texts texts, Format format) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public AuditAddress Asked { get; set; } = new();

    public int Total { get; private set; }

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var export = await audit.ExportAsync(Asked.ToFilter(), ct);
        Total = export.Total;
        return export.IsTooLong ? Page() : File(ListWorkbook.Write(texts["Nav.Audit"], Columns(), export.Rows), ListWorkbook.MediaType, $"jejak-audit-{clock.Today:yyyy-MM-dd}.xlsx");
    }

    private List<ListColumn<AuditLine>> Columns() =>
    [
        Text("Audit.At", 32, line => format.Moment(line.At)),
        Text("Audit.By", 28, line => line.By ?? texts["Audit.Program"]),
        Text("Audit.What", 40, line => AuditWords.WhatOf(line, texts)),
        Text("Cases.Code", 10, line => line.CaseCode),
        Text("Audit.More", 40, line => AuditWords.MoreOf(line, texts)),
        Text("Audit.Address", 18, line => line.Address),
    ];

    private TextColumn<AuditLine> Text(string key, int width, Func<AuditLine, string?> value) => new(texts[key], width, value);
}
