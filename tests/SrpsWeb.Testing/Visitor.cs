using System.Text.RegularExpressions;

namespace SrpsWeb.Testing;

/// <summary>
/// Somebody at the pages with a browser that keeps cookies, follows no redirect and runs no script. Every page fetched is looked
/// at for what none may show: a text without words, and an answer of the server's own failure.
/// </summary>
public sealed partial class Visitor(HttpClient http, CommandCounter counter) : IDisposable
{
    private string? _token;

    /// <param name="isShared">Says that others use the computer too.</param>
    public async Task<WebPage> SignInAsync(string userName, string password, bool isShared = false)
    {
        var form = (await GetAsync("/masuk")).Form();
        _token = null;
        form.With("Input.UserName", userName).With("Input.Password", password);
        return await SendAsync(isShared ? form.With("Input.IsShared", "true") : form);
    }

    public async Task<WebPage> GetAsync(string path) => await ReadAsync(new HttpRequestMessage(HttpMethod.Get, path));

    /// <summary>The page with an empty form: a draft of an earlier refusal is discarded first.</summary>
    public async Task<WebPage> GetWithoutDraftAsync(string path)
    {
        var page = await GetAsync(path);
        if (page.Document.QuerySelector("main .draft-act") is null)
            return page;
        await SendAsync(page.Form("main .draft-act"));
        return await GetAsync(path);
    }

    /// <summary>The page a redirect leads to.</summary>
    public Task<WebPage> FollowAsync(WebPage answer) => GetAsync(answer.Location ?? throw new InvalidOperationException($"No redirect: {answer} {string.Join(" ", answer.Refusals)}"));

    /// <summary>Sends a form of a page as it is filled in now.</summary>
    public async Task<WebPage> SendAsync(PageForm form) => await ReadAsync(new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = form.ToContent() });

    /// <summary>Sends fields no page offers, as somebody does who tries an address, with a valid token against forgery.</summary>
    public async Task<WebPage> PostAsync(string path, params (string Name, string Value)[] fields)
    {
        _token ??= await TokenAsync();
        IEnumerable<KeyValuePair<string, string>> all = [KeyValuePair.Create(PageForm.Token, _token ?? ""), .. fields.Select(field => KeyValuePair.Create(field.Name, field.Value))];
        return await ReadAsync(new HttpRequestMessage(HttpMethod.Post, path) { Content = new FormUrlEncodedContent(all) });
    }

    /// <summary>Sends nothing but the method, as a script does that looks for what answers.</summary>
    public async Task<WebPage> AskAsync(string method, string path) => await ReadAsync(new HttpRequestMessage(new HttpMethod(method), path));

    /// <summary>From a page that everybody has: who has not signed in finds the sign-in.</summary>
    private async Task<string?> TokenAsync()
    {
        var page = await GetAsync("/akun");
        return page.Location is null ? page.Form("main form:not([action])")[PageForm.Token] : (await GetAsync("/masuk")).Form()[PageForm.Token];
    }

    /// <summary>Changes to English through the switch at the foot of every page.</summary>
    public async Task SpeakEnglishAsync(string from = "/akun")
    {
        var answer = await SendAsync((await GetAsync(from)).Form("form.lang-switch").Press("English"));
        if (answer.Location != from)
            throw new InvalidOperationException($"The language was not changed: {answer.Status}.");
    }

    public void Dispose() => http.Dispose();

    private async Task<WebPage> ReadAsync(HttpRequestMessage request)
    {
        var name = Guid.NewGuid().ToString("N");
        var address = request.RequestUri!.ToString();
        request.Headers.Add(CommandCounter.Header, name);
        using var answer = await http.SendAsync(request);
        var page = new WebPage(
            address,
            answer.StatusCode,
            answer.Headers.Location is { IsAbsoluteUri: true } absolute ? absolute.PathAndQuery : answer.Headers.Location?.ToString(),
            answer.Content.Headers.ContentType?.MediaType,
            await answer.Content.ReadAsByteArrayAsync(),
            counter.Take(name))
        {
            Headers = answer.Headers.Concat(answer.Content.Headers).ToDictionary(header => header.Key, header => string.Join(", ", header.Value), StringComparer.OrdinalIgnoreCase),
        };
        if ((int)page.Status >= 500)
            throw new InvalidOperationException($"{request.Method} {page.Address} answered {page.Status}.");
        if (page.IsHtml && TextWithoutWords().Match(page.Body) is { Success: true } missing)
            throw new InvalidOperationException($"{request.Method} {page.Address} shows \"{missing.Value}\".");
        return page;
    }

    /// <summary>A key in brackets, or a placeholder nobody filled.</summary>
    [GeneratedRegex(@"\[[A-Z][A-Za-z]+(\.[A-Za-z0-9]+)+\]|\{[0-9](:[^}]*)?\}", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex TextWithoutWords();
}
