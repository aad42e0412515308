using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Students;

namespace SrpsWeb.Data.Audit;

/// <summary>
/// What the changes about to be saved say to the audit trail: one line for each kind of act on each kind of record of one case,
/// with the ids and the names of the fields, never their values. An indicator is told of student by student: who may see the line
/// depends on the student.
/// </summary>
public static class ChangeAudit
{
    /// <summary>Records that are a part of another one: they are told of under its name.</summary>
    private static readonly Dictionary<Type, AuditSubject> Parts = new()
    {
        [typeof(CaseSpan)] = AuditSubject.CaseFile,
        [typeof(CaseFactor)] = AuditSubject.CaseFile,
        [typeof(CaseSign)] = AuditSubject.CaseFile,
        [typeof(MainFactorChange)] = AuditSubject.CaseFile,
        [typeof(Term)] = AuditSubject.SchoolYear,
        [typeof(ConcernSign)] = AuditSubject.Concern,
        [typeof(ConcernInvolved)] = AuditSubject.Concern,
        [typeof(ConcernAct)] = AuditSubject.Concern,
    };

    /// <summary>Renewed by every act on a case; where the act itself is told of, they add nothing.</summary>
    private static readonly HashSet<string> Bookkeeping = new(StringComparer.Ordinal)
    {
        nameof(CaseFile.Version), nameof(CaseFile.LastContactOn), nameof(CaseFile.LastReviewOn), nameof(CaseFile.CurrentLevel), nameof(CaseFile.CurrentHandling),
    };

    /// <summary>A running import counts its rows in its own record; the students it makes are told of one by one.</summary>
    private static readonly HashSet<string> ImportCounters = new(StringComparer.Ordinal)
    {
        nameof(ImportBatch.Version), nameof(ImportBatch.LeaseUntil), nameof(ImportBatch.Attempts), nameof(ImportBatch.Rows), nameof(ImportBatch.RowsDone),
        nameof(ImportBatch.Created), nameof(ImportBatch.Updated), nameof(ImportBatch.ClassChanged), nameof(ImportBatch.Unchanged), nameof(ImportBatch.Refused),
    };

    /// <summary>
    /// Kinds of records the trail is silent about: a draft is its writer's own half-typed form and is saved every few seconds, and the trail
    /// does not speak of itself.
    /// </summary>
    public static IReadOnlySet<Type> Silent { get; } = new HashSet<Type> { typeof(Draft), typeof(AuditEntry), typeof(AuditHead) };

    /// <summary>Under which name the trail speaks of a kind of record; null for the <see cref="Silent"/> ones.</summary>
    /// <exception cref="ArgumentException">The kind has no name yet: see <see cref="AuditSubject"/>.</exception>
    public static AuditSubject? SubjectOf(Type type) =>
        Silent.Contains(type) ? null : Parts.TryGetValue(type, out var whole) ? whole : Enum.Parse<AuditSubject>(type.Name);

    internal static IReadOnlyList<AuditFacts> Of(ChangeTracker tracker)
    {
        var changes = tracker.Entries().Select(ChangeOf).OfType<Change>().ToList();
        var casesWithActs = changes.Where(change => change.Subject != AuditSubject.CaseFile).Select(change => change.CaseFileId).OfType<Guid>().ToHashSet();
        return
        [
            .. changes
                .Where(change => !(change.IsBookkeeping && change.CaseFileId is { } caseFileId && casesWithActs.Contains(caseFileId)))
                .GroupBy(change => (change.Act, change.Subject, change.CaseFileId, change.Group, Student: change.Subject == AuditSubject.IndicatorReading ? change.StudentId : null))
                .SelectMany(group => Facts([.. group])),
        ];
    }

    private sealed record Change(AuditAct Act, AuditSubject Subject, Guid? CaseFileId, Guid? StudentId, Guid? RecordId, IReadOnlyList<string> Fields, string? Group)
    {
        internal bool IsBookkeeping => Act == AuditAct.Changed && Subject == AuditSubject.CaseFile && Fields.All(Bookkeeping.Contains);
    }

    private static IEnumerable<AuditFacts> Facts(IReadOnlyList<Change> changes)
    {
        var first = changes[0];
        var students = changes.Select(change => change.StudentId).Distinct().ToList();
        var fields = changes.SelectMany(change => change.Fields).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal);
        var detail = first.Group ?? (first.Act == AuditAct.Changed ? string.Join(' ', fields) : null);
        foreach (var part in changes.Select(change => change.RecordId).Distinct().Chunk(AuditFacts.MostIds))
            yield return new AuditFacts(first.Act, first.Subject, first.CaseFileId, students is [{ } only] ? only : null, [.. part.OfType<Guid>()], part.Length, detail);
    }

    private static Change? ChangeOf(EntityEntry entry)
    {
        var type = entry.Metadata.ClrType;
        if (entry.State is not (EntityState.Added or EntityState.Modified or EntityState.Deleted) || (entry.Entity is not ISchoolRecord && entry.Entity is not School) || SubjectOf(type) is not { } subject)
            return null;
        var fields = entry.State == EntityState.Modified ? entry.Properties.Where(property => property.IsModified).Select(property => property.Metadata.Name).ToList() : [];
        if (entry.Entity is ImportBatch && entry.State == EntityState.Modified && fields.TrueForAll(ImportCounters.Contains))
            return null;
        if (entry.Entity is Membership && entry.State == EntityState.Modified && fields is [nameof(Membership.Version)])
            return null;
        var isPart = Parts.ContainsKey(type);
        return new Change(
            // A part that comes or goes changes the whole.
            isPart ? AuditAct.Changed : entry.State switch { EntityState.Added => AuditAct.Added, EntityState.Deleted => AuditAct.Removed, _ => AuditAct.Changed },
            subject,
            entry.Entity is CaseFile ? Value(entry, nameof(CaseFile.Id)) : Value(entry, nameof(Intervention.CaseFileId)),
            entry.Entity is Student ? Value(entry, nameof(Student.Id)) : Value(entry, nameof(CaseFile.StudentId)),
            isPart ? null : entry.Entity is CaseParticipant or MembershipRole or Membership or RoleProposal or AccountReset ? Value(entry, nameof(CaseParticipant.UserId)) : Value(entry, "Id"),
            isPart ? [type.Name] : fields,
            entry.Entity switch
            {
                CaseParticipant participant => participant.Kind.ToString(),
                MembershipRole role => role.Role.ToString(),
                RoleProposal proposal => proposal.Role.ToString(),
                _ => null,
            });
    }

    private static Guid? Value(EntityEntry entry, string property) =>
        entry.Metadata.FindProperty(property) is { } found ? entry.Property(found.Name).CurrentValue as Guid? : null;
}
