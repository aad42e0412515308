using SrpsWeb.Domain;

namespace SrpsWeb.Data.Backups;

/// <summary>What a copy of the database holds.</summary>
/// <param name="Migrations">Ids of the migrations that made its schema, in their order.</param>
/// <param name="Rows">Number of rows of each table, without the table of the migrations.</param>
public sealed record CopiedDatabase(IReadOnlyList<string> Migrations, IReadOnlyDictionary<string, long> Rows);

/// <summary>Adds a part to an archive: its name, and what writes its content.</summary>
public delegate Task AddPart(string name, Func<Stream, Task> write);

/// <summary>How far putting a backup back has come. Reported before the next thing is done.</summary>
public enum RestoreStep
{
    /// <summary>The archive is whole and fits this program.</summary>
    Checked,

    /// <summary>No other process uses the database.</summary>
    Alone,

    DatabaseStaged,

    FilesStaged,

    /// <summary>From here on an interrupted restore is finished by the next start, where the engine can.</summary>
    Decided,

    DatabaseAside,

    DatabasePlaced,

    FilesAside,

    FilesPlaced,
}

/// <summary>Port: the database as something that is copied whole and put back whole.</summary>
public interface IDatabaseCopies
{
    /// <summary>As in the setting <c>Database:Provider</c>; a copy is put back into the same engine only.</summary>
    string Engine { get; }

    /// <summary>Ids of the migrations that this program knows.</summary>
    IReadOnlyList<string> KnownMigrations { get; }

    /// <summary>Copies the database as it is at one moment, while others go on writing, and looks whether the copy is whole.</summary>
    /// <param name="workFolder">Empty; for files that are needed only meanwhile.</param>
    /// <exception cref="RuleBrokenException"><c>Backup.DatabaseDamaged</c>, <c>Backup.DatabaseUnreadable</c> or <c>Backup.NotWritten</c>, with the reason.</exception>
    Task<CopiedDatabase> CopyAsync(AddPart add, string workFolder, CancellationToken ct);

    /// <summary>Keeps every other process of the product away from the database until it is disposed of.</summary>
    /// <exception cref="RuleBrokenException"><c>Backup.ServerRuns</c> or <c>Backup.NotRestored</c>.</exception>
    Task<IDatabaseAlone> TakeAloneAsync(CancellationToken ct);
}

/// <summary>The database while nobody else may use it.</summary>
public interface IDatabaseAlone : IAsyncDisposable
{
    /// <summary>Where the present database is put aside, in words for whoever runs the program.</summary>
    string AsidePlace(string id);

    /// <summary>Makes ready what can be made ready beside the present database, and looks whether it is whole.</summary>
    /// <param name="open">Opens a part of the archive by its name.</param>
    /// <exception cref="RuleBrokenException"><c>Backup.Damaged</c>: it is not.</exception>
    Task StageAsync(string id, CopiedDatabase expected, Func<string, Stream> open, CancellationToken ct);

    /// <summary>Puts the present database aside and the copy in its place.</summary>
    Task PlaceAsync(string id, CopiedDatabase expected, Func<string, Stream> open, IProgress<RestoreStep>? steps, CancellationToken ct);

    /// <summary>After an interruption in or behind <see cref="PlaceAsync"/>: finishes it if it can be.</summary>
    /// <returns>True when the copy is in place; false when the old database is.</returns>
    Task<bool> FinishAsync(string id, CancellationToken ct);

    /// <summary>Removes what interrupted restores have staged.</summary>
    void ForgetStaged();
}
