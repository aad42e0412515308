using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Drafts;

/// <summary><c>&lt;form method="post" keeps-draft&gt;</c>: the draft's id and the line that says when it was saved; the script reads both.</summary>
[HtmlTargetElement("form", Attributes = AttributeName)]
public sealed class DraftFormTagHelper(Texts texts) : TagHelper
{
    /// <summary>Key in the view data: the layout brings the script.</summary>
    public const string ScriptKey = "DraftScript";

    private const string AttributeName = "keeps-draft";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        var request = ViewContext.HttpContext.Request;
        output.Attributes.RemoveAll(AttributeName);
        output.Attributes.SetAttribute("data-draft", $"{request.Path}?{DraftPageFilter.ActKey}={DraftPageFilter.SaveAct}");
        output.Attributes.SetAttribute("data-draft-failed", texts["Draft.NotSaved"]);
        var id = new TagBuilder("input") { TagRenderMode = TagRenderMode.SelfClosing };
        id.MergeAttributes(new Dictionary<string, string?> { ["type"] = "hidden", ["name"] = DraftForm.IdField, ["value"] = IdOf(request).ToString() });
        output.PreContent.AppendHtml(id);
        var state = new TagBuilder("p");
        state.MergeAttributes(new Dictionary<string, string?> { ["class"] = "draft-state", ["role"] = "status" });
        output.PostContent.AppendHtml(state);
        ViewContext.ViewData[ScriptKey] = true;
    }

    private Guid IdOf(HttpRequest request)
    {
        if (ViewContext.ViewData[DraftNotice.Key] is DraftNotice { IsShown: true } shown)
            return shown.Id;
        return HttpMethods.IsPost(request.Method) && DraftForm.IdOf(request.Form) is { } sent ? sent : Guid.CreateVersion7();
    }
}
