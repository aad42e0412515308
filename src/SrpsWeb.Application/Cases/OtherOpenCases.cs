using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;

namespace SrpsWeb.Application.Cases;

/// <summary>
/// Rule 1, asked only of what the viewer may see: an open case the viewer may open refuses with its code; hidden Secret ones are
/// counted so that the new case takes another place instead of being refused.
/// </summary>
internal sealed class OtherOpenCases
{
    private readonly ILookup<(Guid StudentId, bool IsSecret), (string Code, int SecretPlace, bool IsVisible)> _cases;

    private OtherOpenCases(ILookup<(Guid StudentId, bool IsSecret), (string Code, int SecretPlace, bool IsVisible)> cases) => _cases = cases;

    /// <param name="exceptId">The case the question is asked for, where it is stored already.</param>
    internal static async Task<OtherOpenCases> LoadAsync(SrpsDbContext db, Viewer viewer, IReadOnlyCollection<Guid> studentIds, Guid? exceptId, CancellationToken ct)
    {
        var open = db.CaseFiles.Where(file => studentIds.Contains(file.StudentId) && file.ClosedOn == null && file.Id != exceptId);
        var visible = (await open.Where(CaseAccess.OpenableBy(viewer)).Select(file => file.Id).ToListAsync(ct)).ToHashSet();
        var all = await open.Select(file => new { file.Id, file.StudentId, file.IsSecret, file.Code, file.SecretPlace }).ToListAsync(ct);
        return new OtherOpenCases(all.ToLookup(file => (file.StudentId, file.IsSecret), file => (file.Code, file.SecretPlace, visible.Contains(file.Id))));
    }

    /// <returns>The place of a further case: 0, or one after the hidden ones.</returns>
    /// <exception cref="RuleBrokenException"><c>CaseFile.AlreadyOpen</c>, <c>CaseFile.AlreadyOpenElsewhere</c>.</exception>
    internal int PlaceFor(Guid studentId, bool isSecret)
    {
        var others = _cases[(studentId, isSecret)].ToList();
        foreach (var other in others.Where(other => other.IsVisible))
            throw new RuleBrokenException("CaseFile.AlreadyOpen", nameof(OpenCase.StudentId), other.Code);
        if (others.Count == 0)
            return 0;
        return isSecret ? others.Max(other => other.SecretPlace) + 1 : throw new RuleBrokenException("CaseFile.AlreadyOpenElsewhere", nameof(OpenCase.StudentId));
    }
}
