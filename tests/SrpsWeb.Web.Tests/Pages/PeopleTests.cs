using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Inviting people, changing their roles, and the link that sets a password.</summary>
public sealed class PeopleTests(TestSite site)
{
    private const string NewPassword = "laut-tenang-2026";

    [Fact]
    public async Task Invite_ShowsALink_ThatSetsThePasswordOnce()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var invited = await user.SendAsync(await InviteFormAsync(user, school));
        var link = LinkOf(invited);
        using var guest = site.Visit();
        var page = await guest.GetAsync(link);
        var entered = await guest.SendAsync(page.Form().With("Input.Password", NewPassword).With("Input.Again", NewPassword));

        Assert.Contains("Sri Wahyuni", page.Words, StringComparison.Ordinal);
        Assert.Equal("/", entered.Location);
        Assert.Equal(200, (int)(await guest.GetAsync("/kasus")).Status);
        using var later = site.Visit();
        Assert.Contains(Said.Text("Invitation.Gone"), (await later.GetAsync(link)).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.DoesNotContain(link[(link.LastIndexOf('/') + 1)..], db.Invitations.Select(invitation => invitation.TokenHash).ToList());
    }

    [Fact]
    public async Task Invite_SentTwice_MakesOneAccountAndOneLink()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = await InviteFormAsync(user, school);

        await user.SendAsync(form);
        var second = await user.FollowAsync(await user.SendAsync(form));

        Assert.Contains(Said.Text("Users.InvitedBefore"), second.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Single(db.Invitations);
        Assert.Single(await db.Memberships.Where(member => member.FullName == "Sri Wahyuni, S.Pd.").ToListAsync(TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task Invite_ThatCannotBe_IsRefusedBesideTheFieldWithTheFormAsTyped()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        async Task<WebPage> SendAsync(Func<PageForm, PageForm> change) => await user.SendAsync(change(await InviteFormAsync(user, school)));

        var withoutRole = await SendAsync(form => form.With("Input.Roles"));
        var withoutEnd = await SendAsync(form => form.With("Input.Roles", nameof(SchoolRole.Facilitator)));
        var tooLong = await SendAsync(form => form.With("Input.Roles", nameof(SchoolRole.Facilitator)).With("Input.FacilitatorUntil", "2028-01-01"));
        var known = await SendAsync(form => form.With("Input.UserName", school.UserName(SchoolRole.Counsellor)));
        var odd = await SendAsync(form => form.With("Input.UserName", "sri wahyuni"));
        var empty = await SendAsync(form => form.With("Input.FullName", ""));

        Assert.Equal(Said.Text("Membership.RoleMissing"), withoutRole.Refusal("Input.Roles"));
        Assert.Equal("Sri Wahyuni, S.Pd.", withoutRole.Form()["Input.FullName"]);
        Assert.Equal(Said.Text("Membership.FacilitatorNeedsEnd"), withoutEnd.Refusal("Input.FacilitatorUntil"));
        Assert.Equal([nameof(SchoolRole.Facilitator)], withoutEnd.Form().All("Input.Roles"));
        Assert.Equal(Said.Text("Membership.FacilitatorEndOutOfRange", Said.Date(school.Today.AddMonths(12))), tooLong.Refusal("Input.FacilitatorUntil"));
        Assert.Equal(Said.Text("Account.AlreadyMember"), known.Refusal("Input.UserName"));
        Assert.Equal(Said.Text("Identity.InvalidUserName"), odd.Refusal("Input.UserName"));
        Assert.Equal(Said.Text("Form.Required"), empty.Refusal("Input.FullName"));
        await using var db = site.Context(school);
        Assert.Equal(Enum.GetValues<SchoolRole>().Length, db.Memberships.Count());
        Assert.Empty(db.Invitations);
    }

    [Fact]
    public async Task Person_GivenOtherRoles_HasThemAtTheNextRequest()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        Assert.Equal(403, (int)(await teacher.GetAsync("/kasus")).Status);

        var form = (await user.GetAsync(PersonPage(school, SchoolRole.Teacher))).Form("main form:not([action])").With("Input.Roles", nameof(SchoolRole.Teacher), nameof(SchoolRole.Homeroom));
        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal("/pengaturan/pengguna", answer.Location));
        Assert.Equal(200, (int)(await teacher.GetAsync("/kasus")).Status);
    }

    [Fact]
    public async Task Person_WithoutANameOrARole_IsRefusedWithTheFormAsTyped()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        async Task<PageForm> FormAsync() => (await user.GetAsync(PersonPage(school, SchoolRole.Teacher))).Form("main form:not([action])").With("Input.Position", "Wakil kepala sekolah");

        var nameless = await user.SendAsync((await FormAsync()).With("Input.FullName", " "));
        var roleless = await user.SendAsync((await FormAsync()).With("Input.Roles"));

        Assert.Equal(Said.Text("Membership.NameMissing"), nameless.Refusal("Input.FullName"));
        Assert.Equal(Said.Text("Membership.RoleMissing"), roleless.Refusal("Input.Roles"));
        Assert.Equal("Wakil kepala sekolah", roleless.Form("main form:not([action])")["Input.Position"]);
        await using var db = site.Context(school);
        Assert.Null(db.Memberships.Single(member => member.UserId == school.UserId(SchoolRole.Teacher)).Position);
    }

    [Fact]
    public async Task Person_TheOperatorThemselves_CannotBeChanged()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var page = await user.GetAsync(PersonPage(school, SchoolRole.Operator));
        await user.PostAsync(PersonPage(school, SchoolRole.Operator), ("Input.FullName", "Saya"), ("Input.Roles", nameof(SchoolRole.Coordinator)), ("Input.IsActive", "true"));
        await user.PostAsync(PersonPage(school, SchoolRole.Operator) + "?handler=Link");

        Assert.Contains(Said.Text("Users.Self"), page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        await using var db = site.Context(school);
        var self = await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.UserId == school.UserId(SchoolRole.Operator), TestContext.Current.CancellationToken);
        Assert.Equal([SchoolRole.Operator], self.Roles.Select(role => role.Role));
        Assert.Empty(db.Invitations);
    }

    [Fact]
    public async Task Link_MadeAnew_EndsTheEarlierOne()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        async Task<string> NewLinkAsync() => LinkOf(await user.SendAsync((await user.GetAsync(PersonPage(school, SchoolRole.Teacher))).Form("main form[action*=Link]")));

        var (first, second) = (await NewLinkAsync(), await NewLinkAsync());

        using var guest = site.Visit();
        Assert.Contains(Said.Text("Invitation.Gone"), (await guest.GetAsync(first)).Words, StringComparison.Ordinal);
        Assert.Single((await guest.GetAsync(second)).Document.QuerySelectorAll("main form"));
    }

    [Fact]
    public async Task Invitation_WithTwoPasswordsOrAShortOne_IsRefusedAndStaysUsable()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var link = LinkOf(await user.SendAsync(await InviteFormAsync(user, school)));
        using var guest = site.Visit();

        var different = await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", NewPassword).With("Input.Again", "lain-lain-2026"));
        var brief = await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", "pendek").With("Input.Again", "pendek"));

        Assert.Equal(Said.Text("Password.NotTheSame"), different.Refusal("Input.Again"));
        Assert.Equal(Said.Text("Identity.PasswordTooShort"), brief.Refusal("Input.Password"));
        Assert.Equal("/", (await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", NewPassword).With("Input.Again", NewPassword))).Location);
    }

    [Fact]
    public async Task Invitation_Unknown_LooksLikeAUsedOne()
    {
        using var guest = site.Visit();

        Assert.Contains(Said.Text("Invitation.Gone"), (await guest.GetAsync("/undangan/tidak-dikenal")).Words, StringComparison.Ordinal);
    }

    private static string PersonPage(TestSchool school, SchoolRole role) => $"/pengaturan/pengguna/{school.UserId(role)}";

    private static string LinkOf(WebPage page) => new Uri(page.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;

    private static async Task<PageForm> InviteFormAsync(Visitor user, TestSchool school) => (await user.GetAsync("/pengaturan/pengguna")).Form()
        .With("Input.FullName", "Sri Wahyuni, S.Pd.")
        .With("Input.UserName", $"sri.{school.School.Npsn}")
        .With("Input.Roles", nameof(SchoolRole.Homeroom));
}
