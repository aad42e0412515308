using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SrpsWeb.Web.Rendering;

/// <summary>
/// <c>&lt;form method="get" shows-live="jumlah hasil"&gt;</c>: what these ids hold follows the form while it is filled in. One of
/// them bears <c>role="status"</c> and says how much was found. Without a script the form's button does the same.
/// </summary>
[HtmlTargetElement("form", Attributes = AttributeName)]
public sealed class LiveFormTagHelper(Texts texts) : TagHelper
{
    /// <summary>Key in the view data: the layout brings the script.</summary>
    public const string ScriptKey = "LiveScript";

    private const string AttributeName = "shows-live";

    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    [HtmlAttributeName(AttributeName)]
    public string Regions { get; set; } = "";

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.Attributes.SetAttribute("data-live", Regions);
        output.Attributes.SetAttribute("data-live-failed", texts["List.Offline"]);
        ViewContext.ViewData[ScriptKey] = true;
    }
}
