namespace SrpsWeb.Domain.Access;

/// <summary>Roles that see so much of so many students that more is asked of them than a password.</summary>
public static class GuardedRoles
{
    /// <summary>Given by the operator only with the yes of a principal.</summary>
    public static IReadOnlySet<SchoolRole> NeedApproval { get; } =
        new HashSet<SchoolRole> { SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Facilitator };

    /// <summary>Demanded to sign in with a second factor.</summary>
    public static IReadOnlySet<SchoolRole> NeedSecondFactor { get; } = new HashSet<SchoolRole>(NeedApproval) { SchoolRole.Operator };
}
