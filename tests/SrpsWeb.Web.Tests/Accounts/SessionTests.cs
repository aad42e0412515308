using System.Net;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>How long a sign-in lasts, what ends it, and what of it its owner sees; on a site of its own whose clock moves.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string NewPassword = "laut-tenang-2026";
    private const string Page = "/akun/sesi";

    private readonly TestSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Session_SurvivesARestartOfTheProgram()
    {
        var school = await _site.AddSchoolAsync();
        var cookies = new CookieContainer();
        using (var before = _site.Visit(cookies))
        {
            await before.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password);
            Assert.Equal(HttpStatusCode.OK, (await before.GetAsync("/kasus")).Status);
        }

        await _site.RestartAsync();

        using var after = _site.Visit(cookies);
        Assert.Equal(HttpStatusCode.OK, (await after.GetAsync("/kasus")).Status);
    }

    [Fact]
    public async Task Session_OfTenHours_IsOver_HoweverBusy()
    {
        var school = await _site.AddSchoolAsync();
        using var counsellor = await _site.SignInAsync(school, SchoolRole.Counsellor);

        for (var hour = 0; hour < 9; hour++)
        {
            _site.Time.Advance(TimeSpan.FromHours(1));
            Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/kasus")).Status);
        }

        _site.Time.Advance(TimeSpan.FromMinutes(61));
        var refused = await counsellor.GetAsync("/kasus?status=semua");
        Assert.StartsWith("/masuk?kembali=%2Fkasus%3Fstatus%3Dsemua", refused.Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Session_PastItsEnd_SaysSo_AndLeadsBack()
    {
        var school = await _site.AddSchoolAsync();
        var cookies = new CookieContainer();
        using var counsellor = _site.Visit(cookies);
        await counsellor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password);
        _site.Time.Advance(TimeSpan.FromHours(5));
        // A cookie written anew lasts longer than the session it names.
        await counsellor.PostAsync("/sekolah", ("schoolId", school.Id.ToString()));
        _site.Time.Advance(TimeSpan.FromHours(6));

        var refused = await counsellor.GetAsync("/kasus");
        Assert.Equal("/masuk?kembali=%2Fkasus&sebab=TooLong", refused.Location);
        var page = await counsellor.FollowAsync(refused);
        Assert.Contains(Said.Text("SessionEnd.TooLong"), page.Words, StringComparison.Ordinal);
        Assert.Equal("/kasus", (await counsellor.SendAsync(page.Form().With("Input.UserName", school.UserName(SchoolRole.Counsellor)).With("Input.Password", TestSchool.Password))).Location);
    }

    [Fact]
    public async Task SharedComputer_LeftAlone_IsSignedOutAfterAQuarterOfAnHour()
    {
        var school = await _site.AddSchoolAsync();
        using var shared = _site.Visit();
        await shared.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password, isShared: true);
        using var own = await _site.SignInAsync(school, SchoolRole.Counsellor);

        var form = (await shared.GetAsync("/akun")).Form("main form:not([action])");
        for (var step = 0; step < 3; step++)
        {
            _site.Time.Advance(TimeSpan.FromMinutes(14));
            Assert.Equal(HttpStatusCode.OK, (await shared.GetAsync("/kasus")).Status);
        }

        _site.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.Single(Rows(await own.GetAsync(Page)));
        var refused = await shared.SendAsync(form);
        Assert.Equal("/masuk?kembali=%2Fakun&sebab=Idle", refused.Location);
        Assert.Contains(Said.Text("SessionEnd.Idle"), (await shared.FollowAsync(refused)).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await own.GetAsync("/kasus")).Status);
    }

    [Fact]
    public async Task LastSeen_IsWrittenAtMostOnceAMinute()
    {
        var school = await _site.AddSchoolAsync();
        using var counsellor = await _site.SignInAsync(school, SchoolRole.Counsellor);
        static int Writes(WebPage page) => page.Commands.Count(command => command.Contains("UPDATE", StringComparison.Ordinal) && command.Contains("SignInSessions", StringComparison.Ordinal));

        var atOnce = await counsellor.GetAsync("/kasus");
        _site.Time.Advance(TimeSpan.FromSeconds(61));
        var later = await counsellor.GetAsync("/kasus");
        var again = await counsellor.GetAsync("/kasus");

        Assert.Equal([0, 1, 0], new[] { atOnce, later, again }.Select(Writes));
    }

    [Fact]
    public async Task Sessions_AreListed_AndEndedOneByOneOrAllOthers()
    {
        var school = await _site.AddSchoolAsync();
        using var here = await _site.SignInAsync(school, SchoolRole.Counsellor);
        using var there = await _site.SignInAsync(school, SchoolRole.Counsellor);
        using var elsewhere = await _site.SignInAsync(school, SchoolRole.Counsellor);
        using var other = await _site.SignInAsync(school, SchoolRole.Teacher);

        var page = await here.GetAsync(Page);
        Assert.Equal(3, Rows(page).Count);
        Assert.Single(Rows(page), row => row.Contains(Said.Text("Sessions.This"), StringComparison.Ordinal));
        var ids = page.Document.QuerySelectorAll("main button[name='Input.Id']").Select(button => button.GetAttribute("value")!).ToList();
        Assert.Equal(2, ids.Count);
        Task<WebPage> EndAsync(Visitor by, string id, string password = TestSchool.Password) => by.PostAsync(Page, ("Input.Id", id), ("Input.Password", password));
        Assert.Equal(HttpStatusCode.NotFound, (await EndAsync(other, ids[0])).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await EndAsync(here, Guid.NewGuid().ToString())).Status);

        // An open browser alone shuts nobody out.
        Assert.Equal(Said.Text("Identity.PasswordMismatch"), (await EndAsync(here, ids[0], "bukan-kata-sandi")).Refusal("Input.Password"));
        Assert.NotNull((await here.SendAsync(page.Form().Press(Said.Text("Sessions.EndOthers")))).Refusal("Input.Password"));
        Assert.Equal(3, Rows(await here.GetAsync(Page)).Count);
        Assert.Equal(Page, (await EndAsync(here, ids[0])).Location);
        Assert.Equal(Page, (await EndAsync(here, ids[0])).Location);
        Assert.Equal(1, new[] { await there.GetAsync("/kasus"), await elsewhere.GetAsync("/kasus") }.Count(answer => answer.Location?.EndsWith("sebab=Ended", StringComparison.Ordinal) == true));
        Assert.Equal(Page, (await here.SendAsync((await here.GetAsync(Page)).Form().With("Input.Password", TestSchool.Password).Press(Said.Text("Sessions.EndOthers")))).Location);

        Assert.All([await there.GetAsync("/kasus"), await elsewhere.GetAsync("/kasus")], answer => Assert.StartsWith("/masuk?", answer.Location, StringComparison.Ordinal));
        var alone = await here.GetAsync(Page);
        Assert.Single(Rows(alone));
        Assert.Empty(alone.Document.QuerySelectorAll("main input[type=password]"));
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/ringkasan")).Status);
    }

    [Fact]
    public async Task PasswordChanged_EndsTheOtherSessions_AndACopyOfThisOne()
    {
        var school = await _site.AddSchoolAsync();
        var cookies = new CookieContainer();
        using var here = _site.Visit(cookies);
        await here.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password, isShared: true);
        using var thief = _site.Visit(CopyOf(cookies));
        using var there = await _site.SignInAsync(school, SchoolRole.Counsellor);

        await here.SendAsync((await here.GetAsync("/akun")).Form("main form:not([action])").With("Input.Current", TestSchool.Password).With("Input.New", NewPassword).With("Input.Again", NewPassword));

        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/kasus")).Status);
        Assert.EndsWith("sebab=Ended", (await there.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        Assert.EndsWith("sebab=Ended", (await thief.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        // The computer is no less shared than before.
        _site.Time.Advance(TimeSpan.FromMinutes(16));
        Assert.EndsWith("sebab=Idle", (await here.GetAsync("/kasus")).Location, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_EndsSomebodysSessions_WithALineInTheTrail_ButNotOfSomebodyElsewhere()
    {
        var school = await _site.AddSchoolAsync();
        var teacherId = school.UserId(SchoolRole.Teacher);
        using var user = await _site.SignInAsync(school, SchoolRole.Operator);
        using var teacher = await _site.SignInAsync(school, SchoolRole.Teacher);
        var person = $"/pengaturan/pengguna/{teacherId}";

        var form = (await user.GetAsync(person)).Form("main form[action*=Sessions]");
        Assert.Equal(person, (await user.SendAsync(form)).Location);

        Assert.EndsWith("sebab=Ended", (await teacher.GetAsync("/ringkasan")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await teacher.SignInAsync(school.UserName(SchoolRole.Teacher), TestSchool.Password)).Location);
        // The own ones are ended at /akun/sesi.
        await user.PostAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Operator)}?handler=Sessions");
        Assert.Equal(HttpStatusCode.OK, (await user.GetAsync(person)).Status);
        await using (var db = _site.Context(school))
        {
            var line = Assert.Single(db.AuditEntries.Where(entry => entry.Act == AuditAct.SessionEnded).ToList());
            Assert.Equal(school.UserId(SchoolRole.Operator), line.ByUserId);
            Assert.Equal([teacherId], line.Ids());
        }

        var second = await _site.AddSchoolAsync();
        await _site.JoinAsync(second, teacherId, SchoolRole.Teacher);

        Assert.Equal([Said.Text("Account.BelongsToOtherSchool")], (await user.SendAsync(form)).Refusals);
        Assert.Equal(HttpStatusCode.OK, (await teacher.GetAsync("/ringkasan")).Status);
    }

    [Fact]
    public async Task NewPasswordByLink_AndAClosedAccount_EndEverySession()
    {
        var school = await _site.AddSchoolAsync();
        using var user = await _site.SignInAsync(school, SchoolRole.Operator);
        using var teacher = await _site.SignInAsync(school, SchoolRole.Teacher);
        var person = $"/pengaturan/pengguna/{school.UserId(SchoolRole.Teacher)}";
        var linked = await user.SendAsync((await user.GetAsync(person)).Form("main form[action*=Link]"));
        using var owner = _site.Visit();
        var link = new Uri(linked.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;
        var page = await owner.GetAsync(link);

        await owner.SendAsync(page.Form().With("Input.Password", NewPassword).With("Input.Again", NewPassword));
        Assert.Contains(Said.Text("Invitation.NewPassword.Title"), page.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("InvitationLink.LabelNewPassword"), linked.Words, StringComparison.Ordinal);
        Assert.EndsWith("sebab=Ended", (await teacher.GetAsync("/ringkasan")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await owner.GetAsync("/ringkasan")).Status);

        await user.SendAsync((await user.GetAsync(person)).Form("main form:not([action])").With("Input.IsActive"));
        Assert.EndsWith("sebab=Ended", (await owner.GetAsync("/ringkasan")).Location, StringComparison.Ordinal);
        using var closed = _site.Visit();
        Assert.Equal([Said.Text("SignIn.Refused")], (await closed.SignInAsync(school.UserName(SchoolRole.Teacher), NewPassword)).Refusals);
    }

    /// <summary>Who copied the cookie before is out as well.</summary>
    [Fact]
    public async Task SignOut_EndsTheSessionForACopyOfTheCookieToo()
    {
        var school = await _site.AddSchoolAsync();
        var cookies = new CookieContainer();
        using var owner = _site.Visit(cookies);
        await owner.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password);
        using var thief = _site.Visit(CopyOf(cookies));

        var left = await owner.SendAsync((await owner.GetAsync("/keluar")).Form("main form"));

        Assert.Equal("\"cache\", \"storage\"", left.Headers.GetValueOrDefault("Clear-Site-Data"));
        Assert.EndsWith("sebab=Ended", (await thief.GetAsync("/kasus")).Location, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile Safari/537.36", "Chrome", "Android")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64; rv:127.0) Gecko/20100101 Firefox/127.0", "Firefox", "Windows")]
    [InlineData("Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0", "Edge", "Windows")]
    [InlineData("Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/17.5 Mobile/15E148 Safari/604.1", "Safari", "iPhone")]
    [InlineData("curl/8.0", null, null)]
    [InlineData(null, null, null)]
    public void Device_IsNamedInAFewWords(string? userAgent, string? browser, string? system) => Assert.Equal(new DeviceWords(browser, system), DeviceWords.Of(userAgent));

    private static CookieContainer CopyOf(CookieContainer cookies)
    {
        var copy = new CookieContainer();
        foreach (Cookie cookie in cookies.GetAllCookies())
            copy.Add(new Cookie(cookie.Name, cookie.Value, "/", "localhost"));
        return copy;
    }

    private static List<string> Rows(WebPage page) => [.. page.Document.QuerySelectorAll("[aria-labelledby=sesi] li").Select(row => row.TextContent)];
}
