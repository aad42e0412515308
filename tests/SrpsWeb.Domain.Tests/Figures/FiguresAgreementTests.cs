using System.Collections.Concurrent;
using CsCheck;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>The product's arithmetic against a recount day by day.</summary>
public sealed class FiguresAgreementTests
{
    [Fact]
    public void Of_RandomHistories_AgreesWithTheRecountDayByDay() =>
        Gen.Select(RandomHistories.WithinRule1, RandomHistories.Periods).Sample(
            (cases, period) => Assert.Equal(Text(new DayByDayFigures(cases, period)), Text(PeriodFigures.Of(cases, period))),
            iter: 4000,
            print: drawn => $"{drawn.Item2}\n{RandomHistories.Print(drawn.Item1)}");

    [Fact]
    public void AtRiskOn_RandomHistories_AgreesWithTheRecountOfThatDay() =>
        Gen.Select(RandomHistories.WithinRule1, RandomHistories.Periods).Sample(
            (cases, period) =>
            {
                var day = new Period(period.Last, period.Last);
                Assert.Equal(new DayByDayFigures(cases, day).Cells.Where(cell => cell.Key.Column == "Kini").Sum(cell => cell.Value), PeriodFigures.AtRiskOn(cases, period.Last));
            },
            iter: 1000,
            print: drawn => $"{drawn.Item2}\n{RandomHistories.Print(drawn.Item1)}");

    /// <summary>Agreement over histories in which nothing happens would prove nothing.</summary>
    [Fact]
    public void RandomHistories_ReachEveryFigure()
    {
        var seen = new ConcurrentDictionary<string, int>();
        Gen.Select(RandomHistories.WithinRule1, RandomHistories.Periods).Sample(
            (cases, period) =>
            {
                var figures = new DayByDayFigures(cases, period);
                foreach (var column in DayByDayFigures.Columns.Where(column => figures.Cells.Keys.Any(cell => cell.Column == column)))
                    Note(column);
                foreach (var exit in figures.Exits.Keys)
                    Note(exit.ToString());
                NoteIf(figures.Lowered > 0, "lowered");
                NoteIf(figures.Raised > 0, "raised");
                NoteIf(figures.Unchanged > 0, "unchanged");
                NoteIf(cases.Any(history => history.Spans.Count > 1), "reopened");
                NoteIf(cases.Any(history => history.Spans.Any(span => span.OpenedOn == span.ClosedOn)), "opened and closed on one day");
                NoteIf(cases.Any(history => history.Spans.Any(span => history.Spans.Any(next => next.OpenedOn == span.ClosedOn && next != span))), "reopened on the closing day");
                NoteIf(cases.Any(history => history.Spans.Any(span => span.ClosedOn == period.Last)), "closed on the last day");
                NoteIf(cases.Any(history => history.Reviews.GroupBy(review => review.On).Any(day => day.Count() > 1)), "two reviews on one day");
                NoteIf(cases.Any(history => history.Reviews.Zip(history.Reviews.Skip(1)).Any(pair => pair.Second.On < pair.First.On)), "late review");
                NoteIf(cases.Any(history => history.MainFactors.Any(fact => period.Contains(fact.ValidFrom) && fact.Sequence > 0)), "factor changed within");
                NoteIf(cases.Any(history => history.IsSecret && history.IsAtRiskOn(period.Last) && cases.Any(other => other.StudentId == history.StudentId && !other.IsSecret && other.IsAtRiskOn(period.Last))), "Secret beside General");
                NoteIf(cases.GroupBy(history => (history.StudentId, history.IsSecret)).Any(student => student.Count() > 1), "several cases");
            },
            iter: 2000);

        string[] expected =
        [
            .. DayByDayFigures.Columns, .. Enum.GetNames<Exit>(), "lowered", "raised", "unchanged", "reopened", "opened and closed on one day",
            "reopened on the closing day", "closed on the last day", "two reviews on one day", "late review", "factor changed within", "Secret beside General", "several cases",
        ];
        Assert.Equal(expected.Order(StringComparer.Ordinal), seen.Keys.Order(StringComparer.Ordinal));
        Assert.All(seen, feature => Assert.True(feature.Value > 10, $"{feature.Key} was met in {feature.Value} of 2000 histories only"));

        void Note(string feature) => seen.AddOrUpdate(feature, 1, (_, count) => count + 1);

        void NoteIf(bool met, string feature)
        {
            if (met)
                Note(feature);
        }
    }

    private static string Text(PeriodFigures figures) => Text(
        figures.ByFactor.Select(row => (row.Key, new[] { row.Value.Opening, row.Value.New, row.Value.Returned, row.Value.Left, row.Value.Current, row.Value.Handled, row.Value.SpecialCare })),
        figures.Exits,
        figures.Levels);

    private static string Text(DayByDayFigures figures) => Text(
        figures.Cells.Keys.Select(cell => cell.FactorId).Distinct().Select(factorId => (factorId, DayByDayFigures.Columns.Select(column => figures.Cell(factorId, column)).ToArray())),
        figures.Exits,
        new LevelMovement(figures.Lowered, figures.Raised, figures.Unchanged));

    private static string Text(IEnumerable<(Guid FactorId, int[] Row)> rows, IEnumerable<KeyValuePair<Exit, int>> exits, LevelMovement levels) =>
        string.Join('\n', rows.OrderBy(row => row.FactorId).Select(row => $"{row.FactorId.ToString()[^4..]}: {string.Join(' ', row.Row)}"))
        + "\n" + string.Join(' ', exits.OrderBy(exit => exit.Key).Select(exit => $"{exit.Key} {exit.Value}"))
        + $"\n{levels.Lowered} {levels.Raised} {levels.Unchanged}";
}
