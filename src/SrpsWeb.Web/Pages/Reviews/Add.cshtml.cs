using System.ComponentModel.DataAnnotations;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Reviews;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Reviews;

/// <summary>Evaluates one case: the only way to a new level. With it goes since when a factor no longer stands in the way.</summary>
public sealed class AddModel(ReviewService reviews, CaseFactorQueries factors, IndicatorQueries indicators, CatalogueQueries catalogue, CurrentCase current, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class FactorInput
    {
        public Guid FactorId { get; set; }

        public DateOnly? SeenResolvedOn { get; set; }

        public DateOnly? ResolvedOn { get; set; }
    }

    public sealed class ReadingInput
    {
        public Guid? SeenId { get; set; }

        public string? Value { get; set; }

        public string? Source { get; set; }
    }

    public sealed class InputModel
    {
        public Guid Id { get; set; }

        [Required]
        public DateOnly? On { get; set; }

        [Required]
        public RiskLevel? Level { get; set; }

        [Required]
        public Handling? Handling { get; set; }

        [Required]
        public string Rationale { get; set; } = "";

        [Required]
        public Guid? MainFactorId { get; set; }

        public List<FactorInput> Factors { get; set; } = [];

        /// <summary>One for each indicator, in the order of <see cref="IndicatorWords.All"/>.</summary>
        public List<ReadingInput> Readings { get; set; } = [];
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public Guid CaseFileId => current.Header.Id;

    public IEnumerable<SelectListItem> Factors { get; private set; } = [];

    /// <summary>One for each row of <see cref="InputModel.Factors"/>, in its order.</summary>
    public IReadOnlyList<CaseFactorView> CaseFactors { get; private set; } = [];

    /// <summary>What is known of the month already; null where the viewer enters no indicators.</summary>
    public IReadOnlyDictionary<Indicator, ReadingView>? Readings { get; private set; }

    /// <summary>A message must not hide in what is folded.</summary>
    public bool IsSourceRefused => ModelState.Any(entry => entry.Key.EndsWith(".Source", StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);

    public Task OnGetAsync(CancellationToken ct)
    {
        Input = new InputModel { Id = Guid.CreateVersion7(), On = clock.Today, Handling = current.Header.Handling, MainFactorId = current.Header.MainFactorId };
        return LoadListsAsync(ct);
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var readings = TypedReadings().ToList();
        if (!ModelState.IsValid)
        {
            await LoadListsAsync(ct);
            return Page();
        }

        await reviews.AddAsync(
            new AddReview(Input.Id, CaseFileId, Input.On!.Value, Input.Level!.Value, Input.Handling!.Value, Input.Rationale, Input.MainFactorId!.Value)
            {
                Factors = [.. Input.Factors.Select(row => new FactorResolution(row.FactorId, row.SeenResolvedOn, row.ResolvedOn))],
                Readings = readings,
            },
            ct);
        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage("/Cases/Details", new { CaseFileId });
    }

    /// <summary>After a refusal the days as they stand now count as seen; a day nobody touched here shows what another person wrote.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Factors = Choices.Of(await catalogue.FactorsAsync(ct));
        CaseFactors = await factors.ListAsync(current.Header, ct);
        Input.Factors = [.. CaseFactors.Select(factor =>
        {
            var typed = Input.Factors.Find(row => row.FactorId == factor.FactorId && row.ResolvedOn != row.SeenResolvedOn);
            return new FactorInput { FactorId = factor.FactorId, SeenResolvedOn = factor.ResolvedOn, ResolvedOn = typed is null ? factor.ResolvedOn : typed.ResolvedOn };
        })];
        ModelState.ForgetAccepted("Input.Factors[");
        await LoadReadingsAsync(ct);
    }

    /// <summary>After a refusal the readings as they stand now count as seen, so that sending once more is on purpose.</summary>
    private async Task LoadReadingsAsync(CancellationToken ct)
    {
        Readings = await indicators.ForEntryAsync(CaseFileId, IndicatorReading.MonthOf(Input.On ?? clock.Today), ct);
        Input.Readings = Readings is null ? [] : [.. IndicatorWords.All.Select((indicator, place) => new ReadingInput
        {
            SeenId = Readings.GetValueOrDefault(indicator)?.Id,
            Value = Input.Readings.ElementAtOrDefault(place)?.Value,
            Source = Input.Readings.ElementAtOrDefault(place)?.Source ?? IndicatorWords.UsualSource(texts, indicator),
        })];
        ModelState.ForgetAccepted("Input.Readings[");
    }

    private IEnumerable<IndicatorEntry> TypedReadings()
    {
        foreach (var (place, reading) in Input.Readings.Take(IndicatorWords.All.Count).Index())
        {
            if (!TypedNumber.TryRead(reading.Value, out var value))
                ModelState.AddModelError($"Input.Readings[{place}].Value", texts["Indicator.NotANumber"]);
            else if (value is { } read)
                yield return new IndicatorEntry(place, IndicatorWords.All[place], read, reading.Source, reading.SeenId);
        }
    }
}
