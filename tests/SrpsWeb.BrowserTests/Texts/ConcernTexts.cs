using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>What students write, and who reads it.</summary>
internal static class ConcernTexts
{
    internal static async Task<IReadOnlyDictionary<string, string>> ReportAsync(Typist member)
    {
        var texts = await member.WriteAsync("/lapor", "main form[method=post]", new() { ["Input.Kind"] = nameof(ConcernKind.General) });
        return texts.Concat((await member.WriteAsync("/teman-sebaya", "main form[method=post]")).Select(text => KeyValuePair.Create("support " + text.Key, text.Value))).ToDictionary();
    }

    internal static async Task AnswerAsync(Typist user, TextSchool school, IReadOnlyDictionary<string, string> texts)
    {
        await user.OpenAsync("/kekhawatiran");
        school.ConcernId = await FollowAsync(user, "main table a");
        await user.ReadAsync(texts.Where(text => !text.Key.StartsWith("support ", StringComparison.Ordinal)).ToDictionary());
        await user.SearchAsync($"/kekhawatiran/{school.ConcernId}", "cari");
        await user.ReadAsync(await user.WriteAsync($"/kekhawatiran/{school.ConcernId}", "main form[action*=Settle]"), $"/kekhawatiran/{school.ConcernId}");
        await user.OpenAsync("/kekhawatiran/teman-sebaya");
        school.SupportId = await FollowAsync(user, "main table a");
        await user.ReadAsync(texts.Where(text => text.Key.StartsWith("support ", StringComparison.Ordinal)).ToDictionary());
    }

    private static async Task<Guid> FollowAsync(Typist user, string link)
    {
        var address = await user.Visitor.Page.Locator(link).First.GetAttributeAsync("href");
        await user.OpenAsync(address!);
        return Guid.Parse(address!.Split('/')[^1]);
    }
}
