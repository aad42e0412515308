using Microsoft.Playwright;
using SrpsWeb.BrowserTests.Guide;

namespace SrpsWeb.BrowserTests;

/// <summary>
/// The first command of the README: what a stranger sees of the demo. With <c>SRPS_SCREENSHOTS=docs/guide/gambar</c> in the
/// environment the pictures of the guide and the README are taken anew.
/// </summary>
public sealed class DemoTests(Chromium chromium, DemoTests.RunningDemo demo) : IClassFixture<DemoTests.RunningDemo>
{
    private const string Password = "Srps-demo-2026";

    /// <summary>Monday after the month that the demo tells of.</summary>
    private static readonly DateTimeOffset Now = new(2023, 10, 2, 2, 0, 0, TimeSpan.Zero);

    /// <summary>Both demo schools, seeded once for the tests of this class.</summary>
    public sealed class RunningDemo : IAsyncDisposable
    {
        private readonly RunningSrps _srps = RunningSrps.Start(Now, withDemo: true);

        public Uri Address => _srps.Address;

        public ValueTask DisposeAsync() => _srps.DisposeAsync();
    }

    [Fact]
    public async Task Demo_ShowsTheMonthOnTheDashboard_AndACaseOnAPhone_AndFitsItInEnglish()
    {
        await using (var principal = await SignInAsync(Device.Desk, "kepala"))
        {
            await principal.GoAsync("/dasbor?periode=2023-09");
            await Assertions.Expect(principal.Main.Locator(".lead-figure")).ToHaveTextAsync("11 dari 394 siswa rentan (2,8%), turun dari 21 (5,3%).");
            principal.RequireNoComplaint();
        }

        await using var counsellor = await SignInAsync(Device.Phone, "bk");
        await counsellor.GoAsync("/kasus?cari=Rahmat");
        await counsellor.FollowAsync("Rahmat Hidayat");
        await counsellor.ExpectAsync("Kunjungan rumah");
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

    /// <summary>Logging something must take under a minute: eight taps and one text from home, screens.md.</summary>
    [Fact]
    public async Task QuickLog_FromHomeOnAPhone_TakesEightTapsAndOneText()
    {
        await using var counsellor = await SignInAsync(Device.Phone, "bk");
        var (page, taps) = (counsellor.Page, 0);

        await TapAsync(page.Locator(".bottombar").GetByRole(AriaRole.Link, new() { Name = "Catat", Exact = true }));
        // A list of the phone's own opens with one tap and closes with the choice.
        taps += 2;
        await counsellor.SelectAsync("Siswa", "Rahmat Hidayat");
        await TapAsync(counsellor.Main.Locator("fieldset.field label", new() { HasText = "Konseling individu" }));
        await TapAsync(counsellor.Main.GetByLabel("Catatan", new() { Exact = true }));
        await page.Keyboard.TypeAsync("Bertemu di gerbang, hadir tepat waktu sepekan ini.");
        await TapAsync(counsellor.Main.GetByRole(AriaRole.Button, new() { Name = "Simpan", Exact = true }));

        await counsellor.ExpectAsync("Bertemu di gerbang, hadir tepat waktu sepekan ini.");
        Assert.InRange(taps, 1, 8);
        counsellor.RequireNoComplaint();

        Task TapAsync(ILocator place)
        {
            taps++;
            return place.ClickAsync();
        }
    }

    /// <summary>Typed on the phone, found on the desk, sent by keys alone; then nothing is left of the draft.</summary>
    [Fact]
    public async Task Draft_TypedOnAPhone_IsSentFromTheDesk()
    {
        const string Words = "Kakaknya menelepon: besok ikut perahu pertama.";
        await using (var phone = await SignInAsync(Device.Phone, "koordinator"))
        {
            await phone.GoAsync("/kasus?cari=Rahmat");
            await phone.FollowAsync("Rahmat Hidayat");
            await phone.FollowAsync("Tambah catatan");
            await phone.FillAsync("Catatan", Words);
            await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Draf tersimpan");
            // The session ends while something is being typed: the page says so and keeps it.
            await phone.Page.Context.ClearCookiesAsync();
            await phone.Main.GetByLabel("Catatan", new() { Exact = true }).PressSequentiallyAsync(" Sampai jumpa.");
            await Assertions.Expect(phone.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Draf belum tersimpan");
        }

        await using var desk = await SignInAsync(Device.Desk, "koordinator");
        await desk.ExpectAsync("Catatan pendampingan: draf");
        await desk.FollowFirstAsync("Lanjutkan");
        await desk.ExpectAsync("Isinya belum dikirim.");
        await Assertions.Expect(desk.Main.GetByLabel("Catatan", new() { Exact = true })).ToHaveValueAsync(Words);
        await desk.ChooseAsync("Jenis pendampingan", "Konseling individu");
        await desk.Main.GetByRole(AriaRole.Button, new() { Name = "Simpan", Exact = true }).FocusAsync();
        await desk.Page.Keyboard.PressAsync("Enter");
        await desk.ExpectAsync(Words);
        await desk.GoAsync("/");
        await Assertions.Expect(desk.Main).Not.ToContainTextAsync("draf");
        desk.RequireNoComplaint();
    }

    /// <summary>Every field is reached by Tab and filled by keys: a list by the first letters, chips by the space bar.</summary>
    [Fact]
    public async Task QuickLog_ByKeysAlone_IsStored()
    {
        const string Words = "Menunggu di dermaga bersama kakaknya.";
        await using var counsellor = await SignInAsync(Device.Desk, "bk");
        var (page, main) = (counsellor.Page, counsellor.Main);
        await counsellor.GoAsync("/catat");

        await TabToAsync(main.GetByLabel("Siswa", new() { Exact = true }));
        await page.Keyboard.TypeAsync("Rahmat");
        await TabToAsync(main.GetByRole(AriaRole.Radio).First);
        await page.Keyboard.PressAsync("Space");
        await TabToAsync(main.GetByLabel("Catatan", new() { Exact = true }));
        await page.Keyboard.TypeAsync(Words);
        await TabToAsync(main.GetByRole(AriaRole.Button, new() { Name = "Simpan", Exact = true }));
        await page.Keyboard.PressAsync("Enter");

        await counsellor.ExpectHeadingAsync("Rahmat Hidayat");
        await counsellor.ExpectAsync(Words);
        counsellor.RequireNoComplaint();

        async Task TabToAsync(ILocator place)
        {
            for (var presses = 0; presses < 60; presses++)
            {
                await page.Keyboard.PressAsync("Tab");
                if (await place.EvaluateAsync<bool>("element => element === document.activeElement"))
                    return;
            }

            Assert.Fail($"Tab does not reach {place}.");
        }
    }

    /// <summary>As it is read: on a phone and on a desk, in both themes. Its pictures are taken when that is asked for, from a demo nobody has worked with.</summary>
    [Fact]
    public async Task Guide_IsReadOnAPhoneAndOnADesk_AndItsPicturesAreTakenWhereAsked()
    {
        if (Environment.GetEnvironmentVariable("SRPS_SCREENSHOTS") is { Length: > 0 } folder)
        {
            await using var untouched = RunningSrps.Start(Now, withDemo: true);
            await new GuidePictures(new GuideCamera(Repository.PathOf(folder)), (device, userName) => SignInAsync(device, userName, untouched.Address)).TakeAllAsync();
        }

        foreach (var device in new[] { Device.Phone, Device.Desk })
        {
            await using var member = await SignInAsync(device, "osis", pictures: new PictureSeries($"panduan-{device.Width}"));
            await member.Page.Locator(".page-foot").GetByRole(AriaRole.Link, new() { Name = "Panduan", Exact = true }).ClickAsync();
            await member.ExpectHeadingAsync("Panduan");
            await member.LookAsync("panduan");
            await member.FollowFirstAsync("Mulai");
            await member.ExpectHeadingAsync("Mulai");
            await member.LookAsync("mulai");
            await member.FollowFirstAsync("Berikutnya");
            await member.ExpectHeadingAsync("Sebulan bersama Satgas");
            await member.LookAsync("sebulan");
            member.RequireNoComplaint();
        }
    }

    private async Task<Visitor> SignInAsync(Device device, string? userName, Uri? address = null, PictureSeries? pictures = null)
    {
        var visitor = await Visitor.ArriveAsync(chromium, address ?? demo.Address, device, pictures);
        if (userName is null)
            return visitor;
        await visitor.GoAsync("/masuk");
        await visitor.FillAsync("Nama pengguna atau surel", userName);
        await visitor.FillAsync("Kata sandi", Password);
        await visitor.PressAsync("Masuk");
        // Wherever the role leads to.
        await visitor.Page.WaitForURLAsync(url => !url.EndsWith("/masuk", StringComparison.Ordinal));
        return visitor;
    }
}
