using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Figures;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Dashboard;

/// <summary>The principal's month in figures.</summary>
public sealed class IndexModel(DashboardQueries dashboards, ToDoQueries toDo, SchoolClock clock, Texts texts, Format format) : PageModel
{
    [FromQuery(Name = "periode")]
    public string? MonthText { get; set; }

    public Application.Figures.Dashboard? Dashboard { get; private set; }

    public OverdueList ToDo { get; private set; } = new([], default);

    /// <summary>The address asked for a month there is nothing to tell about.</summary>
    public bool IsMonthUnknown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var asked = MonthWords.Read(MonthText);
        Dashboard = await dashboards.FindAsync(asked, ct);
        IsMonthUnknown = !string.IsNullOrEmpty(MonthText) && (asked is null || Dashboard is { IsAsked: false });
        if (Dashboard is not null)
            ToDo = new OverdueList(await toDo.OverdueAsync(ct), clock.Today);
    }

    /// <summary>"11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).": how many now, and how that compares with Awal.</summary>
    public string Sentence()
    {
        var shown = Dashboard!;
        var (before, now) = (shown.Figures.Total.Opening, shown.Figures.Total.Current);
        var enrolled = shown.Enrolled.OnLastDay;
        var state = enrolled == 0
            ? texts["Dashboard.StateOnly", now]
            : texts["Dashboard.State", now, enrolled, format.Percent(Percentage.Of(now, enrolled))];
        if (!shown.HasEarlier)
            return texts["Dashboard.NoEarlier", state];
        var earlier = shown.Enrolled.DayBefore == 0
            ? texts["Dashboard.EarlierOnly", before]
            : texts["Dashboard.Earlier", before, format.Percent(Percentage.Of(before, shown.Enrolled.DayBefore))];
        return texts[now < before ? "Dashboard.Down" : now > before ? "Dashboard.Up" : "Dashboard.Same", state, earlier];
    }

    /// <summary>Each number leads to its cases where the viewer may open every one of them.</summary>
    public FactorTable Factors()
    {
        var shown = Dashboard!;
        return new FactorTable(
            [.. shown.Labels.Factors.Select(factor => new FactorTableRow(
                factor.Name(Format.IsEnglish),
                shown.Figures.ByFactor.GetValueOrDefault(factor.Id, FactorCount.Zero),
                column => AddressOf(column, factor)))],
            new FactorTableRow(texts["Dashboard.Total"], shown.Figures.Total, column => AddressOf(column, null)));

        string? AddressOf(FigureColumn column, CatalogueEntry? factor) =>
            shown.IsOpenable(column, factor?.Id) ? FigureWords.AddressOf(shown.Month, column, factor?.Slug) : null;
    }
}
