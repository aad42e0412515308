using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.TagHelpers;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace SrpsWeb.Web.Rendering;

/// <summary>
/// Draws one icon of the sprite: <c>&lt;icon name="house" /&gt;</c>. The icon is decoration; the words beside it, or a
/// <c>visually-hidden</c> text, carry the meaning. The names are the list in <c>copy-assets.mjs</c>.
/// </summary>
[HtmlTargetElement("icon", Attributes = "name", TagStructure = TagStructure.WithoutEndTag)]
public sealed class IconTagHelper : TagHelper
{
    private const string Sprite = "img/icons.svg";

    /// <summary>The icon's name in the sprite, for example <c>geo-alt</c>.</summary>
    public required string Name { get; set; }

    /// <summary>Set by the framework.</summary>
    [ViewContext]
    [HtmlAttributeNotBound]
    public ViewContext ViewContext { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        output.TagName = "svg";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.AddClass("ico", HtmlEncoder.Default);
        output.Attributes.SetAttribute("aria-hidden", "true");
        output.Content.SetHtmlContent(Use());
    }

    private TagBuilder Use()
    {
        var use = new TagBuilder("use") { TagRenderMode = TagRenderMode.Normal };
        use.Attributes["href"] = $"{ViewContext.HttpContext.Request.PathBase}/{SpriteFile()}#{Name}";
        return use;
    }

    // Pages mapped with WithStaticAssets() know the fingerprinted name, which may be cached for ever; others get the plain one.
    private string SpriteFile() =>
        ViewContext.HttpContext.GetEndpoint()?.Metadata.GetMetadata<ResourceAssetCollection>()?[Sprite] ?? Sprite;
}
