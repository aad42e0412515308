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

    public int this[FigureColumn column] => column switch
    {
        FigureColumn.Opening => Opening,
        FigureColumn.New => New,
        FigureColumn.Returned => Returned,
        FigureColumn.Left => Left,
        FigureColumn.Current => Current,
        FigureColumn.Handled => Handled,
        _ => SpecialCare,
    };
}

/// <summary>Levels of the students at risk on both the day before the period and its last day.</summary>
public sealed record LevelMovement(int Lowered, int Raised, int Unchanged);

/// <summary>
/// The figures of a period, computed as of its last day from dated facts (domain.md, "As-of arithmetic"): the same whenever
/// they are asked for. A student counts once, also with several cases.
/// </summary>
/// <param name="Students">Those counted, each once.</param>
public sealed record PeriodFigures(
    Period Period,
    IReadOnlyList<CountedStudent> Students,
    IReadOnlyDictionary<Guid, FactorCount> ByFactor,
    FactorCount Total,
    IReadOnlyDictionary<Exit, int> Exits,
    LevelMovement Levels)
{
    public static PeriodFigures Of(IEnumerable<CaseHistory> cases, Period period)
    {
        var students = cases.GroupBy(history => history.StudentId)
            .Select(group => CountedStudent.Of([.. group], period))
            .OfType<CountedStudent>()
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
        return new PeriodFigures(period, students, byFactor, Count(students), exits, levels);
    }

    /// <summary>The cases of the students a cell counts, one for each.</summary>
    /// <param name="factorId">Null for the total.</param>
    public IReadOnlyList<Guid> CasesBehind(FigureColumn column, Guid? factorId) =>
        [.. Students.Where(student => student.IsIn(column) && (factorId is null || student.FactorId == factorId)).Select(student => student.CaseFileId)];

    /// <summary>Students at risk on one day, each once.</summary>
    public static int AtRiskOn(IEnumerable<CaseHistory> cases, DateOnly day) =>
        cases.Where(history => history.IsAtRiskOn(day)).Select(history => history.StudentId).Distinct().Count();

    private static FactorCount Count(IEnumerable<CountedStudent> students)
    {
        var counted = students.ToList();
        return new FactorCount(
            In(FigureColumn.Opening),
            In(FigureColumn.New),
            In(FigureColumn.Returned),
            In(FigureColumn.Left),
            In(FigureColumn.Current),
            In(FigureColumn.Handled),
            In(FigureColumn.SpecialCare));

        int In(FigureColumn column) => counted.Count(student => student.IsIn(column));
    }
}
