using System.Globalization;
using SrpsWeb.Application.Reports;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Reports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.Tests;

/// <summary>Reports to draw: the seed's September 2023, and the extremes.</summary>
public static class ReportSamples
{
    public static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");
    public static readonly CultureInfo English = CultureInfo.GetCultureInfo("en");

    private static readonly ReportSchool School = new(
        "SMKN 1 Tanjung Jabung Timur (demo)", "10500001", "Jl. Lintas Pesisir No. 1", "Muara Sabak Ilir", "Muara Sabak Timur",
        "Kabupaten Tanjung Jabung Timur", "Jambi", "(0740) 555-0100", "sekolah@contoh.invalid");

    private static readonly (string Kind, string Result, string FollowUp)[] Work =
    [
        ("Kunjungan rumah", "Orang tua bersedia mendampingi belajar di malam hari.", "Kunjungan kedua dua pekan lagi"),
        ("Konseling individual", "Siswa mulai terbuka tentang alasan sering tidak masuk.", "Sesi kedua dengan guru BK"),
        ("Belajar berbasis proyek", "Proyek servis mesin tempel selesai bersama kelompok.", "Pameran karya akhir bulan"),
        ("Bimbingan belajar", "Tugas matematika dua pekan terakhir sudah dilengkapi.", "Remedial sebelum ulangan"),
        ("Orang tua asuh", "Biaya angkutan ditanggung sampai akhir semester.", "Cek kehadiran tiap Senin"),
    ];

    public static Report September2023(int activities = 40) => new(
        School,
        new DateOnly(2023, 9, 1),
        new DateOnly(2023, 9, 30),
        "2023/2024",
        IsOddTerm: true,
        Version: 1,
        IsFinal: false,
        new DateTimeOffset(2023, 10, 2, 8, 30, 0, TimeSpan.FromHours(7)),
        "WIB",
        [
            new FactorFigures("motivasi", "Motivasi belajar rendah", 11, 0, 0, 7, 4, 4, 0),
            new FactorFigures("ekonomi", "Ekonomi", 6, 0, 0, 3, 3, 3, 0),
            new FactorFigures("keluarga", "Keluarga kurang harmonis", 2, 0, 0, 0, 2, 2, 2),
            new FactorFigures("perundungan", "Perundungan", 2, 0, 0, 0, 2, 2, 2),
        ],
        new FactorFigures("", "", 21, 0, 0, 10, 11, 11, 4),
        Enrolled: 394,
        EnrolledBefore: 394,
        new ExitFigures(10, 0, 0, 0, 0),
        new LevelMovement(5, 1, 5),
        [
            new WeekPoint(new DateOnly(2023, 8, 13), 21),
            new WeekPoint(new DateOnly(2023, 8, 20), 21),
            new WeekPoint(new DateOnly(2023, 8, 27), 20),
            new WeekPoint(new DateOnly(2023, 9, 3), 18),
            new WeekPoint(new DateOnly(2023, 9, 10), 17),
            new WeekPoint(new DateOnly(2023, 9, 17), 15),
            new WeekPoint(new DateOnly(2023, 9, 24), 13),
            new WeekPoint(new DateOnly(2023, 9, 30), 11),
        ],
        [
            new ActivityTotal("Konseling individual", 14),
            new ActivityTotal("Belajar berbasis proyek", 11),
            new ActivityTotal("Bimbingan belajar dan remedial", 9),
            new ActivityTotal("Orang tua asuh", 3),
            new ActivityTotal("Pertemuan orang tua", 2),
        ],
        new VisitTotals(9, 2, 1, 0, 3),
        [.. Enumerable.Range(0, activities).Select(i => Activity(i, activities))],
        UnlistedSecretActivities: 6,
        SupportRupiah: 4_750_000)
    {
        HasEarlier = true,
        Approval = new ReportApproval(
            "Muara Sabak Ilir",
            new DateOnly(2023, 10, 2),
            new ReportOfficer("Sulastri Ningrum, S.Pd., M.Si.", "197806232005012992"),
            new ReportOfficer("Dr. Melati Kurniasih, M.Pd.", null),
            new ReportOfficer("Zulfahri Amran, M.Pd.", "197104121997031991")),
        Satgas =
        [
            new ReportMember("Zulfahri Amran, M.Pd.", "Penanggung jawab", "421.5/018/SMKN1/2023", "197104121997031991"),
            new ReportMember("Sulastri Ningrum, S.Pd., M.Si.", "Ketua", "421.5/018/SMKN1/2023", "197806232005012992"),
            new ReportMember("Yuliana, S.Pd.", "Sekretaris", "421.5/018/SMKN1/2023", "198509172010012993"),
            new ReportMember("H. Ambo Sakka", "Anggota (komite sekolah)", "421.5/018/SMKN1/2023", null),
        ],
        Breakdowns =
        [
            new RiskBreakdown(
                "",
                "",
                11,
                new Dictionary<Sex, int> { [Sex.Male] = 8, [Sex.Female] = 3 },
                new Dictionary<GradeLevel, int> { [GradeLevel.X] = 3, [GradeLevel.XI] = 5, [GradeLevel.XII] = 3 },
                0,
                new Dictionary<RiskLevel, int> { [RiskLevel.High] = 1, [RiskLevel.Moderate] = 8, [RiskLevel.Low] = 2 }),
        ],
        Indicators =
        [
            new IndicatorFigure(Indicator.Participation, 61.5m, 78m, 18, 19, 2, 90m, ["Presensi kelas"]),
            new IndicatorFigure(Indicator.Mastery, null, 70.3m, 0, 12, 9, 75m, ["Daftar nilai", "Catatan guru"]),
            new IndicatorFigure(Indicator.Skills, 1.8m, 2.4m, 20, 20, 1, null, ["Pengamatan guru"]),
            new IndicatorFigure(Indicator.Extracurricular, null, null, 0, 0, 21, null, []),
        ],
        Support =
        [
            new SupportGiven("Orang tua asuh", SupportSource.FosterParent, 3, 3_500_000),
            new SupportGiven("Bantuan dari penggalangan dana", SupportSource.Donation, 2, 1_250_000),
        ],
        Movements =
        [
            new CaseMovement("K-27USA", "motivasi", "Motivasi belajar rendah", Entry.Opening, Exit.NoLongerAtRisk, RiskLevel.Low, null),
            CaseMovement.CodeOnly("K-29PFP"),
            new CaseMovement("K-5R7H3", "motivasi", "Motivasi belajar rendah", Entry.Opening, null, RiskLevel.High, RiskLevel.Moderate),
            new CaseMovement("K-BD2TT", "motivasi", "Motivasi belajar rendah", Entry.New, null, null, RiskLevel.Moderate),
            new CaseMovement("K-CZEKU", "motivasi", "Motivasi belajar rendah", Entry.Returned, Exit.Transferred, null, null),
        ],
        UnlistedSecretStudents = 2,
    };

    /// <summary>The month the task force began: nothing before it.</summary>
    public static Report August2023() => September2023() with
    {
        PeriodStart = new DateOnly(2023, 8, 1),
        AsOf = new DateOnly(2023, 8, 31),
        Factors =
        [
            new FactorFigures("motivasi", "Motivasi belajar rendah", 0, 11, 0, 0, 11, 11, 0),
            new FactorFigures("ekonomi", "Ekonomi", 0, 6, 0, 0, 6, 6, 0),
            new FactorFigures("keluarga", "Keluarga kurang harmonis", 0, 2, 0, 0, 2, 2, 0),
            new FactorFigures("perundungan", "Perundungan", 0, 2, 0, 0, 2, 2, 0),
        ],
        Total = new FactorFigures("", "", 0, 21, 0, 0, 21, 21, 0),
        Levels = new LevelMovement(0, 0, 0),
        HasEarlier = false,
        Exits = new ExitFigures(0, 0, 0, 0, 0),
        IsFinal = true,
    };

    public static Report EmptyMonth() => September2023(0) with
    {
        School = new ReportSchool("SMK Contoh", "00000000", null, null, null, null, null, null, null),
        Factors = [],
        Total = new FactorFigures("", "", 0, 0, 0, 0, 0, 0, 0),
        HasEarlier = false,
        Exits = new ExitFigures(0, 0, 0, 0, 0),
        Levels = new LevelMovement(0, 0, 0),
        Weeks = [],
        ActivityTotals = [],
        Visits = new VisitTotals(0, 0, 0, 0, 0),
        UnlistedSecretActivities = 0,
        SupportRupiah = 0,
        Approval = new ReportApproval(null, new DateOnly(2023, 10, 2), null, null, null),
        Satgas = [],
        Breakdowns = [],
        Indicators = [.. Enum.GetValues<Indicator>().Select(indicator => new IndicatorFigure(indicator, null, null, 0, 0, 0, null, []))],
        Support = [],
        Movements = [],
        UnlistedSecretStudents = 0,
    };

    /// <summary>A large school: so many cases in the list of activities and in the appendix.</summary>
    public static Report ManyCases(int cases = 300) => September2023(cases) with
    {
        Movements = [.. Enumerable.Range(0, cases).Select(i => i % 4 == 3
            ? CaseMovement.CodeOnly($"K-{i:D4}")
            : new CaseMovement($"K-{i:D4}", "motivasi", "Motivasi belajar rendah", (Entry)(i % 3), i % 5 == 0 ? Exit.NoLongerAtRisk : null, i % 3 == 0 ? RiskLevel.High : null, i % 5 == 0 ? null : RiskLevel.Moderate))],
    };

    public static Report LongTexts()
    {
        const string name = "Raden Mas Kusumadiningrat Purwanegara Wijayakusuma Sastranegara Adiwinata, M.Pd.";
        const string unbroken = "Laporanpertemuandengankeluargabesarsiswayangsangatpanjangsekalitanpaspasi";
        var report = September2023();
        var paragraph = string.Join(' ', Enumerable.Repeat("Orang tua menyampaikan keadaan keluarga dan rencana anaknya setelah lulus.", 30));
        return report with
        {
            Approval = report.Approval with
            {
                Place = "Kelurahan Pesisir Timur Sumatera Bagian Selatan Dua Puluh Delapan",
                Chair = new ReportOfficer(name, "197806232005012992"),
                Facilitator = new ReportOfficer(name, null),
                Principal = new ReportOfficer(unbroken, "197104121997031991"),
            },
            Satgas = [.. report.Satgas.Select(member => member with { Name = name, Position = "Anggota Satuan Tugas dari unsur komite sekolah dan dunia usaha", DecreeNumber = unbroken })],
            Indicators = [.. report.Indicators.Select(figure => figure with { Sources = [unbroken, name] })],
            Support = [.. report.Support.Select(given => given with { KindLabel = "Pelatihan kecakapan hidup bersama dunia usaha dan dunia industri", Rupiah = 123_456_789_012 })],
            Movements = [.. report.Movements.Select(movement => movement.FactorLabel is null ? movement : movement with { FactorLabel = movement.FactorLabel + " yang berlangsung lama dan memerlukan perhatian" })],
            Written = new Dictionary<NarrativeSection, string> { [NarrativeSection.Summary] = paragraph[..1400], [NarrativeSection.Request] = unbroken },
            School = report.School with { Name = "Sekolah Menengah Kejuruan Negeri Kelautan dan Perikanan Terpadu Pesisir Timur Sumatera Bagian Selatan" },
            Factors = [.. report.Factors.Select(factor => factor with { Label = factor.Label + " yang berlangsung lama dan memerlukan perhatian banyak pihak" })],
            ActivityTotals = [new ActivityTotal("Pelatihan kecakapan hidup bersama dunia usaha, dunia industri, dan alumni sekolah", 1200)],
            SupportRupiah = 123_456_789_012,
            Activities =
            [
                .. report.Activities.Select((activity, i) => activity with
                {
                    KindLabel = "Pelatihan kecakapan hidup bersama dunia usaha, dunia industri, dan alumni",
                    Officer = name,
                    Result = i == 3 ? paragraph : unbroken,
                    FollowUp = i % 2 == 0 ? "Membicarakan kembali rencana tindak lanjut dengan wali kelas, guru BK, dan orang tua" : unbroken,
                }),
            ],
        };
    }

    private static ReportActivity Activity(int i, int count)
    {
        var (kind, result, followUp) = Work[i % Work.Length];
        var day = new DateOnly(2023, 9, 1).AddDays(i * 29 / Math.Max(1, count - 1));
        var code = $"K-{"23456789ABCDEFGHJKMNPQRSTVWXYZ"[i * 7 % 30]}{"QRSTVWXYZ23456789ABCDEFGHJKMNP"[i * 11 % 30]}4{"MNPQRSTVWXYZ23456789ABCDEFGHJK"[i % 30]}";
        return i % 6 == 5
            ? new ReportActivity(day, kind, code, null, null, null)
            : new ReportActivity(day, kind, code, i % 2 == 0 ? "Siti Rahmah, S.Pd." : "M. Ridwan", result, i % 4 == 3 ? null : followUp);
    }
}
