using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The dashboard, the list of reports and the report itself, for a small school in the paper's two months.</summary>
public sealed class FigureTests(TestSite site)
{
    [Fact]
    public async Task Dashboard_OfAMonth_CountsEveryFactor()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await principal.GetAsync("/dasbor?periode=2023-09");

        Assert.Equal(
        [
            ["Motivasi belajar rendah", "2", "0", "0", "1", "1", "1", "0"],
            ["Ekonomi", "1", "0", "0", "0", "1", "1", "0"],
            ["Perundungan", "1", "0", "0", "0", "1", "1", "0"],
            [Said.Text("Dashboard.Total"), "4", "0", "0", "1", "3", "3", "0"],
        ], page.Document.QuerySelectorAll("table.figures")[0].QuerySelectorAll("tbody tr, tfoot tr").Select(row => row.Children.Select(cell => cell.TextContent.Trim()).ToArray()));
        Assert.Equal("3 dari 5 siswa rentan (60,0%), turun dari 4 (80,0%).", page.Document.QuerySelector(".lead-figure")!.TextContent.Trim());
    }

    [Theory]
    [InlineData("2019-01")]
    [InlineData("2030-01")]
    [InlineData("bulan-lalu")]
    public async Task Dashboard_OfAMonthWithoutARecord_ShowsTheLatestAndSaysSo(string month)
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Contains(Said.Text("Dashboard.MonthUnknown"), (await principal.GetAsync("/dasbor?periode=" + month)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task WithoutACase_DashboardAndReportsSaySo()
    {
        var school = await site.AddSchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Contains(Said.Text("Dashboard.Empty"), (await principal.GetAsync("/dasbor")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Reports.Empty"), (await principal.GetAsync("/laporan")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reports_OfferEveryMonthSinceTheFirstCase()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await principal.GetAsync("/laporan");

        Assert.Contains("/laporan/2023-08/unduh.pdf", page.Links);
        Assert.Contains("/laporan/2023-09/unduh.pdf", page.Links);
        Assert.DoesNotContain("/laporan/2023-07/unduh.pdf", page.Links);
    }

    [Theory]
    [InlineData("2023-07")]
    [InlineData("2030-01")]
    [InlineData("2023-13")]
    [InlineData("september")]
    public async Task Report_OfAMonthWithoutARecord_IsNotFound(string month)
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Equal(HttpStatusCode.NotFound, (await principal.GetAsync($"/laporan/{month}/unduh.pdf")).Status);
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task Report_ReadBack_HasTheFiguresAndNamesNoStudent(SchoolRole role)
    {
        var school = await SmallSchool.AddAsync(site);
        using var visitor = await site.SignInAsync(school, role);

        var file = await visitor.GetAsync("/laporan/2023-09/unduh.pdf");
        var text = Read(file.Content);

        Assert.Equal((HttpStatusCode.OK, "application/pdf"), (file.Status, file.MediaType));
        Assert.Contains(school.School.Name, text, StringComparison.Ordinal);
        Assert.Contains(school.School.Npsn, text, StringComparison.Ordinal);
        Assert.Contains("September 2023", text, StringComparison.Ordinal);
        Assert.Contains("2023/2024", text, StringComparison.Ordinal);
        Assert.Contains("Motivasi belajar rendah 2 0 0 1 1", text, StringComparison.Ordinal);
        Assert.Contains("Ekonomi 1 0 0 0 1", text, StringComparison.Ordinal);
        Assert.Contains("Perundungan 1 0 0 0 1", text, StringComparison.Ordinal);
        Assert.Contains("60,0%", text, StringComparison.Ordinal);
        foreach (var name in new[] { "Ayu", "Lestari", "Bagas", "Saputra", "Citra", "Nadia", "Kirana", "Dimas" })
            Assert.DoesNotContain(name, text, StringComparison.OrdinalIgnoreCase);
    }

    /// <summary>General cases in words, Restricted ones by code alone, Secret ones in the totals only.</summary>
    [Fact]
    public async Task Report_ReadBack_ListsWhatMayBeListed()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var text = Read((await principal.GetAsync("/laporan/2023-09/unduh.pdf")).Content);

        Assert.DoesNotContain("Konseling individu K-0003", text, StringComparison.Ordinal);
        Assert.Contains("1 kegiatan untuk kasus terbatas masuk dalam jumlah di atas, tetapi tidak dirinci. Kasusnya: K-0003.", text, StringComparison.Ordinal);
        Assert.Contains("K-0001 akan masuk", text, StringComparison.Ordinal);
        Assert.Contains("1 kegiatan untuk kasus rahasia", text, StringComparison.Ordinal);
        Assert.DoesNotContain("K-0004", text, StringComparison.Ordinal);
        Assert.DoesNotContain("kenari-rahasia", text, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("kenari-terbatas", text, StringComparison.OrdinalIgnoreCase);
    }

    private static string Read(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return string.Join(' ', file.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }
}
