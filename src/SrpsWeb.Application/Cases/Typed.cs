using SrpsWeb.Domain;

namespace SrpsWeb.Application.Cases;

/// <summary>Texts as the domain stores them, to compare a form that is sent again with what it stored the first time.</summary>
internal static class Typed
{
    /// <summary>Null where nothing was typed.</summary>
    internal static string? Optional(string? text) => Text(text) is { Length: > 0 } kept ? kept : null;

    internal static string Text(string? text) => TypedText.Of(text);
}
