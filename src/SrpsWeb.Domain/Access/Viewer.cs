namespace SrpsWeb.Domain.Access;

/// <summary>Who asks: a person in one school with the roles valid today.</summary>
/// <param name="UserId">The account.</param>
/// <param name="Roles">Roles valid today in the current school.</param>
/// <param name="HomeroomClassIds">Class groups whose wali kelas the person is.</param>
public sealed record Viewer(Guid UserId, IReadOnlySet<SchoolRole> Roles, IReadOnlySet<Guid> HomeroomClassIds)
{
    /// <summary>Nobody: may do nothing.</summary>
    public static Viewer Nobody { get; } = new(Guid.Empty, new HashSet<SchoolRole>(), new HashSet<Guid>());

    /// <summary>The four roles that handle cases; "Satgas" on the design pages.</summary>
    public static IReadOnlySet<SchoolRole> SatgasRoles { get; } =
        new HashSet<SchoolRole> { SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom };

    public bool Is(SchoolRole role) => Roles.Contains(role);

    public bool IsAny(params ReadOnlySpan<SchoolRole> roles)
    {
        foreach (var role in roles)
        {
            if (Roles.Contains(role))
                return true;
        }

        return false;
    }
}
