using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SrpsWeb.Data;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Imports;

namespace SrpsWeb.Application.Files;

/// <summary>
/// What belongs to nothing any more, of the current school: files without a record (the program stopped between the record and the file, or
/// the file was locked), forgotten drafts, and uploads that were never imported.
/// </summary>
public sealed class Leftovers(SrpsDbContext db, IFileStorage storage, TimeProvider time, ILogger<Leftovers> logger)
{
    /// <summary>A file is written before its record; no form is on its way for so long.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromDays(1);

    /// <returns>How many files were removed.</returns>
    public async Task<int> RemoveAsync(CancellationToken ct)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var draftsBefore = now.AddDays(-Draft.DaysKept);
        db.Drafts.RemoveRange(await db.Drafts.Where(draft => draft.SavedAt < draftsBefore).ToListAsync(ct));
        db.ImportBatches.RemoveRange(await db.ImportBatches.Where(ImportBatch.IsForgotten(now)).ToListAsync(ct));
        await db.SaveChangesAsync(ct);

        var school = await db.Schools.AsNoTracking().SingleAsync(found => found.Id == db.CurrentSchoolId, ct);
        var files = storage.List(school.Id, now - Patience);
        var known = (await db.Evidence.AsNoTracking().Select(file => file.Id).ToListAsync(ct)).Append(school.LogoId ?? Guid.Empty).ToHashSet();
        var orphans = files.Where(file => !known.Contains(file.Id)).ToList();
        foreach (var file in orphans)
            storage.Delete(file);
        if (orphans.Count > 0)
            logger.LogInformation("Files without a record were removed: {Count}.", orphans.Count);
        return orphans.Count;
    }
}
