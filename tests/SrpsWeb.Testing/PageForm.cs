using System.Net.Http.Headers;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;

namespace SrpsWeb.Testing;

/// <summary>
/// A form of a page with the values a browser would send. A field that the form does not have, or a choice it does not offer,
/// cannot be filled in by mistake; <see cref="Forge"/> does it on purpose.
/// </summary>
public sealed class PageForm
{
    /// <summary>Name of the hidden field against forgery.</summary>
    public const string Token = "__RequestVerificationToken";

    private readonly IHtmlFormElement _form;
    private readonly List<KeyValuePair<string, string>> _values = [];
    private readonly List<(string Name, string FileName, byte[] Content)> _files = [];

    internal PageForm(IHtmlFormElement form, string address)
    {
        _form = form;
        Action = form.GetAttribute("action") is { Length: > 0 } action ? action : address;
        foreach (var control in form.Elements.Where(control => !string.IsNullOrEmpty(NameOf(control))))
            _values.AddRange(Sent(control).Select(value => KeyValuePair.Create(NameOf(control)!, value)));
    }

    /// <summary>Where the form is sent.</summary>
    public string Action { get; private set; }

    /// <summary>The value that would be sent; null for none.</summary>
    public string? this[string name] => _values.FirstOrDefault(value => value.Key == name).Value;

    /// <summary>All values that would be sent under the name.</summary>
    public IReadOnlyList<string> All(string name) => [.. _values.Where(value => value.Key == name).Select(value => value.Value)];

    /// <summary>Values the field offers: options of a list, or the choices of radio buttons and boxes.</summary>
    public IReadOnlyList<string> Offered(string name) => [.. Controls(name).SelectMany(Offers)];

    /// <summary>Fills a field in; several values tick several boxes, none empties it.</summary>
    public PageForm With(string name, params string[] values)
    {
        var controls = Controls(name);
        if (controls.Count == 0)
            throw new InvalidOperationException($"The form to {Action} has no field {name}.");
        var offered = controls.SelectMany(Offers).ToList();
        if (offered.Count > 0 && values.Except(offered, StringComparer.OrdinalIgnoreCase).FirstOrDefault() is { } missing)
            throw new InvalidOperationException($"{name} does not offer \"{missing}\".");
        return Forge(name, values);
    }

    /// <summary>Sends values whatever the form offers.</summary>
    public PageForm Forge(string name, params string[] values)
    {
        _values.RemoveAll(value => value.Key == name);
        _values.AddRange(values.Select(value => KeyValuePair.Create(name, value)));
        return this;
    }

    public PageForm Upload(string name, string fileName, byte[] content)
    {
        if (Controls(name).Count == 0)
            throw new InvalidOperationException($"The form to {Action} has no field {name}.");
        _files.Add((name, fileName, content));
        return this;
    }

    /// <summary>Sends the fields to another address, as a script of the page does.</summary>
    public PageForm To(string address)
    {
        Action = address;
        return this;
    }

    /// <summary>Uses the button with these words: its value, and its own address where it has one.</summary>
    public PageForm Press(string words)
    {
        var button = _form.QuerySelectorAll("button").FirstOrDefault(candidate => candidate.TextContent.Trim().StartsWith(words, StringComparison.Ordinal))
            ?? throw new InvalidOperationException($"The form to {Action} has no button \"{words}\".");
        if (button.GetAttribute("formaction") is { } action)
            Action = action;
        if (button.GetAttribute("name") is { Length: > 0 } name)
            Forge(name, button.GetAttribute("value") ?? "");
        return this;
    }

    internal HttpContent ToContent()
    {
        if (_files.Count == 0)
            return new FormUrlEncodedContent(_values);
        var parts = new MultipartFormDataContent();
        foreach (var (name, value) in _values)
            parts.Add(new StringContent(value), name);
        foreach (var (name, fileName, content) in _files)
        {
            var part = new ByteArrayContent(content);
            part.Headers.ContentType = new MediaTypeHeaderValue("application/octet-stream");
            parts.Add(part, name, fileName);
        }

        return parts;
    }

    private List<IElement> Controls(string name) => [.. _form.Elements.Where(control => NameOf(control) == name)];

    private static string? NameOf(IElement control) => control.GetAttribute("name");

    private static IEnumerable<string> Offers(IElement control) => control switch
    {
        IHtmlSelectElement select => select.Options.Select(option => option.Value),
        IHtmlInputElement { Type: "radio" or "checkbox" } input => [input.Value],
        _ => [],
    };

    private static IEnumerable<string> Sent(IElement control) => control switch
    {
        IHtmlSelectElement select => select.Options.Where(option => option.IsSelected).Select(option => option.Value),
        IHtmlTextAreaElement area => [area.Value],
        IHtmlInputElement { Type: "radio" or "checkbox" } input => input.IsChecked ? [input.Value] : [],
        IHtmlInputElement { Type: "file" or "submit" } => [],
        IHtmlInputElement input => [input.Value],
        _ => [],
    };
}
