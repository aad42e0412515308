using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Session;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Indicators;

/// <summary>The indicators of the students at risk in one month, in one table. Only what was changed is stored, all or none.</summary>
public sealed class IndexModel(IndicatorService indicators, IndicatorQueries queries, SchoolClock clock, Texts texts) : PageModel, IHasLists
{
    public sealed class CellInput
    {
        public Guid? SeenId { get; set; }

        public string? Value { get; set; }
    }

    public sealed class RowInput
    {
        public Guid StudentId { get; set; }

        /// <summary>One for each indicator, in the order of <see cref="IndicatorWords.All"/>.</summary>
        public List<CellInput> Cells { get; set; } = [];
    }

    public sealed class InputModel
    {
        /// <summary>One for each indicator.</summary>
        public List<string?> Sources { get; set; } = [];

        public List<RowInput> Rows { get; set; } = [];
    }

    [BindProperty(SupportsGet = true, Name = "periode")]
    public string? MonthText { get; set; }

    [BindProperty(SupportsGet = true, Name = "rombel")]
    public Guid? ClassGroup { get; set; }

    [BindProperty(SupportsGet = true, Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public DateOnly ThisMonth => IndicatorReading.MonthOf(clock.Today);

    /// <summary>As asked for; the running month where the address names none or one to come.</summary>
    public DateOnly Month => MonthWords.Read(MonthText) is { } asked && asked <= ThisMonth ? asked : ThisMonth;

    /// <summary>Those the viewer may write stand in the order of <see cref="InputModel.Rows"/>.</summary>
    public IReadOnlyList<IndicatorRow> Students { get; private set; } = [];

    public bool MayWriteAny => Students.Any(student => student.MayWrite);

    /// <summary>A message must not hide in what is folded.</summary>
    public bool IsSourceRefused => ModelState.Any(entry => entry.Key.StartsWith("Input.Sources[", StringComparison.Ordinal) && entry.Value!.Errors.Count > 0);

    public IReadOnlyList<SelectListItem> ClassGroupItems { get; private set; } = [];

    /// <summary>Null where a refused table is shown again: turning the page would lose what was typed.</summary>
    public Paging? Paging { get; private set; }

    public async Task OnGetAsync(CancellationToken ct)
    {
        var list = await queries.ListAsync(Month, ClassGroup, PageNumber, ct);
        Paging = new Paging(list.Page, list.Pages, list.Total, list.PageSize);
        Students = list.Rows;
        ClassGroupItems =
        [
            new SelectListItem(texts["Students.AllClassGroups"], ""),
            .. (await queries.ClassGroupsAsync(Month, ct)).Select(group => new SelectListItem(group.Name, group.Id.ToString(), group.Id == ClassGroup)),
        ];
        Input = new InputModel
        {
            Sources = [.. IndicatorWords.All.Select(indicator => IndicatorWords.UsualSource(texts, indicator))],
            Rows = [.. Students.Where(student => student.MayWrite).Select(student => new RowInput { StudentId = student.StudentId, Cells = [.. IndicatorWords.All.Select(indicator => CellOf(student, indicator))] })],
        };
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var (readings, places) = Read();
        if (ModelState.IsValid)
        {
            foreach (var refused in await indicators.RecordAsync(readings, ct))
                Refuse(refused.Why, places[refused.Index]);
        }

        if (!ModelState.IsValid)
        {
            await LoadListsAsync(ct);
            return Page();
        }

        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage(new { periode = MonthWords.Of(Month), rombel = ClassGroup, halaman = PageNumber > 1 ? PageNumber : (int?)null });
    }

    /// <summary>After a refusal the readings as they stand now count as seen, so that sending once more is on purpose.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Students = await queries.OfAsync([.. Input.Rows.Select(row => row.StudentId)], Month, ct);
        foreach (var (index, row) in Input.Rows.Index())
        {
            foreach (var (place, cell) in row.Cells.Take(IndicatorWords.All.Count).Index())
            {
                cell.SeenId = Students[index].Readings.GetValueOrDefault(IndicatorWords.All[place])?.Id;
                ModelState.Remove($"Input.Rows[{index}].Cells[{place}].SeenId");
            }
        }
    }

    private (List<RecordReading> Readings, List<(int Row, int Cell)> Places) Read()
    {
        var readings = new List<RecordReading>();
        var places = new List<(int Row, int Cell)>();
        foreach (var (index, row) in Input.Rows.Index())
        {
            foreach (var (place, cell) in row.Cells.Take(IndicatorWords.All.Count).Index())
            {
                if (!TypedNumber.TryRead(cell.Value, out var value))
                {
                    ModelState.AddModelError($"Input.Rows[{index}].Cells[{place}].Value", texts["Indicator.NotANumber"]);
                    continue;
                }

                readings.Add(new RecordReading(row.StudentId, Month, IndicatorWords.All[place], value, Input.Sources.ElementAtOrDefault(place), cell.SeenId));
                places.Add((index, place));
            }
        }

        return (readings, places);
    }

    private void Refuse(RuleBrokenException why, (int Row, int Cell) place) => ModelState.AddModelError(
        why.Field == nameof(IndicatorReading.Source) ? $"Input.Sources[{place.Cell}]" : $"Input.Rows[{place.Row}].Cells[{place.Cell}].Value",
        texts.OfRule(why));

    private static CellInput CellOf(IndicatorRow student, Indicator indicator)
    {
        var reading = student.Readings.GetValueOrDefault(indicator);
        return new CellInput { SeenId = reading?.Id, Value = IndicatorWords.Typed(reading?.Value) };
    }
}
