using SrpsWeb.Application.Accounts;
using SrpsWeb.Testing;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>Where somebody comes in.</summary>
internal static class AccountTexts
{
    /// <summary>The first start, and a sign-in of nobody.</summary>
    internal static async Task StartAsync(Typist stranger, string code)
    {
        var texts = await stranger.WriteAsync(
            "/siapkan",
            "main form",
            new() { ["Input.Password"] = TestSchool.Password },
            new() { ["Input.Code"] = code, ["Input.Npsn"] = "10599999", ["Input.OperatorUserName"] = "dedi", ["Input.PrincipalUserName"] = "sri" });
        await stranger.RefusedAsync("/masuk", "main form", new() { ["Input.Password"] = TestSchool.Password });
        await stranger.Visitor.FillAsync("Nama pengguna atau surel", "dedi");
        await stranger.Visitor.FillAsync("Kata sandi", TestSchool.Password);
        await stranger.Visitor.PressAsync("Masuk");
        await stranger.Visitor.Page.WaitForURLAsync(url => !url.EndsWith("/masuk", StringComparison.Ordinal));
        await stranger.ReadAsync(texts, "/", "/pengaturan/sekolah", "/pengaturan/pengguna");
    }

    /// <summary>The second factor: a code that is none, when it is set up and when it is asked for.</summary>
    internal static async Task SecondFactorAsync(Typist user, string userName, TimeProvider clock)
    {
        await user.RefusedAsync("/akun/dua-langkah", "main form", new() { ["Input.Password"] = TestSchool.Password });
        var key = await user.Visitor.Main.Locator(".setup-key").InnerTextAsync();
        await user.Visitor.Main.Locator("#Input_Code").FillAsync(OneTimeCode.At(key.Replace(" ", "", StringComparison.Ordinal), clock.GetUtcNow()));
        await user.Visitor.Main.Locator("#Input_Password").FillAsync(TestSchool.Password);
        await user.SendAsync("main form");
        await user.Visitor.Main.Locator(".recovery-codes").WaitForAsync();
        await user.Visitor.Page.Context.ClearCookiesAsync();
        await user.Visitor.GoAsync("/masuk");
        await user.Visitor.FillAsync("Nama pengguna atau surel", userName);
        await user.Visitor.FillAsync("Kata sandi", TestSchool.Password);
        await user.Visitor.PressAsync("Masuk");
        await user.Visitor.Page.WaitForURLAsync("**/masuk/kode*");
        await user.RefusedAsync("/masuk/kode", "main form");
    }
}
