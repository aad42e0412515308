using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Figures;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Summary;

/// <summary>How it stands, for everybody who helps: states, no movements, and nothing that points to a single student.</summary>
public sealed class IndexModel(SummaryQueries summaries, SchoolSession session, Texts texts, Format format) : PageModel
{
    [FromQuery(Name = "periode")]
    public string? MonthText { get; set; }

    public Application.Figures.Summary? Summary { get; private set; }

    /// <summary>The address asked for a month there is nothing to tell about.</summary>
    public bool IsMonthUnknown { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var asked = MonthWords.Read(MonthText);
        Summary = await summaries.FindAsync(asked, hideSmall: !session.Viewer.Allows(Policies.Figures), ct);
        IsMonthUnknown = !string.IsNullOrEmpty(MonthText) && (asked is null || Summary is { IsAsked: false });
    }

    /// <summary>"11 dari 394 siswa rentan (2,8%)."; no number where it is small.</summary>
    public string Sentence()
    {
        var shown = Summary!;
        if (shown.Counts.Total is not { } total)
            return texts["Summary.Few", SmallCells.Least];
        return shown.Enrolled == 0
            ? texts["Dashboard.StateOnly", total] + "."
            : texts["Dashboard.State", total, shown.Enrolled, format.Percent(Percentage.Of(total, shown.Enrolled))] + ".";
    }

    public string Shown(int? count) => count is { } known ? format.Number(known) : texts["Summary.Hidden"];
}
