using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Reports;
using SrpsWeb.Application.Session;
using SrpsWeb.Documents.MonthlyReport;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Web.Drafts;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Reports;

/// <summary>What one month's report says before it is printed, with the texts people write for it.</summary>
[KeepsDraft(DraftSubject.Narrative)]
public sealed class MonthModel(
    MonthlyReportQueries reports, ReportNarrativeService service, ReportGapQueries gaps, SchoolSession session, Texts texts) : PageModel, IHasLists, IComparesSeen
{
    public sealed class InputModel
    {
        /// <summary>The figures that stood beside the fields.</summary>
        public string? Basis { get; set; }

        /// <summary>One for each section, in the order of <see cref="NarrativeSection"/>.</summary>
        public List<NarrativeInput> Texts { get; set; } = [];
    }

    /// <summary>The section whose other text the person has just been shown.</summary>
    private NarrativeSection? _told;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public bool IsRestored { get; set; }

    public MonthlyReport Report { get; private set; } = null!;

    public ReportSentences Sentences { get; private set; } = null!;

    public ReportGaps Gaps { get; private set; } = null!;

    /// <summary>Every version of each section, the newest first.</summary>
    public ILookup<NarrativeSection, NarrativeVersion> Versions { get; private set; } = null!;

    public bool MayWrite => ReportAccess.MayWrite(session.Viewer);

    private DateOnly Month => MonthWords.Read(RouteData.Values["month"] as string) ?? throw new AccessRefusedException(hidden: true, "Report.Unknown");

    public Task OnGetAsync(CancellationToken ct) => LoadListsAsync(ct);

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        await RequireReportAsync(ct);
        return await StoredAsync(() => service.WriteAsync(
            new WriteNarratives(Month, Input.Basis, [.. Enum.GetValues<NarrativeSection>().Select(section => RowOf(section).ToCommand(section))]),
            ct));
    }

    /// <summary>Goes back to the text the figures give by themselves.</summary>
    public async Task<IActionResult> OnPostAutomaticAsync(NarrativeSection section, Guid seenId, CancellationToken ct)
    {
        await RequireReportAsync(ct);
        return await StoredAsync(() => service.WithdrawAsync(Month, section, seenId, ct));
    }

    /// <summary>
    /// A text nobody touched here shows what is printed now. What was typed stays, and so does what it was typed over, unless the
    /// person has just been told of the other's text.
    /// </summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Report = await FindAsync(ct) ?? throw new AccessRefusedException(hidden: true, "Report.Unknown");
        Sentences = new ReportSentences(Report, CultureInfo.GetCultureInfo(Format.IsEnglish ? "en-GB" : "id-ID"));
        Gaps = await gaps.OfAsync(Report, ct);
        Versions = Report.Versions.ToLookup(version => version.Section);
        var rows = Enum.GetValues<NarrativeSection>().ToList();
        var met = rows.ConvertAll(RowOf);
        foreach (var section in rows)
            met[(int)section].Meet(Sentences.Printed(section), CurrentOf(section)?.Id, isTold: _told == section);
        Input = new InputModel { Basis = IsRestored ? Input.Basis : NarrativeBasis.Of(Report), Texts = met };
        ModelState.ForgetAccepted("Input.");
    }

    public NarrativeView ViewOf(NarrativeSection section)
    {
        var current = CurrentOf(section);
        var hasOtherFigures = current is { Text: not null, Basis.Length: > 0 } && current.Basis != NarrativeBasis.Of(Report);
        return new NarrativeView(current, hasOtherFigures ? Sentences.Generated(section) : null, [.. Versions[section]]);
    }

    /// <summary>The version that counts; null where nobody has written.</summary>
    public NarrativeVersion? CurrentOf(NarrativeSection section) => Versions[section].FirstOrDefault();

    private NarrativeInput RowOf(NarrativeSection section) => Input.Texts.ElementAtOrDefault((int)section) ?? new NarrativeInput();

    private Task<MonthlyReport?> FindAsync(CancellationToken ct) => reports.FindAsync(Month, Format.IsEnglish, texts["Reports.HomeVisit"], ct);

    private async Task RequireReportAsync(CancellationToken ct)
    {
        if (await FindAsync(ct) is null)
            throw new AccessRefusedException(hidden: true, "Report.Unknown");
    }

    private async Task<IActionResult> StoredAsync(Func<Task> store)
    {
        try
        {
            await store();
        }
        catch (RuleBrokenException broken) when (Enum.TryParse<NarrativeSection>(broken.Field, out var section))
        {
            if (broken.Code is "Narrative.ChangedMeanwhile" or "Narrative.WithdrawnMeanwhile")
                _told = section;
            throw new RuleBrokenException(broken.Code, $"Texts[{(int)section}].Text", [.. broken.Arguments]);
        }

        TempData["Saved"] = texts["Form.Saved"];
        return Redirect("/laporan/" + MonthWords.Of(Month));
    }
}
