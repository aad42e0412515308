using System.Text.Json;
using Microsoft.Extensions.Primitives;

namespace SrpsWeb.Web.Drafts;

/// <summary>The fields of a form as a draft keeps them: names and what was typed, without the token against forgery.</summary>
internal static class DraftForm
{
    /// <summary>Hidden field with the draft's id.</summary>
    internal const string IdField = "__draft";

    /// <summary>Set by the script once it has sent a draft: one may still be on its way when the form arrives.</summary>
    internal const string SentField = "__draft-sent";

    private const string TokenField = "__RequestVerificationToken";

    internal static Guid? IdOf(IFormCollection form) => Guid.TryParse(form[IdField], out var id) ? id : null;

    /// <param name="fresh">Fields whose id is used up, each with the one that takes its place.</param>
    internal static string Write(IFormCollection form, IReadOnlyDictionary<string, Guid>? fresh) => JsonSerializer.Serialize(
        form.Where(field => field.Key is not (TokenField or IdField or SentField))
            .ToDictionary(field => field.Key, field => fresh?.TryGetValue(field.Key, out var id) == true ? [id.ToString()] : field.Value.ToArray()));

    internal static FormCollection Read(string content) =>
        new(JsonSerializer.Deserialize<Dictionary<string, string?[]>>(content)!.ToDictionary(field => field.Key, field => new StringValues(field.Value)));
}
