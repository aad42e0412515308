using System.Text.Json;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Backups;

/// <summary>What a backup says of itself. Holds no personal data: counts, times, ids of migrations.</summary>
/// <param name="Format">Of the archive; see <see cref="CurrentFormat"/>.</param>
/// <param name="Id">Made by whoever asked for the backup, so that asking twice makes one.</param>
/// <param name="Number">Rises with each backup of a folder.</param>
/// <param name="Engine">As in <c>Database:Provider</c>.</param>
/// <param name="Program">Version of the program.</param>
/// <param name="CreatedAt">UTC.</param>
/// <param name="Migrations">Of the database, in their order.</param>
/// <param name="Rows">Of each table.</param>
/// <param name="Files">Number of stored files.</param>
/// <param name="AuditHeads">Where each school's audit trail stood; null in backups of versions that had none.</param>
public sealed record BackupManifest(
    int Format,
    Guid Id,
    long Number,
    string Engine,
    string Program,
    DateTime CreatedAt,
    IReadOnlyList<string> Migrations,
    IReadOnlyDictionary<string, long> Rows,
    int Files,
    IReadOnlyList<AuditAnchor>? AuditHeads = null)
{
    public const int CurrentFormat = 1;

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    internal Task WriteAsync(Stream target, CancellationToken ct) => JsonSerializer.SerializeAsync(target, this, Json, ct);

    /// <exception cref="JsonException">It cannot be read.</exception>
    internal static BackupManifest Read(Stream source)
    {
        var read = JsonSerializer.Deserialize<BackupManifest>(source, Json);
        return read is { Engine: not null, Migrations.Count: > 0, Rows: not null } ? read : throw new JsonException("Parts are missing.");
    }
}
