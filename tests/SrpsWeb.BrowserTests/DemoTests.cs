using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests;

/// <summary>
/// The first command of the README: what a stranger sees of the demo. With <c>SRPS_SCREENSHOTS=docs/guide</c> in the environment
/// the README's own pictures are taken anew.
/// </summary>
public sealed class DemoTests(Chromium chromium)
{
    private const string Password = "Srps-demo-2026";

    /// <summary>Monday after the month that the demo tells of.</summary>
    private static readonly DateTimeOffset Now = new(2023, 10, 2, 2, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task Demo_ShowsTheMonthOnTheDashboard_AndACaseOnAPhone_AndFitsItInEnglish()
    {
        await using var srps = RunningSrps.Start(Now, withDemo: true);
        await using (var principal = await SignInAsync(srps, Device.Desk, "kepala"))
        {
            await principal.GoAsync("/dasbor?periode=2023-09");
            await Assertions.Expect(principal.Main.Locator(".lead-figure")).ToHaveTextAsync("11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).");
            await PictureAsync(principal, "dasbor.png", isWhole: true);
            principal.RequireNoComplaint();
        }

        await using var counsellor = await SignInAsync(srps, Device.Phone, "bk");
        await counsellor.GoAsync("/kasus?cari=Rahmat");
        await counsellor.FollowAsync("Rahmat Hidayat");
        await counsellor.ExpectAsync("Kunjungan rumah");
        await PictureAsync(counsellor, "kasus-hp.png");
        await counsellor.Page.GetByRole(AriaRole.Button, new() { Name = "English", Exact = true }).ClickAsync();
        await counsellor.ExpectAsync("Home visit");
        await counsellor.RequireFittingAsync("case");
        // English words are longer than the Indonesian ones.
        foreach (var address in new[] { "/", "/dasbor?periode=2023-09", "/kasus", "/kunjungan", "/laporan", "/siswa" })
        {
            await counsellor.GoAsync(address);
            await counsellor.RequireFittingAsync(address);
        }

        counsellor.RequireNoComplaint();
    }

    private async Task<Visitor> SignInAsync(RunningSrps srps, Device device, string userName)
    {
        var visitor = await Visitor.ArriveAsync(chromium, srps.Address, device, pictures: null);
        await visitor.GoAsync("/masuk");
        await visitor.FillAsync("Nama pengguna atau surel", userName);
        await visitor.FillAsync("Kata sandi", Password);
        await visitor.PressAsync("Masuk");
        await visitor.ExpectAsync("Selamat datang");
        return visitor;
    }

    private static async Task PictureAsync(Visitor visitor, string name, bool isWhole = false)
    {
        var folder = Environment.GetEnvironmentVariable("SRPS_SCREENSHOTS") ?? Path.Combine("TestResults", "screenshots", "demo");
        await visitor.Page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Repository.PathOf(folder), name), FullPage = isWhole });
    }
}
