using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Figures;

/// <summary>One intervention, or one home visit whatever became of it.</summary>
/// <param name="On">The day it was done; of a visit not held yet, the planned one.</param>
/// <param name="KindId">Kind of intervention; null for a home visit.</param>
/// <param name="DoneOnce">The same for what was done once for several students.</param>
/// <param name="Outcome">Of a home visit; null for an intervention.</param>
/// <param name="Rupiah">Support given, in whole rupiah.</param>
public sealed record ActFact(Guid CaseFileId, DateOnly On, Guid? KindId, Guid DoneOnce, VisitOutcome? Outcome, long Rupiah)
{
    /// <summary>Somebody was with the student or the family: an intervention or a held visit.</summary>
    public bool IsContact => Outcome is null or VisitOutcome.Held;
}

/// <summary>What was done in a period. What was done once for several students counts once.</summary>
/// <param name="ByKind">Interventions per kind; kinds nobody used are left out.</param>
/// <param name="Visits">Home visits by what became of them; outcomes without a visit are left out.</param>
/// <param name="SupportRupiah">Support given in interventions and held visits, in whole rupiah.</param>
public sealed record ActivityFigures(IReadOnlyDictionary<Guid, int> ByKind, IReadOnlyDictionary<VisitOutcome, int> Visits, long SupportRupiah)
{
    public int Interventions => ByKind.Values.Sum();

    public static ActivityFigures Of(IEnumerable<ActFact> acts, Period period)
    {
        var within = acts.Where(act => period.Contains(act.On)).ToList();
        return new ActivityFigures(
            within.Where(act => act.KindId is not null)
                .GroupBy(act => act.KindId!.Value, act => act.DoneOnce)
                .ToDictionary(kind => kind.Key, kind => kind.Distinct().Count()),
            within.Where(act => act.Outcome is not null).GroupBy(act => act.Outcome!.Value).ToDictionary(group => group.Key, group => group.Count()),
            within.Where(act => act.IsContact).Sum(act => act.Rupiah));
    }
}
