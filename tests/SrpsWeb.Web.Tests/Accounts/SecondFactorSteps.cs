using SrpsWeb.Application.Accounts;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>What somebody does with the phone in the other hand.</summary>
internal static class SecondFactorSteps
{
    internal const string SetUpPage = "/akun/dua-langkah";

    /// <summary>A site that demands the second factor, as production does.</summary>
    internal static async Task<TestSite> DemandingSiteAsync()
    {
        var site = new TestSite { Settings = new Dictionary<string, string> { ["Accounts:RequireSecondFactor"] = "true" } };
        await site.InitializeAsync();
        return site;
    }

    /// <summary>Sets the second factor up on its page.</summary>
    internal static async Task<(string Key, IReadOnlyList<string> Codes)> SetUpAsync(this Visitor visitor, TestSite site)
    {
        var page = await visitor.GetAsync(SetUpPage);
        var key = page.Key();
        var done = await visitor.SendAsync(page.Form().With("Input.Code", site.CodeOf(key)).With("Input.Password", TestSchool.Password));
        return (key, done.RecoveryCodes());
    }

    internal static string Key(this WebPage page) => page.Document.QuerySelector(".setup-key")!.TextContent.Replace(" ", "", StringComparison.Ordinal);

    internal static IReadOnlyList<string> RecoveryCodes(this WebPage page) => [.. page.Document.QuerySelectorAll(".recovery-codes code").Select(code => code.TextContent)];

    /// <summary>What the app shows now.</summary>
    internal static string CodeOf(this TestSite site, string key) => OneTimeCode.At(key, site.Time.GetUtcNow());

    internal static async Task<WebPage> SendCodeAsync(this Visitor visitor, string code, bool remember = false)
    {
        var form = (await visitor.GetAsync("/masuk/kode")).Form().With("Input.Code", code);
        return await visitor.SendAsync(remember ? form.With("Input.Remember", "true") : form);
    }
}
