using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Figures;

/// <summary>Why a student stopped being at risk.</summary>
public enum Exit
{
    NoLongerAtRisk,
    DroppedOut,
    Transferred,
    Graduated,
    RegisteredInError,
}

public sealed record SpanFact(DateOnly OpenedOn, DateOnly? ClosedOn, ClosureOutcome? Outcome);

/// <param name="Sequence">Order of recording: of two facts of one day the later recorded one is valid.</param>
public sealed record ReviewFact(DateOnly On, RiskLevel Level, Handling Handling, long Sequence);

/// <param name="Sequence">Order of recording.</param>
public sealed record MainFactorFact(DateOnly ValidFrom, Guid FactorId, long Sequence);

/// <summary>The dated facts of one case from which every figure is computed; without a name, a text or a clock.</summary>
public sealed record CaseHistory(
    Guid CaseFileId,
    Guid StudentId,
    bool IsSecret,
    RiskLevel OpeningLevel,
    IReadOnlyList<SpanFact> Spans,
    IReadOnlyList<ReviewFact> Reviews,
    IReadOnlyList<MainFactorFact> MainFactors,
    IReadOnlyList<DateOnly> ContactDays)
{
    public DateOnly FirstOpenedOn => Spans.Min(span => span.OpenedOn);

    /// <summary>An open span covers the day and the level valid on it is not <see cref="RiskLevel.None"/>.</summary>
    public bool IsAtRiskOn(DateOnly day) => IsOpenOn(day) && LevelOn(day) != RiskLevel.None;

    /// <summary>From the day a span was opened until the day before it was closed.</summary>
    public bool IsOpenOn(DateOnly day) => Spans.Any(span => span.OpenedOn <= day && (span.ClosedOn is null || day < span.ClosedOn));

    /// <summary>
    /// At risk on the day before the period or on a day in it. Levels and spans change on dated facts only, so those days are
    /// enough to look at.
    /// </summary>
    public bool WasAtRiskIn(Period period) =>
        IsAtRiskOn(period.DayBefore)
        || Spans.Select(span => span.OpenedOn)
            .Concat(Reviews.Select(review => review.On))
            .Any(day => period.Contains(day) && IsAtRiskOn(day));

    /// <summary>The last review on or before the day, of two on one day the one recorded last; else the opening level.</summary>
    public RiskLevel LevelOn(DateOnly day) => LastReviewOn(day)?.Level ?? OpeningLevel;

    /// <summary>As the last review on or before the day says; without one, in intervention as soon as there was a contact.</summary>
    public Handling HandlingOn(DateOnly day)
    {
        if (LastReviewOn(day) is { } review && review.Handling != Handling.Registered)
            return review.Handling;
        return ContactDays.Any(contact => contact <= day) ? Handling.InIntervention : Handling.Registered;
    }

    /// <summary>The main factor valid on the day; before the case was opened, the one it was opened with.</summary>
    public Guid MainFactorOn(DateOnly day) =>
        MainFactors.Where(fact => fact.ValidFrom <= day).OrderBy(fact => fact.ValidFrom).ThenBy(fact => fact.Sequence).LastOrDefault()?.FactorId
        ?? MainFactors.OrderBy(fact => fact.ValidFrom).ThenBy(fact => fact.Sequence).First().FactorId;

    public bool HasContactIn(Period period) => ContactDays.Any(period.Contains);

    /// <summary>The last day up to <paramref name="until"/> on which the case stopped being at risk, with the reason; null if it never did.</summary>
    public (DateOnly On, Exit Exit)? LastExit(DateOnly until)
    {
        var days = Reviews.Select(review => review.On)
            .Concat(Spans.Where(span => span.ClosedOn is not null).Select(span => span.ClosedOn!.Value))
            .Where(day => day <= until)
            .Distinct()
            .OrderDescending();
        foreach (var day in days)
        {
            if (!IsAtRiskOn(day) && IsAtRiskOn(day.AddDays(-1)))
                return (day, ExitFrom(day, until));
        }

        return null;
    }

    /// <summary>
    /// The last closing says why. It may be dated after the review that found the student no longer at risk: who drops out or was
    /// registered in error is then no success.
    /// </summary>
    private Exit ExitFrom(DateOnly day, DateOnly until)
    {
        var outcome = Spans.Where(span => span.ClosedOn >= day && span.ClosedOn <= until)
            .OrderBy(span => span.ClosedOn)
            .ThenBy(span => span.OpenedOn)
            .LastOrDefault()?.Outcome;
        return outcome switch
        {
            ClosureOutcome.DroppedOut => Exit.DroppedOut,
            ClosureOutcome.Transferred => Exit.Transferred,
            ClosureOutcome.Graduated => Exit.Graduated,
            ClosureOutcome.RegisteredInError => Exit.RegisteredInError,
            _ => Exit.NoLongerAtRisk,
        };
    }

    private ReviewFact? LastReviewOn(DateOnly day) =>
        Reviews.Where(review => review.On <= day).OrderBy(review => review.On).ThenBy(review => review.Sequence).LastOrDefault();
}
