using System.Linq.Expressions;
using SrpsWeb.Domain.Cases;

namespace SrpsWeb.Domain.Access;

/// <summary>How far a viewer may go with a case; a higher value includes the lower ones.</summary>
public enum CaseAccessLevel
{
    /// <summary>The case does not exist for this viewer: answer as for an id that never was (404).</summary>
    Hidden = 0,

    /// <summary>The viewer may know that cases like this exist but not open it (403).</summary>
    Refused = 1,

    /// <summary>May read with the case code in place of the name and without contacts.</summary>
    ReadByCode = 2,

    Read = 3,

    Write = 4,
}

/// <summary>A decision with its reason; the reason is a stable code for tests, logs and the audit trail.</summary>
public sealed record CaseAccessDecision(CaseAccessLevel Level, string Reason)
{
    public bool MayOpen => Level >= CaseAccessLevel.ReadByCode;

    public bool MayWrite => Level == CaseAccessLevel.Write;

    public bool MaySeeName => Level >= CaseAccessLevel.Read;
}

/// <summary>
/// The one decision on who may see and do what with a case (access.md), and the same rule as a filter for lists.
/// A property test proves that the two agree.
/// </summary>
public static class CaseAccess
{
    /// <summary>Decides about one case; its <see cref="CaseFile.Student"/> and <see cref="CaseFile.Participants"/> must be loaded.</summary>
    public static CaseAccessDecision For(Viewer viewer, CaseFile caseFile)
    {
        if (HasParticipant(caseFile, viewer, ParticipantKind.Excluded))
            return new(CaseAccessLevel.Hidden, "CaseAccess.Excluded");
        return caseFile.Confidentiality == Confidentiality.Secret ? ForSecret(viewer, caseFile) : ForOther(viewer, caseFile);
    }

    /// <summary>The cases the viewer may open: true exactly where <see cref="For"/> says <see cref="CaseAccessDecision.MayOpen"/>.</summary>
    public static Expression<Func<CaseFile, bool>> OpenableBy(Viewer viewer)
    {
        var userId = viewer.UserId;
        var classIds = viewer.HomeroomClassIds.ToList();
        var seesAll = viewer.IsAny(SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor);
        var isHomeroom = viewer.Is(SchoolRole.Homeroom);
        var isFacilitator = viewer.Is(SchoolRole.Facilitator);
        var handlesCases = seesAll || isHomeroom;
        return caseFile =>
            !caseFile.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Excluded)
            && ((caseFile.Confidentiality == Confidentiality.Secret
                    && handlesCases
                    && caseFile.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Named))
                || (caseFile.Confidentiality != Confidentiality.Secret
                    && (seesAll
                        || (isFacilitator && caseFile.Confidentiality == Confidentiality.General)
                        || (isHomeroom
                            && (caseFile.ResponsibleUserId == userId
                                || (caseFile.Student!.ClassGroupId != null && classIds.Contains(caseFile.Student.ClassGroupId.Value))
                                || caseFile.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Named))))));
    }

    /// <summary>The cases the viewer may read with the name: true exactly where <see cref="For"/> says <see cref="CaseAccessDecision.MaySeeName"/>.</summary>
    public static Expression<Func<CaseFile, bool>> ReadableByNameBy(Viewer viewer) =>
        // By code is what the facilitator's role alone gives; every other way to a case shows the name.
        OpenableBy(viewer with { Roles = viewer.Roles.Where(role => role != SchoolRole.Facilitator).ToHashSet() });

    /// <summary>The cases the viewer may write: true exactly where <see cref="For"/> says <see cref="CaseAccessDecision.MayWrite"/>.</summary>
    public static Expression<Func<CaseFile, bool>> WritableBy(Viewer viewer)
    {
        var userId = viewer.UserId;
        var classIds = viewer.HomeroomClassIds.ToList();
        var writesAll = viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor);
        var writesSome = writesAll || viewer.Is(SchoolRole.Homeroom);
        return caseFile =>
            writesSome
            && !caseFile.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Excluded)
            && (caseFile.Participants.Any(participant => participant.UserId == userId && participant.Kind == ParticipantKind.Named)
                || (caseFile.Confidentiality != Confidentiality.Secret
                    && (writesAll
                        || caseFile.ResponsibleUserId == userId
                        || (caseFile.Confidentiality == Confidentiality.General
                            && caseFile.Student!.ClassGroupId != null
                            && classIds.Contains(caseFile.Student.ClassGroupId.Value)))));
    }

    private static CaseAccessDecision ForSecret(Viewer viewer, CaseFile caseFile)
    {
        if (!HasParticipant(caseFile, viewer, ParticipantKind.Named))
            return new(CaseAccessLevel.Hidden, "CaseAccess.NotNamed");
        if (viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom))
            return new(CaseAccessLevel.Write, "CaseAccess.Named");
        return viewer.Is(SchoolRole.Principal)
            ? new(CaseAccessLevel.Read, "CaseAccess.Named")
            : new(CaseAccessLevel.Hidden, "CaseAccess.NoRole");
    }

    private static CaseAccessDecision ForOther(Viewer viewer, CaseFile caseFile)
    {
        if (viewer.IsAny(SchoolRole.Coordinator, SchoolRole.Counsellor))
            return new(CaseAccessLevel.Write, "CaseAccess.HandlesAllCases");
        var homeroom = viewer.Is(SchoolRole.Homeroom) ? ForHomeroom(viewer, caseFile) : null;
        if (homeroom?.MayWrite == true)
            return homeroom;
        if (viewer.Is(SchoolRole.Principal))
            return new(CaseAccessLevel.Read, "CaseAccess.Principal");
        if (homeroom?.MayOpen == true)
            return homeroom;
        if (viewer.Is(SchoolRole.Facilitator))
        {
            return caseFile.Confidentiality == Confidentiality.General
                ? new(CaseAccessLevel.ReadByCode, "CaseAccess.FacilitatorByCode")
                : new(CaseAccessLevel.Refused, "CaseAccess.FacilitatorCodeOnly");
        }

        return homeroom ?? new(CaseAccessLevel.Refused, "CaseAccess.NoRole");
    }

    private static CaseAccessDecision ForHomeroom(Viewer viewer, CaseFile caseFile)
    {
        if (caseFile.ResponsibleUserId == viewer.UserId)
            return new(CaseAccessLevel.Write, "CaseAccess.Responsible");
        if (HasParticipant(caseFile, viewer, ParticipantKind.Named))
            return new(CaseAccessLevel.Write, "CaseAccess.Named");
        if (caseFile.Student!.ClassGroupId is { } classId && viewer.HomeroomClassIds.Contains(classId))
        {
            return caseFile.Confidentiality == Confidentiality.General
                ? new(CaseAccessLevel.Write, "CaseAccess.OwnClass")
                : new(CaseAccessLevel.Read, "CaseAccess.OwnClass");
        }

        return new(CaseAccessLevel.Refused, "CaseAccess.OutsideClass");
    }

    private static bool HasParticipant(CaseFile caseFile, Viewer viewer, ParticipantKind kind) =>
        caseFile.Participants.Any(participant => participant.UserId == viewer.UserId && participant.Kind == kind);
}
