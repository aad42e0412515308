using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Figures;

/// <summary>Students of one main factor (or of all) in a period. Always <c>Current = Opening + New + Returned − Left</c>.</summary>
/// <param name="Opening">Awal: at risk on the day before the period.</param>
/// <param name="New">Baru: whose first case opened within the period.</param>
/// <param name="Returned">Kembali: at risk again after an earlier case or exit.</param>
/// <param name="Left">Keluar: no longer at risk on the last day, each student once.</param>
/// <param name="Current">Kini: at risk on the last day.</param>
/// <param name="Handled">Ditangani: of those now at risk, with an intervention or held visit in the period.</param>
/// <param name="SpecialCare">Pendampingan khusus: of those now at risk, in special care on the last day.</param>
public sealed record FactorCount(int Opening, int New, int Returned, int Left, int Current, int Handled, int SpecialCare)
{
    public static FactorCount Zero { get; } = new(0, 0, 0, 0, 0, 0, 0);
}

/// <summary>Levels of the students at risk on both the day before the period and its last day.</summary>
public sealed record LevelMovement(int Lowered, int Raised, int Unchanged);

/// <summary>
/// The figures of a period, computed as of its last day from dated facts (domain.md, "As-of arithmetic"): the same whenever
/// they are asked for. A student counts once, also with several cases.
/// </summary>
public sealed record PeriodFigures(
    Period Period,
    IReadOnlyDictionary<Guid, FactorCount> ByFactor,
    FactorCount Total,
    IReadOnlyDictionary<Exit, int> Exits,
    LevelMovement Levels)
{
    public static PeriodFigures Of(IEnumerable<CaseHistory> cases, Period period)
    {
        var students = cases.GroupBy(history => history.StudentId)
            .Select(group => StudentInPeriod.Of([.. group], period))
            .OfType<StudentInPeriod>()
            .ToList();
        var byFactor = students.GroupBy(student => student.FactorId).ToDictionary(group => group.Key, Count);
        var exits = students.Where(student => student.Exit is not null)
            .GroupBy(student => student.Exit!.Value)
            .ToDictionary(group => group.Key, group => group.Count());
        var stayed = students.Where(student => student.LevelBefore is not null && student.LevelNow is not null).ToList();
        var levels = new LevelMovement(
            stayed.Count(student => student.LevelNow < student.LevelBefore),
            stayed.Count(student => student.LevelNow > student.LevelBefore),
            stayed.Count(student => student.LevelNow == student.LevelBefore));
        return new PeriodFigures(period, byFactor, Count(students), exits, levels);
    }

    /// <summary>Students at risk on one day, each once.</summary>
    public static int AtRiskOn(IEnumerable<CaseHistory> cases, DateOnly day) =>
        cases.Where(history => history.IsAtRiskOn(day)).Select(history => history.StudentId).Distinct().Count();

    private static FactorCount Count(IEnumerable<StudentInPeriod> students) =>
        students.Aggregate(FactorCount.Zero, (sum, student) => new FactorCount(
            sum.Opening + (student.Entry == Entry.Opening ? 1 : 0),
            sum.New + (student.Entry == Entry.New ? 1 : 0),
            sum.Returned + (student.Entry == Entry.Returned ? 1 : 0),
            sum.Left + (student.Exit is not null ? 1 : 0),
            sum.Current + (student.LevelNow is not null ? 1 : 0),
            sum.Handled + (student is { LevelNow: not null, IsHandled: true } ? 1 : 0),
            sum.SpecialCare + (student is { LevelNow: not null, IsInSpecialCare: true } ? 1 : 0)));

    private enum Entry
    {
        Opening,
        New,
        Returned,
    }

    private sealed record StudentInPeriod(
        Entry Entry,
        Guid FactorId,
        RiskLevel? LevelBefore,
        RiskLevel? LevelNow,
        Exit? Exit,
        bool IsHandled,
        bool IsInSpecialCare)
    {
        /// <summary>Null for a student who was at risk neither the day before the period nor on any day in it.</summary>
        internal static StudentInPeriod? Of(IReadOnlyList<CaseHistory> cases, Period period)
        {
            var inPeriod = cases.Where(history => WasAtRisk(history, period)).ToList();
            if (inPeriod.Count == 0)
                return null;
            var before = cases.Where(history => history.IsAtRiskOn(period.DayBefore)).ToList();
            var now = cases.Where(history => history.IsAtRiskOn(period.Last)).ToList();
            var countedUnder = now.Count > 0
                ? now.OrderByDescending(history => history.IsSecret).ThenByDescending(history => history.FirstOpenedOn).ThenBy(history => history.CaseFileId).First()
                : LastToLeave(inPeriod, period);
            return new StudentInPeriod(
                before.Count > 0 ? Entry.Opening : period.Contains(cases.Min(history => history.FirstOpenedOn)) ? Entry.New : Entry.Returned,
                countedUnder.MainFactorOn(period.Last),
                before.Count > 0 ? before.Max(history => history.LevelOn(period.DayBefore)) : null,
                now.Count > 0 ? now.Max(history => history.LevelOn(period.Last)) : null,
                now.Count > 0 ? null : countedUnder.LastExit(period.Last)!.Value.Exit,
                cases.Any(history => history.HasContactIn(period)),
                now.Any(history => history.HandlingOn(period.Last) == Handling.SpecialCare));
        }

        /// <summary>The level changes and spans begin and end on dated facts only, so those days are enough to look at.</summary>
        private static bool WasAtRisk(CaseHistory history, Period period) =>
            history.IsAtRiskOn(period.DayBefore)
            || history.Spans.Select(span => span.OpenedOn)
                .Concat(history.Reviews.Select(review => review.On))
                .Any(day => period.Contains(day) && history.IsAtRiskOn(day));

        private static CaseHistory LastToLeave(IEnumerable<CaseHistory> cases, Period period) =>
            cases.OrderByDescending(history => history.LastExit(period.Last)!.Value.On)
                .ThenByDescending(history => history.IsSecret)
                .ThenByDescending(history => history.FirstOpenedOn)
                .ThenBy(history => history.CaseFileId)
                .First();
    }
}
