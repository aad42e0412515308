using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Domain.Tests.Figures;

/// <summary>
/// The slow, obvious twin of <see cref="PeriodFigures"/>: walks through every day of every student and writes down what
/// domain.md says of it. It shares the facts with the product's arithmetic and no line of its reasoning.
/// </summary>
internal sealed class DayByDayFigures
{
    public static readonly string[] Columns = ["Awal", "Baru", "Kembali", "Keluar", "Kini", "Ditangani", "Khusus"];

    private readonly Period _period;

    public DayByDayFigures(IEnumerable<CaseHistory> cases, Period period)
    {
        _period = period;
        foreach (var student in cases.GroupBy(history => history.StudentId))
            Count([.. student]);
    }

    /// <summary>Per factor and column; a column nobody is in may be missing.</summary>
    public Dictionary<(Guid FactorId, string Column), int> Cells { get; } = [];

    public Dictionary<Exit, int> Exits { get; } = [];

    public int Lowered { get; private set; }

    public int Raised { get; private set; }

    public int Unchanged { get; private set; }

    public int Cell(Guid factorId, string column) => Cells.GetValueOrDefault((factorId, column));

    private void Count(List<CaseHistory> cases)
    {
        var wasAtRiskBefore = cases.Exists(history => IsAtRisk(history, _period.DayBefore));
        var wasAtRiskWithin = false;
        for (var day = _period.First; day <= _period.Last; day = day.AddDays(1))
            wasAtRiskWithin |= cases.Exists(history => IsAtRisk(history, day));
        if (!wasAtRiskBefore && !wasAtRiskWithin)
            return;

        var atRiskNow = cases.FindAll(history => IsAtRisk(history, _period.Last));
        var counted = atRiskNow.Count > 0 ? SecretFirst(atRiskNow) : LastAtRisk(cases);
        var factorId = MainFactor(counted);

        Add(factorId, wasAtRiskBefore ? "Awal" : FirstOpeningIsWithin(cases) ? "Baru" : "Kembali");
        if (atRiskNow.Count == 0)
        {
            Add(factorId, "Keluar");
            var exit = WayOut(counted);
            Exits[exit] = Exits.GetValueOrDefault(exit) + 1;
            return;
        }

        Add(factorId, "Kini");
        if (cases.Exists(history => history.ContactDays.Any(day => day >= _period.First && day <= _period.Last)))
            Add(factorId, "Ditangani");
        if (atRiskNow.Exists(history => LastReview(history, _period.Last)?.Handling == Handling.SpecialCare))
            Add(factorId, "Khusus");
        if (wasAtRiskBefore)
            CompareLevels(cases);
    }

    private void Add(Guid factorId, string column) => Cells[(factorId, column)] = Cell(factorId, column) + 1;

    private void CompareLevels(List<CaseHistory> cases)
    {
        var before = WorstLevel(cases, _period.DayBefore);
        var now = WorstLevel(cases, _period.Last);
        if (now < before)
            Lowered++;
        else if (now > before)
            Raised++;
        else
            Unchanged++;
    }

    private bool FirstOpeningIsWithin(List<CaseHistory> cases)
    {
        var first = DateOnly.MaxValue;
        foreach (var span in cases.SelectMany(history => history.Spans))
        {
            if (span.OpenedOn < first)
                first = span.OpenedOn;
        }

        return first >= _period.First && first <= _period.Last;
    }

    /// <summary>Back from the last day to the last one on which the student was at risk; the case of that day is the one left by.</summary>
    private CaseHistory LastAtRisk(List<CaseHistory> cases)
    {
        var day = _period.Last;
        while (!cases.Exists(history => IsAtRisk(history, day)))
            day = day.AddDays(-1);
        return SecretFirst(cases.FindAll(history => IsAtRisk(history, day)));
    }

    /// <summary>The last closing since the case was last at risk; without one the student was judged no longer at risk.</summary>
    private Exit WayOut(CaseHistory history)
    {
        var day = _period.Last;
        while (!IsAtRisk(history, day))
            day = day.AddDays(-1);
        var exit = Exit.NoLongerAtRisk;
        for (day = day.AddDays(1); day <= _period.Last; day = day.AddDays(1))
        {
            foreach (var span in history.Spans.Where(span => span.ClosedOn == day))
                exit = Enum.Parse<Exit>(span.Outcome!.Value.ToString());
        }

        return exit;
    }

    private static CaseHistory SecretFirst(List<CaseHistory> cases) => cases.Find(history => history.IsSecret) ?? cases[0];

    private static RiskLevel WorstLevel(List<CaseHistory> cases, DateOnly day)
    {
        var worst = RiskLevel.None;
        foreach (var history in cases.Where(history => IsAtRisk(history, day)))
        {
            if (Level(history, day) > worst)
                worst = Level(history, day);
        }

        return worst;
    }

    private static bool IsAtRisk(CaseHistory history, DateOnly day)
    {
        var openings = history.Spans.Count(span => span.OpenedOn <= day);
        var closings = history.Spans.Count(span => span.ClosedOn <= day);
        return openings > closings && Level(history, day) != RiskLevel.None;
    }

    private static RiskLevel Level(CaseHistory history, DateOnly day) =>
        LastReview(history, day) is { } review ? review.Level : history.OpeningLevel;

    private static ReviewFact? LastReview(CaseHistory history, DateOnly day)
    {
        ReviewFact? last = null;
        foreach (var review in history.Reviews)
        {
            if (review.On > day)
                continue;
            if (last is null || review.On > last.On || (review.On == last.On && review.Sequence > last.Sequence))
                last = review;
        }

        return last;
    }

    private Guid MainFactor(CaseHistory history)
    {
        MainFactorFact? valid = null;
        foreach (var fact in history.MainFactors)
        {
            if (fact.ValidFrom > _period.Last)
                continue;
            if (valid is null || fact.ValidFrom > valid.ValidFrom || (fact.ValidFrom == valid.ValidFrom && fact.Sequence > valid.Sequence))
                valid = fact;
        }

        return valid!.FactorId;
    }
}
