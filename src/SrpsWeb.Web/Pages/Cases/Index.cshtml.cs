using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application;
using SrpsWeb.Application.Cases;
using SrpsWeb.Application.Students;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Pages.Cases;

/// <summary>The cases the viewer may open; every filter stands in the address.</summary>
public sealed class IndexModel(CaseListQueries cases, CatalogueQueries catalogue, Texts texts) : PageModel
{
    [BindProperty(SupportsGet = true, Name = "cari")]
    public string? Search { get; set; }

    [BindProperty(SupportsGet = true, Name = "faktor")]
    public string? Factor { get; set; }

    [BindProperty(SupportsGet = true, Name = "tingkat")]
    public string? Level { get; set; }

    [BindProperty(SupportsGet = true, Name = "penanganan")]
    public string? Handling { get; set; }

    [BindProperty(SupportsGet = true, Name = "pj")]
    public Guid? Responsible { get; set; }

    [BindProperty(SupportsGet = true, Name = "rombel")]
    public Guid? ClassGroup { get; set; }

    [BindProperty(SupportsGet = true, Name = "status")]
    public string? Status { get; set; }

    [BindProperty(SupportsGet = true, Name = "urut")]
    public string? Order { get; set; }

    [BindProperty(SupportsGet = true, Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public PageOf<CaseRow> List { get; private set; } = new([], 0, 1, CaseListQueries.PageSize);

    public IReadOnlyList<SelectListItem> FactorItems { get; private set; } = [];

    public IEnumerable<SelectListItem> LevelItems => Items(CaseWords.LevelSlugs, Level, slug => slug is null ? texts["Cases.AllLevels"] : texts.Of(CaseWords.LevelSlugs[slug]));

    public IEnumerable<SelectListItem> StatusItems => Items(CaseWords.StatusSlugs, Status, slug => texts.Of(CaseWords.StatusOf(slug)), withAll: false);

    public IEnumerable<SelectListItem> OrderItems => Items(CaseWords.OrderSlugs.Where(order => order.Value != CaseOrder.ByName || cases.MayFindByName).ToDictionary(), Order, slug => texts.Of(CaseWords.OrderOf(slug)), withAll: false);

    public bool IsFiltered => Search is not null || Factor is not null || Level is not null || Handling is not null || Responsible is not null || ClassGroup is not null || Status is not (null or "terbuka");

    /// <summary>What narrows the list beside the search, each with the address of the list without it.</summary>
    public IEnumerable<(string Text, string WithoutIt)> ActiveFilters =>
    [
        .. Active("faktor", "Cases.Factor", FactorItems, ""),
        .. Active("tingkat", "Cases.Level", LevelItems, ""),
        .. Active("status", "Cases.Status", StatusItems, "terbuka"),
    ];

    public async Task OnGetAsync(CancellationToken ct)
    {
        var filter = new CaseFilter(
            Search,
            string.IsNullOrEmpty(Factor) ? null : Factor,
            CaseWords.LevelOf(Level),
            CaseWords.HandlingOf(Handling),
            Responsible,
            ClassGroup,
            CaseWords.StatusOf(Status),
            CaseWords.OrderOf(Order),
            PageNumber);
        List = await cases.ListAsync(filter, ct);
        FactorItems =
        [
            new SelectListItem(texts["Cases.AllFactors"], ""),
            .. (await catalogue.FactorsAsync(ct)).Select(factor => new SelectListItem(factor.Name(Format.IsEnglish), factor.Slug, factor.Slug == Factor)),
        ];
    }

    private IEnumerable<(string Text, string WithoutIt)> Active(string name, string label, IEnumerable<SelectListItem> items, string unfiltered) =>
        items.Where(item => item.Selected && item.Value != unfiltered).Select(item => ($"{texts[label]}: {item.Text}", Paging.AddressWithout(Request, name)));

    private static IEnumerable<SelectListItem> Items<T>(IReadOnlyDictionary<string, T> slugs, string? chosen, Func<string?, string> word, bool withAll = true)
    {
        var items = slugs.Keys.Select(slug => new SelectListItem(word(slug), slug, slug == chosen));
        return withAll ? items.Prepend(new SelectListItem(word(null), "")) : items;
    }
}
