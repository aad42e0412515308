namespace SrpsWeb.Web.Rendering;

/// <summary>How much a list holds, over it.</summary>
/// <param name="CountKey">Key of the text for any number but one; the one for one ends in "One".</param>
public sealed record ListHead(string CountKey, int Total)
{
    public string Words(Texts texts) => Total == 1 ? texts[CountKey + "One"] : texts[CountKey, Total];
}
