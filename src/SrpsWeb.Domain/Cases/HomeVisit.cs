using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>What became of a planned visit. Anything but <see cref="Planned"/> is final.</summary>
public enum VisitOutcome
{
    Planned,
    Held,
    NobodyHome,
    Postponed,
    Cancelled,
}

/// <summary>Whom the officer met, seen from the student.</summary>
public enum MetRelation
{
    Father,
    Mother,
    Guardian,
    Grandparent,
    Sibling,
    Student,
    OtherRelative,
    Neighbour,
}

/// <summary>What a held visit brought: whom the officer met and what was found and agreed.</summary>
/// <param name="MetWith">Name of the person met.</param>
/// <param name="Notes">What was found, in general.</param>
/// <param name="Agreed">Solutions agreed on together.</param>
public sealed record VisitFindings(string MetWith, string Notes, string? Agreed, Support? Support)
{
    public MetRelation? Relation { get; init; }

    /// <summary>Who else went, as free text: a colleague, the village head.</summary>
    public string? Companions { get; init; }

    /// <summary>Housing conditions.</summary>
    public string? Housing { get; init; }

    /// <summary>Who around the student helps.</summary>
    public string? SocialSupport { get; init; }

    /// <summary>Income, and costs that stand in the way.</summary>
    public string? CostObstacles { get; init; }

    public string? Health { get; init; }

    /// <summary>The neighbourhood and the way to school.</summary>
    public string? Surroundings { get; init; }

    /// <summary>How the family sees it.</summary>
    public string? FamilyView { get; init; }
}

/// <summary>Kunjungan rumah: planned first, then held or not.</summary>
public sealed class HomeVisit : ISchoolRecord
{
    private HomeVisit()
    {
    }

    internal HomeVisit(Guid id, Guid caseFileId, DateOnly plannedOn, string purpose, Guid officerUserId, bool guardianTold, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        PlannedOn = plannedOn;
        Purpose = Rule.RequiredText(purpose, TextLimits.Line, "HomeVisit.PurposeMissing", nameof(Purpose));
        OfficerUserId = officerUserId;
        GuardianTold = guardianTold;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    public string Purpose { get; private set; } = "";

    public Guid OfficerUserId { get; private set; }

    /// <summary>Whether parents or guardian were told that somebody comes.</summary>
    public bool GuardianTold { get; private set; }

    public VisitOutcome Outcome { get; private set; }

    /// <summary>The day somebody went there, for a held visit and for one where nobody was home.</summary>
    public DateOnly? VisitedOn { get; private set; }

    public string? MetWith { get; private set; }

    public MetRelation? MetRelation { get; private set; }

    public string? Companions { get; private set; }

    public string? Housing { get; private set; }

    public string? SocialSupport { get; private set; }

    public string? CostObstacles { get; private set; }

    public string? Health { get; private set; }

    public string? Surroundings { get; private set; }

    public string? FamilyView { get; private set; }

    /// <summary>What was found; for a visit that was not held the reason.</summary>
    public string? Notes { get; private set; }

    public string? Agreed { get; private set; }

    /// <summary>Whole rupiah.</summary>
    public long? SupportRupiah { get; private set; }

    public SupportSource? SupportSource { get; private set; }

    /// <summary>What was given: shoes, fees, transport money.</summary>
    public string? SupportKind { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public Guid? ResultByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ResultAt { get; private set; }

    /// <summary>What a held visit brought; null for one that was not.</summary>
    public VisitFindings? Findings => Outcome != VisitOutcome.Held
        ? null
        : new VisitFindings(MetWith ?? "", Notes ?? "", Agreed, SupportRupiah is { } rupiah && SupportSource is { } source ? new Support(rupiah, source, SupportKind) : null)
        {
            Relation = MetRelation,
            Companions = Companions,
            Housing = Housing,
            SocialSupport = SocialSupport,
            CostObstacles = CostObstacles,
            Health = Health,
            Surroundings = Surroundings,
            FamilyView = FamilyView,
        };

    internal void Hold(DateOnly visitedOn, VisitFindings findings, Recorded recorded)
    {
        RequirePlanned();
        var given = Support.Checked(findings.Support);
        // One assignment: a text that is refused leaves the visit as it was.
        (MetWith, Notes, Agreed, Companions, Housing, SocialSupport, CostObstacles, Health, Surroundings, FamilyView) = (
            Rule.RequiredText(findings.MetWith, TextLimits.Name, "HomeVisit.MetWithMissing", nameof(MetWith)),
            Rule.RequiredText(findings.Notes, TextLimits.Note, "HomeVisit.NotesMissing", nameof(Notes)),
            Rule.OptionalText(findings.Agreed, TextLimits.Note, nameof(Agreed)),
            Rule.OptionalText(findings.Companions, TextLimits.Line, nameof(Companions)),
            Rule.OptionalText(findings.Housing, TextLimits.Note, nameof(Housing)),
            Rule.OptionalText(findings.SocialSupport, TextLimits.Note, nameof(SocialSupport)),
            Rule.OptionalText(findings.CostObstacles, TextLimits.Note, nameof(CostObstacles)),
            Rule.OptionalText(findings.Health, TextLimits.Note, nameof(Health)),
            Rule.OptionalText(findings.Surroundings, TextLimits.Note, nameof(Surroundings)),
            Rule.OptionalText(findings.FamilyView, TextLimits.Note, nameof(FamilyView)));
        MetRelation = findings.Relation;
        SupportRupiah = given?.Rupiah;
        SupportSource = given?.Source;
        SupportKind = given?.Kind;
        Finish(VisitOutcome.Held, visitedOn, recorded);
    }

    internal void NotHeld(VisitOutcome outcome, DateOnly? visitedOn, string? reason, Recorded recorded)
    {
        RequirePlanned();
        Notes = outcome == VisitOutcome.Cancelled
            ? Rule.RequiredText(reason, TextLimits.Note, "HomeVisit.ReasonMissing", nameof(Notes))
            : Rule.OptionalText(reason, TextLimits.Note, nameof(Notes));
        Finish(outcome, visitedOn, recorded);
    }

    internal void Correct(string text) => Notes = text;

    internal void EraseTexts()
    {
        Purpose = ErasedText.Mark;
        (MetWith, Notes, Agreed, Companions, SupportKind) = (ErasedText.Of(MetWith), ErasedText.Of(Notes), ErasedText.Of(Agreed), null, null);
        (Housing, SocialSupport, CostObstacles, Health, Surroundings, FamilyView) = (null, null, null, null, null, null);
    }

    private void Finish(VisitOutcome outcome, DateOnly? visitedOn, Recorded recorded)
    {
        Outcome = outcome;
        VisitedOn = visitedOn;
        ResultByUserId = recorded.ByUserId;
        ResultAt = recorded.At;
    }

    internal void RequirePlanned() => Rule.Require(Outcome == VisitOutcome.Planned, "HomeVisit.AlreadyRecorded");
}
