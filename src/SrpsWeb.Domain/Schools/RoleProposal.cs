using SrpsWeb.Domain.Access;

namespace SrpsWeb.Domain.Schools;

/// <summary>A role, or a later end of one, that the operator asks for a person and a principal has not decided yet. It gives no right.</summary>
public sealed class RoleProposal : ISchoolRecord
{
    private RoleProposal()
    {
    }

    internal RoleProposal(Guid schoolId, Guid id, Guid userId, SchoolRole role, DateOnly? until, Guid proposedBy, DateTime proposedAt)
    {
        (SchoolId, Id, UserId, Role, Until, ProposedByUserId, ProposedAt) = (schoolId, id, userId, role, until, proposedBy, proposedAt);
    }

    public Guid SchoolId { get; private set; }

    public Guid Id { get; private set; }

    /// <summary>Who is to have the role.</summary>
    public Guid UserId { get; private set; }

    public SchoolRole Role { get; private set; }

    /// <summary>Last day the role would be valid, inclusive; null: no end.</summary>
    public DateOnly? Until { get; private set; }

    public Guid ProposedByUserId { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime ProposedAt { get; private set; }
}
