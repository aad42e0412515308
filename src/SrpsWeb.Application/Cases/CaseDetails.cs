using SrpsWeb.Application.Indicators;
using SrpsWeb.Application.Privacy;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Application.Cases;

public enum TimelineKind
{
    Opened,
    Reopened,
    Closed,
    Intervention,
    HomeVisit,
    Review,
    TaskDone,
}

/// <summary>One line of a case's history.</summary>
/// <param name="On">The day it happened.</param>
/// <param name="At">When it was recorded, UTC.</param>
/// <param name="By">Name of the person who did it.</param>
/// <param name="Text">Note, findings or rationale.</param>
/// <param name="Corrections">Earlier texts, newest first.</param>
/// <param name="Extra">Result of an intervention, what a visit agreed on.</param>
/// <param name="IsShared">Done once for several students. Who the others are is not told.</param>
/// <param name="Files">Its evidence, in the order it was sent; empty for who reads by code only.</param>
public sealed record TimelineEntry(
    TimelineKind Kind,
    Guid Id,
    DateOnly On,
    DateTime At,
    string By,
    string Text,
    string? Extra,
    CatalogueEntry? InterventionKind = null,
    int? Minutes = null,
    VisitOutcome? VisitOutcome = null,
    string? MetWith = null,
    VisitFindings? Findings = null,
    RiskLevel? Level = null,
    RiskLevel? LevelBefore = null,
    Handling? Handling = null,
    ClosureOutcome? ClosureOutcome = null,
    long? SupportRupiah = null,
    SupportSource? SupportSource = null,
    string? SupportKind = null,
    ArcsAim? Aim = null,
    IReadOnlyList<CorrectionNote>? Corrections = null,
    IReadOnlyList<EvidenceView>? Files = null,
    bool IsShared = false);

/// <summary>A file that shows what an entry tells.</summary>
public sealed record EvidenceView(Guid Id, string Name, string MediaType)
{
    public bool IsPicture => MediaType.StartsWith("image/", StringComparison.Ordinal);
}

/// <summary>An earlier text of an entry.</summary>
public sealed record CorrectionNote(string OldText, string Reason, string By, DateTime At);

/// <summary>Something still to be done: an open task or a planned visit.</summary>
public sealed record OpenStep(bool IsVisit, Guid Id, string What, string Owner, DateOnly DueOn);

public sealed record CaseFactorView(Guid FactorId, string NameId, string NameEn, bool IsMain, string? MappingNote, string? Strengths, DateOnly? ResolvedOn);

/// <param name="ClassGroupName">Null where the student has left, and for who reads by code only.</param>
/// <param name="Sex">Null for who reads by code only.</param>
/// <param name="Guardians">Empty for who reads by code only.</param>
/// <param name="Indicators">Newest month first; empty for who reads by code only.</param>
public sealed record CaseDetails(
    string? ClassGroupName,
    Sex? Sex,
    string ResponsibleName,
    string OpeningRationale,
    IReadOnlyList<SignSeen> Signs,
    string? SignsNote,
    IReadOnlyList<CaseFactorView> Factors,
    IReadOnlyList<GuardianContact> Guardians,
    IReadOnlyList<OpenStep> Steps,
    IReadOnlyList<TimelineEntry> Timeline,
    IReadOnlyList<MonthReadings> Indicators)
{
    /// <summary>Something was told outside the school on a day when no consent to that was recorded. Never for who reads by code only.</summary>
    public bool SharedWithoutConsent { get; init; }

    /// <summary>
    /// For who reads by code: nothing that names the student or another one, no telephone number, no file, and of a visit only that it was,
    /// since visits are "code only" for the facilitator (access.md).
    /// </summary>
    internal CaseDetails ByCode(string code, string studentName, NamedStudents named)
    {
        return this with
        {
            ClassGroupName = null,
            Sex = null,
            Guardians = [],
            Indicators = [],
            SharedWithoutConsent = false,
            OpeningRationale = Masked(OpeningRationale)!,
            SignsNote = Masked(SignsNote),
            Factors = [.. Factors.Select(factor => factor with { MappingNote = Masked(factor.MappingNote), Strengths = Masked(factor.Strengths) })],
            Steps = [.. Steps.Select(step => step with { What = Masked(step.What)! })],
            Timeline = [.. Timeline.Select(entry => entry.Kind == TimelineKind.HomeVisit
                ? entry with { Text = "", Extra = null, MetWith = null, Findings = null, SupportRupiah = null, SupportSource = null, SupportKind = null, Corrections = null, Files = null }
                : entry with
                {
                    Text = Masked(entry.Text)!,
                    Extra = Masked(entry.Extra),
                    SupportKind = Masked(entry.SupportKind),
                    Files = null,
                    Corrections = entry.Corrections is null ? null : [.. entry.Corrections.Select(note => note with { OldText = Masked(note.OldText)!, Reason = Masked(note.Reason)! })],
                })],
        };

        string? Masked(string? text) => WithoutName.Of(text, studentName, code, Guardians.Select(guardian => guardian.Name), named);
    }
}
