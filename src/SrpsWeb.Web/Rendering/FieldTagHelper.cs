using System.Collections;
using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SrpsWeb.Web.Rendering;

public enum FieldKind
{
    Text,
    Area,
    Date,
    Number,
    Email,
    Password,
    Select,

    /// <summary>One of several, as chips.</summary>
    Choices,

    /// <summary>Several of several, as boxes.</summary>
    Checks,

    /// <summary>Yes or no, as one box.</summary>
    Check,
    File,

    /// <summary>Photos and PDFs, several at once.</summary>
    Files,
}

/// <summary>
/// One question of a form: label, help, input and its error, tied together for a screen reader.
/// <c>&lt;field for="Input.On" kind="Date" label="Visit.On" hint="Visit.On.Hint" optional /&gt;</c>. Label and hint are keys of
/// <see cref="Texts"/>.
/// </summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class FieldTagHelper(Texts texts) : TagHelper
{
    public required ModelExpression For { get; set; }

    public required string Label { get; set; }

    public FieldKind Kind { get; set; }

    public string? Hint { get; set; }

    public bool Optional { get; set; }

    /// <summary>For <see cref="FieldKind.Select"/>, <see cref="FieldKind.Choices"/> and <see cref="FieldKind.Checks"/>.</summary>
    public IEnumerable<SelectListItem>? Items { get; set; }

    /// <summary>What a <see cref="FieldKind.Text"/> may well be; anything else can be typed.</summary>
    public IReadOnlyList<string>? Suggestions { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public string? Unit { get; set; }

    public int? Maxlength { get; set; }

    /// <summary>Lines of a <see cref="FieldKind.Area"/>.</summary>
    public int Lines { get; set; } = 4;

    /// <summary>Extra class of the input, for its width.</summary>
    public string? Width { get; set; }

    public bool Autofocus { get; set; }

    /// <summary>Whom the question is about, where a form asks the same of several: for a screen reader and the summary of errors.</summary>
    public string? About { get; set; }

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    private string Name => ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);

    private string Id => TagBuilder.CreateSanitizedId(Name, "_");

    private string? Error => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.Errors.Count > 0 ? entry.Errors[0].ErrorMessage : null;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var grouped = Kind is FieldKind.Choices or FieldKind.Checks;
        output.TagName = grouped ? "fieldset" : "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", Error is null ? "field" : "field invalid");
        if (grouped)
        {
            output.Attributes.SetAttribute("id", Id);
            output.Attributes.SetAttribute("tabindex", "-1");
            if (DescribedBy is { } describedBy)
                output.Attributes.SetAttribute("aria-describedby", describedBy);
        }

        ErrorSummaryTagHelper.NameQuestion(ViewContext, Name, About is null ? texts[Label] : $"{About} · {texts[Label]}");
        if (Kind != FieldKind.Check)
            output.Content.AppendHtml(LabelTag(grouped));
        if (Hint is not null)
            output.Content.AppendHtml(Paragraph("hint", Id + "-hint", texts[Hint]));
        if (Error is not null)
            output.Content.AppendHtml(Paragraph("field-error", Id + "-error", Error));
        output.Content.AppendHtml(Control());
        if (Suggestions is not null)
            output.Content.AppendHtml(SuggestionList(Suggestions));
    }

    private string? DescribedBy
    {
        get
        {
            var ids = string.Join(' ', new[] { Hint is null ? null : Id + "-hint", Error is null ? null : Id + "-error" }.Where(id => id is not null));
            return ids.Length == 0 ? null : ids;
        }
    }

    private TagBuilder LabelTag(bool grouped)
    {
        var label = new TagBuilder(grouped ? "legend" : "label");
        label.AddCssClass("form-label");
        if (!grouped)
            label.Attributes["for"] = Id;
        label.InnerHtml.Append(texts[Label]);
        if (About is not null)
        {
            var about = new TagBuilder("span");
            about.AddCssClass("visually-hidden");
            about.InnerHtml.Append(" · " + About);
            label.InnerHtml.AppendHtml(about);
        }

        if (Optional)
        {
            var optional = new TagBuilder("span");
            optional.AddCssClass("optional");
            optional.InnerHtml.Append(texts["Form.Optional"]);
            label.InnerHtml.Append(" ").AppendHtml(optional);
        }

        return label;
    }

    private static TagBuilder Paragraph(string cssClass, string id, string text)
    {
        var paragraph = new TagBuilder("p");
        paragraph.AddCssClass(cssClass);
        paragraph.Attributes["id"] = id;
        paragraph.InnerHtml.Append(text);
        return paragraph;
    }

    private TagBuilder Control() => Kind switch
    {
        FieldKind.Area => Area(),
        FieldKind.Select => SelectBox(),
        FieldKind.Choices => Options("choices", "radio"),
        FieldKind.Checks => Options("checks", "checkbox"),
        FieldKind.Check => SingleCheck(),
        _ => Input(),
    };

    private TagBuilder Input()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Describe(input, "form-control");
        input.Attributes["type"] = Kind switch
        {
            FieldKind.Date => "date",
            FieldKind.Email => "email",
            FieldKind.Password => "password",
            FieldKind.File or FieldKind.Files => "file",
            _ => "text",
        };
        if (Kind == FieldKind.Number)
            input.Attributes["inputmode"] = "numeric";
        if (Inputmode is not null)
            input.Attributes["inputmode"] = Inputmode;
        if (Kind == FieldKind.Files)
        {
            input.Attributes["multiple"] = "multiple";
            // Named one by one: a phone that takes photos in another format turns them into one of these.
            input.Attributes["accept"] = "image/jpeg,image/png,image/webp,application/pdf";
        }

        if (Kind is not (FieldKind.Password or FieldKind.File or FieldKind.Files))
            input.Attributes["value"] = Value;
        if (Unit is null)
            return input;
        var row = new TagBuilder("div");
        row.AddCssClass("with-unit");
        row.InnerHtml.AppendHtml(input);
        var unit = new TagBuilder("span");
        unit.InnerHtml.Append(texts[Unit]);
        row.InnerHtml.AppendHtml(unit);
        return row;
    }

    private TagBuilder SuggestionList(IEnumerable<string> suggestions)
    {
        var list = new TagBuilder("datalist");
        list.Attributes["id"] = Id + "-list";
        foreach (var suggestion in suggestions)
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = suggestion;
            list.InnerHtml.AppendHtml(option);
        }

        return list;
    }

    private TagBuilder Area()
    {
        var area = new TagBuilder("textarea");
        Describe(area, "form-control");
        area.Attributes["rows"] = Lines.ToString(CultureInfo.InvariantCulture);
        // HTML drops one line end right after the tag; a text beginning with one keeps it this way.
        area.InnerHtml.AppendHtml(Environment.NewLine).Append(Value);
        return area;
    }

    private TagBuilder SelectBox()
    {
        var select = new TagBuilder("select");
        Describe(select, "form-select");
        foreach (var item in Items ?? [])
        {
            var option = new TagBuilder("option");
            option.Attributes["value"] = item.Value;
            if (string.Equals(item.Value, Value, StringComparison.OrdinalIgnoreCase))
                option.Attributes["selected"] = "selected";
            option.InnerHtml.Append(item.Text);
            select.InnerHtml.AppendHtml(option);
        }

        return select;
    }

    private TagBuilder Options(string cssClass, string type)
    {
        var chosen = ChosenValues();
        var list = new TagBuilder("div");
        list.AddCssClass(cssClass);
        foreach (var item in Items ?? [])
        {
            var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
            input.Attributes["type"] = type;
            input.Attributes["name"] = Name;
            input.Attributes["value"] = item.Value;
            if (chosen.Contains(item.Value))
                input.Attributes["checked"] = "checked";
            var text = new TagBuilder("span");
            text.InnerHtml.Append(item.Text);
            var label = new TagBuilder("label");
            label.InnerHtml.AppendHtml(input).AppendHtml(text);
            list.InnerHtml.AppendHtml(label);
        }

        return list;
    }

    private TagBuilder SingleCheck()
    {
        var input = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        Describe(input, "form-check-input");
        input.Attributes["type"] = "checkbox";
        input.Attributes["value"] = "true";
        if (For.Model is true)
            input.Attributes["checked"] = "checked";
        var text = new TagBuilder("span");
        text.InnerHtml.Append(texts[Label]);
        var label = new TagBuilder("label");
        label.InnerHtml.AppendHtml(input).AppendHtml(text);
        var list = new TagBuilder("div");
        list.AddCssClass("checks");
        list.InnerHtml.AppendHtml(label);
        return list;
    }

    private void Describe(TagBuilder control, string cssClass)
    {
        control.AddCssClass(cssClass);
        if (Width is not null)
            control.AddCssClass(Width);
        control.Attributes["id"] = Id;
        control.Attributes["name"] = Name;
        if (DescribedBy is { } describedBy)
            control.Attributes["aria-describedby"] = describedBy;
        if (Error is not null)
        {
            control.Attributes["aria-invalid"] = "true";
            control.AddCssClass("is-invalid");
        }

        if (Suggestions is not null)
            control.Attributes["list"] = Id + "-list";
        if (Autocomplete is not null)
            control.Attributes["autocomplete"] = Autocomplete;
        if (Maxlength is { } length)
            control.Attributes["maxlength"] = length.ToString(CultureInfo.InvariantCulture);
        if (Autofocus)
            control.Attributes["autofocus"] = "autofocus";
    }

    /// <summary>What was typed, also when it could not be understood; else the value of the model.</summary>
    private string Value => ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null
        ? entry.AttemptedValue ?? ""
        : Text(For.Model);

    private HashSet<string> ChosenValues()
    {
        if (ViewContext.ViewData.ModelState.TryGetValue(Name, out var entry) && entry.RawValue is not null)
            return new HashSet<string>(entry.RawValue is string[] several ? several : [entry.AttemptedValue ?? ""], StringComparer.OrdinalIgnoreCase);
        return For.Model is IEnumerable values and not string
            ? new HashSet<string>(values.Cast<object?>().Select(Text), StringComparer.OrdinalIgnoreCase)
            : new HashSet<string>([Text(For.Model)], StringComparer.OrdinalIgnoreCase);
    }

    private static string Text(object? value) => value switch
    {
        null => "",
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        IFormattable formattable => formattable.ToString(null, CultureInfo.CurrentCulture),
        _ => value.ToString() ?? "",
    };
}
