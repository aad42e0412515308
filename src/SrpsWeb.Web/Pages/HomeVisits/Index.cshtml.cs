using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application;
using SrpsWeb.Application.HomeVisits;
using SrpsWeb.Application.Session;
using SrpsWeb.Application.Students;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.HomeVisits;

/// <summary>One part of the agenda: its visits day by day.</summary>
public sealed record VisitSection(string Heading, bool IsOverdue, IReadOnlyList<IGrouping<DateOnly, VisitRow>> Days);

/// <summary>The agenda of visits: those to be made by day and village, and those recorded. Every filter stands in the address.</summary>
public sealed class IndexModel(HomeVisitQueries visits, SchoolClock clock, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public VisitListAddress Asked { get; set; } = new();

    public VisitAgenda Agenda { get; private set; } = new(new([], 0, 1, HomeVisitQueries.PageSize), [], [], []);

    public PageOf<VisitRow> List => Agenda.List;

    public IEnumerable<SelectListItem> VillageItems => Agenda.Villages
        .Select(village => new SelectListItem(village, village, string.Equals(village, Asked.Village?.Trim(), StringComparison.OrdinalIgnoreCase)))
        .WithEmpty(texts["Visit.AllVillages"]);

    public IEnumerable<SelectListItem> OfficerItems => Agenda.Officers
        .Select(officer => new SelectListItem(officer.FullName, officer.UserId.ToString(), officer.UserId == Asked.Officer))
        .WithEmpty(texts["Visit.AllOfficers"]);

    /// <summary>What narrows the agenda, each with the address without it.</summary>
    public IEnumerable<(string Text, string WithoutIt)> ActiveFilters =>
    [
        .. VillageItems.Where(item => item.Selected).Select(item => ($"{texts["Visit.Village"]}: {item.Text}", Paging.AddressWithout(Request, "desa"))),
        .. OfficerItems.Where(item => item.Selected).Select(item => ($"{texts["Visit.Officer"]}: {item.Text}", Paging.AddressWithout(Request, "petugas"))),
    ];

    public async Task OnGetAsync(CancellationToken ct) =>
        Agenda = await visits.ListAsync(Asked.ToFilter(), ct);

    /// <summary>What there is to show, without empty sections.</summary>
    public IEnumerable<VisitSection> Sections()
    {
        var today = clock.Today;
        VisitSection[] all = Asked.Planned
            ?
            [
                Section("Visit.SectionOverdue", List.Rows.Where(row => row.PlannedOn < today), isOverdue: true),
                Section("Visit.SectionToday", List.Rows.Where(row => row.PlannedOn == today)),
                Section("Visit.SectionComing", List.Rows.Where(row => row.PlannedOn > today)),
            ]
            : [Section("Visit.ListDone", List.Rows)];
        return all.Where(section => section.Days.Count > 0);
    }

    public VisitSection RecentSection() => Section("Visit.SectionRecent", Agenda.Recent);

    /// <summary>The filters again, under the other of the two lists.</summary>
    public string AddressOf(bool planned)
    {
        var others = Request.Query.Where(part => part.Key is "desa" or "petugas").SelectMany(part => part.Value, (part, value) => KeyValuePair.Create(part.Key, value));
        return "/kunjungan" + QueryString.Create(planned ? others : others.Prepend(KeyValuePair.Create("status", (string?)VisitListAddress.DoneSlug)));
    }

    private VisitSection Section(string heading, IEnumerable<VisitRow> rows, bool isOverdue = false) => new(
        texts[heading, HomeVisitQueries.RecentDays],
        isOverdue,
        // The days keep their order; within one the database's idea of letters is not the reader's.
        [.. rows.OrderBy(row => row.Village is null).ThenBy(row => row.Village?.Trim(), StringComparer.CurrentCultureIgnoreCase).ThenBy(row => row.StudentName, StringComparer.CurrentCultureIgnoreCase)
            .GroupBy(row => row.On)
            .OrderBy(day => day.Any(row => row.Outcome != VisitOutcome.Planned) ? -day.Key.DayNumber : day.Key.DayNumber)]);
}
