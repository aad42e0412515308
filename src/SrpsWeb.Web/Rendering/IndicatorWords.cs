using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Web.Rendering;

/// <summary>Indicators in words: how a value is shown, typed and chosen.</summary>
public static class IndicatorWords
{
    public static IReadOnlyList<Indicator> All { get; } = Enum.GetValues<Indicator>();

    /// <summary>72,5% · 3 (berkembang) · Ya. An en dash where there is none.</summary>
    public static string Show(Texts texts, Format format, Indicator indicator, decimal? value) => value is not { } known
        ? "–"
        : IndicatorReading.IsPercentage(indicator)
            ? format.Percent(known)
            : Items(texts, indicator).First(item => item.Value == Typed(known)).Text;

    /// <summary>A mean over students, or an aim: 72,5%, or a mark such as 2,8.</summary>
    public static string ShowFigure(Format format, Indicator indicator, decimal value) =>
        IndicatorFigure.IsPercentage(indicator) ? format.Percent(value) : format.Number(value);

    /// <summary>What can be chosen, with an empty first line; none where a figure is typed.</summary>
    public static IEnumerable<SelectListItem> Items(Texts texts, Indicator indicator) => indicator switch
    {
        Indicator.Skills => Choices("–", texts["Skills.1"], texts["Skills.2"], texts["Skills.3"], texts["Skills.4"]).Select((item, place) => new SelectListItem(item, place == 0 ? "" : Typed(place))),
        Indicator.Extracurricular => Choices("–", texts["Extracurricular.No"], texts["Extracurricular.Yes"]).Select((item, place) => new SelectListItem(item, place == 0 ? "" : Typed(place - 1))),
        _ => [],
    };

    /// <summary>Where such values mostly come from: filled in, to be overwritten.</summary>
    public static string UsualSource(Texts texts, Indicator indicator) => texts[indicator switch
    {
        Indicator.Participation => "Indicator.Source.Participation",
        Indicator.Mastery => "Indicator.Source.Mastery",
        Indicator.Skills => "Indicator.Source.Skills",
        _ => "Indicator.Source.Extracurricular",
    }];

    /// <summary>As it stands in a field: 72,5 in Indonesian, 72.5 in English; a whole number without decimals.</summary>
    public static string Typed(decimal? value) => value is { } known ? known.ToString("0.#", CultureInfo.CurrentCulture) : "";

    private static string[] Choices(params string[] texts) => texts;
}
