using System.Globalization;

namespace SrpsWeb.Domain.Files;

/// <summary>The name under which a file is shown and downloaded. It is never part of a path.</summary>
public static class ShownFileName
{
    /// <summary>
    /// The name a file was uploaded with, without folders and without characters that nobody sees (they turn a name around), at
    /// most <see cref="TextLimits.Name"/> long, and with the ending of what the file is as it is kept.
    /// </summary>
    /// <param name="ending">With its dot.</param>
    public static string Of(string uploadedAs, string ending)
    {
        var last = uploadedAs[(uploadedAs.LastIndexOfAny(['/', '\\']) + 1)..];
        var seen = string.Concat(last.Where(character => CharUnicodeInfo.GetUnicodeCategory(character) is not (UnicodeCategory.Control or UnicodeCategory.Format)));
        var dot = seen.LastIndexOf('.');
        var stem = (dot < 0 ? seen : seen[..dot]).Trim(' ', '.');
        var most = TextLimits.Name - ending.Length;
        if (stem.Length > most)
            stem = stem[..(char.IsHighSurrogate(stem[most - 1]) ? most - 1 : most)].TrimEnd();
        return (stem.Length == 0 ? "_" : stem) + ending;
    }
}
