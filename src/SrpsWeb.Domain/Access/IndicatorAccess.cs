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

    /// <summary>The cases open on any day of the month: through them its indicators are read and entered.</summary>
    /// <param name="month">First day of the month.</param>
    public static Expression<Func<CaseFile, bool>> OpenIn(DateOnly month)
    {
        var lastDay = month.AddMonths(1).AddDays(-1);
        return caseFile => caseFile.Spans.Any(span => span.OpenedOn <= lastDay && (span.ClosedOn == null || span.ClosedOn >= month));
    }

    /// <summary>The cases whose students' indicators the viewer may enter: counsellor all, wali kelas the own class and own cases.</summary>
    public static Expression<Func<CaseFile, bool>> WritableBy(Viewer viewer) =>
        CaseAccess.ReadableByNameBy(viewer with { Roles = viewer.Roles.Where(role => role is SchoolRole.Counsellor or SchoolRole.Homeroom).ToHashSet() });
}
