namespace SrpsWeb.Domain.Cases;

/// <summary>An open task or planned visit that keeps a case from being closed.</summary>
public sealed record OpenEnd(string What, DateOnly On);

public sealed partial class CaseFile
{
    /// <summary>Logs something done for the student.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.OfficerExcluded</c> for somebody involved in what happened.</exception>
    public Intervention LogIntervention(
        Guid id,
        Guid kindId,
        DateOnly on,
        Guid officerUserId,
        int? minutes,
        string note,
        string? result,
        Support? support,
        DateOnly today,
        Recorded recorded,
        ArcsAim? aim = null,
        Guid? groupId = null)
    {
        RequireOpen();
        RequireDated(on, today, nameof(Intervention), nameof(Intervention.On));
        RequireNotExcluded(officerUserId, nameof(Intervention.OfficerUserId));
        var intervention = new Intervention(id, Id, kindId, on, officerUserId, minutes, note, result, support, recorded, aim, groupId);
        NoteContact(on);
        Touch();
        return intervention;
    }

    /// <summary>Plans a visit; a plan may lie in the future, and no more than a year ahead.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.OfficerExcluded</c> for somebody involved in what happened.</exception>
    public HomeVisit PlanHomeVisit(Guid id, DateOnly plannedOn, string purpose, Guid officerUserId, DateOnly today, Recorded recorded, bool guardianTold = false)
    {
        RequireOpen();
        Rule.Require(plannedOn >= OpenedOn, "HomeVisit.BeforeCaseOpened", nameof(HomeVisit.PlannedOn), OpenedOn);
        Rule.Require(plannedOn <= today.AddYears(1), "HomeVisit.PlannedTooFar", nameof(HomeVisit.PlannedOn));
        RequireNotExcluded(officerUserId, nameof(HomeVisit.OfficerUserId));
        var visit = new HomeVisit(id, Id, plannedOn, purpose, officerUserId, guardianTold, recorded);
        Touch();
        return visit;
    }

    /// <summary>Records a visit that took place.</summary>
    public void RecordHomeVisit(HomeVisit visit, DateOnly visitedOn, VisitFindings findings, DateOnly today, Recorded recorded)
    {
        RequireOpen();
        visit.RequirePlanned();
        RequireDated(visitedOn, today, nameof(HomeVisit), nameof(HomeVisit.VisitedOn));
        visit.Hold(visitedOn, findings, recorded);
        NoteContact(visitedOn);
        Touch();
    }

    /// <summary>
    /// Records that a planned visit did not take place. A further try is planned when a day for it is given; after
    /// <see cref="VisitOutcome.Postponed"/> it must be.
    /// </summary>
    /// <returns>The further visit, or null.</returns>
    public HomeVisit? RecordVisitNotHeld(
        HomeVisit visit,
        VisitOutcome outcome,
        DateOnly? visitedOn,
        string? reason,
        DateOnly? nextTryOn,
        Guid nextVisitId,
        DateOnly today,
        Recorded recorded)
    {
        RequireOpen();
        visit.RequirePlanned();
        Rule.Require(outcome is VisitOutcome.NobodyHome or VisitOutcome.Postponed or VisitOutcome.Cancelled, "HomeVisit.OutcomeMissing", nameof(HomeVisit.Outcome));
        if (outcome == VisitOutcome.NobodyHome)
        {
            Rule.Require(visitedOn is not null, "HomeVisit.DayMissing", nameof(HomeVisit.VisitedOn));
            RequireDated(visitedOn!.Value, today, nameof(HomeVisit), nameof(HomeVisit.VisitedOn));
        }

        Rule.Require(outcome != VisitOutcome.Postponed || nextTryOn is not null, "HomeVisit.NextTryMissing", "NextTryOn");
        Rule.Require(nextTryOn is null || outcome != VisitOutcome.Cancelled, "HomeVisit.CancelledHasNextTry", "NextTryOn");
        var earliest = outcome == VisitOutcome.NobodyHome ? visitedOn!.Value : visit.PlannedOn;
        Rule.Require(nextTryOn is null || nextTryOn >= earliest, "HomeVisit.NextTryTooEarly", "NextTryOn", earliest);
        Rule.Require(nextTryOn is null || nextTryOn <= today.AddYears(1), "HomeVisit.PlannedTooFar", "NextTryOn");
        visit.NotHeld(outcome, outcome == VisitOutcome.NobodyHome ? visitedOn : null, reason, recorded);
        var next = nextTryOn is { } day ? PlanHomeVisit(nextVisitId, day, visit.Purpose, visit.OfficerUserId, today, recorded) : null;
        Touch();
        return next;
    }

    /// <summary>Plans something to be done, at most two years ahead.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.OfficerExcluded</c> for somebody involved in what happened.</exception>
    public PlanTask AddTask(Guid id, string title, Guid ownerUserId, DateOnly dueOn, DateOnly today, Recorded recorded)
    {
        RequireOpen();
        Rule.Require(dueOn >= OpenedOn, "PlanTask.BeforeCaseOpened", nameof(PlanTask.DueOn), OpenedOn);
        Rule.Require(dueOn <= today.AddYears(2), "PlanTask.DueTooFar", nameof(PlanTask.DueOn));
        RequireNotExcluded(ownerUserId, nameof(PlanTask.OwnerUserId));
        var task = new PlanTask(id, Id, title, ownerUserId, dueOn, recorded);
        Touch();
        return task;
    }

    public void FinishTask(PlanTask task, DateOnly on, DateOnly today)
    {
        RequireOpen();
        RequireDated(on, today, nameof(PlanTask), nameof(PlanTask.DoneOn));
        task.Finish(on);
        Touch();
    }

    public void DropTask(PlanTask task, DateOnly today)
    {
        RequireOpen();
        task.Drop(today);
        Touch();
    }

    private void RequireNotExcluded(Guid userId, string field) =>
        Rule.Require(!_participants.Exists(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Excluded), "CaseFile.OfficerExcluded", field);

    /// <summary>A dated judgement (rule 4): the only way to a new level.</summary>
    public Review AddReview(Guid id, DateOnly on, RiskLevel level, Handling handling, string rationale, DateOnly today, Recorded recorded)
    {
        RequireOpen();
        RequireDated(on, today, nameof(Review), nameof(Review.On));
        var review = new Review(id, Id, on, level, handling, rationale, recorded);
        if (LastReviewOn is null || on >= LastReviewOn)
        {
            CurrentLevel = level;
            CurrentHandling = handling == Handling.Registered && LastContactOn is not null ? Handling.InIntervention : handling;
            LastReviewOn = on;
        }

        Touch();
        return review;
    }

    /// <summary>From <paramref name="from"/> on the case is counted under another factor.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.SecretFactorNeedsOwnCase</c> for a Secret factor in a case that is not Secret (rule 1).</exception>
    public void ChangeMainFactor(RiskFactor factor, DateOnly from, string reason, DateOnly today, Recorded recorded)
    {
        RequireOpen();
        RequireDated(from, today, nameof(Review), nameof(Review.On));
        if (factor.Id == MainFactorId)
            return;
        RequireFits(factor, nameof(MainFactorId));
        Rule.Require(from >= _mainFactors.Max(change => change.ValidFrom), "CaseFile.MainFactorChangedLater", nameof(MainFactorId));
        var why = Rule.OptionalText(reason, TextLimits.Note, "Reason");
        _mainFactors.Add(new MainFactorChange(Guid.CreateVersion7(), Id, factor.Id, from, why, recorded));
        if (!_factors.Exists(existing => existing.RiskFactorId == factor.Id))
            AddFactor(factor, FactorMapping.None);
        MainFactorId = factor.Id;
        Touch();
    }

    /// <summary>Adds a contributing factor found later, or writes down what the mapping found about one the case has.</summary>
    /// <exception cref="RuleBrokenException"><c>CaseFile.SecretFactorNeedsOwnCase</c> for a Secret factor in a case that is not Secret (rule 1).</exception>
    public void MapFactor(RiskFactor factor, FactorMapping mapping)
    {
        RequireOpen();
        var own = _factors.Find(existing => existing.RiskFactorId == factor.Id);
        if (own is null)
        {
            RequireFits(factor, "AddedFactorId");
            AddFactor(factor, mapping);
        }
        else
        {
            own.Map(mapping);
        }

        Touch();
    }

    /// <summary>Notes the day a factor no longer stood in the way; null takes it back.</summary>
    public void ResolveFactor(Guid riskFactorId, DateOnly? on, DateOnly today)
    {
        RequireOpen();
        var own = _factors.Find(factor => factor.RiskFactorId == riskFactorId);
        Rule.Require(own is not null, "CaseFile.FactorUnknown", "FactorId");
        if (on is { } day)
        {
            Rule.Require(day <= today, "CaseFactor.ResolvedInFuture", nameof(CaseFactor.ResolvedOn));
            Rule.Require(day >= OpenedOn, "CaseFactor.ResolvedBeforeOpened", nameof(CaseFactor.ResolvedOn), OpenedOn);
        }

        own!.Resolve(on);
        Touch();
    }

    /// <summary>Closes the case (rule 5).</summary>
    /// <param name="openEnds">Open plan tasks and planned visits; the refusal names each.</param>
    public void Close(ClosureOutcome outcome, string rationale, DateOnly on, IReadOnlyCollection<OpenEnd> openEnds, DateOnly today, Recorded recorded)
    {
        RequireOpen();
        var span = CurrentSpan;
        Rule.Require(on <= today, "CaseFile.ClosedInFuture", nameof(ClosedOn));
        Rule.Require(on >= span.OpenedOn, "CaseFile.ClosedBeforeOpened", nameof(ClosedOn), span.OpenedOn);
        Rule.Require(LastContactOn is null || on >= LastContactOn, "CaseFile.ContactAfterClosing", nameof(ClosedOn), LastContactOn ?? on);
        Rule.Require(LastReviewOn is null || on >= LastReviewOn, "CaseFile.ReviewAfterClosing", nameof(ClosedOn), LastReviewOn ?? on);
        Rule.Require(openEnds.Count == 0, "CaseFile.OpenEnds", null, openEnds);
        Rule.Require(outcome != ClosureOutcome.NoLongerAtRisk || CurrentLevel == RiskLevel.None, "CaseFile.LevelStillAtRisk", nameof(CaseSpan.Outcome));
        var reason = Rule.RequiredText(rationale, TextLimits.Note, "CaseFile.ClosingRationaleMissing", "Rationale");
        span.Close(on, outcome, reason, recorded);
        ClosedOn = on;
        Touch();
    }

    /// <summary>Opens a closed case again. The level valid from then on comes with a review on the same day.</summary>
    /// <param name="hiddenTwins">As in <see cref="CaseOpening"/>.</param>
    public Review Reopen(DateOnly on, RiskLevel level, string reason, Guid reviewId, int hiddenTwins, DateOnly today, Recorded recorded)
    {
        Rule.Require(ClosedOn is not null, "CaseFile.NotClosed");
        Rule.Require(on <= today, "CaseFile.OpenedInFuture", nameof(OpenedOn));
        Rule.Require(on >= ClosedOn, "CaseFile.ReopenedBeforeClosed", nameof(OpenedOn), ClosedOn!.Value);
        Rule.Require(level != RiskLevel.None, "CaseFile.LevelNotAtRisk", "Level");
        var why = Rule.RequiredText(reason, TextLimits.Note, "CaseFile.ReopenReasonMissing", "Reason");
        _spans.Add(new CaseSpan(Guid.CreateVersion7(), Id, on, why, recorded));
        ClosedOn = null;
        SecretPlace = IsSecret ? hiddenTwins : 0;
        return AddReview(reviewId, on, level, Handling.Registered, why, today, recorded);
    }

    /// <summary>Keeps files as evidence of an intervention of this case.</summary>
    /// <exception cref="RuleBrokenException"><c>Evidence.TooMany</c>.</exception>
    public IReadOnlyList<Evidence> Attach(Intervention intervention, IReadOnlyCollection<EvidenceFile> files, Recorded recorded) =>
        Attach(intervention.CaseFileId, EvidenceOf.Intervention, intervention.Id, files, recorded);

    /// <summary>Keeps files as evidence of a visit of this case, held or not: a closed door shows something, too.</summary>
    /// <exception cref="RuleBrokenException"><c>Evidence.TooMany</c>.</exception>
    public IReadOnlyList<Evidence> Attach(HomeVisit visit, IReadOnlyCollection<EvidenceFile> files, Recorded recorded) =>
        Attach(visit.CaseFileId, EvidenceOf.HomeVisit, visit.Id, files, recorded);

    public Correction Correct(Guid id, Intervention intervention, string text, string reason, Recorded recorded)
    {
        var correction = Corrected(id, CorrectedEntry.Intervention, intervention.Id, intervention.Note, text, reason, recorded);
        intervention.Correct(correction.NewText);
        return correction;
    }

    public Correction Correct(Guid id, HomeVisit visit, string text, string reason, Recorded recorded)
    {
        Rule.Require(visit.Outcome != VisitOutcome.Planned, "Correction.VisitStillPlanned");
        var correction = Corrected(id, CorrectedEntry.HomeVisit, visit.Id, visit.Notes ?? "", text, reason, recorded);
        visit.Correct(correction.NewText);
        return correction;
    }

    public Correction Correct(Guid id, Review review, string text, string reason, Recorded recorded)
    {
        var correction = Corrected(id, CorrectedEntry.Review, review.Id, review.Rationale, text, reason, recorded);
        review.Correct(correction.NewText);
        return correction;
    }

    private List<Evidence> Attach(Guid caseFileId, EvidenceOf entry, Guid entryId, IReadOnlyCollection<EvidenceFile> files, Recorded recorded)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(caseFileId, Id);
        Evidence.RequireFew(files.Count);
        return [.. files.Select(file => new Evidence(Id, entry, entryId, file, recorded))];
    }

    private CaseSpan CurrentSpan => _spans.OrderBy(span => span.OpenedOn).ThenBy(span => span.OpenedAt).Last();

    private Correction Corrected(Guid id, CorrectedEntry entry, Guid entryId, string oldText, string newText, string reason, Recorded recorded)
    {
        var validText = Rule.RequiredText(newText, TextLimits.Note, "Correction.TextMissing", "Text");
        Rule.Require(!string.Equals(oldText, validText, StringComparison.Ordinal), "Correction.SameText", "Text");
        var correction = new Correction(id, Id, entry, entryId, oldText, validText, reason, recorded);
        Touch();
        return correction;
    }

    private void NoteContact(DateOnly on)
    {
        if (LastContactOn is null || on > LastContactOn)
            LastContactOn = on;
        if (CurrentHandling == Handling.Registered)
            CurrentHandling = Handling.InIntervention;
    }

    /// <summary>Rule 1: a Secret factor found later belongs to a case of its own.</summary>
    private void RequireFits(RiskFactor factor, string field) =>
        Rule.Require(IsSecret || factor.Confidentiality != Confidentiality.Secret, "CaseFile.SecretFactorNeedsOwnCase", field);

    private void AddFactor(RiskFactor factor, FactorMapping mapping)
    {
        _factors.Add(new CaseFactor(Id, factor.Id, mapping));
        if (factor.Confidentiality > Confidentiality)
            Confidentiality = factor.Confidentiality;
    }

    private void RequireOpen() => Rule.Require(ClosedOn is null, "CaseFile.Closed");

    private void RequireDated(DateOnly on, DateOnly today, string entry, string field)
    {
        Rule.Require(on <= today, entry + ".InFuture", field);
        Rule.Require(on >= OpenedOn, entry + ".BeforeCaseOpened", field, OpenedOn);
        var covered = _spans.Count == 0 || _spans.Exists(span => span.OpenedOn <= on && (span.ClosedOn is null || on <= span.ClosedOn));
        Rule.Require(covered, "CaseFile.ClosedOnThatDay", field);
    }
}
