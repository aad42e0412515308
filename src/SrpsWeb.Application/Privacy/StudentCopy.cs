using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Privacy;

/// <summary>Why somebody is given a copy. Chosen, not written: it goes into the trail, which holds no personal text.</summary>
public enum CopyReason
{
    AskedByStudent,
    AskedByGuardian,
    NewSchool,
    Authority,
}

/// <summary>
/// What the school keeps about one student, as far as the person who makes the copy may read it with the name (UU 27/2022, article 7).
/// Concerns and peer support are not in it, whoever makes it: they protect whoever reported (docs/adr/0023). Becomes <c>data.json</c> as it is: names and meaning of the fields are told in docs/data-copy.md.
/// </summary>
/// <param name="MadeAt">UTC.</param>
public sealed record StudentCopy(
    string Format,
    DateTime MadeAt,
    string MadeBy,
    CopyReason Reason,
    CopiedSchool School,
    CopiedStudent Student,
    IReadOnlyList<GuardianContact> Guardians,
    IReadOnlyList<CopiedEnrolment> Enrolments,
    IReadOnlyList<CopiedConsent> Consents,
    IReadOnlyList<CopiedErasureRequest> ErasureRequests,
    IReadOnlyList<CopiedCase> Cases,
    IReadOnlyList<CopiedReading> Indicators,
    IReadOnlyList<CopiedFile> Files,
    IReadOnlyList<CopiedAct> Processing)
{
    /// <summary>Value of <see cref="Format"/>: rises when a field changes its meaning.</summary>
    public const string CurrentFormat = "srps-student-copy/1";
}

public sealed record CopiedSchool(string Name, string Npsn);

public sealed record CopiedStudent(Guid Id, string Name, Sex Sex, string? Nisn, string? Nis, string? ClassGroup, StudentDetails Details, DateOnly? AnonymisedOn);

public sealed record CopiedEnrolment(string ClassGroup, DateOnly From, DateOnly? Until);

/// <param name="Recorded">Who wrote it down and when.</param>
public sealed record CopiedConsent(
    ConsentPurpose Purpose, string GuardianName, GuardianRelation Relation, string? SharedWith, DateOnly GivenOn, string Evidence, CopiedSignature Recorded, DateOnly? WithdrawnOn, string? WithdrawalReason, CopiedSignature? Withdrawn);

public sealed record CopiedErasureRequest(ErasureGround Ground, string Reason, CopiedSignature Proposed, ErasureState State, CopiedSignature? Decided, string? DecisionReason);

/// <param name="At">UTC.</param>
public sealed record CopiedSignature(string By, DateTime At);

/// <summary>An entry of a catalogue in both languages.</summary>
public sealed record CopiedName(string Slug, string Indonesian, string English);

public sealed record CopiedCase(
    string Code,
    Confidentiality Confidentiality,
    DateOnly OpenedOn,
    DateOnly? ClosedOn,
    string Responsible,
    RiskLevel OpeningLevel,
    string OpeningRationale,
    IReadOnlyList<SignSeen> Signs,
    string? SignsNote,
    RiskLevel CurrentLevel,
    Handling CurrentHandling,
    CopiedSignature Recorded,
    IReadOnlyList<CopiedSpan> Spans,
    IReadOnlyList<CopiedFactor> Factors,
    IReadOnlyList<CopiedMainFactor> MainFactors,
    IReadOnlyList<CopiedIntervention> Interventions,
    IReadOnlyList<CopiedVisit> HomeVisits,
    IReadOnlyList<CopiedTask> Tasks,
    IReadOnlyList<CopiedReview> Reviews,
    IReadOnlyList<CopiedCorrection> Corrections,
    IReadOnlyList<CopiedConfidentiality> ConfidentialityChanges);

public sealed record CopiedSpan(DateOnly OpenedOn, string? ReopenReason, CopiedSignature Opened, DateOnly? ClosedOn, ClosureOutcome? Outcome, string? ClosingRationale, CopiedSignature? Closed);

public sealed record CopiedFactor(CopiedName Factor, string? MappingNote, string? Strengths, DateOnly? ResolvedOn);

public sealed record CopiedMainFactor(CopiedName Factor, DateOnly ValidFrom, string? Reason, CopiedSignature Recorded);

/// <param name="SupportRupiah">Whole rupiah.</param>
public sealed record CopiedIntervention(
    DateOnly On, CopiedName Kind, string Officer, int? Minutes, string Note, string? Result, long? SupportRupiah, SupportSource? SupportSource, string? SupportKind, ArcsAim? Aim, CopiedSignature Recorded);

/// <param name="Notes">What was found, or why it did not take place.</param>
public sealed record CopiedVisit(
    DateOnly PlannedOn, DateOnly? VisitedOn, VisitOutcome Outcome, string Purpose, string Officer, bool GuardianTold, string? MetWith, MetRelation? MetRelation, string? Companions, string? Notes, string? Agreed,
    string? Housing, string? SocialSupport, string? CostObstacles, string? Health, string? Surroundings, string? FamilyView,
    long? SupportRupiah, SupportSource? SupportSource, string? SupportKind, CopiedSignature Recorded, CopiedSignature? Result);

public sealed record CopiedTask(string Title, string Owner, DateOnly DueOn, DateOnly? DoneOn, DateOnly? DroppedOn, CopiedSignature Recorded);

public sealed record CopiedReview(DateOnly On, RiskLevel Level, Handling Handling, string Rationale, CopiedSignature Recorded);

public sealed record CopiedCorrection(CorrectedEntry Entry, string OldText, string NewText, string Reason, CopiedSignature Recorded);

public sealed record CopiedConfidentiality(Confidentiality From, Confidentiality To, string? Reason, CopiedSignature Recorded);

/// <param name="Month">First day of the month.</param>
/// <param name="Value">Null: the earlier value was withdrawn.</param>
public sealed record CopiedReading(DateOnly Month, Indicator Indicator, decimal? Value, string Source, CopiedSignature Recorded);

/// <param name="Path">Where it is in the archive; null where its bytes are lost.</param>
/// <param name="Sha256">Of the content, 64 hexadecimal digits.</param>
public sealed record CopiedFile(string CaseCode, string? Path, string Name, string MediaType, long Bytes, string Sha256, CopiedSignature Recorded);

/// <summary>One line of the trail of processing.</summary>
/// <param name="At">UTC.</param>
/// <param name="By">Null: the program itself.</param>
/// <param name="Roles">Of that person now; empty where there are none any more.</param>
/// <param name="CaseCode">Of the case concerned; null where it was about the student alone.</param>
/// <param name="Detail">Names of the fields changed, or of a page; never what was written.</param>
public sealed record CopiedAct(DateTime At, string? By, IReadOnlyList<SchoolRole> Roles, AuditAct Act, AuditSubject Subject, string? CaseCode, string? Detail);
