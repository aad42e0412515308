using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Imports;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Imports;

/// <summary>The refused rows as the file has them, with the reason, to be corrected and uploaded again.</summary>
[HandsOutFile]
public sealed class RefusedModel(RosterImportQueries queries, Texts texts) : PageModel
{
    public async Task<IActionResult> OnGetAsync(Guid batchId, CancellationToken ct)
    {
        if (await queries.RefusedAsync(batchId, ct) is not { } refused)
            return NotFound();
        IEnumerable<string> headings = [texts["Import.Row"], .. refused.Headings, texts["Import.Reason"]];
        var rows = refused.Rows.Select(row => (IEnumerable<string>)
        [
            row.Row.ToString(CultureInfo.InvariantCulture),
            .. row.Cells,
            string.Join(" ", row.Issues.Select(texts.OfIssue)),
        ]);
        return File(RefusedRowsFile.Write(rows.Prepend(headings)), "text/csv; charset=utf-8", texts["Import.Refused.FileName"]);
    }
}
