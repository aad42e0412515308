using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Application.Backups;

/// <summary>Where and when backups are made, and how many stay.</summary>
/// <param name="Folder">Full path; neither within the stored files nor within what the web server gives away.</param>
/// <param name="StorageRoot">Full path of the stored files.</param>
/// <param name="Nightly">Whether one is made every night by itself.</param>
/// <param name="At">Time of day, on the clock of <paramref name="Zone"/>.</param>
/// <param name="Zone">Null: that of the school registered first.</param>
public sealed record BackupSettings(string Folder, string StorageRoot, bool Nightly, TimeOnly At, SchoolZone? Zone, BackupRetention Retention);
