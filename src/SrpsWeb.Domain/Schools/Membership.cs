using SrpsWeb.Domain.Access;

namespace SrpsWeb.Domain.Schools;

/// <summary>One role of one person in one school, for a facilitator with an end.</summary>
public sealed class MembershipRole : ISchoolRecord
{
    private MembershipRole()
    {
    }

    internal MembershipRole(Guid schoolId, Guid userId, SchoolRole role, DateTime grantedAt, DateOnly? expiresOn)
    {
        SchoolId = schoolId;
        UserId = userId;
        Role = role;
        GrantedAt = grantedAt;
        ExpiresOn = expiresOn;
    }

    public Guid SchoolId { get; private set; }

    public Guid UserId { get; private set; }

    public SchoolRole Role { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime GrantedAt { get; private set; }

    /// <summary>Last day the role is valid, inclusive; null: no end. A facilitator always has one, at most 12 months ahead.</summary>
    public DateOnly? ExpiresOn { get; internal set; }

    public bool IsValidOn(DateOnly day) => ExpiresOn is null || day <= ExpiresOn;
}

/// <summary>
/// A person's belonging to a school: accounts are global, roles and everything a school records about its staff hang here.
/// Records of a school refer to people by <c>(SchoolId, UserId)</c>, so the database refuses a person of another school.
/// </summary>
public sealed class Membership : ISchoolRecord
{
    private readonly List<MembershipRole> _roles = [];

    private Membership()
    {
    }

    public Membership(Guid schoolId, Guid userId, string fullName)
    {
        SchoolId = schoolId;
        UserId = userId;
        Describe(fullName, null, null);
    }

    public Guid SchoolId { get; private set; }

    public Guid UserId { get; private set; }

    /// <summary>Name with academic titles as it stands on letters: one field, never split.</summary>
    public string FullName { get; private set; } = "";

    /// <summary>Nomor Induk Pegawai, or null for those who have none.</summary>
    public string? Nip { get; private set; }

    /// <summary>Jabatan in the school or the Satgas, as printed under the name.</summary>
    public string? Position { get; private set; }

    /// <summary>False: the person can no longer enter this school; what they recorded keeps their name.</summary>
    public bool IsActive { get; private set; } = true;

    public IReadOnlyList<MembershipRole> Roles => _roles;

    public void Describe(string fullName, string? nip, string? position)
    {
        (FullName, Nip, Position) = (
            Rule.RequiredText(fullName, TextLimits.Name, "Membership.NameMissing", nameof(FullName)),
            Rule.OptionalText(nip, TextLimits.Code, nameof(Nip)),
            Rule.OptionalText(position, TextLimits.Name, nameof(Position)));
    }

    /// <summary>Gives exactly these roles from now on.</summary>
    /// <param name="roles">At least one.</param>
    /// <param name="facilitatorUntil">Last valid day of a facilitator's grant: required with <see cref="SchoolRole.Facilitator"/>, not before <paramref name="today"/> and at most 12 months ahead.</param>
    /// <param name="today">The school's day.</param>
    /// <param name="now">UTC.</param>
    public void SetRoles(IReadOnlyCollection<SchoolRole> roles, DateOnly? facilitatorUntil, DateOnly today, DateTime now)
    {
        Rule.Require(roles.Count > 0, "Membership.RoleMissing", nameof(Roles));
        var wantsFacilitator = roles.Contains(SchoolRole.Facilitator);
        if (wantsFacilitator)
        {
            Rule.Require(facilitatorUntil is not null, "Membership.FacilitatorNeedsEnd", "FacilitatorUntil");
            Rule.Require(facilitatorUntil >= today && facilitatorUntil <= today.AddMonths(12), "Membership.FacilitatorEndOutOfRange", "FacilitatorUntil", today.AddMonths(12));
        }

        _roles.RemoveAll(existing => !roles.Contains(existing.Role));
        foreach (var role in roles.Distinct())
        {
            var expiresOn = role == SchoolRole.Facilitator ? facilitatorUntil : null;
            var existing = _roles.SingleOrDefault(held => held.Role == role);
            if (existing is null)
                _roles.Add(new MembershipRole(SchoolId, UserId, role, now, expiresOn));
            else
                existing.ExpiresOn = expiresOn;
        }
    }

    public void Deactivate() => IsActive = false;

    public void Reactivate() => IsActive = true;
}
