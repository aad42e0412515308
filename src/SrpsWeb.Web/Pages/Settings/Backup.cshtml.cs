using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Settings;

/// <summary>
/// When the last backup was made, and one more on demand. Nothing can be fetched here: an archive holds the Secret cases and passwords of
/// every school (ADR 0016).
/// </summary>
public sealed class BackupModel(BackupOverview overview, BackupDesk desk, BackupQueries queries, SrpsSettings settings, SchoolSession session, TimeProvider time, Texts texts, Format format) : PageModel, IHasLists
{
    /// <summary>One server works for all its schools: each of them asking at once would be one backup, too.</summary>
    private static readonly TimeSpan PauseOfSeveral = TimeSpan.FromHours(1);

    private Installation _installation = new(SchoolZone.Wib, HasSeveral: true);

    public BackupSettings Settings => overview.Settings;

    public IReadOnlyList<BackupLine> Lines { get; private set; } = [];

    public BackupLine? Newest => Lines.FirstOrDefault(line => line.CreatedAt is not null);

    public bool IsOverdue => Newest?.CreatedAt is { } newest && overview.IsOverdue(newest);

    /// <summary>Of several schools' installation its host takes care: sizes and places are not one school's business. The demo's two schools are one's own.</summary>
    public bool IsByHost => _installation.HasSeveral && !settings.DemoSeed;

    public bool IsBusy => desk.IsBusy;

    public BackupFailure? Failure => desk.LastFailure;

    public string Zone => (Settings.Zone ?? _installation.Zone).ToString().ToUpperInvariant();

    public string At => format.Clock(Settings.At);

    /// <summary>Made anew with every form: sending one twice makes one backup.</summary>
    public Guid NewId { get; } = Guid.CreateVersion7();

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(Guid id, CancellationToken ct)
    {
        await LoadListsAsync(ct);
        if (IsByHost && Newest?.CreatedAt is { } newest && (time.GetUtcNow().UtcDateTime - newest).Duration() < PauseOfSeveral)
            throw new RuleBrokenException("Backup.JustMade");
        desk.Ask(id);
        return RedirectToPage();
    }

    public async Task LoadListsAsync(CancellationToken ct)
    {
        _installation = await queries.InstallationAsync(ct) ?? _installation;
        Lines = overview.Lines(Settings.Zone ?? _installation.Zone);
    }

    /// <summary>hari ini 02.00.</summary>
    public string Said(DateTime utc)
    {
        var day = session.Zone.Day(new DateTimeOffset(utc));
        var today = session.Zone.Day(time.GetUtcNow());
        return day == today ? texts["Backup.Today", format.Time(utc)]
            : day == today.AddDays(-1) ? texts["Backup.Yesterday", format.Time(utc)]
            : $"{format.Date(day)} {format.Time(utc)}";
    }

    /// <summary>12,4 MB.</summary>
    public string Size(long bytes) => bytes < 100_000 ? texts["Backup.Size.Kilobytes", Math.Max(1, bytes / 1000)] : texts["Backup.Size.Megabytes", Math.Round(bytes / 1_000_000m, 1)];
}
