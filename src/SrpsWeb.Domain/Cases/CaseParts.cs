using SrpsWeb.Domain.Privacy;

namespace SrpsWeb.Domain.Cases;

/// <summary>One time the case was open. Opening starts one, closing ends it on its day, reopening starts another.</summary>
public sealed class CaseSpan : ISchoolRecord
{
    private CaseSpan()
    {
    }

    internal CaseSpan(Guid id, Guid caseFileId, DateOnly openedOn, string? reopenReason, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        OpenedOn = openedOn;
        ReopenReason = reopenReason;
        OpenedByUserId = recorded.ByUserId;
        OpenedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public DateOnly OpenedOn { get; private set; }

    /// <summary>Null for the first span.</summary>
    public string? ReopenReason { get; private set; }

    public Guid OpenedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime OpenedAt { get; private set; }

    /// <summary>The day it was closed: on that day the student is no longer counted. Null while open.</summary>
    public DateOnly? ClosedOn { get; private set; }

    public ClosureOutcome? Outcome { get; private set; }

    public string? ClosingRationale { get; private set; }

    public Guid? ClosedByUserId { get; private set; }

    /// <param name="month">First day of the month.</param>
    /// <returns>True where a day of the month lies in the span.</returns>
    public bool Touches(DateOnly month) => OpenedOn < month.AddMonths(1) && (ClosedOn is null || ClosedOn >= month);

    /// <summary>UTC.</summary>
    public DateTime? ClosedAt { get; private set; }

    internal void Close(DateOnly on, ClosureOutcome outcome, string rationale, Recorded recorded)
    {
        ClosedOn = on;
        Outcome = outcome;
        ClosingRationale = rationale;
        ClosedByUserId = recorded.ByUserId;
        ClosedAt = recorded.At;
    }

    internal void EraseTexts() => (ReopenReason, ClosingRationale) = (ErasedText.Of(ReopenReason), ErasedText.Of(ClosingRationale));
}

/// <summary>What the mapping (pemetaan) found about one factor, and what the student and the family can build on.</summary>
public sealed record FactorMapping(string? Note, string? Strengths)
{
    public static FactorMapping None { get; } = new(null, null);

    internal FactorMapping Checked() => new(
        Rule.OptionalText(Note, TextLimits.Note, nameof(CaseFactor.MappingNote)),
        Rule.OptionalText(Strengths, TextLimits.Note, nameof(Strengths)));
}

/// <summary>
/// Tanda yang terlihat: what made somebody look, after the worksheet "Kertas Kerja Pencegahan Siswa Rentan Putus Sekolah"
/// (absence, problem behaviour, learning difficulty) and the signs the school's teachers name.
/// </summary>
public enum SignSeen
{
    OftenAbsent,
    OftenLate,
    LearningDifficulty,
    FallingMarks,
    ProblemBehaviour,
    Withdrawn,
    Tired,
    WorksInSchoolHours,
    FeesUnpaid,
    ConflictWithPeers,
    SignsOfHarm,
    WantsToLeave,
}

/// <summary>One sign seen when the case was registered.</summary>
public sealed class CaseSign : ISchoolRecord
{
    private CaseSign()
    {
    }

    internal CaseSign(Guid caseFileId, SignSeen sign)
    {
        CaseFileId = caseFileId;
        Sign = sign;
    }

    public Guid SchoolId { get; private set; }

    public Guid CaseFileId { get; private set; }

    public SignSeen Sign { get; private set; }
}

/// <summary>A factor of a case with what the mapping (pemetaan) found about it.</summary>
public sealed class CaseFactor : ISchoolRecord
{
    private CaseFactor()
    {
    }

    internal CaseFactor(Guid caseFileId, Guid riskFactorId, FactorMapping mapping)
    {
        Id = Guid.CreateVersion7();
        CaseFileId = caseFileId;
        RiskFactorId = riskFactorId;
        Map(mapping);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public Guid RiskFactorId { get; private set; }

    public string? MappingNote { get; private set; }

    /// <summary>What the student and the family can build on.</summary>
    public string? Strengths { get; private set; }

    /// <summary>The day this factor no longer stood in the way: the "barriers removed" indicator. Null while it does.</summary>
    public DateOnly? ResolvedOn { get; private set; }

    internal void Map(FactorMapping mapping) => (MappingNote, Strengths) = mapping.Checked();

    internal void Resolve(DateOnly? on) => ResolvedOn = on;
}

/// <summary>From which day a factor is the main one. Figures use the one valid on the last day of their period.</summary>
public sealed class MainFactorChange : ISchoolRecord
{
    private MainFactorChange()
    {
    }

    internal MainFactorChange(Guid id, Guid caseFileId, Guid riskFactorId, DateOnly validFrom, string? reason, Recorded recorded)
    {
        Id = id;
        CaseFileId = caseFileId;
        RiskFactorId = riskFactorId;
        ValidFrom = validFrom;
        Reason = reason;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    public Guid CaseFileId { get; private set; }

    public Guid RiskFactorId { get; private set; }

    public DateOnly ValidFrom { get; private set; }

    /// <summary>Null for the factor named at opening.</summary>
    public string? Reason { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC; of two changes valid from one day the one recorded last counts.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void EraseTexts() => Reason = ErasedText.Of(Reason);
}

public enum ParticipantKind
{
    /// <summary>May see a Secret case, may write a Restricted one.</summary>
    Named,

    /// <summary>Is involved in what happened: the case does not exist for this person, whatever the role.</summary>
    Excluded,
}

/// <summary>A person named to a case or excluded from it.</summary>
public sealed class CaseParticipant : ISchoolRecord
{
    private CaseParticipant()
    {
    }

    internal CaseParticipant(Guid caseFileId, Guid userId, ParticipantKind kind, Recorded recorded, string? reason = null)
    {
        Reason = reason;
        CaseFileId = caseFileId;
        UserId = userId;
        Kind = kind;
        RecordedByUserId = recorded.ByUserId;
        RecordedAt = recorded.At;
    }

    public Guid SchoolId { get; private set; }

    public Guid CaseFileId { get; private set; }

    public Guid UserId { get; private set; }

    public ParticipantKind Kind { get; private set; }

    /// <summary>Why; null for who was named or excluded when the case was opened.</summary>
    public string? Reason { get; private set; }

    public Guid RecordedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RecordedAt { get; private set; }

    internal void EraseTexts() => Reason = ErasedText.Of(Reason);

    internal void BecomeExcluded(string reason, Recorded recorded) =>
        (Kind, Reason, RecordedByUserId, RecordedAt) = (ParticipantKind.Excluded, reason, recorded.ByUserId, recorded.At);
}

/// <summary>Who recorded something and when (UTC).</summary>
public sealed record Recorded(Guid ByUserId, DateTime At);
