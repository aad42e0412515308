using SrpsWeb.Domain.Indicators;

namespace SrpsWeb.Domain.Figures;

/// <summary>The value of one indicator of one student in one month that counts; a withdrawn one is no fact.</summary>
/// <param name="Month">First day of the month.</param>
/// <param name="Value">In the indicator's unit, see <see cref="Indicator"/>.</param>
public sealed record IndicatorFact(Guid StudentId, DateOnly Month, Indicator Indicator, decimal Value, string Source);

/// <summary>
/// One indicator of the students counted in a period. What is compared is of the same students: <see cref="Baseline"/> and
/// <see cref="Now"/> are means over those who have both, so a new student with a poor value is no step back. No value is ever
/// assumed: who has none is <see cref="Missing"/>.
/// </summary>
/// <param name="Baseline">
/// Mean of each student's first value since the month the case was opened, from a month before the period's; one decimal, half
/// away from zero; for <see cref="Indicator.Extracurricular"/> the percentage who take part. Null: no baseline yet.
/// </param>
/// <param name="Now">Mean of this month's values: of <see cref="Compared"/> students, or of all <see cref="Known"/> where there is no baseline. Null: none.</param>
/// <param name="Compared">Students with a baseline and a value of this month.</param>
/// <param name="Known">Students with a value of this month.</param>
/// <param name="Missing">Students counted who have none of this month.</param>
/// <param name="Target">What the school aims at; null where it set none.</param>
/// <param name="Sources">Where this month's values were read, most frequent first.</param>
public sealed record IndicatorFigure(
    Indicator Indicator,
    decimal? Baseline,
    decimal? Now,
    int Compared,
    int Known,
    int Missing,
    decimal? Target,
    IReadOnlyList<string> Sources)
{
    /// <summary>The unit of <see cref="Baseline"/>, <see cref="Now"/> and <see cref="Target"/>: percent, else a mark of 1 to 4.</summary>
    public static bool IsPercentage(Indicator indicator) => indicator != Indicator.Skills;
}

/// <summary>The four indicators of success (the paper's "indikator keberhasilan") over the students counted in a period.</summary>
public static class IndicatorFigures
{
    /// <param name="cases">Facts of all cases: the month a student's first case of those at risk in the period was opened begins the baseline.</param>
    /// <param name="facts">The readings that count, of any months and students.</param>
    /// <param name="targets">The school's aims, in the unit of the figure.</param>
    /// <returns>One figure for each indicator, in the order of <see cref="Indicator"/>.</returns>
    public static IReadOnlyList<IndicatorFigure> Of(
        PeriodFigures figures, IEnumerable<CaseHistory> cases, IEnumerable<IndicatorFact> facts, IReadOnlyDictionary<Indicator, decimal> targets)
    {
        var counted = figures.Students.Where(student => student.Exit != Exit.RegisteredInError).Select(student => student.StudentId).ToHashSet();
        var since = cases.Where(history => counted.Contains(history.StudentId) && history.WasAtRiskIn(figures.Period))
            .GroupBy(history => history.StudentId)
            .ToDictionary(student => student.Key, student => IndicatorReading.MonthOf(student.Min(history => history.FirstOpenedOn)));
        var month = IndicatorReading.MonthOf(figures.Period.Last);
        var ofCounted = facts.Where(fact => since.TryGetValue(fact.StudentId, out var first) && fact.Month >= first && fact.Month <= month)
            .ToLookup(fact => fact.Indicator);
        return [.. Enum.GetValues<Indicator>().Select(indicator => Of(indicator, month, [.. ofCounted[indicator]], counted.Count, targets.TryGetValue(indicator, out var target) ? target : null))];
    }

    private static IndicatorFigure Of(Indicator indicator, DateOnly month, IReadOnlyList<IndicatorFact> facts, int counted, decimal? target)
    {
        var now = facts.Where(fact => fact.Month == month).ToDictionary(fact => fact.StudentId);
        var compared = facts.Where(fact => fact.Month < month && now.ContainsKey(fact.StudentId))
            .GroupBy(fact => fact.StudentId, (_, ofStudent) => ofStudent.MinBy(fact => fact.Month)!)
            .ToList();
        return new IndicatorFigure(
            indicator,
            Mean(indicator, compared),
            Mean(indicator, compared.Count > 0 ? compared.Select(first => now[first.StudentId]) : now.Values),
            compared.Count,
            now.Count,
            counted - now.Count,
            target,
            [.. now.Values.Where(fact => fact.Source.Length > 0).GroupBy(fact => fact.Source).OrderByDescending(group => group.Count()).ThenBy(group => group.Key, StringComparer.Ordinal).Select(group => group.Key)]);
    }

    private static decimal? Mean(Indicator indicator, IEnumerable<IndicatorFact> facts)
    {
        var values = facts.Select(fact => indicator == Indicator.Extracurricular ? fact.Value * 100 : fact.Value).ToList();
        return values.Count == 0 ? null : Math.Round(values.Sum() / values.Count, 1, MidpointRounding.AwayFromZero);
    }
}
