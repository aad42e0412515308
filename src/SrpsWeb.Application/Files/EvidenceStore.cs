using System.Security.Cryptography;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Files;

/// <summary>A file of a case to be given out.</summary>
public sealed record EvidenceContent(string Name, string MediaType, byte[] Content);

/// <summary>Keeps evidence in the file storage and its record in the database: both or neither.</summary>
public sealed class EvidenceStore(SrpsDbContext db, IFileStorage storage, ILogger<EvidenceStore> logger)
{
    /// <summary>
    /// Writes the files, lets <paramref name="save"/> store their records, and takes the files back where the records were not
    /// stored: because the database refused them, or because the form had been sent before.
    /// </summary>
    /// <exception cref="RuleBrokenException"><c>Evidence.NotStored</c>: the storage took none; nothing was saved.</exception>
    public async Task StoreAsync(IReadOnlyList<PreparedFile> files, Func<Task> save, CancellationToken ct)
    {
        try
        {
            await WriteAsync(files, ct);
            await save();
        }
        catch
        {
            await TakeBackUnlessKeptAsync(files);
            throw;
        }

        await TakeBackUnlessKeptAsync(files);
    }

    /// <summary>Whether the entry has all these files: then a form that brings them again brings nothing new.</summary>
    public async Task<bool> HoldsAllAsync(Guid entryId, IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        if (files.Count == 0)
            return true;
        var hashes = files.Select(file => file.File.ContentHash).Distinct().ToList();
        return await db.Evidence.Where(evidence => evidence.EntryId == entryId && hashes.Contains(evidence.ContentHash)).Select(evidence => evidence.ContentHash).Distinct().CountAsync(ct) == hashes.Count;
    }

    /// <param name="caseFileId">The case whose access was decided; a file of another one is not found.</param>
    /// <param name="small">The small picture, where the file has one.</param>
    /// <returns>Null where there is no such file of the case, or its bytes are gone or damaged: that is logged.</returns>
    public async Task<EvidenceContent?> FindAsync(Guid caseFileId, Guid id, bool small, CancellationToken ct)
    {
        var found = await db.Evidence.AsNoTracking().SingleOrDefaultAsync(evidence => evidence.CaseFileId == caseFileId && evidence.Id == id, ct);
        if (found is null)
            return null;
        if (small && await storage.ReadAsync(KeyOf(id, small: true), ct) is { } picture)
            return new EvidenceContent(found.FileName, found.MediaType, picture);
        var content = await storage.ReadAsync(KeyOf(id), ct);
        if (content is not null && string.Equals(Convert.ToHexStringLower(SHA256.HashData(content)), found.ContentHash, StringComparison.Ordinal))
            return new EvidenceContent(found.FileName, found.MediaType, content);
        logger.LogError("The file {FileId} of the storage is {State}.", id, content is null ? "gone" : "damaged");
        return null;
    }

    /// <summary>Removes files whose records are gone; one that cannot be removed is logged.</summary>
    public void Discard(IReadOnlyList<Guid> ids)
    {
        foreach (var id in ids)
        {
            storage.Delete(KeyOf(id));
            storage.Delete(KeyOf(id, small: true));
        }
    }

    private async Task WriteAsync(IReadOnlyList<PreparedFile> files, CancellationToken ct)
    {
        try
        {
            foreach (var file in files)
            {
                await storage.WriteAsync(KeyOf(file.File.Id), file.Content, ct);
                if (file.Small is not null)
                    await storage.WriteAsync(KeyOf(file.File.Id, small: true), file.Small, ct);
            }
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            logger.LogError(problem, "The file storage took no file.");
            throw new RuleBrokenException("Evidence.NotStored", Evidence.Field);
        }
    }

    /// <summary>Also when the browser has gone away meanwhile. Where the database cannot be asked the files stay: it may have them.</summary>
    private async Task TakeBackUnlessKeptAsync(IReadOnlyList<PreparedFile> files)
    {
        if (files.Count == 0)
            return;
        var ids = files.Select(file => file.File.Id).ToList();
        if (await db.Evidence.AsNoTracking().AnyAsync(evidence => ids.Contains(evidence.Id), CancellationToken.None))
            return;
        Discard(ids);
    }

    private FileKey KeyOf(Guid id, bool small = false) => new(db.CurrentSchoolId ?? throw new InvalidOperationException("A file was asked for without a current school."), id, small);
}
