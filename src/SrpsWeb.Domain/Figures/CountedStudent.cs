using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Figures;

/// <summary>The columns of the factor table, in their order.</summary>
public enum FigureColumn
{
    Opening,
    New,
    Returned,
    Left,
    Current,
    Handled,
    SpecialCare,
}

/// <summary>How a student came to be counted in a period.</summary>
public enum Entry
{
    /// <summary>Awal: at risk on the day before it.</summary>
    Opening,

    /// <summary>Baru: the first case was opened in it.</summary>
    New,

    /// <summary>Kembali: at risk again.</summary>
    Returned,
}

/// <summary>One student who was at risk on the day before a period or on a day in it, counted once, also with several cases.</summary>
/// <param name="CaseFileId">The case the student is counted under: a Secret one before another, of those the newest.</param>
/// <param name="FactorId">That case's main factor on the period's last day.</param>
/// <param name="LevelBefore">On the day before, the most severe of all cases; null for one not at risk then.</param>
/// <param name="LevelNow">On the last day; null for one who left.</param>
/// <param name="Exit">Null for one still at risk.</param>
/// <param name="IsHandled">An intervention or a held visit in the period.</param>
public sealed record CountedStudent(
    Guid StudentId,
    Guid CaseFileId,
    Guid FactorId,
    Entry Entry,
    RiskLevel? LevelBefore,
    RiskLevel? LevelNow,
    Exit? Exit,
    bool IsHandled,
    bool IsInSpecialCare)
{
    /// <summary>True where the student is one of those a column of the factor table counts.</summary>
    public bool IsIn(FigureColumn column) => column switch
    {
        FigureColumn.Opening => Entry == Entry.Opening,
        FigureColumn.New => Entry == Entry.New,
        FigureColumn.Returned => Entry == Entry.Returned,
        FigureColumn.Left => Exit is not null,
        FigureColumn.Current => LevelNow is not null,
        FigureColumn.Handled => LevelNow is not null && IsHandled,
        _ => LevelNow is not null && IsInSpecialCare,
    };

    /// <summary>Null for a student who was at risk neither the day before the period nor on any day in it.</summary>
    internal static CountedStudent? Of(IReadOnlyList<CaseHistory> cases, Period period)
    {
        var inPeriod = cases.Where(history => history.WasAtRiskIn(period)).ToList();
        if (inPeriod.Count == 0)
            return null;
        var before = cases.Where(history => history.IsAtRiskOn(period.DayBefore)).ToList();
        var now = cases.Where(history => history.IsAtRiskOn(period.Last)).ToList();
        var countedUnder = now.Count > 0
            ? now.OrderByDescending(history => history.IsSecret).ThenByDescending(history => history.FirstOpenedOn).ThenBy(history => history.CaseFileId).First()
            : LastToLeave(inPeriod, period);
        return new CountedStudent(
            countedUnder.StudentId,
            countedUnder.CaseFileId,
            countedUnder.MainFactorOn(period.Last),
            before.Count > 0 ? Entry.Opening : period.Contains(cases.Min(history => history.FirstOpenedOn)) ? Entry.New : Entry.Returned,
            before.Count > 0 ? before.Max(history => history.LevelOn(period.DayBefore)) : null,
            now.Count > 0 ? now.Max(history => history.LevelOn(period.Last)) : null,
            now.Count > 0 ? null : countedUnder.LastExit(period.Last)!.Value.Exit,
            cases.Any(history => history.HasContactIn(period)),
            now.Any(history => history.HandlingOn(period.Last) == Handling.SpecialCare));
    }

    private static CaseHistory LastToLeave(IEnumerable<CaseHistory> cases, Period period) =>
        cases.OrderByDescending(history => history.LastExit(period.Last)!.Value.On)
            .ThenByDescending(history => history.IsSecret)
            .ThenByDescending(history => history.FirstOpenedOn)
            .ThenBy(history => history.CaseFileId)
            .First();
}
