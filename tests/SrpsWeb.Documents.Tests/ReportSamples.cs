using System.Globalization;
using SrpsWeb.Application.Reports;
using SrpsWeb.Domain.Figures;
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
        SupportRupiah: 4_750_000);

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
        EnrolledBefore = 0,
        Exits = new ExitFigures(0, 0, 0, 0, 0),
        IsFinal = true,
    };

    public static Report EmptyMonth() => September2023(0) with
    {
        School = new ReportSchool("SMK Contoh", "00000000", null, null, null, null, null, null, null),
        Factors = [],
        Total = new FactorFigures("", "", 0, 0, 0, 0, 0, 0, 0),
        EnrolledBefore = 0,
        Exits = new ExitFigures(0, 0, 0, 0, 0),
        Levels = new LevelMovement(0, 0, 0),
        Weeks = [],
        ActivityTotals = [],
        Visits = new VisitTotals(0, 0, 0, 0, 0),
        UnlistedSecretActivities = 0,
        SupportRupiah = 0,
    };

    public static Report LongTexts()
    {
        const string name = "Raden Mas Kusumadiningrat Purwanegara Wijayakusuma Sastranegara Adiwinata, M.Pd.";
        const string unbroken = "Laporanpertemuandengankeluargabesarsiswayangsangatpanjangsekalitanpaspasi";
        var report = September2023();
        var paragraph = string.Join(' ', Enumerable.Repeat("Orang tua menyampaikan keadaan keluarga dan rencana anaknya setelah lulus.", 30));
        return report with
        {
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
