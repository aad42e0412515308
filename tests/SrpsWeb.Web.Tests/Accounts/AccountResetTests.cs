using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>What an operator could do with somebody's account, and who would know.</summary>
public sealed class AccountResetTests(TestSite site)
{
    /// <summary>With the second factor taken away and a new password the operator would be that person.</summary>
    [Fact]
    public async Task BothLocks_AreNotOpened_UntilAnotherPersonSawTheFirst()
    {
        var school = await site.AddSchoolAsync();
        using (var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor))
            await counsellor.SetUpAsync(site);
        using var technician = await site.SignInAsync(school, SchoolRole.Operator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var person = Address(school, SchoolRole.Counsellor);

        Assert.Equal(person, (await technician.PostAsync(person + "?handler=Reset")).Location);
        Assert.Equal([Said.Text("Account.OtherLockOpened")], (await technician.PostAsync(person + "?handler=Link")).Refusals);
        await using (var db = site.Context(school))
            Assert.Empty(db.Invitations.Where(link => link.UserId == school.UserId(SchoolRole.Counsellor)));

        await principal.SendAsync((await principal.GetAsync("/")).Form("main form[action*=Seen]").Press(Said.Text("Home.AccountReset.Seen")));
        Assert.Empty((await technician.PostAsync(person + "?handler=Link")).Refusals);
        Assert.Contains(Said.Text("Home.AccountReset.Password", school.Member(SchoolRole.Counsellor).FullName), (await principal.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    /// <summary>The account of the only principal may be in other hands: the coordinator is told, and it decides no roles meanwhile.</summary>
    [Fact]
    public async Task LinkForTheOnlyPrincipal_IsToldToTheCoordinator_AndTheAccountDecidesNothing()
    {
        var school = await site.AddSchoolAsync();
        using var technician = await site.SignInAsync(school, SchoolRole.Operator);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        var person = (await technician.GetAsync(Address(school, SchoolRole.Teacher))).Form("main form:not([action])").With("Input.Roles", nameof(SchoolRole.Teacher), nameof(SchoolRole.Counsellor));
        await technician.SendAsync(person);
        await technician.PostAsync(Address(school, SchoolRole.Principal) + "?handler=Link");
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var told = Said.Text("Home.AccountReset.Password", school.Member(SchoolRole.Principal).FullName);

        Assert.DoesNotContain(told, (await principal.GetAsync("/")).Words, StringComparison.Ordinal);
        var form = (await principal.GetAsync("/persetujuan")).Form().Press(Said.Text("Approvals.Approve"));
        Assert.Equal([Said.Text("RoleProposal.JustReset")], (await principal.SendAsync(form)).Refusals);
        await using (var db = site.Context(school))
        {
            var reset = await db.AccountResets.SingleAsync(TestContext.Current.CancellationToken);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await principal.PostAsync("/?handler=Seen", ("id", reset.Id.ToString()))).Status);
            Assert.Equal(System.Net.HttpStatusCode.NotFound, (await technician.PostAsync("/?handler=Seen", ("id", reset.Id.ToString()))).Status);
        }

        var home = await coordinator.GetAsync("/");
        Assert.Contains(told, home.Words, StringComparison.Ordinal);
        await coordinator.SendAsync(home.Form("main form[action*=Seen]").Press(Said.Text("Home.AccountReset.Seen")));
        Assert.DoesNotContain(told, (await coordinator.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Empty((await principal.SendAsync(form)).Refusals);
    }

    /// <summary>Otherwise the operator alone could bring a former principal back.</summary>
    [Fact]
    public async Task SomebodyLetInAgain_AsksAgainForAGuardedRole()
    {
        var school = await site.AddSchoolAsync();
        using var technician = await site.SignInAsync(school, SchoolRole.Operator);
        var person = Address(school, SchoolRole.Counsellor);

        await technician.SendAsync((await FormAsync(technician, person)).Forge("Input.IsActive", "false"));
        await technician.SendAsync((await FormAsync(technician, person)).With("Input.IsActive", "true"));

        await using var db = site.Context(school);
        var member = await db.Memberships.Include(found => found.Roles).Include(found => found.Proposals).SingleAsync(found => found.UserId == school.UserId(SchoolRole.Counsellor), TestContext.Current.CancellationToken);
        Assert.True(member.IsActive);
        Assert.Empty(member.Roles);
        Assert.Equal(SchoolRole.Counsellor, Assert.Single(member.Proposals).Role);
    }

    /// <summary>The last one who could write a Secret case leaves: whoever handles every case is named to it, and the operator learns nothing.</summary>
    [Fact]
    public async Task SecretCase_WhoseLastWriterLeaves_IsTakenOver()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent("Rina Marlina"), school.Opening(school.SecretFactor) with { Named = [] }));
        using var technician = await site.SignInAsync(school, SchoolRole.Operator);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        Assert.Equal(System.Net.HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/{file.Id}")).Status);

        var answer = await technician.SendAsync((await FormAsync(technician, Address(school, SchoolRole.Counsellor))).Forge("Input.IsActive", "false"));

        Assert.Equal("/pengaturan/pengguna", answer.Location);
        var page = await coordinator.GetAsync($"/kasus/{file.Id}/akses");
        Assert.Equal(System.Net.HttpStatusCode.OK, page.Status);
        Assert.NotEmpty(page.Document.QuerySelectorAll("main form"));
    }

    /// <summary>Rule 6: of two editors the second sees what the first stored.</summary>
    [Fact]
    public async Task TwoOperatorsAtOnce_TheSecondIsTold_AndMayStillSave()
    {
        var school = await site.AddSchoolAsync();
        using var technician = await site.SignInAsync(school, SchoolRole.Operator);
        var person = Address(school, SchoolRole.Teacher);
        var first = (await FormAsync(technician, person)).With("Input.FullName", "Hendra Wijaya, S.Pd.");
        var second = (await FormAsync(technician, person)).With("Input.Position", "Guru Bahasa");
        await technician.SendAsync(first);

        var told = await technician.SendAsync(second);

        Assert.Equal([Said.Text("Rule.Changed")], told.Refusals);
        Assert.Contains(told.Document.QuerySelectorAll("main .notice"), notice => notice.TextContent.Contains("Hendra Wijaya, S.Pd.", StringComparison.Ordinal));
        Assert.Equal("Guru Bahasa", told.Form("main form:not([action])")["Input.Position"]);
        Assert.Equal("/pengaturan/pengguna", (await technician.SendAsync(told.Form("main form:not([action])"))).Location);
    }

    private static string Address(TestSchool school, SchoolRole role) => $"/pengaturan/pengguna/{school.UserId(role)}";

    private static async Task<PageForm> FormAsync(Visitor technician, string address) => (await technician.GetAsync(address)).Form("main form:not([action])");
}
