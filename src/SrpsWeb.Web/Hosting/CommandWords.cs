using System.Globalization;
using SrpsWeb.Application.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Web.Rendering;

namespace SrpsWeb.Web.Hosting;

/// <summary>Words of the commands, and what a start that needs one says.</summary>
internal static class CommandWords
{
    /// <summary>Which backup to put back and how, in one line of the log.</summary>
    internal static string HowToRestore(IServiceProvider services)
    {
        var folder = services.GetRequiredService<BackupFolder>();
        return folder.Newest() is { } newest
            ? $"The newest backup is {newest.Path}, made {newest.Manifest!.CreatedAt.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture)} UTC. To put it back: dotnet SrpsWeb.Web.dll cadangan pulihkan {newest.Name}"
            : $"There is no backup in {folder.Path}.";
    }

    internal static string English(RuleBrokenException broken) => Say(english: true, broken.Code, [.. broken.Arguments]);

    internal static string Say(bool english, string key, params object[] arguments) => string.Format(
        CultureInfo.GetCultureInfo(english ? "en-GB" : "id-ID"),
        (english ? Texts.AllEnglish : Texts.AllIndonesian)[key],
        arguments).ReplaceLineEndings(" ");
}
