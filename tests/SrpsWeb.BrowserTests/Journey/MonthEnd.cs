using Microsoft.Playwright;
using UglyToad.PdfPig;
using static SrpsWeb.BrowserTests.Journey.School;

namespace SrpsWeb.BrowserTests.Journey;

/// <summary>What came of it: the principal's dashboard and the facilitator's PDF.</summary>
public static class MonthEnd
{
    /// <summary>Two students registered in the month, of which one is not at risk any more.</summary>
    private const string State = "1 dari 36 siswa rentan (2,8%)";

    public static async Task ReadDashboardAsync(Visitor visitor)
    {
        await visitor.LookAsync("beranda-kepala-sekolah");
        await visitor.GoAsync("/dasbor?periode=2026-09");
        await Assertions.Expect(visitor.Main.Locator(".lead-figure")).ToHaveTextAsync(State + ", belum ada data sebelumnya.");
        Assert.Equal(["0", "2", "0", "1", "1", "0", "0"], await visitor.Main.Locator("table.figures").First.Locator("tfoot td").AllTextContentsAsync());
        await visitor.LookAsync("dasbor");
        await visitor.GoAsync("/kasus");
        await visitor.ExpectAsync(StillAtRisk.Name);
        await visitor.GoRefusedAsync("/pengaturan/pengguna", 403);
    }

    public static async Task DownloadReportAsync(Visitor visitor, CaseOnPage closed)
    {
        await visitor.GoAsync("/kasus?status=semua");
        await visitor.ExpectAsync(closed.Code);
        Assert.DoesNotContain(Recovering.Name, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await visitor.LookAsync("kasus-fasilitator");
        await visitor.FollowAsync(closed.Code);
        await visitor.ExpectAsync("Kasus ditutup: Tidak lagi rentan");
        Assert.DoesNotContain(Recovering.Name, await visitor.Page.ContentAsync(), StringComparison.Ordinal);
        await visitor.LookAsync("kasus-satu-fasilitator");
        await visitor.GoAsync("/laporan");
        await visitor.LookAsync("laporan");
        var download = await visitor.Page.RunAndWaitForDownloadAsync(() => visitor.FollowAsync("Unduh PDF September 2026"));
        Assert.Equal("laporan-srps-2026-09.pdf", download.SuggestedFilename);
        var text = Words(await download.PathAsync());
        Assert.Contains(Name, text, StringComparison.Ordinal);
        Assert.Contains("September 2026", text, StringComparison.Ordinal);
        Assert.Contains(State + ", belum ada data sebelumnya.", text, StringComparison.Ordinal);
        Assert.Contains("Jumlah 0 2 0 1 1 0 0", text, StringComparison.Ordinal);
        Assert.Contains("Konseling individu", text, StringComparison.Ordinal);
        Assert.Contains("Kunjungan rumah", text, StringComparison.Ordinal);
        Assert.Contains(closed.Code, text, StringComparison.Ordinal);
        Assert.DoesNotContain(Recovering.Name, text, StringComparison.Ordinal);
        Assert.DoesNotContain(StillAtRisk.Name, text, StringComparison.Ordinal);
    }

    public static async Task LeaveAsync(Visitor visitor)
    {
        await visitor.GoRefusedAsync("/laporan/2019-01/unduh.pdf", 404);
        await visitor.LookAsync("tidak-ditemukan");
        await visitor.GoAsync("/keluar");
        await visitor.LookAsync("keluar");
        await visitor.PressAsync("Keluar");
        await visitor.ExpectHeadingAsync("Masuk");
    }

    private static string Words(string path)
    {
        using var file = PdfDocument.Open(path);
        return string.Join(' ', file.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }
}
