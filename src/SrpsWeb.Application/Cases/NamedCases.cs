using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Cases;

internal static class NamedCases
{
    /// <summary>Those of the cases the viewer reads by name; null where that is every one, which needs no question.</summary>
    public static async Task<HashSet<Guid>?> NamedIdsAsync(this IQueryable<CaseFile> cases, Viewer viewer, CancellationToken ct) =>
        viewer.Is(SchoolRole.Facilitator)
            ? await cases.Where(CaseAccess.ReadableByNameBy(viewer)).Select(file => file.Id).ToHashSetAsync(ct)
            : null;
}
