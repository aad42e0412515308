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

/// <summary>What a held visit brought: whom the officer met and what was found and agreed.</summary>
public sealed record VisitFindings(string MetWith, string Notes, string? Agreed, Support? Support);

/// <summary>Kunjungan rumah: planned first, then held or not.</summary>
public sealed class HomeVisit : ISchoolRecord
{
    private HomeVisit()
    {
    }

    internal HomeVisit(Guid id, Guid caseFileId, DateOnly plannedOn, string purpose, Guid officerUserId, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        PlannedOn = plannedOn;
        Purpose = Rule.RequiredText(purpose, TextLimits.Line, "HomeVisit.PurposeMissing", nameof(Purpose));
        OfficerUserId = officerUserId;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public DateOnly PlannedOn { get; private set; }

    public string Purpose { get; private set; } = "";

    public Guid OfficerUserId { get; private set; }

    public VisitOutcome Outcome { get; private set; }

    /// <summary>The day somebody went there, for a held visit and for one where nobody was home.</summary>
    public DateOnly? VisitedOn { get; private set; }

    public string? MetWith { get; private set; }

    /// <summary>What was found; for a visit that was not held the reason.</summary>
    public string? Notes { get; private set; }

    public string? Agreed { get; private set; }

    /// <summary>Whole rupiah.</summary>
    public long? SupportRupiah { get; private set; }

    public SupportSource? SupportSource { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    public Guid? ResultByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime? ResultAt { get; private set; }

    internal void Hold(DateOnly visitedOn, VisitFindings findings, Recorded recorded)
    {
        RequirePlanned();
        var given = Support.Checked(findings.Support);
        (MetWith, Notes, Agreed) = (
            Rule.RequiredText(findings.MetWith, TextLimits.Name, "HomeVisit.MetWithMissing", nameof(MetWith)),
            Rule.RequiredText(findings.Notes, TextLimits.Note, "HomeVisit.NotesMissing", nameof(Notes)),
            Rule.OptionalText(findings.Agreed, TextLimits.Note, nameof(Agreed)));
        SupportRupiah = given?.Rupiah;
        SupportSource = given?.Source;
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

    private void Finish(VisitOutcome outcome, DateOnly? visitedOn, Recorded recorded)
    {
        Outcome = outcome;
        VisitedOn = visitedOn;
        ResultByUserId = recorded.ByUserId;
        ResultAt = recorded.At;
    }

    internal void RequirePlanned() => Rule.Require(Outcome == VisitOutcome.Planned, "HomeVisit.AlreadyRecorded");
}
