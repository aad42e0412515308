using System.Globalization;
using SrpsWeb.Application.Reports;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;
using UglyToad.PdfPig;
using Report = SrpsWeb.Application.Reports.MonthlyReport;

namespace SrpsWeb.Documents.Tests;

public sealed class MonthlyReportDocumentTests
{
    [Fact]
    public void Render_SeptemberOfTheSeed_ShowsThePapersFigures()
    {
        var pages = ReadBack.Pages(Build(ReportSamples.September2023()));
        var all = string.Join(' ', pages);

        Assert.Contains("11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).", all, StringComparison.Ordinal);
        Assert.Contains("Keadaan pada 30 September 2023. 4 siswa dalam pendampingan khusus.", all, StringComparison.Ordinal);
        Assert.Contains("Motivasi belajar rendah 11 0 0 7 4 4 0", all, StringComparison.Ordinal);
        Assert.Contains("Ekonomi 6 0 0 3 3 3 0", all, StringComparison.Ordinal);
        Assert.Contains("Keluarga kurang harmonis 2 0 0 0 2 2 2", all, StringComparison.Ordinal);
        Assert.Contains("Perundungan 2 0 0 0 2 2 2", all, StringComparison.Ordinal);
        Assert.Contains("Jumlah 21 0 0 10 11 11 4", all, StringComparison.Ordinal);
        Assert.Contains("Rp4.750.000", all, StringComparison.Ordinal);
        Assert.Contains("Evaluasi terakhir menyatakan siswa tidak rentan lagi. 10", all, StringComparison.Ordinal);
        Assert.Contains("30 Sep 2023 11", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_Cover_NamesSchoolTermVersionStateAndCutOff()
    {
        var cover = ReadBack.Pages(Build(ReportSamples.September2023()))[0];

        Assert.Contains("Laporan kemajuan pendampingan September 2023 Draf", cover, StringComparison.Ordinal);
        Assert.Contains("Sekolah SMKN 1 Tanjung Jabung Timur (demo)", cover, StringComparison.Ordinal);
        Assert.Contains("NPSN 10500001", cover, StringComparison.Ordinal);
        Assert.Contains("Tahun ajaran 2023/2024, Semester Ganjil", cover, StringComparison.Ordinal);
        Assert.Contains("Masa laporan 1–30 September 2023", cover, StringComparison.Ordinal);
        Assert.Contains("Data per 2 Oktober 2023 pukul 08.30 WIB", cover, StringComparison.Ordinal);
        Assert.Contains("Versi 1", cover, StringComparison.Ordinal);
        Assert.DoesNotContain("Halaman", cover, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_EveryPageButTheCover_IsNumbered()
    {
        var pages = ReadBack.Pages(Build(ReportSamples.September2023(300)));

        Assert.True(pages.Count > 10, $"{pages.Count} pages");
        for (var number = 2; number <= pages.Count; number++)
            Assert.EndsWith($"Halaman {number} dari {pages.Count}", pages[number - 1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(11, 394, 21, 394, "11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).")]
    [InlineData(21, 394, 11, 394, "21 dari 394 siswa rentan (5,3%), naik dari 11 (2,8%).")]
    [InlineData(11, 394, 11, 400, "11 dari 394 siswa rentan (2,8%), tetap dibanding awal bulan, 11 (2,8%).")]
    [InlineData(11, 394, 12, 0, "11 dari 394 siswa rentan (2,8%), turun dari 12.")]
    [InlineData(3, 0, 5, 394, "3 siswa rentan. Belum ada data jumlah siswa.")]
    [InlineData(1, 16, 0, 16, "1 dari 16 siswa rentan (6,3%), naik dari 0 (0,0%).")]
    [InlineData(1234, 12345, 1300, 12345, "1.234 dari 12.345 siswa rentan (10,0%), turun dari 1.300 (10,5%).")]
    public void Build_Sentence_ComparesWithTheStart(int now, int enrolled, int before, int enrolledBefore, string expected)
    {
        var report = ReportSamples.September2023();
        report = report with
        {
            Total = report.Total with { Current = now, Opening = before },
            Enrolled = enrolled,
            EnrolledBefore = enrolledBefore,
        };

        var lead = Build(report).Blocks.OfType<Paragraph>().First(paragraph => paragraph.Style == ParagraphStyle.Lead);

        Assert.Equal(expected, string.Concat(lead.Spans.Select(span => span.Text)));
    }

    [Fact]
    public void Build_Sentence_OfTheFirstMonth_ComparesWithNothing()
    {
        var lead = Build(ReportSamples.September2023() with { HasEarlier = false }).Blocks.OfType<Paragraph>().First(paragraph => paragraph.Style == ParagraphStyle.Lead);

        Assert.Equal("11 dari 394 siswa rentan (2,8%), belum ada data sebelumnya.", string.Concat(lead.Spans.Select(span => span.Text)));
    }

    [Fact]
    public void Render_EmptyMonth_SaysWhatIsNotThereYet()
    {
        var all = string.Join(' ', ReadBack.Pages(Build(ReportSamples.EmptyMonth())));

        Assert.Contains("Belum ada siswa rentan yang tercatat pada masa ini.", all, StringComparison.Ordinal);
        Assert.Contains("Belum ada kasus yang tercatat pada masa ini.", all, StringComparison.Ordinal);
        Assert.Contains("Belum ada data per pekan.", all, StringComparison.Ordinal);
        Assert.Contains("Belum ada kegiatan untuk dirinci.", all, StringComparison.Ordinal);
        Assert.Contains("Belum ada kunjungan rumah pada masa ini.", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_English_SpeaksEnglishWithEnglishFigures()
    {
        var all = string.Join(' ', ReadBack.Pages(Build(ReportSamples.August2023(), ReportSamples.English)));

        Assert.Contains("21 of 394 students at risk (5.3%), no earlier data yet.", all, StringComparison.Ordinal);
        Assert.Contains("1–31 August 2023", all, StringComparison.Ordinal);
        Assert.Contains("Rp4,750,000", all, StringComparison.Ordinal);
        Assert.Contains("Final · Version 1 · Data as of 2 October 2023 at 08:30 WIB", all, StringComparison.Ordinal);
        Assert.DoesNotContain("Halaman", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_RestrictedCases_AreTheirCodesOnly_AndWhatIsMissingIsADash()
    {
        var report = ReportSamples.September2023() with
        {
            Activities = [new ReportActivity(new DateOnly(2023, 9, 4), "Kunjungan rumah", "K-7Q4M", null, null, null)],
            Restricted = new RestrictedActivities(3, ["K-29PFP", "K-8ZZZZ"]),
        };

        var all = string.Join(' ', ReadBack.Pages(Build(report)));

        Assert.Contains("4 Sep Kunjungan rumah K-7Q4M – – –", all, StringComparison.Ordinal);
        Assert.Contains("3 kegiatan untuk kasus terbatas masuk dalam jumlah di atas, tetapi tidak dirinci. Kasusnya: K-29PFP, K-8ZZZZ.", all, StringComparison.Ordinal);
    }

    [Fact]
    public void Render_SecretActivities_AreCountedInANoteOnly()
    {
        const string note = "6 kegiatan untuk kasus rahasia masuk dalam jumlah di atas, tetapi tidak dirinci.";
        var report = ReportSamples.September2023();

        Assert.Contains(note, string.Join(' ', ReadBack.Pages(Build(report))), StringComparison.Ordinal);
        Assert.DoesNotContain(
            "kegiatan untuk kasus rahasia",
            string.Join(' ', ReadBack.Pages(Build(report with { UnlistedSecretActivities = 0 }))),
            StringComparison.Ordinal);
    }

    [Fact]
    public void Render_EveryActivity_IsListedOnce()
    {
        var report = ReportSamples.September2023() with
        {
            Activities = [.. Enumerable.Range(0, 300).Select(i =>
                new ReportActivity(new DateOnly(2023, 9, 1 + (i / 10)), "Konseling individual", $"K-{i:D4}", "Siti Rahmah", "Baik", null))],
        };

        var words = string.Join(' ', ReadBack.Pages(Build(report))).Split(' ');

        Assert.Equal(
            report.Activities.Select(activity => activity.CaseCode),
            words.Where(word => word.Length == 6 && word.StartsWith("K-", StringComparison.Ordinal)));
    }

    [Fact]
    public void Render_LongNamesAndTexts_StayBetweenTheMargins()
    {
        var bytes = ReadBack.Bytes(Build(ReportSamples.LongTexts()));

        using var file = PdfDocument.Open(bytes);
        var margin = 20 / 25.4 * 72;
        foreach (var letter in file.GetPages().SelectMany(page => page.Letters).Where(letter => !string.IsNullOrWhiteSpace(letter.Value)))
        {
            Assert.InRange(letter.BoundingBox.Left, margin - 1.5, 595.28 - margin);
            Assert.InRange(letter.BoundingBox.Right, margin, 595.28 - margin + 1.5);
            Assert.InRange(letter.BoundingBox.Bottom, 28, 841.89);
        }
    }

    [Fact]
    public void Render_ReportOfASchoolOf400_IsNoLargerThan150Kilobytes() =>
        Assert.InRange(ReadBack.Bytes(Build(ReportSamples.September2023())).Length, 20_000, 150_000);

    private static Document Build(Report report, CultureInfo? culture = null) =>
        MonthlyReportDocument.Build(report, culture ?? ReportSamples.Indonesian);
}
