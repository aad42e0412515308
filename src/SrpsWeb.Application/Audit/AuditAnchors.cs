using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data;
using SrpsWeb.Domain.Audit;

namespace SrpsWeb.Application.Audit;

/// <summary>Where the schools' trails stand, taken out of the database to be kept elsewhere.</summary>
public sealed class AuditAnchors(IServiceScopeFactory scopes, BackupFolder backups, TimeProvider time)
{
    private readonly AuditAnchorFile _file = new(backups.Path);
    private IReadOnlyList<AuditAnchor> _kept = [];

    /// <summary>Of every school, now. None of a database that this version has not brought up to date yet.</summary>
    public async Task<IReadOnlyList<AuditAnchor>> CurrentAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SrpsDbContext>();
        if ((await db.Database.GetPendingMigrationsAsync(ct)).Any())
            return [];
        return await scope.ServiceProvider.GetRequiredService<SchoolDirectory>().AuditHeadsAsync(time.StoredNow(), ct);
    }

    /// <summary>Keeps where the trails stand that have gone on since the last time.</summary>
    /// <exception cref="IOException">The folder cannot be written to; also <see cref="UnauthorizedAccessException"/>.</exception>
    public async Task KeepAsync(CancellationToken ct)
    {
        var heads = await CurrentAsync(ct);
        var moved = heads.Where(head => !_kept.Any(kept => kept.SchoolId == head.SchoolId && kept.Count == head.Count && kept.Hash == head.Hash)).ToList();
        if (moved.Count > 0)
            _file.Keep(moved, time.StoredNow());
        _kept = heads;
    }

    /// <inheritdoc cref="AuditAnchorFile.LastRestore"/>
    public DateTime? LastRestore => _file.LastRestore;

    /// <summary>All that hold, from the file and from the backups.</summary>
    public KeptAnchors Holding() => _file.Holding(backups.List().SelectMany(backup => backup.Manifest?.AuditHeads ?? []));
}
