namespace SrpsWeb.BrowserTests.Journey;

/// <summary>A case as its page names it.</summary>
/// <param name="Code">Such as <c>K-7Q4M</c>.</param>
public sealed record CaseOnPage(string Address, string Code)
{
    /// <param name="visitor">On the page of the case.</param>
    public static async Task<CaseOnPage> ReadAsync(Visitor visitor)
    {
        var line = await visitor.Main.Locator(".page-sub").InnerTextAsync();
        return new CaseOnPage(visitor.Page.Url, line.Split('·')[0].Trim());
    }
}
