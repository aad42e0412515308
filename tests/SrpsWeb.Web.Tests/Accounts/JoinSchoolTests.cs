using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>An account joins another school only when its owner says so, on a site of its own whose clock moves.</summary>
public sealed class JoinSchoolTests : IAsyncLifetime
{
    private const string NewPassword = "laut-tenang-2026";
    private const string FullName = "Sri Wahyuni, S.Pd.";

    private readonly TestSite _site = new();
    private TestSchool _school = null!;
    private TestSchool _other = null!;

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        (_school, _other) = (await _site.AddSchoolAsync(), await _site.AddSchoolAsync());
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    /// <summary>The answer, the list, the person's page and the link: nothing tells whether the user name has an account elsewhere.</summary>
    [Fact]
    public async Task Invite_AKnownUserName_LooksLikeANewOne()
    {
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        using var guest = _site.Visit();
        var seen = new List<string[]>();

        foreach (var userName in new[] { "sri.baru", _other.UserName(SchoolRole.Counsellor).ToUpperInvariant() })
        {
            var form = await FormAsync(user, userName);
            var answer = await user.SendAsync(form);
            var again = await user.FollowAsync(await user.SendAsync(form));
            var underAnotherName = await user.SendAsync((await FormAsync(user, userName)).With("Input.FullName", "Lain"));
            var userId = await MemberAsync(userName);
            seen.Add([.. new[]
            {
                answer.Words, again.Words, underAnotherName.Words,
                (await user.GetAsync($"/pengaturan/pengguna/{userId}")).Words,
                (await guest.GetAsync(LinkOf(answer))).Words,
                (await guest.SendAsync((await guest.GetAsync(LinkOf(answer))).Form().With("Input.Password", "pendek").With("Input.Again", "pendek"))).Words,
                (await guest.SendAsync((await guest.GetAsync(LinkOf(answer))).Form().With("Input.Password", NewPassword).With("Input.Again", "lain-lain-2026"))).Words,
                (await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{userId}")).Form("main form[action*=Link]"))).Words,
            }.Select(words => words.Replace(userName, "NAMA", StringComparison.OrdinalIgnoreCase))]);
            await using var db = _site.Context(_school);
            await db.Invitations.ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            await db.Set<MembershipRole>().Where(role => role.UserId == userId).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
            await db.Memberships.IgnoreQueryFilters([SrpsWeb.Data.SrpsDbContext.JoinedFilter]).Where(member => member.UserId == userId).ExecuteDeleteAsync(TestContext.Current.CancellationToken);
        }

        Assert.Contains(Said.Text("Users.InvitedBefore"), seen[0][1], StringComparison.Ordinal);
        Assert.Contains(Said.Text("Identity.PasswordTooShort"), seen[0][5], StringComparison.Ordinal);
        Assert.Equal(seen[0], seen[1]);
    }

    [Fact]
    public async Task Invited_UntilTheOwnerJoins_CountsNowhere()
    {
        var (userId, _) = await InvitedAsync(SchoolRole.Teacher);
        using var owner = await _site.SignInAsync(_other, SchoolRole.Counsellor);
        using var here = await _site.SignInAsync(_school, SchoolRole.Operator);
        using var there = await _site.SignInAsync(_other, SchoolRole.Operator);
        using var reporter = await _site.SignInAsync(_school, SchoolRole.OsisMember);

        Assert.DoesNotContain(_school.School.Name, (await owner.GetAsync("/sekolah")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.PostAsync("/sekolah", ("schoolId", _school.Id.ToString()))).Status);
        Assert.DoesNotContain(FullName, (await reporter.GetAsync("/lapor")).Body, StringComparison.Ordinal);
        foreach (var handler in new[] { "Unlock", "Reset" })
            Assert.Equal([Said.Text("Account.Unknown")], (await here.PostAsync($"/pengaturan/pengguna/{userId}?handler={handler}")).Refusals);
        // The own school still helps, as if nobody had asked for the person.
        Assert.NotNull((await there.PostAsync($"/pengaturan/pengguna/{userId}?handler=Link")).Document.QuerySelector("#tautan"));
    }

    [Fact]
    public async Task Owner_ProvesTheAccount_AndJoinsOnce()
    {
        var (_, link) = await InvitedAsync(SchoolRole.Teacher);
        using var owner = _site.Visit();

        var wrong = await ProveAsync(owner, link, NewPassword);
        var proven = await ProveAsync(owner, link, TestSchool.Password);
        Assert.Equal(Said.Text("Invitation.WrongPassword"), wrong.Refusal("Input.Password"));
        Assert.Equal(link, proven.Location);
        var form = (await owner.FollowAsync(proven)).Form();
        var joined = await owner.SendAsync(form);
        var twice = await owner.SendAsync(form);

        Assert.Equal("/", joined.Location);
        AssertGone(twice);
        Assert.Contains(_school.School.Name, (await owner.GetAsync("/sekolah")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/lapor")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await owner.GetAsync("/kasus")).Status);
        using var later = _site.Visit();
        AssertGone(await later.GetAsync(link));
        Assert.Equal("/", (await later.SignInAsync(_other.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task Owner_WithASecondFactor_IsAskedForIt()
    {
        using var earlier = await _site.SignInAsync(_other, SchoolRole.Counsellor);
        var (key, _) = await earlier.SetUpAsync(_site);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        var (_, link) = await InvitedAsync(SchoolRole.Teacher);
        using var owner = _site.Visit();

        var asked = await ProveAsync(owner, link, TestSchool.Password);
        Assert.StartsWith("/masuk/kode?", asked.Location, StringComparison.Ordinal);
        Assert.Equal([Said.Text("Invitation.NotUsable")], (await owner.PostAsync(link + "?handler=Join")).Refusals);
        var coded = await owner.SendAsync((await owner.FollowAsync(asked)).Form().With("Input.Code", _site.CodeOf(key)));

        Assert.Equal(link, coded.Location);
        Assert.Equal("/", (await owner.SendAsync((await owner.FollowAsync(coded)).Form())).Location);
    }

    [Fact]
    public async Task Link_ForAnother_AfterItsTime_OrOfAClosedPerson_JoinsNobody()
    {
        var (userId, link) = await InvitedAsync(SchoolRole.Teacher);
        using var another = await _site.SignInAsync(_other, SchoolRole.Teacher);
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);

        Assert.Equal([Said.Text("Invitation.NotUsable")], (await another.PostAsync(link + "?handler=Join")).Refusals);
        await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{userId}")).Form("main form:not([action])").With("Input.IsActive"));
        using var owner = await _site.SignInAsync(_other, SchoolRole.Counsellor);
        AssertGone(await owner.PostAsync(link + "?handler=Join"));
        await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{userId}")).Form("main form:not([action])").With("Input.IsActive", "true"));
        _site.Time.Advance(Invitation.Lifetime);
        using var late = await _site.SignInAsync(_other, SchoolRole.Counsellor);
        AssertGone(await late.PostAsync(link + "?handler=Join"));
        AssertGone(await late.GetAsync(link));
    }

    /// <summary>Whoever names a person first makes the account, and owns nothing that another school gives it later; nor the other way round.</summary>
    [Fact]
    public async Task SameNewUserName_InTwoSchools_OpensNeitherFromTheOther()
    {
        using var here = await _site.SignInAsync(_school, SchoolRole.Operator);
        using var there = await _site.SignInAsync(_other, SchoolRole.Operator);
        var first = LinkOf(await here.SendAsync(await FormAsync(here, "198001012010011001")));
        var second = LinkOf(await there.SendAsync(await FormAsync(there, "198001012010011001")));
        using var stranger = _site.Visit();
        using var owner = _site.Visit();

        Assert.Equal(Said.Text("Invitation.WrongPassword"), (await ProveAsync(stranger, second, NewPassword)).Refusal("Input.Password"));
        Assert.Equal("/", (await ProveAsync(owner, first, NewPassword)).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await owner.PostAsync("/sekolah", ("schoolId", _other.Id.ToString()))).Status);
        Assert.Equal("/", (await owner.SendAsync((await owner.GetAsync(second)).Form())).Location);
        Assert.Contains(_school.School.Name, (await owner.GetAsync("/sekolah")).Words, StringComparison.Ordinal);
    }

    /// <summary>An account of two schools is its owner's: links made before set no password any more, and neither operator opens it.</summary>
    [Fact]
    public async Task Joined_NoOperatorOpensTheAccount()
    {
        using var there = await _site.SignInAsync(_other, SchoolRole.Operator);
        var (userId, link) = await InvitedAsync(SchoolRole.Teacher);
        var earlier = LinkOf(await there.PostAsync($"/pengaturan/pengguna/{userId}?handler=Link"));
        using var owner = await _site.SignInAsync(_other, SchoolRole.Counsellor);
        Assert.Equal("/", (await owner.SendAsync((await owner.GetAsync(link)).Form())).Location);
        using var guest = _site.Visit();
        using var here = await _site.SignInAsync(_school, SchoolRole.Operator);

        AssertGone(await guest.GetAsync(earlier));
        AssertGone(await guest.PostAsync(earlier, ("Input.Password", NewPassword), ("Input.Again", NewPassword)));
        foreach (var (user, handler) in new[] { here, there }.SelectMany(user => new[] { "Link", "Unlock", "Reset" }.Select(handler => (user, handler))))
            Assert.Equal([Said.Text("Account.BelongsToOtherSchool")], (await user.PostAsync($"/pengaturan/pengguna/{userId}?handler={handler}")).Refusals);
    }

    private static void AssertGone(WebPage page) => Assert.Contains(Said.Text("Invitation.Gone"), page.Words, StringComparison.Ordinal);

    /// <summary>The other school's counsellor, invited here.</summary>
    private async Task<(Guid UserId, string Link)> InvitedAsync(SchoolRole role)
    {
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        var answer = await user.SendAsync((await FormAsync(user, _other.UserName(SchoolRole.Counsellor))).With("Input.Roles", role.ToString()));
        return (_other.UserId(SchoolRole.Counsellor), LinkOf(answer));
    }

    private static async Task<WebPage> ProveAsync(Visitor visitor, string link, string password) =>
        await visitor.SendAsync((await visitor.GetAsync(link)).Form().With("Input.Password", password).With("Input.Again", password));

    private static async Task<PageForm> FormAsync(Visitor user, string userName) => (await user.GetAsync("/pengaturan/pengguna")).Form()
        .With("Input.FullName", FullName)
        .With("Input.UserName", userName)
        .With("Input.Roles", nameof(SchoolRole.Teacher), nameof(SchoolRole.Homeroom));

    private async Task<Guid> MemberAsync(string userName)
    {
        await using var db = _site.Context(_school);
        var normalized = userName.ToUpperInvariant();
        return await db.Users.Where(user => user.NormalizedUserName == normalized).Select(user => user.Id).SingleAsync(TestContext.Current.CancellationToken);
    }

    private static string LinkOf(WebPage page) => new Uri(page.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;
}
