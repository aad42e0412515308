using Microsoft.Playwright;
using SrpsWeb.BrowserTests.Journey;

namespace SrpsWeb.BrowserTests;

/// <summary>Without a mouse: what takes the focus, in which order, and where it can be seen.</summary>
public sealed class KeyboardTests(Chromium chromium)
{
    [Fact]
    public async Task SignIn_IsFilledAndSentByKeysAlone()
    {
        await using var srps = RunningSrps.Start(School.Now);
        await using var visitor = await Visitor.ArriveAsync(chromium, srps.Address, Device.Desk, pictures: null);
        await SchoolStart.MakeSchoolAsync(visitor, srps.FirstStartCode);
        await visitor.GoAsync("/masuk");
        var page = visitor.Page;

        await Assertions.Expect(page.GetByLabel("Nama pengguna atau surel")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(School.Operator.UserName);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByLabel("Kata sandi")).ToBeFocusedAsync();
        await page.Keyboard.TypeAsync(School.Password);
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Checkbox, new() { Name = "Komputer ini dipakai bersama" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(page.GetByRole(AriaRole.Button, new() { Name = "Masuk", Exact = true })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await visitor.ExpectHeadingAsync($"Selamat datang, {School.Operator.FullName}");

        await page.Keyboard.PressAsync("Tab");
        var skip = page.GetByRole(AriaRole.Link, new() { Name = "Langsung ke isi" });
        await Assertions.Expect(skip).ToBeFocusedAsync();
        await Assertions.Expect(skip).ToBeInViewportAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(visitor.Main).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Panduan" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Tab");
        await Assertions.Expect(visitor.Main.GetByRole(AriaRole.Link, new() { Name = "Mulai Sekolah dan tahun ajaran" })).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await visitor.ExpectHeadingAsync("Tahun ajaran");
        visitor.RequireNoComplaint();
    }
}
