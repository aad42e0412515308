using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Reports;

namespace SrpsWeb.Application.Reports;

/// <summary>
/// The figures of one school's monthly progress report, complete and already filtered for what its reader may see.
/// Whoever draws it computes nothing but percentages. All counts are 0 or more.
/// </summary>
/// <param name="School">The school as its letterhead names it.</param>
/// <param name="PeriodStart">First day of the period.</param>
/// <param name="AsOf">Last day of the period: the day the state ("Kini") is told for.</param>
/// <param name="SchoolYear">The school year's name as stored, e.g. "2023/2024".</param>
/// <param name="IsOddTerm">True for Semester Ganjil, false for Semester Genap.</param>
/// <param name="Version">1 and up; a correction after finalising makes the next one.</param>
/// <param name="IsFinal">False while the report is a draft.</param>
/// <param name="DataCutOff">The moment the figures were read, already in the school's own zone.</param>
/// <param name="ZoneName">Name of that zone: WIB, WITA or WIT.</param>
/// <param name="Factors">One row per main factor, in the order of the catalogue.</param>
/// <param name="Total">The sum over all factors; a student counts once.</param>
/// <param name="Enrolled">Students enrolled on <paramref name="AsOf"/>; 0 when unknown.</param>
/// <param name="EnrolledBefore">Students enrolled the day before the period; 0 when unknown.</param>
/// <param name="Exits">Those who left the at-risk status, by outcome; sums up to <c>Total.Left</c>.</param>
/// <param name="Levels">Movements of the level between the day before the period and <paramref name="AsOf"/>.</param>
/// <param name="Weeks">Students at risk at the end of each week, oldest first.</param>
/// <param name="ActivityTotals">Activities of the period per kind, Secret cases included.</param>
/// <param name="Visits">Home visits of the period by outcome, Secret cases included.</param>
/// <param name="Activities">The activities of General cases, by date.</param>
/// <param name="UnlistedSecretActivities">How many are counted in the totals and not listed.</param>
/// <param name="SupportRupiah">Support given in the period, in whole rupiah.</param>
public sealed record MonthlyReport(
    ReportSchool School,
    DateOnly PeriodStart,
    DateOnly AsOf,
    string SchoolYear,
    bool IsOddTerm,
    int Version,
    bool IsFinal,
    DateTimeOffset DataCutOff,
    string ZoneName,
    IReadOnlyList<FactorFigures> Factors,
    FactorFigures Total,
    int Enrolled,
    int EnrolledBefore,
    ExitFigures Exits,
    LevelMovement Levels,
    IReadOnlyList<WeekPoint> Weeks,
    IReadOnlyList<ActivityTotal> ActivityTotals,
    VisitTotals Visits,
    IReadOnlyList<ReportActivity> Activities,
    int UnlistedSecretActivities,
    long SupportRupiah)
{
    /// <summary>A case was opened in an earlier month: before that the school did not count, and "up from 0" would tell of a rise nobody has seen.</summary>
    public required bool HasEarlier { get; init; }

    /// <summary>Counted in the totals and told by code only.</summary>
    public RestrictedActivities Restricted { get; init; } = RestrictedActivities.None;

    /// <summary>Who signs, where and when.</summary>
    public required ReportApproval Approval { get; init; }

    /// <summary>Satgas of the period's last day, in the order of the decree.</summary>
    public IReadOnlyList<ReportMember> Satgas { get; init; } = [];

    /// <summary>Those at risk on the last day: all factors first, then factors with enough students to be told about.</summary>
    public IReadOnlyList<RiskBreakdown> Breakdowns { get; init; } = [];

    /// <summary>The four indicators over the students counted.</summary>
    public IReadOnlyList<IndicatorFigure> Indicators { get; init; } = [];

    /// <summary>Support by kind and source; sums up to <see cref="SupportRupiah"/>.</summary>
    public IReadOnlyList<SupportGiven> Support { get; init; } = [];

    /// <summary>The cases that may be listed, by code.</summary>
    public IReadOnlyList<CaseMovement> Movements { get; init; } = [];

    /// <summary>Students counted under a Secret case: in the totals, never in <see cref="Movements"/> by that case.</summary>
    public int UnlistedSecretStudents { get; init; }

    /// <summary>Every text people wrote for the month, of each section the newest first.</summary>
    public IReadOnlyList<NarrativeVersion> Versions { get; init; } = [];

    /// <summary>The texts that count. A part that is missing says what the figures say by themselves.</summary>
    public IReadOnlyDictionary<NarrativeSection, string> Written { get; init; } = new Dictionary<NarrativeSection, string>();
}

/// <summary>A school as a letterhead names it. Parts that are not known are null.</summary>
public sealed record ReportSchool(
    string Name,
    string Npsn,
    string? Address,
    string? Village,
    string? District,
    string? Regency,
    string? Province,
    string? Phone,
    string? Email)
{
    /// <summary>PNG; null where the school has none.</summary>
    public byte[]? Logo { get; init; }
}

/// <summary>
/// One row of the per-factor table. Always <c>Current = Opening + New + Returned - Left</c>;
/// <c>Handled</c> and <c>SpecialCare</c> are parts of <c>Current</c>.
/// </summary>
/// <param name="Slug">The factor's slug in the catalogue (motivasi, ekonomi, …); empty for the total.</param>
/// <param name="Label">The factor's name as the school's catalogue has it.</param>
/// <param name="Opening">Awal: at risk the day before the period.</param>
/// <param name="New">Baru: first case opened within the period.</param>
/// <param name="Returned">Kembali: at risk again after an earlier exit.</param>
/// <param name="Left">Keluar: no longer at risk on the last day.</param>
/// <param name="Current">Kini: at risk on the last day.</param>
/// <param name="Handled">Ditangani: of Kini, with an intervention or a held visit in the period.</param>
/// <param name="SpecialCare">Pendampingan khusus: of Kini, on the last day.</param>
public sealed record FactorFigures(
    string Slug,
    string Label,
    int Opening,
    int New,
    int Returned,
    int Left,
    int Current,
    int Handled,
    int SpecialCare)
{
    public FactorCount Count => new(Opening, New, Returned, Left, Current, Handled, SpecialCare);
}

/// <summary>Exits by outcome, each student once, by the last exit. <c>RegisteredInError</c> is never a success.</summary>
public sealed record ExitFigures(int NoLongerAtRisk, int DroppedOut, int Transferred, int Graduated, int RegisteredInError);

/// <summary>How many activities of one kind took place; the label comes from the school's catalogue.</summary>
public sealed record ActivityTotal(string Label, int Count);

/// <summary>Home visits of the period by what became of them.</summary>
public sealed record VisitTotals(int Held, int NobodyHome, int Postponed, int Cancelled, int StillPlanned);

/// <summary>One activity of a General case. Of Restricted ones only the code is told, of Secret ones nothing: kind and day already tell what troubles a student.</summary>
public sealed record ReportActivity(DateOnly On, string KindLabel, string CaseCode, string? Officer, string? Result, string? FollowUp);

/// <summary>What was done for Restricted cases.</summary>
/// <param name="Count">Activities that are in no line of the list.</param>
/// <param name="Codes">The cases, by code; an activity may have been for several.</param>
public sealed record RestrictedActivities(int Count, IReadOnlyList<string> Codes)
{
    public static RestrictedActivities None { get; } = new(0, []);
}
