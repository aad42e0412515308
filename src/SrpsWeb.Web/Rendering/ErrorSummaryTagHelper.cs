using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SrpsWeb.Web.Rendering;

/// <summary>
/// All errors of the form on top, each with its question and a link to its field. It is written when the page is complete, for
/// only the fields below it know what they ask.
/// </summary>
[HtmlTargetElement("error-summary", TagStructure = TagStructure.WithoutEndTag)]
public sealed class ErrorSummaryTagHelper(Texts texts) : TagHelper
{
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <summary>Says how the question of a field is worded.</summary>
    internal static void NameQuestion(ViewContext context, string field, string question) => QuestionsOf(context)[field] = question;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var errors = ViewContext.ViewData.ModelState
            .Where(entry => entry.Value!.Errors.Count > 0)
            .SelectMany(entry => entry.Value!.Errors.Select(error => (Field: entry.Key, error.ErrorMessage)))
            .Distinct()
            .ToList();
        if (errors.Count == 0)
        {
            output.SuppressOutput();
            return;
        }

        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.SetAttribute("class", "error-summary");
        output.Attributes.SetAttribute("role", "alert");
        output.Attributes.SetAttribute("id", "error-summary");
        output.Attributes.SetAttribute("tabindex", "-1");
        var heading = new TagBuilder("h2");
        heading.InnerHtml.Append(texts["Form.ErrorSummary"]);
        output.Content.AppendHtml(heading);
        output.Content.AppendHtml(new HtmlWrittenLast(() => List(errors, QuestionsOf(ViewContext))));
    }

    private static TagBuilder List(IEnumerable<(string Field, string Message)> errors, OrderedDictionary<string, string> questions)
    {
        var list = new TagBuilder("ul");
        // In the order of the form; what belongs to no field comes first.
        foreach (var (field, message) in errors.OrderBy(error => questions.IndexOf(error.Field)))
        {
            var item = new TagBuilder("li");
            if (field.Length == 0)
            {
                var text = new TagBuilder("p");
                text.InnerHtml.Append(message);
                item.InnerHtml.AppendHtml(text);
            }
            else
            {
                var link = new TagBuilder("a");
                link.Attributes["href"] = "#" + TagBuilder.CreateSanitizedId(field, "_");
                link.InnerHtml.Append(questions.TryGetValue(field, out var question) ? $"{question}: {message}" : message);
                item.InnerHtml.AppendHtml(link);
            }

            list.InnerHtml.AppendHtml(item);
        }

        return list;
    }

    private static OrderedDictionary<string, string> QuestionsOf(ViewContext context)
    {
        var items = context.HttpContext.Items;
        if (items[typeof(ErrorSummaryTagHelper)] is not OrderedDictionary<string, string> questions)
            items[typeof(ErrorSummaryTagHelper)] = questions = new(StringComparer.Ordinal);
        return questions;
    }

    private sealed class HtmlWrittenLast(Func<IHtmlContent> content) : IHtmlContent
    {
        public void WriteTo(TextWriter writer, HtmlEncoder encoder) => content().WriteTo(writer, encoder);
    }
}
