using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>One case: what is to be done, the summary, and its whole history.</summary>
[RequiresCaseAccess(CaseAccessLevel.ReadByCode)]
public sealed class DetailsModel(CaseDetailsQueries details, CurrentCase current, SchoolClock clock, Texts texts) : PageModel
{
    /// <summary>Months of indicators on the page; older ones are on the page of the indicators.</summary>
    public const int MonthsShown = 3;

    /// <summary>Slug of the part of the history that is shown; all of it without one, or with an unknown one.</summary>
    [BindProperty(SupportsGet = true, Name = "jenis")]
    public string? PartSlug { get; set; }

    public CaseHeader Header => current.Header;

    public CaseDetails View { get; private set; } = null!;

    public DateOnly Today => clock.Today;

    public HistoryPart? Part => CaseWords.HistoryPartOf(PartSlug);

    /// <summary>The history as far as it is asked for.</summary>
    public IEnumerable<TimelineEntry> History => View.Timeline.Where(entry => Part is null || CaseWords.PartOf(entry.Kind) == Part);

    /// <summary>Each part that has something, with how much.</summary>
    public IReadOnlyList<(string Slug, HistoryPart Part, int Count)> Parts =>
    [
        .. CaseWords.HistorySlugs
            .Select(slug => (Slug: slug.Key, Part: slug.Value, Count: View.Timeline.Count(entry => CaseWords.PartOf(entry.Kind) == slug.Value)))
            .Where(part => part.Count > 0 || part.Part == Part),
    ];

    public async Task OnGetAsync(CancellationToken ct) => View = await details.LoadAsync(Header, ct);

    /// <summary>What a visit found beyond its notes, with the question it answers; only what was written.</summary>
    public IReadOnlyList<(string Label, string Text)> FindingsOf(TimelineEntry entry) => entry.Findings is not { } found
        ? []
        : [
            .. new (string Label, string? Text)[]
            {
                (texts["Visit.Relation"], found.Relation is { } relation ? texts.Of(relation) : null),
                (texts["Visit.Companions"], found.Companions),
                (texts["Visit.FamilyView"], found.FamilyView),
                (texts["Visit.Housing"], found.Housing),
                (texts["Visit.SocialSupport"], found.SocialSupport),
                (texts["Visit.CostObstacles"], found.CostObstacles),
                (texts["Visit.Health"], found.Health),
                (texts["Visit.Surroundings"], found.Surroundings),
            }.Where(answer => answer.Text is not null).Select(answer => (answer.Label, answer.Text!)),
        ];

    /// <summary>The headline of a line of the history: what happened, in a few words.</summary>
    public string WhatOf(TimelineEntry entry) => entry.Kind switch
    {
        TimelineKind.Intervention when entry.Minutes is { } minutes => texts["Case.KindAndMinutes", entry.InterventionKind!.Name(Format.IsEnglish), minutes],
        TimelineKind.Intervention => entry.InterventionKind!.Name(Format.IsEnglish),
        TimelineKind.HomeVisit when entry.VisitOutcome == VisitOutcome.Held => entry.MetWith is { } met ? texts["Case.VisitHeld", met] : texts.Of(entry.Kind),
        TimelineKind.HomeVisit => texts["Case.VisitNotHeld", texts.Of(entry.VisitOutcome!.Value)],
        TimelineKind.Review when entry.Level == entry.LevelBefore => texts["Case.ReviewSame", texts.Of(entry.Level!.Value), texts.Of(entry.Handling!.Value)],
        TimelineKind.Review => texts["Case.ReviewLevels", texts.Of(entry.LevelBefore!.Value), texts.Of(entry.Level!.Value), texts.Of(entry.Handling!.Value)],
        TimelineKind.Closed => texts["Case.ClosedAs", texts.Of(entry.ClosureOutcome!.Value)],
        _ => texts.Of(entry.Kind),
    };
}
