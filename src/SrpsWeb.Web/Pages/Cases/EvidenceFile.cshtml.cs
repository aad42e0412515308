using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Net.Http.Headers;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>A photo or document of one case, for who may read the case with its name: a photo shows the student.</summary>
[RequiresCaseAccess(CaseAccessLevel.Read)]
public sealed class EvidenceFileModel(EvidenceStore evidence, CurrentCase current) : PageModel
{
    /// <summary>Value of <c>ukuran=</c> for the picture of the history.</summary>
    public const string Small = "kecil";

    public async Task<IActionResult> OnGetAsync(Guid fileId, string? ukuran, CancellationToken ct)
    {
        if (await evidence.FindAsync(current.Header.Id, fileId, string.Equals(ukuran, Small, StringComparison.Ordinal), ct) is not { } file)
            return NotFound();
        // Pictures were made here and may be shown; a PDF is somebody else's and opens outside the page.
        var disposition = new ContentDispositionHeaderValue(file.MediaType.StartsWith("image/", StringComparison.Ordinal) ? "inline" : "attachment");
        disposition.SetHttpFileName(file.Name);
        Response.Headers.ContentDisposition = disposition.ToString();
        return File(file.Content, file.MediaType);
    }
}
