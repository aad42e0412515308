using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>Roles the operator proposes and a principal decides.</summary>
public sealed class ApprovalTests(TestSite site)
{
    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task Role_HoldsOnlyOnceApproved(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        using var committee = await site.SignInAsync(school, SchoolRole.Committee);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        await ProposeAsync(user, school, SchoolRole.Committee, role);
        Assert.Equal(HttpStatusCode.Forbidden, (await committee.GetAsync("/kasus")).Status);
        Assert.Contains(Said.Text("Users.RoleWaits", Said.Text($"SchoolRole.{role}")), (await user.GetAsync("/pengaturan/pengguna")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Home.Why.Proposals"), (await principal.GetAsync("/")).Words, StringComparison.Ordinal);
        var page = await principal.GetAsync("/persetujuan");
        var form = page.Form().Press(Said.Text("Approvals.Approve"));
        Assert.Equal("/persetujuan", (await principal.SendAsync(form)).Location);

        Assert.Equal(HttpStatusCode.OK, (await committee.GetAsync("/kasus")).Status);
        Assert.Equal([Said.Text("RoleProposal.Gone")], (await principal.SendAsync(form)).Refusals);
        Assert.All([school.Member(SchoolRole.Committee).FullName, school.Member(SchoolRole.Operator).FullName], name => Assert.Contains(name, page.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("/persetujuan", (await principal.GetAsync("/")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Refused_Withdrawn_OrChanged_GivesNothing()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        await ProposeAsync(user, school, SchoolRole.Teacher, SchoolRole.Counsellor);
        Assert.Equal("/persetujuan", (await principal.SendAsync((await principal.GetAsync("/persetujuan")).Form().Press(Said.Text("Approvals.Refuse")))).Location);
        await ProposeAsync(user, school, SchoolRole.Teacher, SchoolRole.Coordinator);
        var withdrawn = (await principal.GetAsync("/persetujuan")).Form().Press(Said.Text("Approvals.Approve"));
        await user.SendAsync((await PersonFormAsync(user, school, SchoolRole.Teacher)).With("Input.Roles", nameof(SchoolRole.Teacher)));
        Assert.Equal([Said.Text("RoleProposal.Gone")], (await principal.SendAsync(withdrawn)).Refusals);
        await ProposeAsync(user, school, SchoolRole.Teacher, SchoolRole.Facilitator);
        var changed = (await principal.GetAsync("/persetujuan")).Form().Press(Said.Text("Approvals.Approve"));
        await user.SendAsync((await PersonFormAsync(user, school, SchoolRole.Teacher)).With("Input.FacilitatorUntil", $"{school.Today.AddMonths(11):yyyy-MM-dd}"));
        Assert.Equal([Said.Text("RoleProposal.Gone")], (await principal.SendAsync(changed)).Refusals);

        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.GetAsync("/kasus")).Status);
        await using var db = site.Context(school);
        Assert.Equal(school.Today.AddMonths(11), (await db.RoleProposals.SingleAsync(TestContext.Current.CancellationToken)).Until);
    }

    [Fact]
    public async Task LaterEndOfAFacilitator_WaitsToo_AnEarlierOneHoldsAtOnce()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        async Task SetEndAsync(DateOnly day) => await user.SendAsync((await PersonFormAsync(user, school, SchoolRole.Facilitator)).With("Input.FacilitatorUntil", $"{day:yyyy-MM-dd}"));
        async Task<DateOnly?> EndAsync()
        {
            await using var db = site.Context(school);
            return (await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.UserId == school.UserId(SchoolRole.Facilitator))).Roles.Single().ExpiresOn;
        }

        await SetEndAsync(school.Today.AddMonths(9));
        Assert.Equal(school.Today.AddMonths(6), await EndAsync());
        await SetEndAsync(school.Today.AddMonths(2));
        Assert.Equal(school.Today.AddMonths(2), await EndAsync());
        await SetEndAsync(school.Today.AddMonths(9));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var page = await principal.GetAsync("/persetujuan");
        await principal.SendAsync(page.Form().Press(Said.Text("Approvals.Approve")));

        Assert.Contains(Said.Text("Approvals.Extension"), page.Words, StringComparison.Ordinal);
        Assert.Equal(school.Today.AddMonths(9), await EndAsync());
    }

    [Fact]
    public async Task OperatorWhoIsPrincipalToo_ApprovesNeitherOwnProposalsNorOwnRoles()
    {
        var school = await site.AddSchoolAsync();
        await using (var db = site.Context(school))
        {
            var both = await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.UserId == school.UserId(SchoolRole.Operator), TestContext.Current.CancellationToken);
            both.SetRoles([SchoolRole.Operator, SchoolRole.Principal], null, school.Today, school.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        await ProposeAsync(user, school, SchoolRole.Teacher, SchoolRole.Counsellor);
        await using (var db = site.Context(school))
        {
            var proposal = await db.RoleProposals.SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal([Said.Text("RoleProposal.ProposedByOneself")], (await user.PostAsync("/persetujuan?handler=Approve", ("id", proposal.Id.ToString()))).Refusals);
        }

        var page = await user.GetAsync("/persetujuan");
        Assert.Contains(Said.Text("Approvals.NotByYou"), page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task ProposalOfAnotherSchool_OrNone_IsGone()
    {
        var (school, other) = (await site.AddSchoolAsync(), await site.AddSchoolAsync());
        using (var user = await site.SignInAsync(other, SchoolRole.Operator))
            await ProposeAsync(user, other, SchoolRole.Teacher, SchoolRole.Counsellor);
        await using var db = site.Context(other);
        var foreign = await db.RoleProposals.SingleAsync(TestContext.Current.CancellationToken);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        foreach (var id in new[] { foreign.Id.ToString(), Guid.NewGuid().ToString(), "", "bukan" })
        {
            foreach (var handler in new[] { "Approve", "Refuse" })
                Assert.NotNull((await principal.PostAsync("/persetujuan?handler=" + handler, ("id", id))).Document.QuerySelector(".error-summary"));
        }

        Assert.Single(db.RoleProposals.AsNoTracking());
    }

    [Fact]
    public async Task SomebodyInvited_WhoseOnlyRoleWaits_SetsThePasswordAndWaits()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var invited = await user.SendAsync((await user.GetAsync("/pengaturan/pengguna")).Form()
            .With("Input.FullName", "Sri Wahyuni").With("Input.UserName", $"sri.{school.School.Npsn}").With("Input.Roles", nameof(SchoolRole.Counsellor)));
        using var guest = site.Visit();
        var link = new Uri(invited.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;

        Assert.Contains(Said.Text("Users.RolesWait"), invited.Words, StringComparison.Ordinal);
        Assert.Equal("/sekolah", (await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", "laut-tenang-2026").With("Input.Again", "laut-tenang-2026"))).Location);
        Assert.Contains(Said.Text("ChooseSchool.None"), (await guest.GetAsync("/sekolah")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await guest.GetAsync("/kasus")).Status);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        await principal.SendAsync((await principal.GetAsync("/persetujuan")).Form().Press(Said.Text("Approvals.Approve")));

        Assert.Equal("/", (await guest.SendAsync((await guest.GetAsync("/sekolah")).Form().Press(Said.Text("ChooseSchool.Submit")))).Location);
        Assert.Equal(HttpStatusCode.OK, (await guest.GetAsync("/kasus")).Status);
    }

    private static async Task<PageForm> PersonFormAsync(Visitor user, TestSchool school, SchoolRole role) =>
        (await user.GetAsync($"/pengaturan/pengguna/{school.UserId(role)}")).Form("main form:not([action])");

    private static async Task ProposeAsync(Visitor user, TestSchool school, SchoolRole of, SchoolRole role)
    {
        var form = (await PersonFormAsync(user, school, of)).With("Input.Roles", of.ToString(), role.ToString());
        if (role == SchoolRole.Facilitator)
            form.With("Input.FacilitatorUntil", $"{school.Today.AddMonths(5):yyyy-MM-dd}");
        Assert.Equal("/pengaturan/pengguna", (await user.SendAsync(form)).Location);
    }
}
