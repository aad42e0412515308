using System.Globalization;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;
using SrpsWeb.Domain.Reports;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.Tests;

/// <summary>The pages beyond figures and activities: approval, texts, profile, breakdowns, indicators, support, appendix.</summary>
public sealed class MonthlyReportPagesTests
{
    [Fact]
    public void Render_Approval_NamesThreeWithNipOrDash()
    {
        var page = ReadBack.Pages(Build(ReportSamples.September2023()))[1];

        Assert.Contains("Lembar pengesahan", page, StringComparison.Ordinal);
        Assert.Contains("Muara Sabak Ilir, 2 Oktober 2023", page, StringComparison.Ordinal);
        Assert.Contains("Sulastri Ningrum, S.Pd., M.Si.", page, StringComparison.Ordinal);
        Assert.Contains("NIP 19780623 200501 2 992", page, StringComparison.Ordinal);
        Assert.Contains("NIP –", page, StringComparison.Ordinal);
        Assert.Contains("Mengetahui, Kepala Sekolah", page, StringComparison.Ordinal);
        Assert.Contains("NIP 19710412 199703 1 991", page, StringComparison.Ordinal);
        Assert.Contains("masih draf", page, StringComparison.Ordinal);
        Assert.DoesNotContain("masih draf", ReadBack.Pages(Build(ReportSamples.August2023()))[1], StringComparison.Ordinal);
    }

    [Fact]
    public void Render_NobodyRecorded_LeavesLinesToWriteOn()
    {
        var page = ReadBack.Pages(Build(ReportSamples.EmptyMonth()))[1];

        Assert.Contains("Tanggal 2 Oktober 2023", page, StringComparison.Ordinal);
        Assert.Equal(3, page.Split("NIP –").Length - 1);
    }

    [Theory]
    [InlineData(0, 0, 10, 11, 11, 4, "Selama September 2023, 10 siswa keluar dari daftar rentan (10 karena tidak lagi rentan). Dari 11 siswa yang rentan pada 30 September 2023, 11 sudah ditangani pada masa ini dan 4 dalam pendampingan khusus. Faktor utama terbanyak adalah Motivasi belajar rendah, dengan 4 siswa.")]
    [InlineData(3, 1, 2, 11, 9, 0, "Selama September 2023, 3 siswa baru tercatat rentan, 1 siswa kembali rentan, dan 2 siswa keluar dari daftar rentan (10 karena tidak lagi rentan). Dari 11 siswa yang rentan pada 30 September 2023, 9 sudah ditangani pada masa ini. Faktor utama terbanyak adalah Motivasi belajar rendah, dengan 4 siswa.")]
    [InlineData(0, 0, 0, 0, 0, 0, "Selama September 2023 tidak ada siswa yang masuk ke daftar rentan maupun keluar darinya. Pada 30 September 2023 tidak ada siswa yang rentan. Satgas tetap memantau kehadiran dan perkembangan siswa.")]
    public void Generated_Summary_SaysWhatTheFiguresSay(int added, int returned, int left, int current, int handled, int care, string expected)
    {
        var report = ReportSamples.September2023();
        report = report with
        {
            Total = report.Total with { New = added, Returned = returned, Left = left, Current = current, Handled = handled, SpecialCare = care },
            Factors = current == 0 ? [] : report.Factors,
        };

        Assert.Equal(expected, new ReportSentences(report, ReportSamples.Indonesian).Generated(NarrativeSection.Summary));
    }

    [Theory]
    [InlineData(11, 9, 4, "2 siswa rentan yang belum ditangani")]
    [InlineData(11, 11, 4, "pendampingan khusus bagi 4 siswa")]
    [InlineData(11, 11, 0, "pendampingan 11 siswa yang rentan kini")]
    [InlineData(0, 0, 0, "pemantauan siswa tetap berjalan")]
    public void Generated_Request_AsksForWhatIsMostNeeded(int current, int handled, int care, string expected)
    {
        var report = ReportSamples.September2023();
        report = report with { Total = report.Total with { Current = current, Handled = handled, SpecialCare = care } };

        Assert.Contains(expected, new ReportSentences(report, ReportSamples.Indonesian).Generated(NarrativeSection.Request), StringComparison.Ordinal);
    }

    [Fact]
    public void Generated_FactorsAlike_AreAllNamed()
    {
        var report = ReportSamples.September2023();
        report = report with { Factors = [.. report.Factors.Select(factor => factor with { Current = 2 })] };

        Assert.EndsWith(
            "Faktor utama terbanyak adalah Motivasi belajar rendah, Ekonomi, Keluarga kurang harmonis, dan Perundungan, masing-masing 2 siswa.",
            new ReportSentences(report, ReportSamples.Indonesian).Generated(NarrativeSection.Summary),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Render_WrittenTexts_StandInPlaceOfTheGenerated()
    {
        var report = ReportSamples.September2023() with
        {
            Written = new Dictionary<NarrativeSection, string> { [NarrativeSection.Summary] = "Bulan ini tenang.", [NarrativeSection.Request] = "Mohon ruang konseling." },
        };

        var page = ReadBack.Pages(Build(report))[2];

        Assert.Contains("Bulan ini tenang.", page, StringComparison.Ordinal);
        Assert.Contains("Mohon ruang konseling.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("Selama September 2023", page, StringComparison.Ordinal);
        Assert.DoesNotContain("memimpin pertemuan Satgas", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Profile_HasLetterheadSchoolAndMembers()
    {
        var page = ReadBack.Pages(Build(ReportSamples.September2023()))[3];

        Assert.Contains("Jl. Lintas Pesisir No. 1, Muara Sabak Ilir, Muara Sabak Timur, Kabupaten Tanjung Jabung Timur, Jambi", page, StringComparison.Ordinal);
        Assert.Contains("Satgas pada 30 September 2023", page, StringComparison.Ordinal);
        Assert.Contains("Zulfahri Amran, M.Pd. Penanggung jawab 421.5/018/SMKN1/2023 19710412 199703 1 991", page, StringComparison.Ordinal);
        Assert.Contains("H. Ambo Sakka Anggota (komite sekolah) 421.5/018/SMKN1/2023 –", page, StringComparison.Ordinal);
        Assert.Contains("394 siswa pada 30 September 2023", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Breakdown_TellsEveryGroupWithItsShare()
    {
        var all = All(ReportSamples.September2023());

        Assert.Contains("Jenis kelamin Laki-laki 8 72,7% Perempuan 3 27,3%", all, StringComparison.Ordinal);
        Assert.Contains("Tingkat kelas Kelas X 3 27,3% Kelas XI 5 45,5% Kelas XII 3 27,3%", all, StringComparison.Ordinal);
        Assert.Contains("Tingkat kerentanan Tinggi 1 9,1% Sedang 8 72,7% Rendah 2 18,2% Jumlah 11 100,0%", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Tanpa rombel", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Indicators_TellBaselineNowTargetKnownMissingAndSource()
    {
        var all = All(ReportSamples.September2023());

        Assert.Contains("Keaktifan dan kehadiran 61,5% 78,0% 90,0% 19 2 Presensi kelas", all, StringComparison.Ordinal);
        Assert.Contains("belum ada 70,3% 75,0% 12 9", all, StringComparison.Ordinal);
        Assert.Contains("Keterampilan (1–4) 1,8 2,4 – 20 1 Pengamatan guru", all, StringComparison.Ordinal);
        Assert.Contains("Ikut ekstrakurikuler belum ada – – 0 21 –", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Support_IsTotalledByKindAndSource()
    {
        var all = All(ReportSamples.September2023());

        Assert.Contains("Orang tua asuh Orang tua asuh 3 Rp3.500.000", all, StringComparison.Ordinal);
        Assert.Contains("Bantuan dari penggalangan dana Donasi 2 Rp1.250.000 Jumlah 5 Rp4.750.000", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Appendix_HidesRestrictedDetailAndSecretCases()
    {
        var page = ReadBack.Pages(Build(ReportSamples.September2023()))[^1];

        Assert.Contains("K-27USA Motivasi belajar rendah Keluar: Tidak lagi rentan Rendah –", page, StringComparison.Ordinal);
        Assert.Contains("K-29PFP – – – –", page, StringComparison.Ordinal);
        Assert.Contains("K-5R7H3 Motivasi belajar rendah Tetap Tinggi Sedang", page, StringComparison.Ordinal);
        Assert.Contains("K-BD2TT Motivasi belajar rendah Baru – Sedang", page, StringComparison.Ordinal);
        Assert.Contains("Kembali, lalu keluar:", page, StringComparison.Ordinal);
        Assert.Contains("2 siswa dihitung menurut kasus rahasia.", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_ManyCases_RepeatsTheHeaderOnEveryPageOfTheAppendix()
    {
        var report = ReportSamples.ManyCases();
        var pages = ReadBack.Pages(Build(report));
        var appendix = pages.Skip(pages.ToList().FindIndex(page => page.Contains("Lampiran: kasus", StringComparison.Ordinal))).ToList();

        Assert.True(appendix.Count > 5, $"{appendix.Count} pages");
        Assert.All(appendix, page => Assert.Contains("Kasus Faktor utama Pergerakan Tingkat awal Tingkat kini", page, StringComparison.Ordinal));
        Assert.Equal(
            report.Movements.Select(movement => movement.CaseCode),
            appendix.SelectMany(page => page.Split(' ')).Where(word => word.Length == 6 && word.StartsWith("K-", StringComparison.Ordinal)));
    }

    /// <summary>No heading is the last of its page: something of what it announces follows it.</summary>
    [Theory]
    [MemberData(nameof(Samples))]
    public void Render_NoHeading_IsTheLastOfItsPage(string sample)
    {
        var document = Build(Sample(sample));
        var headings = document.Blocks.OfType<Heading>().Select(heading => heading.Text).ToList();

        foreach (var page in ReadBack.Pages(document).Skip(1))
        {
            var body = page[..page.LastIndexOf("Draf · Versi", StringComparison.Ordinal)].TrimEnd();
            Assert.DoesNotContain(headings, heading => body.EndsWith(heading, StringComparison.Ordinal));
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Render_Tools_FindASoundFile(string sample)
    {
        var pdf = ReadBack.Bytes(Build(Sample(sample)));

        Assert.Contains("No syntax or stream encoding errors found", await ReadBack.AskAsync("qpdf", pdf, "--check"), StringComparison.Ordinal);
        var info = await ReadBack.AskAsync("pdfinfo", pdf);
        Assert.Matches(@"Page size:\s+595(\.\d+)? x 84[12](\.\d+)? pts \(A4\)", info);
        Assert.Contains("Laporan kemajuan pendampingan, September 2023", info, StringComparison.Ordinal);
        var fonts = (await ReadBack.AskAsync("pdffonts", pdf)).Split('\n').Skip(2).Where(line => line.Length > 0).ToList();
        Assert.InRange(fonts.Count, 2, 4);
        // Embedded, subset, and with a way back to characters.
        Assert.All(fonts, font => Assert.Matches(@"^[A-Z]{6}\+SourceSans3-.*\syes\s+yes\s+yes\s", font));
    }

    [Fact]
    public void Render_English_HasEveryPage()
    {
        var all = All(ReportSamples.September2023(), ReportSamples.English);

        foreach (var part in new[] { "Approval", "Request to the principal", "Profile", "Students at risk now by group", "Indicators of success", "Support given", "Appendix: cases and how they moved" })
            Assert.Contains(part, all, StringComparison.Ordinal);
        Assert.Contains("During September 2023, 10 students left the list (10 no longer at risk).", all, StringComparison.Ordinal);
        Assert.Contains("Left: No longer at risk", all, StringComparison.Ordinal);
    }

    public static TheoryData<string> Samples => ["september", "kosong", "banyak", "panjang"];

    private static Report Sample(string name) => name switch
    {
        "kosong" => ReportSamples.EmptyMonth(),
        "banyak" => ReportSamples.ManyCases(),
        "panjang" => ReportSamples.LongTexts(),
        _ => ReportSamples.September2023(),
    };

    private static string All(Report report, CultureInfo? culture = null) => string.Join(' ', ReadBack.Pages(Build(report, culture)));

    private static Document Build(Report report, CultureInfo? culture = null) => MonthlyReportDocument.Build(report, culture ?? ReportSamples.Indonesian);
}
