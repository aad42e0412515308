namespace SrpsWeb.Web.Guides;

/// <summary>One page of the guide.</summary>
/// <param name="Slug">Last part of its address; empty for the first page, which holds the contents.</param>
/// <param name="Title">Its first heading, without markup.</param>
/// <param name="Html">The whole page, its heading included.</param>
public sealed record GuideChapter(string Slug, string Title, string Html)
{
    public string Path => Slug.Length == 0 ? GuideBook.Address : $"{GuideBook.Address}/{Slug}";
}
