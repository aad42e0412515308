using System.Linq.Expressions;
using SrpsWeb.Domain.Concerns;

namespace SrpsWeb.Domain.Access;

/// <summary>How far a viewer may go with a concern; a higher value includes the lower ones.</summary>
public enum ConcernAccessLevel
{
    /// <summary>The concern does not exist for this viewer: answer as for an id that never was (404).</summary>
    Hidden = 0,

    Read = 1,

    /// <summary>May answer it.</summary>
    Write = 2,
}

/// <summary>A decision with its reason; the reason is a stable code for tests, logs and the audit trail.</summary>
/// <param name="KeepsReporter">Whoever reads may be the one meant by the typed words, and is not told who reported.</param>
public sealed record ConcernAccessDecision(ConcernAccessLevel Level, string Reason, bool KeepsReporter = false)
{
    public bool MayRead => Level >= ConcernAccessLevel.Read;

    public bool MayAnswer => Level == ConcernAccessLevel.Write;

    /// <summary>Who reported is told to those who may have to ask back, not to the wali kelas: fellow students tell more freely so.</summary>
    public bool MaySeeReporter => !KeepsReporter && (MayAnswer || Reason is "ConcernAccess.Principal" or "ConcernAccess.Answered");
}

/// <summary>
/// Who reads and answers a concern (access.md), and the same rule as a filter for lists. A property test proves that the two agree.
/// Ordinary: counsellor and coordinator answer, principal and the wali kelas of the student's class read. Secret: counsellor and
/// principal at once, the coordinator when nobody answered in time. Who is involved never, whatever the role. Where nobody who
/// answers is free of it, the next circle answers at once: coordinator, then principal, then any wali kelas. While it is unclear whom
/// typed words mean, the principal does not read it at once, and only a counsellor learns who reported.
/// </summary>
public static class ConcernAccess
{
    /// <summary>True for those who may report one: everybody of the school who meets students.</summary>
    public static bool MayReport(Viewer viewer) => viewer.Roles.Any(role => role is not (SchoolRole.Operator or SchoolRole.Facilitator));

    /// <summary>True for those who see the roster and so may choose the student from it; the others type name and class in words.</summary>
    public static bool MayChooseStudent(Viewer viewer) =>
        viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom, SchoolRole.OsisAdviser);

    /// <summary>Decides about one concern; its student, involved people and acts must be loaded.</summary>
    /// <param name="duty">Of the school, with roles valid today.</param>
    /// <param name="now">UTC.</param>
    public static ConcernAccessDecision For(Viewer viewer, Concern concern, SatgasOnDuty duty, DateTime now)
    {
        if (concern.IsInvolved(viewer.UserId))
            return new(ConcernAccessLevel.Hidden, "ConcernAccess.Involved");
        var counsellorFree = duty.Counsellors.AsEnumerable().Any(userId => !concern.IsInvolved(userId));
        var coordinatorFree = duty.Coordinators.AsEnumerable().Any(userId => !concern.IsInvolved(userId));
        var principalFree = duty.Principals.AsEnumerable().Any(userId => !concern.IsInvolved(userId));
        var unclear = concern.IsInvolvedUnclear;
        var late = concern.WasLateAt(now);
        if (viewer.Is(SchoolRole.Counsellor))
            return new(ConcernAccessLevel.Write, "ConcernAccess.Counsellor");
        if (viewer.Is(SchoolRole.Coordinator) && (!concern.IsSecret || !counsellorFree))
            return new(ConcernAccessLevel.Write, "ConcernAccess.Coordinator", unclear);
        if (viewer.Is(SchoolRole.Coordinator) && late)
            return new(ConcernAccessLevel.Write, "ConcernAccess.Overdue", unclear);
        if (!counsellorFree && !coordinatorFree && (viewer.Is(SchoolRole.Principal) || (viewer.Is(SchoolRole.Homeroom) && !principalFree)))
            return new(ConcernAccessLevel.Write, "ConcernAccess.NobodyElse", unclear);
        if (viewer.Is(SchoolRole.Principal) && (!unclear || (late && !coordinatorFree)))
            return new(ConcernAccessLevel.Read, "ConcernAccess.Principal", unclear);
        if (viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Homeroom) && concern.AnsweredByUserId == viewer.UserId)
            return new(ConcernAccessLevel.Read, "ConcernAccess.Answered", unclear);
        if (viewer.Is(SchoolRole.Homeroom) && !concern.IsSecret && concern.Student?.ClassGroupId is { } classId && viewer.HomeroomClassIds.Contains(classId))
            return new(ConcernAccessLevel.Read, "ConcernAccess.OwnClass");
        return new(ConcernAccessLevel.Hidden, viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Homeroom) ? "ConcernAccess.NotTold" : "ConcernAccess.NoRole");
    }

    /// <summary>The concerns the viewer may read: true exactly where <see cref="For"/> says <see cref="ConcernAccessDecision.MayRead"/>.</summary>
    public static Expression<Func<Concern, bool>> ReadableBy(Viewer viewer, SatgasOnDuty duty, DateTime now)
    {
        var userId = viewer.UserId;
        var classIds = viewer.HomeroomClassIds.ToList();
        var (counsellors, coordinators, principals) = (duty.Counsellors, duty.Coordinators, duty.Principals);
        var isCounsellor = viewer.Is(SchoolRole.Counsellor);
        var isPrincipal = viewer.Is(SchoolRole.Principal);
        var isCoordinator = viewer.Is(SchoolRole.Coordinator);
        var isHomeroom = viewer.Is(SchoolRole.Homeroom);
        return concern =>
            !concern.Involved.Any(involved => involved.UserId == userId)
            && (isCounsellor
                || (isPrincipal
                    && (concern.InvolvedText == null
                        || concern.Acts.Any(act => act.Step == ConcernStep.InvolvedSaid)
                        || (!coordinators.Any(free => !concern.Involved.Any(involved => involved.UserId == free))
                            && ((concern.DueAt <= now && (concern.AnsweredAt == null || concern.AnsweredAt >= concern.DueAt))
                                || !counsellors.Any(free => !concern.Involved.Any(involved => involved.UserId == free))))))
                || ((isCoordinator || isHomeroom) && concern.AnsweredByUserId == userId)
                || (isCoordinator
                    && (!concern.IsSecret
                        || (concern.DueAt <= now && (concern.AnsweredAt == null || concern.AnsweredAt >= concern.DueAt))
                        || !counsellors.Any(free => !concern.Involved.Any(involved => involved.UserId == free))))
                || (isHomeroom
                    && ((!concern.IsSecret && concern.Student != null && concern.Student.ClassGroupId != null && classIds.Contains(concern.Student.ClassGroupId.Value))
                        || (!counsellors.Any(free => !concern.Involved.Any(involved => involved.UserId == free))
                            && !coordinators.Any(free => !concern.Involved.Any(involved => involved.UserId == free))
                            && !principals.Any(free => !concern.Involved.Any(involved => involved.UserId == free))))));
    }

    /// <summary>The concerns the viewer may answer: true exactly where <see cref="For"/> says <see cref="ConcernAccessDecision.MayAnswer"/>.</summary>
    public static Expression<Func<Concern, bool>> AnswerableBy(Viewer viewer, SatgasOnDuty duty, DateTime now)
    {
        var userId = viewer.UserId;
        var (counsellors, coordinators, principals) = (duty.Counsellors, duty.Coordinators, duty.Principals);
        var isCounsellor = viewer.Is(SchoolRole.Counsellor);
        var isCoordinator = viewer.Is(SchoolRole.Coordinator);
        var isPrincipal = viewer.Is(SchoolRole.Principal);
        var isHomeroom = viewer.Is(SchoolRole.Homeroom);
        return concern =>
            !concern.Involved.Any(involved => involved.UserId == userId)
            && (isCounsellor
                || (isCoordinator
                    && (!concern.IsSecret
                        || (concern.DueAt <= now && (concern.AnsweredAt == null || concern.AnsweredAt >= concern.DueAt))
                        || !counsellors.Any(free => !concern.Involved.Any(involved => involved.UserId == free))))
                || (!counsellors.Any(free => !concern.Involved.Any(involved => involved.UserId == free))
                    && !coordinators.Any(free => !concern.Involved.Any(involved => involved.UserId == free))
                    && (isPrincipal || (isHomeroom && !principals.Any(free => !concern.Involved.Any(involved => involved.UserId == free))))));
    }

    /// <summary>Everybody who is told of a concern: who may read it at this moment.</summary>
    public static IReadOnlyList<Viewer> ReadersOf(Concern concern, IReadOnlyCollection<Viewer> people, DateTime now)
    {
        var duty = SatgasOnDuty.Of(people);
        return [.. people.Where(someone => For(someone, concern, duty, now).MayRead)];
    }

    /// <summary>Peer support is read and linked to cases by those who write about all cases; nobody is named as involved there.</summary>
    public static bool MayReadPeerSupport(Viewer viewer) => viewer.IsAny(SchoolRole.Counsellor, SchoolRole.Coordinator);
}
