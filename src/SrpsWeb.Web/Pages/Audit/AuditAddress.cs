using Microsoft.AspNetCore.Mvc;
using SrpsWeb.Application.Audit;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Web.Pages.Audit;

/// <summary>The filters of the trail as they stand in its address; the file of the list reads the same.</summary>
public sealed class AuditAddress
{
    /// <summary>What can be asked for, with its word in the address.</summary>
    public static IReadOnlyDictionary<string, AuditAct> ActSlugs { get; } = new Dictionary<string, AuditAct>(StringComparer.Ordinal)
    {
        ["dibuka"] = AuditAct.Opened,
        ["dalam-daftar"] = AuditAct.Listed,
        ["diunduh"] = AuditAct.Downloaded,
        ["ditambah"] = AuditAct.Added,
        ["diubah"] = AuditAct.Changed,
        ["dihapus"] = AuditAct.Removed,
        ["ditolak"] = AuditAct.Refused,
        ["masuk"] = AuditAct.SignedIn,
        ["masuk-ditolak"] = AuditAct.SignInRefused,
        ["keluar"] = AuditAct.SignedOut,
        ["kata-sandi"] = AuditAct.PasswordSet,
        ["dua-langkah"] = AuditAct.SecondFactorSet,
        ["dua-langkah-diatur-ulang"] = AuditAct.SecondFactorReset,
        ["sesi-diakhiri"] = AuditAct.SessionEnded,
        ["kunci-dibuka"] = AuditAct.Unlocked,
        ["dipulihkan"] = AuditAct.Restored,
    };

    [FromQuery(Name = "orang")]
    public Guid? Person { get; set; }

    [FromQuery(Name = "kejadian")]
    public string? Act { get; set; }

    [FromQuery(Name = "kasus")]
    public string? CaseCode { get; set; }

    [FromQuery(Name = "dari")]
    public string? From { get; set; }

    [FromQuery(Name = "sampai")]
    public string? Until { get; set; }

    [FromQuery(Name = "halaman")]
    public int PageNumber { get; set; } = 1;

    public bool IsFiltered => ToFilter() is not { ByUserId: null, Act: null, CaseCode: null, From: null, Until: null };

    /// <summary>What cannot be read narrows nothing.</summary>
    public AuditFilter ToFilter() => new(
        Person,
        Act is not null && ActSlugs.TryGetValue(Act, out var act) ? act : null,
        string.IsNullOrWhiteSpace(CaseCode) ? null : CaseCode.Trim(),
        Day(From),
        Day(Until),
        PageNumber);

    private static DateOnly? Day(string? typed) =>
        DateOnly.TryParseExact(typed, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture, System.Globalization.DateTimeStyles.None, out var day) && day.Year is > 2000 and < 3000 ? day : null;
}
