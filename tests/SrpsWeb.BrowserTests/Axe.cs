using Deque.AxeCore.Commons;
using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests;

/// <summary>
/// axe-core over a page as it stands. The package's own <c>RunAxe</c> opens a further tab for every run, which takes ten times as
/// long and is needed for frames only; the product has none.
/// </summary>
public static class Axe
{
    private static readonly Lazy<string> Script = new(new BundledAxeScriptProvider().GetScript);

    /// <returns>Rule, place and markup of each finding.</returns>
    public static async Task<IReadOnlyList<string>> FindingsAsync(IPage page)
    {
        if (!await page.EvaluateAsync<bool>("'axe' in window"))
            await page.EvaluateAsync(Script.Value);
        return await page.EvaluateAsync<string[]>(
            """
            async () => {
                const result = await axe.run(document, { resultTypes: ['violations'] });
                return result.violations.flatMap(rule => rule.nodes.map(node => `${rule.id}: ${node.target} ${node.html}`));
            }
            """);
    }
}
