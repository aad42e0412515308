using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using SrpsWeb.Application.Indicators;
using SrpsWeb.Web.Rendering;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Pages.Indicators;

/// <summary>What the school aims at for each indicator, from this month on.</summary>
public sealed class TargetsModel(IndicatorTargetService targets, Texts texts) : PageModel, IHasLists
{
    public sealed class AimInput
    {
        /// <summary>Sequence of the aim the form showed.</summary>
        public int Seen { get; set; }

        public string? Value { get; set; }
    }

    public sealed class InputModel
    {
        /// <summary>One for each indicator, in the order of <see cref="IndicatorWords.All"/>.</summary>
        public List<AimInput> Aims { get; set; } = [];
    }

    [BindProperty]
    public InputModel Input { get; set; } = new();

    public IReadOnlyDictionary<Domain.Indicators.Indicator, TargetView> Current { get; private set; } = new Dictionary<Domain.Indicators.Indicator, TargetView>();

    public async Task OnGetAsync(CancellationToken ct)
    {
        Current = await targets.CurrentAsync(ct);
        Input.Aims = [.. IndicatorWords.All.Select(indicator => Current.GetValueOrDefault(indicator)).Select(aim => new AimInput { Seen = aim?.Sequence ?? 0, Value = IndicatorWords.Typed(aim?.Value) })];
    }

    public async Task<IActionResult> OnPostAsync(CancellationToken ct)
    {
        var aims = new List<SetTarget>();
        foreach (var (place, aim) in Input.Aims.Take(IndicatorWords.All.Count).Index())
        {
            if (TypedNumber.TryRead(aim.Value, out var value))
                aims.Add(new SetTarget(IndicatorWords.All[place], value, aim.Seen));
            else
                ModelState.AddModelError(FieldOf(place), texts["Indicator.NotANumber"]);
        }

        if (ModelState.IsValid)
        {
            foreach (var refused in await targets.SetAsync(aims, ct))
                ModelState.AddModelError(FieldOf(refused.Index), texts.OfRule(refused.Why));
        }

        if (!ModelState.IsValid)
        {
            await LoadListsAsync(ct);
            return Page();
        }

        TempData["Saved"] = texts["Form.Saved"];
        return RedirectToPage();
    }

    /// <summary>After a refusal the aims as they stand now count as seen, so that sending once more is on purpose.</summary>
    public async Task LoadListsAsync(CancellationToken ct)
    {
        Current = await targets.CurrentAsync(ct);
        Input.Aims = [.. IndicatorWords.All.Index().Select(each => new AimInput { Seen = Current.GetValueOrDefault(each.Item)?.Sequence ?? 0, Value = Input.Aims.ElementAtOrDefault(each.Index)?.Value })];
        foreach (var place in Enumerable.Range(0, Input.Aims.Count))
            ModelState.Remove($"Input.Aims[{place}].Seen");
    }

    private static string FieldOf(int place) => $"Input.Aims[{place}].Value";
}
