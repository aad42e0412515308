using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;

namespace SrpsWeb.Application.Reports;

/// <summary>Who signs the report.</summary>
/// <param name="Place">Village, else district, else regency of the school; null where none is recorded.</param>
/// <param name="On">The day on the approval page.</param>
/// <param name="Chair">Ketua Satgas; null leaves a line to write on, as for the others.</param>
public sealed record ReportApproval(string? Place, DateOnly On, ReportOfficer? Chair, ReportOfficer? Facilitator, ReportOfficer? Principal);

/// <param name="Nip">Digits only; null prints a dash.</param>
public sealed record ReportOfficer(string Name, string? Nip);

/// <param name="Position">As the decree words it.</param>
/// <param name="Nip">Digits only; null prints a dash.</param>
public sealed record ReportMember(string Name, string Position, string DecreeNumber, string? Nip);

/// <summary>How much support of one kind came from one source.</summary>
/// <param name="KindLabel">Kind of intervention, or the home visit.</param>
/// <param name="Times">How often it was given, 1 and up.</param>
public sealed record SupportGiven(string KindLabel, SupportSource Source, int Times, long Rupiah);

/// <summary>
/// What became of one case in the period. A General case with its detail; a Restricted one by its code alone, everything else null;
/// a Secret one is none of these.
/// </summary>
/// <param name="FactorSlug">For the factor's colour.</param>
/// <param name="Entry">How it came to be counted.</param>
/// <param name="Exit">Null for one still at risk.</param>
/// <param name="LevelBefore">On the day before the period; null where the student was not at risk then.</param>
/// <param name="LevelNow">On the last day; null where the student is no longer at risk.</param>
public sealed record CaseMovement(
    string CaseCode,
    string? FactorSlug,
    string? FactorLabel,
    Entry? Entry,
    Exit? Exit,
    RiskLevel? LevelBefore,
    RiskLevel? LevelNow)
{
    public static CaseMovement CodeOnly(string code) => new(code, null, null, null, null, null, null);
}
