using System.Linq.Expressions;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Access;

/// <summary>
/// Who reads and who enters indicators (access.md): about students at risk only, and only through a case the viewer may read with
/// the name, so that nobody learns of a case by a line in a list of indicators.
/// </summary>
public static class IndicatorAccess
{
    /// <summary>The cases whose students' indicators the viewer may read.</summary>
    public static Expression<Func<CaseFile, bool>> ReadableBy(Viewer viewer) => CaseAccess.ReadableByNameBy(viewer);

    /// <summary>The cases whose students' indicators the viewer may enter: counsellor all, wali kelas the own class and own cases.</summary>
    public static Expression<Func<CaseFile, bool>> WritableBy(Viewer viewer) =>
        CaseAccess.ReadableByNameBy(viewer with { Roles = viewer.Roles.Where(role => role is SchoolRole.Counsellor or SchoolRole.Homeroom).ToHashSet() });
}
