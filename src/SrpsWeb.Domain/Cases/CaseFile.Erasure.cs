using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>Everything with a text that belongs to one case.</summary>
public sealed record CaseEntries(
    IReadOnlyList<Intervention> Interventions,
    IReadOnlyList<HomeVisit> Visits,
    IReadOnlyList<PlanTask> Tasks,
    IReadOnlyList<Review> Reviews,
    IReadOnlyList<Correction> Corrections,
    IReadOnlyList<ConfidentialityChange> ConfidentialityChanges);

public sealed partial class CaseFile
{
    /// <summary>
    /// Removes every text of a closed case. Days, factors, levels, outcomes, kinds and amounts stay: every figure of every month is
    /// what it was.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>Anonymisation.StillInUse</c> for an open case.</exception>
    public void EraseTexts(CaseEntries entries)
    {
        Rule.Require(ClosedOn is not null, "Anonymisation.StillInUse");
        OpeningRationale = ErasedText.Mark;
        SignsNote = ErasedText.Of(SignsNote);
        foreach (var factor in _factors)
            factor.Map(FactorMapping.None);
        foreach (var change in _mainFactors)
            change.EraseTexts();
        foreach (var participant in _participants)
            participant.EraseTexts();
        foreach (var span in _spans)
            span.EraseTexts();
        foreach (var intervention in entries.Interventions)
            intervention.EraseTexts();
        foreach (var visit in entries.Visits)
            visit.EraseTexts();
        foreach (var task in entries.Tasks)
            task.EraseTexts();
        foreach (var review in entries.Reviews)
            review.EraseTexts();
        foreach (var correction in entries.Corrections)
            correction.EraseTexts();
        foreach (var change in entries.ConfidentialityChanges)
            change.EraseTexts();
        Touch();
    }
}
