using System.Globalization;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data;
using SrpsWeb.Data.Backups;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Hosting;

/// <summary>The settings <c>Backup:*</c> and the services that work with them.</summary>
internal static class BackupSetup
{
    private static readonly string[] TimeForms = ["HH.mm", "HH:mm", "H.mm", "H:mm"];

    internal static void AddBackups(this IServiceCollection services, SrpsSettings settings, BackupSettings backups) => services
        .AddSingleton(backups)
        .AddSingleton<IDatabaseCopies>(settings.Provider == DatabaseProvider.Postgres ? new PostgresCopies(settings.ConnectionString) : new SqliteCopies(settings.ConnectionString))
        .AddSingleton<BackupFolder>()
        .AddSingleton<AuditAnchors>()
        .AddSingleton<BackupMaker>()
        .AddSingleton<BackupRestore>()
        .AddSingleton<BackupDesk>()
        .AddSingleton<DatabaseHold>()
        .AddHostedService<BackupWorker>();

    /// <exception cref="DatabaseRefusedException">A setting cannot be used; says which.</exception>
    internal static BackupSettings SettingsFrom(IConfiguration configuration, IWebHostEnvironment environment, SrpsSettings settings)
    {
        var folder = Path.GetFullPath(configuration["Backup:Folder"] ?? "App_Data/backup", environment.ContentRootPath);
        // Among the stored files a backup would hold the earlier ones; below wwwroot anybody could fetch it.
        foreach (var (name, forbidden) in new[] { ("Storage:Root", settings.StorageRoot), ("wwwroot", environment.WebRootPath) })
        {
            if (!string.IsNullOrEmpty(forbidden) && IsWithin(folder, forbidden))
                throw new DatabaseRefusedException($"Backup:Folder {folder} is inside {name} ({forbidden}). Choose a folder outside it.");
        }

        return new BackupSettings(
            folder,
            settings.StorageRoot,
            Read("Enabled", true, bool.TryParse),
            Read("At", new TimeOnly(2, 0), (string? text, out TimeOnly at) => TimeOnly.TryParseExact(text, TimeForms, CultureInfo.InvariantCulture, DateTimeStyles.None, out at)),
            Read<SchoolZone?>("Zone", null, ReadZone),
            new BackupRetention(Number("KeepDaily", BackupRetention.Default.Days, 1), Number("KeepWeekly", BackupRetention.Default.Weeks, 0), Number("KeepMonthly", BackupRetention.Default.Months, 0)));

        int Number(string name, int usual, int least) =>
            Read(name, usual, (string? text, out int number) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && number <= 1000);

        T Read<T>(string name, T usual, Reader<T> reader)
        {
            var text = configuration["Backup:" + name];
            if (string.IsNullOrWhiteSpace(text))
                return usual;
            return reader(text, out var value) ? value : throw new DatabaseRefusedException($"Backup:{name} is \"{text}\"; {Wanted(name)}");
        }
    }

    private delegate bool Reader<T>(string? text, out T value);

    private static bool ReadZone(string? text, out SchoolZone? zone)
    {
        zone = Enum.TryParse<SchoolZone>(text, ignoreCase: true, out var found) && !int.TryParse(text, out _) ? found : null;
        return zone is not null;
    }

    private static string Wanted(string name) => name switch
    {
        "Enabled" => "it must be true or false.",
        "At" => "it must be a time such as 02.00.",
        "Zone" => "it must be WIB, WITA or WIT.",
        _ => "it must be a whole number.",
    };

    private static bool IsWithin(string path, string folder)
    {
        var relative = Path.GetRelativePath(folder, path);
        return relative == "." || (relative != ".." && !relative.StartsWith(".." + Path.DirectorySeparatorChar, StringComparison.Ordinal) && !Path.IsPathRooted(relative));
    }
}
