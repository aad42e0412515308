using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Application.Cases;

namespace SrpsWeb.Web.Rendering;

/// <summary>Lists to choose from, in words.</summary>
public static class Choices
{
    public static IEnumerable<SelectListItem> Of<T>(Texts texts, params IEnumerable<T> values)
        where T : struct, Enum => values.Select(value => new SelectListItem(texts.Of(value), value.ToString()));

    public static IEnumerable<SelectListItem> All<T>(Texts texts)
        where T : struct, Enum => Of(texts, Enum.GetValues<T>());

    public static IEnumerable<SelectListItem> Of(IEnumerable<StaffOption> staff) =>
        staff.Select(option => new SelectListItem(option.Position is null ? option.FullName : $"{option.FullName} · {option.Position}", option.UserId.ToString()));

    public static IEnumerable<SelectListItem> Of(IEnumerable<FactorEntry> factors) =>
        factors.Select(factor => new SelectListItem(factor.Name(Format.IsEnglish), factor.Id.ToString()));

    public static IEnumerable<SelectListItem> Of(IEnumerable<CatalogueEntry> entries) =>
        entries.Select(entry => new SelectListItem(entry.Name(Format.IsEnglish), entry.Id.ToString()));

    /// <summary>With an empty first line, for a question that must be answered on purpose or may be left open.</summary>
    public static IEnumerable<SelectListItem> WithEmpty(this IEnumerable<SelectListItem> items, string text) => items.Prepend(new SelectListItem(text, ""));
}
