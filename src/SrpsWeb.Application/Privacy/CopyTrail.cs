using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Application.Privacy;

/// <summary>Who recorded, changed, read and handed out what of one student, as far as it is about what is in the copy.</summary>
internal sealed class CopyTrail(SrpsDbContext db)
{
    /// <summary>
    /// Records that are in the copy. All else is left out, also what is yet to come: concerns and peer support tell who reported, and
    /// who is named to or excluded from a case is about staff.
    /// </summary>
    private static readonly List<AuditSubject> Told =
    [
        AuditSubject.Student,
        AuditSubject.Guardian,
        AuditSubject.Enrolment,
        AuditSubject.GuardianConsent,
        AuditSubject.AnonymisationRequest,
        AuditSubject.CaseFile,
        AuditSubject.Intervention,
        AuditSubject.HomeVisit,
        AuditSubject.PlanTask,
        AuditSubject.Review,
        AuditSubject.Correction,
        AuditSubject.ConfidentialityChange,
        AuditSubject.Evidence,
        AuditSubject.IndicatorReading,
    ];

    /// <param name="files">The cases in the copy: of others nothing is told.</param>
    /// <param name="readingIds">The indicator readings in the copy: others were read because of another case.</param>
    internal async Task<IReadOnlyList<CopiedAct>> OfAsync(Guid studentId, IReadOnlyList<CaseFile> files, IReadOnlySet<Guid> readingIds, CancellationToken ct)
    {
        var codes = files.ToDictionary(file => file.Id, file => file.Code);
        var caseIds = codes.Keys.ToList();
        var entries = await db.AuditEntries.AsNoTracking()
            .Where(entry => entry.Act != AuditAct.Refused
                && Told.Contains(entry.Subject)
                && ((entry.CaseFileId == null && entry.StudentId == studentId) || (entry.CaseFileId != null && caseIds.Contains(entry.CaseFileId.Value))))
            .OrderBy(entry => entry.Sequence)
            .ToListAsync(ct);
        var people = await db.Memberships.AsNoTracking()
            .Select(member => new { member.UserId, member.FullName, Roles = member.Roles.Select(role => role.Role).ToList() })
            .AsSingleQuery()
            .ToDictionaryAsync(member => member.UserId, ct);
        return
        [
            .. entries.Where(entry => entry.Subject != AuditSubject.IndicatorReading || entry.Ids().All(readingIds.Contains)).Select(entry =>
            {
                var by = entry.ByUserId is { } userId ? people.GetValueOrDefault(userId) : null;
                IReadOnlyList<SchoolRole> roles = by is null ? [] : [.. by.Roles.Order()];
                return new CopiedAct(entry.At, by?.FullName, roles, entry.Act, entry.Subject, entry.CaseFileId is { } id ? codes[id] : null, entry.Detail);
            }),
        ];
    }
}
