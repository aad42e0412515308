namespace SrpsWeb.Web.Rendering;

/// <summary>A list that is too long for a file.</summary>
/// <param name="ListName">Key of its name.</param>
/// <param name="ListAddress">The list as it is filtered.</param>
public sealed record ExportTooLong(string ListName, string ListAddress, int Total);
