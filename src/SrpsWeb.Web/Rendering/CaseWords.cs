using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Web.Rendering;

/// <summary>What the history of a case can be narrowed to.</summary>
public enum HistoryPart
{
    Interventions,
    HomeVisits,
    Reviews,
    Tasks,

    /// <summary>Opening, closing and reopening.</summary>
    Spans,
}

/// <summary>The words of cases in addresses and style sheets. Unknown ones in an address are as if they were not there.</summary>
public static class CaseWords
{
    public static IReadOnlyDictionary<string, RiskLevel> LevelSlugs { get; } = new Dictionary<string, RiskLevel>(StringComparer.Ordinal)
    {
        ["tinggi"] = RiskLevel.High,
        ["sedang"] = RiskLevel.Moderate,
        ["rendah"] = RiskLevel.Low,
    };

    public static IReadOnlyDictionary<string, CaseStatus> StatusSlugs { get; } = new Dictionary<string, CaseStatus>(StringComparer.Ordinal)
    {
        ["terbuka"] = CaseStatus.Open,
        ["ditutup"] = CaseStatus.Closed,
        ["semua"] = CaseStatus.All,
    };

    public static IReadOnlyDictionary<string, CaseOrder> OrderSlugs { get; } = new Dictionary<string, CaseOrder>(StringComparer.Ordinal)
    {
        ["kontak"] = CaseOrder.LongestWithoutContact,
        ["terbaru"] = CaseOrder.NewestFirst,
        ["nama"] = CaseOrder.ByName,
    };

    /// <summary>In the order of their chips.</summary>
    public static IReadOnlyDictionary<string, HistoryPart> HistorySlugs { get; } = new Dictionary<string, HistoryPart>(StringComparer.Ordinal)
    {
        ["pendampingan"] = HistoryPart.Interventions,
        ["kunjungan"] = HistoryPart.HomeVisits,
        ["evaluasi"] = HistoryPart.Reviews,
        ["tugas"] = HistoryPart.Tasks,
        ["buka-tutup"] = HistoryPart.Spans,
    };

    private static readonly Dictionary<string, Handling> HandlingSlugs = new(StringComparer.Ordinal)
    {
        ["terdata"] = Handling.Registered,
        ["pendampingan"] = Handling.InIntervention,
        ["khusus"] = Handling.SpecialCare,
    };

    private static readonly Dictionary<string, CorrectedEntry> EntrySlugs = new(StringComparer.Ordinal)
    {
        ["pendampingan"] = CorrectedEntry.Intervention,
        ["kunjungan"] = CorrectedEntry.HomeVisit,
        ["evaluasi"] = CorrectedEntry.Review,
    };

    public static CorrectedEntry? EntryOf(string? slug) => slug is not null && EntrySlugs.TryGetValue(slug, out var entry) ? entry : null;

    /// <summary>Address part of an entry that can be corrected; null for the others.</summary>
    public static string? SlugOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Intervention => "pendampingan",
        TimelineKind.HomeVisit => "kunjungan",
        TimelineKind.Review => "evaluasi",
        _ => null,
    };

    public static HistoryPart? HistoryPartOf(string? slug) => slug is not null && HistorySlugs.TryGetValue(slug, out var part) ? part : null;

    public static HistoryPart PartOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Intervention => HistoryPart.Interventions,
        TimelineKind.HomeVisit => HistoryPart.HomeVisits,
        TimelineKind.Review => HistoryPart.Reviews,
        TimelineKind.TaskDone => HistoryPart.Tasks,
        _ => HistoryPart.Spans,
    };

    public static RiskLevel? LevelOf(string? slug) => slug is not null && LevelSlugs.TryGetValue(slug, out var level) ? level : null;

    public static Handling? HandlingOf(string? slug) => slug is not null && HandlingSlugs.TryGetValue(slug, out var handling) ? handling : null;

    public static CaseStatus StatusOf(string? slug) => slug is null ? CaseStatus.Open : StatusSlugs.GetValueOrDefault(slug);

    public static CaseOrder OrderOf(string? slug) => slug is null ? CaseOrder.LongestWithoutContact : OrderSlugs.GetValueOrDefault(slug);

    public static string ChipOf(RiskLevel level) => level switch
    {
        RiskLevel.High => "tinggi",
        RiskLevel.Moderate => "sedang",
        RiskLevel.Low => "rendah",
        _ => "pulih",
    };

    /// <summary>Also the value of <c>data-kerahasiaan</c>.</summary>
    public static string ChipOf(Confidentiality confidentiality) => confidentiality switch
    {
        Confidentiality.General => "umum",
        Confidentiality.Restricted => "terbatas",
        _ => "rahasia",
    };

    /// <summary>Icon and class of a line of the timeline.</summary>
    public static (string CssClass, string Icon) MarkOf(TimelineKind kind) => kind switch
    {
        TimelineKind.Intervention => ("intervention", "journal-text"),
        TimelineKind.HomeVisit => ("visit", "geo-alt"),
        TimelineKind.Review => ("review", "clipboard-check"),
        TimelineKind.TaskDone => ("plan", "list-check"),
        TimelineKind.Closed => ("closed", "check-lg"),
        _ => ("opened", "folder2-open"),
    };
}
