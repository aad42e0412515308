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
    private readonly List<RoleProposal> _proposals = [];

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

    /// <summary>
    /// True: the person had an account before this school asked for them, and has not joined yet. Until then nothing of it counts: whoever knows
    /// a user name must not decide for its owner.
    /// </summary>
    public bool WaitsForPerson { get; private set; }

    /// <summary>Renewed when the operator changes the person: the second of two operators is told instead of overwriting.</summary>
    public Guid Version { get; private set; }

    public IReadOnlyList<MembershipRole> Roles => _roles;

    /// <summary>Roles, and longer ends of a facilitator's role, that wait for a principal. They give no right.</summary>
    public IReadOnlyList<RoleProposal> Proposals => _proposals;

    public void Describe(string fullName, string? nip, string? position)
    {
        (FullName, Nip, Position) = (
            Rule.RequiredText(fullName, TextLimits.Name, "Membership.NameMissing", nameof(FullName)),
            Rule.OptionalText(nip, TextLimits.Code, nameof(Nip)),
            Rule.OptionalText(position, TextLimits.Name, nameof(Position)));
        Touch();
    }

    /// <summary>For somebody who has an account already.</summary>
    public void AwaitPerson() => WaitsForPerson = true;

    /// <summary>The owner of the account says yes.</summary>
    /// <exception cref="RuleBrokenException"><c>Invitation.NotUsable</c>: nothing waits, or the operator has closed it meanwhile.</exception>
    public void Join()
    {
        Rule.Require(IsActive && WaitsForPerson, "Invitation.NotUsable");
        WaitsForPerson = false;
        Touch();
    }

    /// <summary>Gives exactly these roles from now on, without asking a principal; what waited is settled by it.</summary>
    /// <param name="roles">At least one.</param>
    /// <param name="facilitatorUntil">Last valid day of a facilitator's grant: required with <see cref="SchoolRole.Facilitator"/>, not before <paramref name="today"/> and at most 12 months ahead.</param>
    /// <param name="today">The school's day.</param>
    /// <param name="now">UTC.</param>
    public void SetRoles(IReadOnlyCollection<SchoolRole> roles, DateOnly? facilitatorUntil, DateOnly today, DateTime now)
    {
        RequireRoles(roles, facilitatorUntil, today);
        _proposals.Clear();
        TakeAwayAllBut(roles);
        foreach (var role in roles.Distinct())
            Give(role, EndOf(role, facilitatorUntil), now);
    }

    /// <summary>
    /// What the operator asks for: roles of <see cref="GuardedRoles.NeedApproval"/> that are not held yet, and a later end of a
    /// facilitator's, wait for a principal. Everything else, and above all what is taken away, holds at once.
    /// </summary>
    /// <param name="roles">At least one; every role the person is to have in the end.</param>
    /// <param name="facilitatorUntil">As for <see cref="SetRoles"/>.</param>
    /// <param name="by">The operator.</param>
    /// <param name="today">The school's day.</param>
    /// <param name="now">UTC.</param>
    public void ProposeRoles(IReadOnlyCollection<SchoolRole> roles, DateOnly? facilitatorUntil, Guid by, DateOnly today, DateTime now)
    {
        RequireRoles(roles, facilitatorUntil, today);
        TakeAwayAllBut(roles);
        _proposals.RemoveAll(proposal => !roles.Contains(proposal.Role));
        foreach (var role in roles.Distinct())
        {
            var until = EndOf(role, facilitatorUntil);
            var held = _roles.SingleOrDefault(candidate => candidate.Role == role);
            if (!GuardedRoles.NeedApproval.Contains(role) || (held is not null && (held.ExpiresOn is null || until <= held.ExpiresOn)))
            {
                _proposals.RemoveAll(proposal => proposal.Role == role);
                Give(role, until, now);
            }
            else if (!_proposals.Exists(proposal => proposal.Role == role && proposal.Until == until))
            {
                // A changed proposal is another one: nobody approves what they have not seen.
                _proposals.RemoveAll(proposal => proposal.Role == role);
                _proposals.Add(new RoleProposal(SchoolId, Guid.CreateVersion7(), UserId, role, until, by, now));
            }
        }
    }

    /// <summary>A principal says yes: the role holds from now on.</summary>
    /// <exception cref="RuleBrokenException"><c>RoleProposal.Gone</c>, <c>RoleProposal.OwnRole</c>, <c>RoleProposal.ProposedByOneself</c>, or <c>RoleProposal.TooLate</c> where its end has passed.</exception>
    public void Approve(Guid proposalId, Guid by, DateOnly today, DateTime now)
    {
        var proposal = Decide(proposalId, by);
        Rule.Require(proposal.Until is null || proposal.Until >= today, "RoleProposal.TooLate");
        _proposals.Remove(proposal);
        Give(proposal.Role, proposal.Until, now);
    }

    /// <summary>A principal says no: what the person holds already stays as it is.</summary>
    /// <exception cref="RuleBrokenException">As for <see cref="Approve"/>, but for the end.</exception>
    public void Refuse(Guid proposalId, Guid by) => _proposals.Remove(Decide(proposalId, by));

    /// <summary>Approved at the server itself, where the school has no principal who could do it.</summary>
    /// <returns>False where no such role waits.</returns>
    public bool ApproveAtServer(SchoolRole role, DateTime now)
    {
        if (_proposals.Find(proposal => proposal.Role == role) is not { } waiting)
            return false;
        _proposals.Remove(waiting);
        Give(role, waiting.Until, now);
        return true;
    }

    private static void RequireRoles(IReadOnlyCollection<SchoolRole> roles, DateOnly? facilitatorUntil, DateOnly today)
    {
        Rule.Require(roles.Count > 0, "Membership.RoleMissing", nameof(Roles));
        if (!roles.Contains(SchoolRole.Facilitator))
            return;
        Rule.Require(facilitatorUntil is not null, "Membership.FacilitatorNeedsEnd", "FacilitatorUntil");
        Rule.Require(facilitatorUntil >= today && facilitatorUntil <= today.AddMonths(12), "Membership.FacilitatorEndOutOfRange", "FacilitatorUntil", today.AddMonths(12));
    }

    private static DateOnly? EndOf(SchoolRole role, DateOnly? facilitatorUntil) => role == SchoolRole.Facilitator ? facilitatorUntil : null;

    private RoleProposal Decide(Guid proposalId, Guid by)
    {
        var proposal = _proposals.Find(candidate => candidate.Id == proposalId);
        Rule.Require(proposal is not null, "RoleProposal.Gone");
        Rule.Require(by != UserId, "RoleProposal.OwnRole");
        Rule.Require(by != proposal!.ProposedByUserId, "RoleProposal.ProposedByOneself");
        return proposal;
    }

    private void TakeAwayAllBut(IReadOnlyCollection<SchoolRole> roles) => _roles.RemoveAll(held => !roles.Contains(held.Role));

    private void Give(SchoolRole role, DateOnly? expiresOn, DateTime now)
    {
        var held = _roles.SingleOrDefault(candidate => candidate.Role == role);
        if (held is null)
            _roles.Add(new MembershipRole(SchoolId, UserId, role, now, expiresOn));
        else
            held.ExpiresOn = expiresOn;
    }

    public void Deactivate()
    {
        IsActive = false;
        Touch();
    }

    /// <summary>
    /// Lets the person in again, without the roles of <see cref="GuardedRoles.NeedApproval"/>: who was let in as one of these once is not let
    /// in for ever, and the operator alone must not bring a former principal back.
    /// </summary>
    public void Reactivate()
    {
        if (IsActive)
            return;
        IsActive = true;
        _roles.RemoveAll(held => GuardedRoles.NeedApproval.Contains(held.Role));
        Touch();
    }

    private void Touch() => Version = Guid.CreateVersion7();
}
