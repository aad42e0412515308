using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Schools;

public sealed class MembershipTests
{
    private static readonly Guid Operator = Guid.CreateVersion7();

    private readonly Membership _membership = new(Guid.CreateVersion7(), Guid.CreateVersion7(), "Dewi Lestari, S.Pd.");

    [Fact]
    public void Describe_Texts_AreTrimmedAndBlanksBecomeNull()
    {
        _membership.Describe(" Dra. Dewi Lestari ", " 197001011995032001 ", " ");

        Assert.Equal("Dra. Dewi Lestari", _membership.FullName);
        Assert.Equal("197001011995032001", _membership.Nip);
        Assert.Null(_membership.Position);
    }

    [Fact]
    public void Describe_WithoutName_IsRefused() =>
        Refused.With("Membership.NameMissing", "FullName", () => _membership.Describe(" ", null, null));

    [Theory]
    [InlineData(TextLimits.Name + 1, 1, 1, "FullName", TextLimits.Name)]
    [InlineData(1, TextLimits.Code + 1, 1, "Nip", TextLimits.Code)]
    [InlineData(1, 1, TextLimits.Name + 1, "Position", TextLimits.Name)]
    public void Describe_TooLong_IsRefusedAndChangesNothing(int name, int nip, int position, string field, int limit)
    {
        Refused.With("Text.TooLong", field, () => _membership.Describe(new string('a', name), new string('1', nip), new string('b', position)), limit);

        Assert.Equal("Dewi Lestari, S.Pd.", _membership.FullName);
        Assert.Null(_membership.Nip);
    }

    [Fact]
    public void SetRoles_SeveralRoles_ReplaceTheEarlierOnes()
    {
        SetRoles([SchoolRole.Teacher, SchoolRole.Homeroom]);
        SetRoles([SchoolRole.Homeroom, SchoolRole.Counsellor, SchoolRole.Homeroom]);

        Assert.Equal([SchoolRole.Homeroom, SchoolRole.Counsellor], _membership.Roles.Select(role => role.Role));
        Assert.All(_membership.Roles, role => Assert.Null(role.ExpiresOn));
        Assert.All(_membership.Roles, role => Assert.Equal((_membership.SchoolId, _membership.UserId), (role.SchoolId, role.UserId)));
    }

    [Fact]
    public void SetRoles_RoleHeldAlready_KeepsTheDayItWasGranted()
    {
        SetRoles([SchoolRole.Homeroom]);
        _membership.SetRoles([SchoolRole.Homeroom], null, Scene.Tomorrow, Scene.Now.AddDays(1));
        Assert.Equal(Scene.Now, Assert.Single(_membership.Roles).GrantedAt);
    }

    [Fact]
    public void SetRoles_None_IsRefused() =>
        Refused.With("Membership.RoleMissing", "Roles", () => SetRoles([]));

    [Fact]
    public void SetRoles_FacilitatorWithoutEnd_IsRefusedAndChangesNothing()
    {
        SetRoles([SchoolRole.Teacher]);
        Refused.With("Membership.FacilitatorNeedsEnd", "FacilitatorUntil", () => SetRoles([SchoolRole.Facilitator]));
        Assert.Equal(SchoolRole.Teacher, Assert.Single(_membership.Roles).Role);
    }

    [Theory]
    [InlineData("2026-09-15")]
    [InlineData("2027-09-15")]
    public void SetRoles_FacilitatorForAtMostTwelveMonths_IsAccepted(string until)
    {
        var last = DateOnly.ParseExact(until, "yyyy-MM-dd");
        SetRoles([SchoolRole.Facilitator, SchoolRole.Committee], last);

        Assert.Equal(last, _membership.Roles.Single(role => role.Role == SchoolRole.Facilitator).ExpiresOn);
        Assert.Null(_membership.Roles.Single(role => role.Role == SchoolRole.Committee).ExpiresOn);
    }

    [Theory]
    [InlineData("2026-09-14")]
    [InlineData("2027-09-16")]
    public void SetRoles_FacilitatorEndInThePastOrBeyondAYear_IsRefused(string until) =>
        Refused.With(
            "Membership.FacilitatorEndOutOfRange",
            "FacilitatorUntil",
            () => SetRoles([SchoolRole.Facilitator], DateOnly.ParseExact(until, "yyyy-MM-dd")),
            Scene.Today.AddMonths(12));

    [Fact]
    public void SetRoles_FacilitatorAgain_MovesTheEnd()
    {
        SetRoles([SchoolRole.Facilitator], Scene.Today.AddMonths(3));
        SetRoles([SchoolRole.Facilitator], Scene.Today.AddMonths(6));
        Assert.Equal(Scene.Today.AddMonths(6), Assert.Single(_membership.Roles).ExpiresOn);
    }

    [Fact]
    public void IsValidOn_Facilitator_EndsAfterTheLastDay()
    {
        SetRoles([SchoolRole.Facilitator], Scene.Today.AddMonths(3));
        var role = Assert.Single(_membership.Roles);

        Assert.True(role.IsValidOn(Scene.Today.AddMonths(3)));
        Assert.False(role.IsValidOn(Scene.Today.AddMonths(3).AddDays(1)));
    }

    [Fact]
    public void IsValidOn_RoleWithoutEnd_IsAlwaysTrue()
    {
        SetRoles([SchoolRole.Principal]);
        Assert.True(Assert.Single(_membership.Roles).IsValidOn(DateOnly.MaxValue));
    }

    [Fact]
    public void Deactivate_Member_KeepsNameAndRoles()
    {
        SetRoles([SchoolRole.Teacher]);

        _membership.Deactivate();
        Assert.False(_membership.IsActive);
        Assert.Single(_membership.Roles);

        _membership.Reactivate();
        Assert.True(_membership.IsActive);
    }

    /// <summary>Otherwise the operator alone could bring a former principal back.</summary>
    [Fact]
    public void Reactivate_FormerMember_AsksAgainForGuardedRoles()
    {
        SetRoles([SchoolRole.Teacher, SchoolRole.Counsellor]);
        _membership.Reactivate();
        Assert.Equal(2, _membership.Roles.Count);
        _membership.Deactivate();

        _membership.Reactivate();
        _membership.ProposeRoles([SchoolRole.Teacher, SchoolRole.Counsellor], null, Guid.NewGuid(), Scene.Today, Scene.Now);

        Assert.Equal([SchoolRole.Teacher], _membership.Roles.Select(role => role.Role));
        Assert.Equal([SchoolRole.Counsellor], _membership.Proposals.Select(proposal => proposal.Role));
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    public void ProposeRoles_GuardedRole_WaitsAndGivesNothing(SchoolRole role)
    {
        Propose([SchoolRole.Teacher, role]);

        Assert.Equal([SchoolRole.Teacher], _membership.Roles.Select(held => held.Role));
        var proposal = Assert.Single(_membership.Proposals);
        Assert.Equal((role, Operator, Scene.Now), (proposal.Role, proposal.ProposedByUserId, proposal.ProposedAt));
    }

    [Theory]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Committee)]
    public void ProposeRoles_OtherRole_HoldsAtOnce(SchoolRole role)
    {
        Propose([role]);

        Assert.Equal([role], _membership.Roles.Select(held => held.Role));
        Assert.Empty(_membership.Proposals);
    }

    [Fact]
    public void ProposeRoles_RoleLeftOut_IsTakenAwayAtOnce_AndItsProposalWithdrawn()
    {
        SetRoles([SchoolRole.Counsellor, SchoolRole.Teacher]);
        Propose([SchoolRole.Counsellor, SchoolRole.Teacher, SchoolRole.Coordinator]);
        Propose([SchoolRole.Teacher]);

        Assert.Equal([SchoolRole.Teacher], _membership.Roles.Select(held => held.Role));
        Assert.Empty(_membership.Proposals);
    }

    [Fact]
    public void ProposeRoles_RoleHeldAlready_StaysAsItIs()
    {
        SetRoles([SchoolRole.Counsellor]);
        Propose([SchoolRole.Counsellor]);

        Assert.Single(_membership.Roles);
        Assert.Empty(_membership.Proposals);
    }

    [Fact]
    public void ProposeRoles_TheSameAgain_IsTheSameProposal_AnotherEndAnotherOne()
    {
        Propose([SchoolRole.Facilitator], Scene.Today.AddMonths(3));
        var first = _membership.Proposals[0].Id;
        Propose([SchoolRole.Facilitator], Scene.Today.AddMonths(3));
        Assert.Equal(first, Assert.Single(_membership.Proposals).Id);
        Propose([SchoolRole.Facilitator], Scene.Today.AddMonths(4));
        Assert.NotEqual(first, Assert.Single(_membership.Proposals).Id);
    }

    [Fact]
    public void Approve_ByAnotherPrincipal_GivesTheRoleFromNowOn()
    {
        Propose([SchoolRole.Facilitator], Scene.Today.AddMonths(3));

        _membership.Approve(_membership.Proposals[0].Id, Guid.CreateVersion7(), Scene.Today, Scene.Now.AddDays(1));

        var role = Assert.Single(_membership.Roles);
        Assert.Equal((SchoolRole.Facilitator, Scene.Today.AddMonths(3), Scene.Now.AddDays(1)), (role.Role, role.ExpiresOn, role.GrantedAt));
        Assert.Empty(_membership.Proposals);
    }

    [Fact]
    public void Decide_OwnRole_OwnProposal_OrNone_IsRefused()
    {
        Propose([SchoolRole.Counsellor]);
        var id = _membership.Proposals[0].Id;

        Refused.With("RoleProposal.OwnRole", null, () => _membership.Approve(id, _membership.UserId, Scene.Today, Scene.Now));
        Refused.With("RoleProposal.ProposedByOneself", null, () => _membership.Approve(id, Operator, Scene.Today, Scene.Now));
        Refused.With("RoleProposal.OwnRole", null, () => _membership.Refuse(id, _membership.UserId));
        Refused.With("RoleProposal.Gone", null, () => _membership.Approve(Guid.CreateVersion7(), Guid.CreateVersion7(), Scene.Today, Scene.Now));
        Assert.Single(_membership.Proposals);
        Assert.Empty(_membership.Roles);
    }

    [Fact]
    public void Approve_AfterItsEnd_IsRefused()
    {
        Propose([SchoolRole.Facilitator], Scene.Today);

        Refused.With("RoleProposal.TooLate", null, () => _membership.Approve(_membership.Proposals[0].Id, Guid.CreateVersion7(), Scene.Tomorrow, Scene.Now));
    }

    [Fact]
    public void Refuse_TakesTheProposalAway_AndLeavesWhatIsHeld()
    {
        SetRoles([SchoolRole.Facilitator], Scene.Today.AddMonths(1));
        Propose([SchoolRole.Facilitator], Scene.Today.AddMonths(6));

        _membership.Refuse(_membership.Proposals[0].Id, Guid.CreateVersion7());

        Assert.Equal(Scene.Today.AddMonths(1), Assert.Single(_membership.Roles).ExpiresOn);
        Assert.Empty(_membership.Proposals);
    }

    private void Propose(SchoolRole[] roles, DateOnly? facilitatorUntil = null) => _membership.ProposeRoles(roles, facilitatorUntil, Operator, Scene.Today, Scene.Now);

    private void SetRoles(SchoolRole[] roles, DateOnly? facilitatorUntil = null) =>
        _membership.SetRoles(roles, facilitatorUntil, Scene.Today, Scene.Now);
}
