using System.Linq.Expressions;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Access;

/// <summary>A decision with its reason; the reason is a stable code for tests.</summary>
public sealed record AuditAccessDecision(bool MayRead, string Reason);

/// <summary>
/// Who reads a line of the audit trail (access.md), and the same rule as a filter: the principal the school's, who handles all cases those of
/// cases, everybody else the own acts. A line about a case the viewer may not open is not there, whosever it is. A test proves that the two agree.
/// </summary>
public static class AuditAccess
{
    /// <param name="viewer">Who asks.</param>
    /// <param name="entry">Of the viewer's school.</param>
    /// <param name="cases">All of the school; students and participants must be loaded.</param>
    public static AuditAccessDecision For(Viewer viewer, AuditEntry entry, IReadOnlyCollection<CaseFile> cases)
    {
        var isOwn = entry.ByUserId == viewer.UserId;
        if (entry.CaseFileId is { } caseFileId && !cases.Any(file => file.Id == caseFileId && CaseAccess.For(viewer, file).MayOpen))
            return new(false, "AuditAccess.HiddenCase");
        // An indicator is read because of a case.
        if (entry.Subject == AuditSubject.IndicatorReading && !cases.Any(file => file.StudentId == entry.StudentId && CaseAccess.For(viewer, file).MayOpen))
            return new(false, "AuditAccess.HiddenStudent");
        if (isOwn)
            return new(true, "AuditAccess.Own");
        // Somebody involved must not learn of a concern here. Who did what with it stands on its own page.
        if (entry.Subject == AuditSubject.Concern)
            return new(false, "AuditAccess.Concern");
        // That Secret cases stood in a list is known to who may open one of them.
        if (entry.Subject == AuditSubject.SecretCases
            && !cases.Any(file => file.Confidentiality == Confidentiality.Secret && CaseAccess.For(viewer, file).MayOpen && entry.Ids().Contains(file.Id)))
        {
            return new(false, "AuditAccess.HiddenRows");
        }

        if (viewer.Is(SchoolRole.Principal))
            return new(true, "AuditAccess.School");
        if (!viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor))
            return new(false, "AuditAccess.NotOwn");
        if (IsOfRows(entry) || cases.Any(file => file.Id == entry.CaseFileId && CaseAccess.For(viewer, file).MayWrite))
            return new(true, "AuditAccess.HandledCase");
        return new(false, "AuditAccess.NoCase");
    }

    /// <summary>The lines the viewer may read: true exactly where <see cref="For"/> says <see cref="AuditAccessDecision.MayRead"/>.</summary>
    /// <param name="viewer">Who asks.</param>
    /// <param name="cases">All of the school.</param>
    /// <param name="openSecret">The Secret cases that the viewer may open.</param>
    public static Expression<Func<AuditEntry, bool>> ReadableBy(Viewer viewer, IQueryable<CaseFile> cases, IEnumerable<Guid> openSecret)
    {
        var userId = viewer.UserId;
        var seesSchool = viewer.Is(SchoolRole.Principal);
        var handlesCases = viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor);
        var openable = cases.Where(CaseAccess.OpenableBy(viewer));
        var writable = cases.Where(CaseAccess.WritableBy(viewer));
        var secret = openSecret.Select(AuditEntry.Written).ToList();
        return entry =>
            (entry.CaseFileId == null || openable.Any(file => file.Id == entry.CaseFileId))
            && (entry.Subject != AuditSubject.IndicatorReading || openable.Any(file => file.StudentId == entry.StudentId))
            && (entry.ByUserId == userId
                || (entry.Subject != AuditSubject.Concern
                    && (entry.Subject != AuditSubject.SecretCases || secret.Any(written => entry.RecordIds!.Contains(written)))
                    && (seesSchool
                        || (handlesCases
                            && (((entry.Act == AuditAct.Listed || entry.Act == AuditAct.Downloaded)
                                    && (entry.Subject == AuditSubject.Page || entry.Subject == AuditSubject.SecretCases)
                                    && entry.RecordIds != null)
                                || writable.Any(file => file.Id == entry.CaseFileId))))));
    }

    /// <summary>Cases stood among the rows of a list or a file. Whoever handles all cases handles the Restricted ones in it.</summary>
    private static bool IsOfRows(AuditEntry entry) =>
        entry is { Act: AuditAct.Listed or AuditAct.Downloaded, Subject: AuditSubject.Page or AuditSubject.SecretCases, RecordIds: not null };
}
