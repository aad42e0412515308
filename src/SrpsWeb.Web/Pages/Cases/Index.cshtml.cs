using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Students;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>The cases the viewer may open; every filter stands in the address.</summary>
public sealed class IndexModel(CaseListQueries cases, CatalogueQueries catalogue, Texts texts, Format format) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public CaseListAddress Asked { get; set; } = new();

    public PageOf<CaseRow> List { get; private set; } = new([], 0, 1, CaseListQueries.PageSize);

    public IReadOnlyList<SelectListItem> FactorItems { get; private set; } = [];

    public IEnumerable<SelectListItem> LevelItems => Items(CaseWords.LevelSlugs, Asked.Level, slug => slug is null ? texts["Cases.AllLevels"] : texts.Of(CaseWords.LevelSlugs[slug]));

    public IEnumerable<SelectListItem> StatusItems => Items(CaseWords.StatusSlugs, Asked.Status ?? (Asked.Number is null ? null : "semua"), slug => texts.Of(CaseWords.StatusOf(slug)), withAll: false);

    public IEnumerable<SelectListItem> OrderItems => Items(CaseWords.OrderSlugs.Where(order => order.Value != CaseOrder.ByName || cases.MayFindByName).ToDictionary(), Asked.Order, slug => texts.Of(CaseWords.OrderOf(slug)), withAll: false);

    /// <summary>What narrows the list beside the search, each with the address of the list without it.</summary>
    public IEnumerable<(string Text, string WithoutIt)> ActiveFilters =>
    [
        .. Behind(),
        .. Active("faktor", "Cases.Factor", FactorItems, ""),
        .. Active("tingkat", "Cases.Level", LevelItems, ""),
        .. Active("status", "Cases.Status", StatusItems, Asked.Number is null ? "terbuka" : "semua"),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var factors = await catalogue.AllFactorsAsync(ct);
        List = await cases.ListAsync(Asked.ToFilter(factors), ct);
        FactorItems =
        [
            new SelectListItem(texts["Cases.AllFactors"], ""),
            .. factors.Select(factor => new SelectListItem(factor.Name(Format.IsEnglish), factor.Slug, factor.Slug == Asked.Factor)),
        ];
    }

    private IEnumerable<(string Text, string WithoutIt)> Behind()
    {
        if (Asked.Number is { } number)
            yield return (texts["Cases.Behind", texts[$"Dashboard.Column.{number.Column}"], format.Month(number.Month)], Paging.AddressWithout(Request, "angka", "periode"));
    }

    private IEnumerable<(string Text, string WithoutIt)> Active(string name, string label, IEnumerable<SelectListItem> items, string unfiltered) =>
        items.Where(item => item.Selected && item.Value != unfiltered).Select(item => ($"{texts[label]}: {item.Text}", Paging.AddressWithout(Request, name)));

    private static IEnumerable<SelectListItem> Items<T>(IReadOnlyDictionary<string, T> slugs, string? chosen, Func<string?, string> word, bool withAll = true)
    {
        var items = slugs.Keys.Select(slug => new SelectListItem(word(slug), slug, slug == chosen));
        return withAll ? items.Prepend(new SelectListItem(word(null), "")) : items;
    }
}
