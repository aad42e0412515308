using SrpsWeb.Domain.Access;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>One page of the product and who gets in.</summary>
/// <param name="Route">Template of its address.</param>
/// <param name="Policies">All of them must let the viewer in; empty: everybody, also without signing in.</param>
/// <param name="Handlers">Methods it answers, with the name of a handler after a colon. A page without any only shows.</param>
internal sealed record PageRow(string Route, string[] Policies, params string[] Handlers)
{
    internal bool IsAnonymous => Policies.Length == 0;

    /// <summary>Every role that all policies let in; without a policy every role.</summary>
    internal IReadOnlyList<SchoolRole> Roles =>
        [.. Enum.GetValues<SchoolRole>().Where(role => Policies.All(policy => PageTable.PolicyRoles[policy].Contains(role)))];
}

/// <summary>
/// Who may open which page (access.md), written down by hand a second time: what the code says must be the same. A new page
/// belongs here too.
/// </summary>
internal static class PageTable
{
    private static readonly SchoolRole[] Everybody = Enum.GetValues<SchoolRole>();

    internal static readonly IReadOnlyDictionary<string, SchoolRole[]> PolicyRoles = new Dictionary<string, SchoolRole[]>(StringComparer.Ordinal)
    {
        ["SignedIn"] = Everybody,
        ["Member"] = Everybody,
        ["Settings"] = [SchoolRole.Operator],
        ["Approval"] = [SchoolRole.Principal],
        ["Roster"] = [SchoolRole.Operator, SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.OsisAdviser],
        ["StudentWriting"] = [SchoolRole.Operator, SchoolRole.Counsellor],
        ["ConsentWriting"] = [SchoolRole.Coordinator, SchoolRole.Counsellor],
        ["StudentCopy"] = [SchoolRole.Principal, SchoolRole.Counsellor],
        ["Erasure"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor],
        ["Retention"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor],
        ["CaseReading"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.Facilitator],
        ["CaseHandling"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        ["CaseWriting"] = [SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        ["ReportConcern"] = [.. Everybody.Except([SchoolRole.Operator, SchoolRole.Facilitator])],
        ["ConcernInbox"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom],
        ["PeerSupport"] = [SchoolRole.OsisMember],
        ["PeerSupportInbox"] = [SchoolRole.Coordinator, SchoolRole.Counsellor],
        ["Figures"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator],
        ["Audit"] = [SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator],
        ["Summary"] = [.. Everybody.Except([SchoolRole.Operator, SchoolRole.OsisMember])],
    };

    internal static readonly IReadOnlyList<PageRow> Rows =
    [
        new("", ["Member"], "GET", "POST:Seen"),
        new("akun", ["SignedIn"], "GET", "POST"),
        new("akun/sesi", ["SignedIn"], "GET", "POST", "POST:Others"),
        new("akun/dua-langkah", ["SignedIn"], "GET", "POST", "POST:Codes", "POST:Off"),
        new("persetujuan", ["Approval"], "GET", "POST:Approve", "POST:Refuse"),
        new("keluar", ["SignedIn"], "GET", "POST"),
        new("sekolah", ["SignedIn"], "GET", "POST"),

        new("panduan/{chapter?}", ["Member"], "GET"),
        new("panduan/gambar/{picture}", ["Member"], "GET"),

        new("masuk", [], "GET", "POST"),
        new("masuk/kode", [], "GET", "POST"),
        new("siapkan", [], "GET", "POST"),
        new("undangan/{token}", [], "GET", "POST", "POST:Join"),
        new("privasi", [], "GET"),
        new("bahasa", [], "GET", "POST"),
        new("galat/{code:int}", [], "GET", "POST"),

        new("kasus", ["CaseReading"], "GET"),
        new("kasus/baru", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/pendataan", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/unduh.xlsx", ["CaseReading"], "GET"),
        new("kasus/{caseFileId:guid}", ["CaseReading"], "GET"),
        new("kasus/{caseFileId:guid}/akses", ["CaseReading"], "GET", "POST", "POST:TakeBack"),
        new("kasus/{caseFileId:guid}/kerahasiaan", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/tutup", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/buka-kembali", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/koreksi/{entry}/{entryId:guid}", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/berkas/{fileId:guid}", ["CaseReading"], "GET"),
        new("kasus/{caseFileId:guid}/pemetaan", ["CaseReading", "CaseWriting"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/pendampingan/baru", ["CaseHandling"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/kunjungan/baru", ["CaseHandling"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/evaluasi/baru", ["CaseHandling"], "GET", "POST"),
        new("kasus/{caseFileId:guid}/rtl", ["CaseHandling"], "GET", "POST:Add", "POST:Finish", "POST:Drop"),
        new("catat", ["CaseHandling", "CaseWriting"], "GET", "POST"),
        new("evaluasi", ["CaseHandling", "CaseWriting"], "GET", "POST"),
        new("indikator", ["CaseHandling"], "GET", "POST"),
        new("indikator/sasaran", ["CaseHandling", "Figures"], "GET", "POST"),
        new("kunjungan", ["CaseHandling"], "GET"),
        new("kunjungan/unduh.xlsx", ["CaseHandling"], "GET"),
        new("kunjungan/{visitId:guid}/isi", ["CaseHandling"], "GET", "POST"),

        new("lapor", ["ReportConcern"], "GET", "POST"),
        new("lapor/terkirim", ["ReportConcern"], "GET"),
        new("teman-sebaya", ["PeerSupport"], "GET", "POST"),
        new("kekhawatiran", ["ConcernInbox"], "GET"),
        new("kekhawatiran/{concernId:guid}", ["ConcernInbox"], "GET", "POST:Student", "POST:Involved", "POST:Link", "POST:Settle"),
        new("kekhawatiran/teman-sebaya", ["PeerSupportInbox"], "GET"),
        new("kekhawatiran/teman-sebaya/{supportId:guid}", ["PeerSupportInbox"], "GET", "POST"),

        new("siswa", ["Roster"], "GET"),
        new("siswa/unduh.xlsx", ["Roster"], "GET"),
        new("siswa/{studentId:guid}", ["Roster"], "GET"),
        new("siswa/{studentId:guid}/ubah", ["Roster", "StudentWriting"], "GET", "POST"),
        new("siswa/{studentId:guid}/persetujuan", ["Roster", "CaseHandling"], "GET", "POST"),
        new("siswa/{studentId:guid}/persetujuan/{consentId:guid}/cabut", ["Roster", "ConsentWriting"], "GET", "POST"),
        new("siswa/{studentId:guid}/salinan", ["Roster", "StudentCopy"], "GET", "POST"),
        new("siswa/{studentId:guid}/penghapusan", ["Roster", "Erasure"], "GET", "POST", "POST:Agree", "POST:Decline"),
        new("retensi", ["Retention"], "GET", "POST:Files", "POST:Concerns", "POST:Imports"),

        new("dasbor", ["Figures"], "GET"),
        new("ringkasan", ["Summary"], "GET"),
        new("laporan", ["Figures"], "GET"),
        new("laporan/{month}", ["Figures"], "GET", "POST", "POST:Automatic"),
        new("laporan/{month}/unduh.pdf", ["Figures"], "GET"),

        new("audit", ["Audit"], "GET"),
        new("audit/unduh.xlsx", ["Audit"], "GET"),

        new("pengaturan", ["Settings"]),
        new("pengaturan/sekolah", ["Settings"], "GET", "POST"),
        new("pengaturan/sekolah/logo", ["Settings"], "GET"),
        new("pengaturan/tahun-ajaran", ["Settings"], "GET", "POST"),
        new("pengaturan/rombel", ["Settings"], "GET", "POST"),
        new("pengaturan/rombel/program", ["Settings"], "GET", "POST"),
        new("pengaturan/pengguna", ["Settings"], "GET", "POST"),
        new("pengaturan/pengguna/{userId:guid}", ["Settings"], "GET", "POST", "POST:Link", "POST:Unlock", "POST:Sessions", "POST:Reset"),
        new("pengaturan/satgas", ["Settings"], "GET", "POST", "POST:End"),
        new("pengaturan/retensi", ["Settings"], "GET", "POST"),
        new("pengaturan/cadangan", ["Settings"], "GET", "POST"),
        new("impor", ["Settings"], "GET", "POST"),
        new("impor/{batchId:guid}", ["Settings"], "GET", "POST", "POST:Discard"),
        new("impor/{batchId:guid}/kolom", ["Settings"], "GET", "POST"),
        new("impor/{batchId:guid}/selesai", ["Settings"], "GET"),
        new("impor/{batchId:guid}/siswa-keluar", ["Settings"], "GET", "POST"),
        new("impor/{batchId:guid}/ditolak.csv", ["Settings"], "GET"),
    ];
}
