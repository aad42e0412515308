using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Application.Session;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.StudentCopy;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Students;

/// <summary>A copy of everything about one student, as far as whoever makes it may read it (UU 27/2022, article 7).</summary>
[Authorize(Policies.StudentCopy)]
[EnableRateLimiting(RequestLimits.Download)]
[HandsOutFile(IsTold = true)]
public sealed class CopyModel(StudentCopyQueries copies, StudentCopyArchive archive, IDocumentRenderer renderer, StudentCopyWords words, SchoolClock clock) : PageModel, IHasLists
{
    private const int BufferBytes = 81_920;

    public sealed class InputModel
    {
        [Required]
        public CopyReason? Reason { get; set; }
    }

    [FromRoute]
    public Guid StudentId { get; set; }

    // Named: a form in which nothing is chosen holds no other field that would tell its prefix.
    [BindProperty(Name = nameof(Input))]
    public InputModel Input { get; set; } = new();

    public CopyContents Contents { get; private set; } = null!;

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var material = await copies.CollectAsync(StudentId, Input.Reason!.Value, ct) ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");
        var pdf = renderer.Render(StudentCopyDocument.Build(words.Of(material.Copy, [.. material.Files.Select(file => file.Told)])));
        var packed = OnDisk();
        try
        {
            await archive.WriteAsync(packed, material, pdf, ct);
        }
        catch
        {
            await packed.DisposeAsync();
            throw;
        }

        packed.Position = 0;
        Response.Headers.CacheControl = "no-store";
        // No name of a person: the file's name is seen by whoever looks at a list of downloads.
        return File(packed, "application/zip", $"salinan-data-siswa-{clock.Today:yyyy-MM-dd}.zip");
    }

    public async Task LoadListsAsync(CancellationToken ct) =>
        Contents = await copies.ContentsAsync(StudentId, ct) ?? throw new AccessRefusedException(hidden: true, "Student.Unknown");

    /// <summary>Photos are too large for the memory of a school's PC. The file has no reader but this process and goes with the answer.</summary>
    private static FileStream OnDisk()
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.None,
            BufferSize = BufferBytes,
            Options = FileOptions.Asynchronous | FileOptions.DeleteOnClose,
        };
        if (!OperatingSystem.IsWindows())
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        return new FileStream(Path.Combine(Path.GetTempPath(), $"srps-{Guid.NewGuid():N}.zip"), options);
    }
}
