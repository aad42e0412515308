using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Application.Backups;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Concerns;
using SrpsWeb.Application.Drafts;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Schools;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages;

/// <summary>Where everybody arrives after signing in: what is to be done, for each role.</summary>
public sealed class IndexModel(SchoolSession session, ChecklistQueries checklist, ToDoQueries toDo, DraftService drafts, ReviewTableQueries reviews, ConcernQueries concerns, AccountResets resets, BackupOverview backups)
    : PageModel
{
    public sealed record Step(int Number, string Key, bool Done, bool IsNext, int Count, string? Href);

    public IReadOnlyList<Step>? Checklist { get; private set; }

    public IReadOnlyList<ToDoItem> ToDo { get; private set; } = [];

    public IReadOnlyList<DraftLine> Drafts { get; private set; } = [];

    /// <summary>Concerns waiting for the viewer, urgent ones first.</summary>
    public IReadOnlyList<ConcernRow> Concerns { get; private set; } = [];

    /// <summary>Told to the operator only.</summary>
    public bool BackupNeedsAttention { get; private set; }

    /// <summary>The viewer's own cases that wait for the month's-end evaluation.</summary>
    public (MonthEndReview Review, int Cases) ReviewsDue { get; private set; }

    /// <summary>Accounts the operator opened that the viewer is told of.</summary>
    public IReadOnlyList<ResetRow> Resets { get; private set; } = [];

    public int ToDoCount => Concerns.Count + ToDo.Count + Drafts.Count + Resets.Count + (ReviewsDue.Cases > 0 ? 1 : 0) + (session.HasProposals ? 1 : 0);

    public async Task<IActionResult> OnGetAsync(CancellationToken ct)
    {
        var viewer = session.Viewer;
        BackupNeedsAttention = viewer.Is(SchoolRole.Operator) && backups.NeedsAttention;
        if (viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator))
            Resets = await resets.UnseenAsync(ct);
        if (viewer.Allows(Policies.CaseHandling))
            (Concerns, ToDo, Drafts, ReviewsDue) = (await concerns.WaitingAsync(ct), await toDo.ListAsync(ct), await drafts.ListAsync(ct), await reviews.DueAsync(ct));
        else if (viewer.Is(SchoolRole.Operator))
            Checklist = StepsOf(await checklist.LoadAsync(ct));
        else if (viewer.Is(SchoolRole.Facilitator))
            return LocalRedirect("/dasbor");
        else
            return LocalRedirect(viewer.IsAny(SchoolRole.Teacher, SchoolRole.OsisMember) ? "/lapor" : "/ringkasan");
        return Page();
    }

    /// <summary>Says that a reset was seen; only for who is told of it.</summary>
    public async Task<IActionResult> OnPostSeenAsync(Guid id, CancellationToken ct)
    {
        await resets.ConfirmAsync(id, ct);
        return LocalRedirect("/");
    }

    private static List<Step> StepsOf(Checklist facts)
    {
        (string Key, int Count, string? Href)[] steps =
        [
            ("School", facts.SchoolYears, "/pengaturan/tahun-ajaran"),
            ("ClassGroups", facts.ClassGroups, "/pengaturan/rombel"),
            ("Students", facts.Students, "/impor"),
            ("Team", facts.SatgasMembers, "/pengaturan/pengguna"),
            ("FirstCase", facts.Cases, null),
        ];
        var next = Array.FindIndex(steps, step => step.Count == 0);
        return [.. steps.Select((step, index) => new Step(index + 1, step.Key, step.Count > 0, index == next, step.Count, step.Href))];
    }
}
