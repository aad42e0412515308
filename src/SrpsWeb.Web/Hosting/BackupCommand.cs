using System.Globalization;
using SrpsWeb.Application.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// The program called as <c>cadangan buat|daftar|periksa|pulihkan</c>, or in English as <c>backup make|list|check|restore</c>; it answers in the
/// language it is called in. Settings follow as always.
/// </summary>
internal sealed class BackupCommand : IConsoleCommand
{
    private const int Refused = 2;

    private readonly bool _english;
    private readonly string[] _words;

    private BackupCommand(bool english, string[] words, string[] settings) => (_english, _words, Settings) = (english, words, settings);

    /// <summary>The arguments that are settings.</summary>
    public string[] Settings { get; }

    /// <returns>Null where the arguments call for no such command.</returns>
    public static BackupCommand? From(string[] arguments)
    {
        var (words, settings) = CalledWith.From(arguments);
        return words is [("cadangan" or "backup") and var first, ..] ? new BackupCommand(first == "backup", words[1..], settings) : null;
    }

    /// <returns>The exit code: 0 when it was done.</returns>
    public async Task<int> RunAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            switch (_words)
            {
                case ["buat" or "make"]:
                    await MakeAsync(services, ct);
                    return 0;
                case ["daftar" or "list"]:
                    List(services);
                    return 0;
                case ["periksa" or "check", var file]:
                    await CheckAsync(services, Find(services, file), ct);
                    return 0;
                case ["pulihkan" or "restore", var file]:
                    await RestoreAsync(services, Find(services, file), ct);
                    return 0;
                default:
                    await Console.Error.WriteLineAsync(Say("Backup.Command.Usage"));
                    return Refused;
            }
        }
        catch (RuleBrokenException broken)
        {
            await Console.Error.WriteLineAsync("SRPS Web: " + Say(broken.Code, [.. broken.Arguments]));
            return Refused;
        }
    }

    private async Task MakeAsync(IServiceProvider services, CancellationToken ct)
    {
        var made = await services.GetRequiredService<BackupMaker>().MakeAsync(Guid.CreateVersion7(), Zone(services), ct);
        Console.WriteLine(Say("Backup.Command.Made", made.Path, Size(made.Length)));
    }

    private void List(IServiceProvider services)
    {
        var folder = services.GetRequiredService<BackupFolder>();
        var files = folder.List();
        if (files.Count == 0)
            Console.WriteLine(Say("Backup.Command.None", folder.Path));
        foreach (var file in files)
            Console.WriteLine(file.Manifest is { } manifest ? Say("Backup.Command.Line", file.Name, Moment(services, manifest), Size(file.Length)) : Say("Backup.Command.LineDamaged", file.Name));
    }

    private async Task CheckAsync(IServiceProvider services, string path, CancellationToken ct)
    {
        var manifest = await services.GetRequiredService<BackupRestore>().CheckAsync(path, ct);
        Console.WriteLine(Say("Backup.Command.Checked", path, Moment(services, manifest), manifest.Rows.Values.Sum(), manifest.Files));
    }

    private async Task RestoreAsync(IServiceProvider services, string path, CancellationToken ct)
    {
        var outcome = await services.GetRequiredService<BackupRestore>().RestoreAsync(path, steps: null, ct);
        Console.WriteLine(Say("Backup.Command.Restored", path, Moment(services, outcome.Manifest)));
        Console.WriteLine(Say("Backup.Command.Aside", outcome.DatabaseAside, outcome.FilesAside));
    }

    /// <summary>A path, a name in the backup folder, or the newest.</summary>
    private static string Find(IServiceProvider services, string file)
    {
        var folder = services.GetRequiredService<BackupFolder>();
        if (file is "terbaru" or "newest")
            return folder.Newest()?.Path ?? throw new RuleBrokenException("Backup.NotFound", null, folder.Path);
        var named = Path.Combine(folder.Path, file);
        return File.Exists(file) || !File.Exists(named) ? Path.GetFullPath(file) : named;
    }

    /// <summary>Of the first school only where it is set: a command asks no database that may be damaged.</summary>
    private static SchoolZone Zone(IServiceProvider services) => services.GetRequiredService<BackupSettings>().Zone ?? SchoolZone.Wib;

    private string Moment(IServiceProvider services, BackupManifest manifest)
    {
        var zone = Zone(services);
        var local = zone.Local(new DateTimeOffset(DateTime.SpecifyKind(manifest.CreatedAt, DateTimeKind.Utc)));
        return $"{local.ToString(_english ? "d MMMM yyyy HH:mm" : "d MMMM yyyy HH.mm", CultureInfo.GetCultureInfo(_english ? "en-GB" : "id-ID"))} {zone.ToString().ToUpperInvariant()}";
    }

    private string Size(long bytes) => Say("Backup.Size.Megabytes", (bytes / 1_000_000m).ToString("0.0", CultureInfo.GetCultureInfo(_english ? "en-GB" : "id-ID")));

    private string Say(string key, params object[] arguments) => CommandWords.Say(_english, key, arguments);
}
