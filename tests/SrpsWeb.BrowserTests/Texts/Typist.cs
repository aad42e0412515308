using System.Text.Json;
using Microsoft.Playwright;

namespace SrpsWeb.BrowserTests.Texts;

/// <summary>
/// Somebody who types <see cref="Payloads"/> into every field of a form that takes a text. Of each page they see, nothing of a
/// text may have become markup; what the browser says to that is kept by the <see cref="Visitor"/>.
/// </summary>
internal sealed class Typist : IAsyncDisposable
{
    /// <summary>A text that runs says so where the browser's complaints are kept.</summary>
    private const string Trap = $$"""Object.defineProperty(window, '{{Payloads.Mark}}', { set: value => console.error(`A text ran as a script: ${value}`) });""";

    private const string Fill =
        """
        (form, { texts, set, today }) => {
            for (const [name, text] of Object.entries(texts)) {
                const field = form.elements[name];
                field.value = text;
                field.dispatchEvent(new Event('input', { bubbles: true }));
            }
            for (const field of form.elements) {
                if (!field.name || field.type === 'hidden') continue;
                const wanted = set[field.name];
                if (field.type === 'radio' || field.type === 'checkbox') {
                    if (wanted !== undefined) field.checked = wanted.split(' ').includes(field.value);
                    else if (field.type === 'radio' && !form.querySelector(`[name="${field.name}"]:checked`)) field.checked = true;
                } else if (wanted !== undefined) field.value = wanted;
                else if (field.type === 'date' && !field.value) field.value = today;
                else if (field.localName === 'select' && !field.value) field.selectedIndex = field.options.length - 1;
            }
        }
        """;

    private readonly FieldNames _fields;
    private readonly HashSet<string> _opened = [];
    private static int s_typed;

    private Typist(Visitor visitor, FieldNames fields)
    {
        Visitor = visitor;
        _fields = fields;
    }

    internal Visitor Visitor { get; }

    private IPage Page => Visitor.Page;

    internal static async Task<Typist> ArriveAsync(Chromium chromium, Uri address, FieldNames fields)
    {
        var visitor = await Visitor.ArriveAsync(chromium, address, Device.Phone, pictures: null);
        await visitor.Page.AddInitScriptAsync(Trap);
        return new Typist(visitor, fields);
    }

    /// <summary>Opens a page that is there for them.</summary>
    internal async Task<PageLook> OpenAsync(string address)
    {
        _opened.Add(address);
        await Visitor.GoAsync(address);
        return await LookAsync();
    }

    /// <summary>Types into each field of the form and sends it.</summary>
    /// <param name="form">Selects it.</param>
    /// <param name="set">Answers that are no texts, by name; the others are found: a list's last, the first of several, today.</param>
    /// <param name="then">
    /// Fields that take not any text, by name: the form is sent with texts in them first, is refused, holds every text as typed, and is
    /// sent again with these.
    /// </param>
    /// <returns>The texts that were accepted, by name.</returns>
    internal async Task<IReadOnlyDictionary<string, string>> WriteAsync(string address, string form, Dictionary<string, string>? set = null, Dictionary<string, string>? then = null)
    {
        await OpenAsync(address);
        var texts = await TypeAsync(form, set ?? []);
        await SendAsync(form);
        if (then is null)
        {
            await RequireAcceptedAsync();
            return texts;
        }

        var refused = await LookAsync();
        Assert.NotEmpty(refused.Refusals);
        RequireKept(refused, texts);
        await Page.Locator(form).First.EvaluateAsync(Fill, new { texts = new Dictionary<string, string>(), set = (set ?? []).Concat(then).ToDictionary(), today = Today });
        await SendAsync(form);
        await RequireAcceptedAsync();
        return texts.Where(text => !then.ContainsKey(text.Key)).ToDictionary();
    }

    /// <summary>Types into each field of a form that nobody can send with such texts; it is refused and holds every text as typed.</summary>
    internal async Task RefusedAsync(string address, string form, Dictionary<string, string>? set = null)
    {
        await OpenAsync(address);
        var texts = await TypeAsync(form, set ?? []);
        await SendAsync(form);
        var refused = await LookAsync();
        Assert.NotEmpty(refused.Refusals);
        RequireKept(refused, texts);
    }

    /// <summary>Searches with the form that answers to a field; it holds what was typed, whether the page was sent or searches while one types.</summary>
    internal async Task SearchAsync(string address, string field)
    {
        await OpenAsync(address);
        var form = $"form:has([name='{field}'])";
        var texts = await TypeAsync(form, []);
        await Page.Locator(form).First.EvaluateAsync("form => form.requestSubmit()");
        await Page.WaitForURLAsync(url => url.Contains(field + "=", StringComparison.Ordinal));
        RequireKept(await LookAsync(), texts);
    }

    /// <summary>The pages together show each text word for word, in a field or outside.</summary>
    internal async Task ReadAsync(IReadOnlyDictionary<string, string> texts, params string[] addresses)
    {
        var left = texts.ToDictionary();
        foreach (var address in addresses.Append(""))
        {
            var page = address.Length == 0 ? await LookAsync() : await OpenAsync(address);
            var places = page.Fields.Select(field => Lines(field.Value)).Append(Lines(page.Words)).ToList();
            foreach (var (name, _) in left.Where(text => places.Exists(place => place.Contains(text.Value, StringComparison.Ordinal))).ToList())
                left.Remove(name);
        }

        Assert.True(left.Count == 0, $"{string.Join(" and ", addresses)} do not show {string.Join('\n', left)}");
    }

    /// <summary>The form that changes them holds each text as it was typed.</summary>
    internal async Task ReadBackAsync(string address, IReadOnlyDictionary<string, string> texts) => RequireKept(await OpenAsync(address), texts);

    /// <summary>Done with writing: the browser had nothing to complain of. Then looks for fields on all pages, those that are not for them too.</summary>
    internal async Task FinishAsync(IEnumerable<string> addresses)
    {
        Visitor.RequireNoComplaint();
        var pages = await Page.EvaluateAsync<JsonElement>(
            """
            addresses => Promise.all(addresses.map(async address => {
                const answer = await fetch(address, { redirect: 'manual' });
                if (!answer.ok || !answer.headers.get('Content-Type')?.startsWith('text/html')) return { path: address, fields: [] };
                const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
                return { path: address, fields: [...page.forms].flatMap(form => [...form.elements])
                    .filter(field => !field.readOnly && (field.localName === 'textarea' || field.localName === 'input' && ['text', 'search', 'tel', 'email', 'url', 'number'].includes(field.type)))
                    .map(field => field.name) };
            }))
            """,
            addresses.Except(_opened));
        foreach (var page in pages.EnumerateArray())
            _fields.Find(page.GetProperty("path").GetString()!, page.GetProperty("fields").EnumerateArray().Select(field => field.GetString()!));
    }

    public ValueTask DisposeAsync() => Visitor.DisposeAsync();

    /// <summary>As the form sends them.</summary>
    private static string Today => "2026-09-30";

    private async Task<PageLook> LookAsync()
    {
        var look = await PageLook.AtAsync(Page);
        Assert.True(look.Injected.Count == 0, $"{Page.Url} has what a text made: {string.Join('\n', look.Injected)}");
        _fields.Find(look.Path, look.Fields.Select(field => field.Name));
        return look;
    }

    private async Task<Dictionary<string, string>> TypeAsync(string form, Dictionary<string, string> set)
    {
        var place = Page.Locator(form).First;
        var names = await place.EvaluateAsync<string[]>("form => [...form.elements].map(field => field.name)");
        var look = await PageLook.AtAsync(Page);
        var texts = look.Fields.Where(field => names.Contains(field.Name) && !set.ContainsKey(field.Name)).DistinctBy(field => field.Name).ToDictionary(field => field.Name, Text);
        _fields.Fill(look.Path, texts.Keys);
        await place.EvaluateAsync(Fill, new { texts, set, today = Today });
        return texts;
    }

    private static string Text(TypedField field)
    {
        var number = Interlocked.Increment(ref s_typed);
        return field.IsArea && field.Most is < 0 or > 1_400 ? Payloads.Lines(number) : Payloads.Line(number, field.Most < 0 ? 120 : field.Most);
    }

    /// <summary>Sends a form as it stands, whatever the browser itself thinks of its e-mail addresses.</summary>
    internal async Task SendAsync(string form)
    {
        var next = new TaskCompletionSource();
        Page.DOMContentLoaded += Loaded;
        await Page.Locator(form).First.EvaluateAsync("form => { form.noValidate = true; form.requestSubmit([...form.elements].find(field => field.type === 'submit')); }");
        await next.Task.WaitAsync(TimeSpan.FromMilliseconds(Chromium.Patience));
        Page.DOMContentLoaded -= Loaded;

        void Loaded(object? sender, IPage page) => next.TrySetResult();
    }

    private async Task RequireAcceptedAsync()
    {
        var look = await LookAsync();
        Assert.True(look.Refusals.Count == 0, $"{Page.Url} refuses {string.Join('\n', look.Refusals)}");
    }

    private static void RequireKept(PageLook look, IEnumerable<KeyValuePair<string, string>> texts)
    {
        foreach (var (name, text) in texts)
            Assert.Equal((name, text), (name, Lines(look.Fields.First(field => field.Name == name).Value)));
    }

    private static string Lines(string text) => text.Replace("\r\n", "\n", StringComparison.Ordinal);
}
