using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;
using static SrpsWeb.Web.Tests.Accounts.SecondFactorSteps;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>Setting up, signing in with a code, recovery codes, and the lost phone, on a site of its own whose clock moves.</summary>
public sealed class SecondFactorTests : IAsyncLifetime
{
    private readonly TestSite _site = new();

    public ValueTask InitializeAsync() => _site.InitializeAsync();

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task SetUp_ShowsPictureKeyAndTenCodes_AndAsksFromThenOn()
    {
        var school = await _site.AddSchoolAsync();
        using var counsellor = await _site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync(SetUpPage);
        var (key, codes) = await counsellor.SetUpAsync(_site);

        Assert.StartsWith("data:image/png;base64,", page.Document.QuerySelector("img.qr")!.GetAttribute("src"), StringComparison.Ordinal);
        Assert.Matches("^[A-Z2-7]{32}$", page.Key());
        Assert.Equal(10, codes.Distinct().Count());
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/kasus")).Status);
        Assert.Empty((await counsellor.GetAsync(SetUpPage)).RecoveryCodes());
        await using var db = _site.Context(school);
        Assert.DoesNotContain(await db.UserTokens.Select(token => token.Value!).ToListAsync(TestContext.Current.CancellationToken), value => codes.Any(code => value.Contains(code, StringComparison.Ordinal)));

        _site.Time.Advance(TimeSpan.FromMinutes(1));
        using var later = _site.Visit();
        Assert.Equal("/masuk/kode", (await later.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
        Assert.StartsWith("/masuk?", (await later.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await later.SendCodeAsync(_site.CodeOf(key))).Location);
        Assert.Equal(HttpStatusCode.OK, (await later.GetAsync("/kasus")).Status);
    }

    [Fact]
    public async Task SetUp_WithAWrongCodeOrPassword_KeepsThePictureAndSwitchesNothingOn()
    {
        var school = await _site.AddSchoolAsync();
        using var teacher = await _site.SignInAsync(school, SchoolRole.Teacher);
        var page = await teacher.GetAsync(SetUpPage);
        PageForm Form() => page.Form().With("Input.Code", _site.CodeOf(page.Key())).With("Input.Password", TestSchool.Password);

        var wrongCode = await teacher.SendAsync(Form().With("Input.Code", "000000"));
        var wrongPassword = await teacher.SendAsync(Form().With("Input.Password", "bukan-kata-sandi"));
        var forged = await teacher.SendAsync(Form().Forge("Input.Setup", "bukan"));

        Assert.Equal(Said.Text("SecondFactor.CodeWrong"), wrongCode.Refusal("Input.Code"));
        Assert.Equal(page.Key(), wrongCode.Key());
        Assert.Equal(Said.Text("Identity.PasswordMismatch"), wrongPassword.Refusal("Input.Password"));
        Assert.Equal([Said.Text("SecondFactor.SetUpAgain")], forged.Refusals);
        Assert.NotEqual(page.Key(), forged.Key());
        await using var db = _site.Context(school);
        Assert.False(await db.Users.AnyAsync(user => user.TwoFactorEnabled, TestContext.Current.CancellationToken));
        Assert.Empty((await teacher.SendAsync(Form())).Refusals);
        Assert.Equal([Said.Text("SecondFactor.AlreadyOn")], (await teacher.SendAsync(Form())).Refusals);
    }

    /// <summary>Somebody else's sealed key in the form: the picture of one phone on another's account.</summary>
    [Fact]
    public async Task SetUp_WithTheKeyOfAnother_IsRefused()
    {
        var school = await _site.AddSchoolAsync();
        using var teacher = await _site.SignInAsync(school, SchoolRole.Teacher);
        using var other = await _site.SignInAsync(school, SchoolRole.Committee);
        var theirs = await other.GetAsync(SetUpPage);

        var page = await teacher.SendAsync((await teacher.GetAsync(SetUpPage)).Form()
            .With("Input.Code", _site.CodeOf(theirs.Key())).With("Input.Password", TestSchool.Password).Forge("Input.Setup", theirs.Form()["Input.Setup"]!));

        Assert.Equal([Said.Text("SecondFactor.SetUpAgain")], page.Refusals);
    }

    [Fact]
    public async Task Code_UsedOnce_OpensNoMore()
    {
        var (school, key, _) = await WithSecondFactorAsync();
        var code = _site.CodeOf(key);
        using var first = await AtCodeAsync(school);
        using var second = await AtCodeAsync(school);

        Assert.Equal("/", (await first.SendCodeAsync(code)).Location);
        Assert.Equal(Said.Text("SignInCode.Refused"), (await second.SendCodeAsync(code)).Refusal("Input.Code"));
    }

    [Fact]
    public async Task RecoveryCode_OpensOnce_AndNewOnesEndTheOld()
    {
        var (school, _, codes) = await WithSecondFactorAsync();
        using var first = await AtCodeAsync(school);
        using var second = await AtCodeAsync(school);

        Assert.Equal("/", (await first.SendCodeAsync(codes[0].ToUpperInvariant().Replace('-', ' '))).Location);
        Assert.NotNull((await second.SendCodeAsync(codes[0])).Refusal("Input.Code"));
        var page = await first.GetAsync(SetUpPage);
        var made = await first.SendAsync(page.Form().With("Input.Password", TestSchool.Password).With("Input.Code", codes[2]));

        Assert.Contains(Said.Text("SecondFactor.CodesLeft", 9), page.Words, StringComparison.Ordinal);
        Assert.Equal(10, made.RecoveryCodes().Count);
        using var third = await AtCodeAsync(school);
        Assert.NotNull((await third.SendCodeAsync(codes[1])).Refusal("Input.Code"));
        Assert.Equal("/", (await third.SendCodeAsync(made.RecoveryCodes()[0])).Location);
    }

    [Fact]
    public async Task WrongCodes_LockTheAccount_LikeWrongPasswords()
    {
        var (school, key, _) = await WithSecondFactorAsync();
        using var visitor = await AtCodeAsync(school);

        for (var attempt = 0; attempt < 5; attempt++)
            Assert.Equal(Said.Text("SignInCode.Refused"), (await visitor.SendCodeAsync("123456")).Refusal("Input.Code"));

        Assert.Equal(Said.Text("SignInCode.Refused"), (await visitor.SendCodeAsync(_site.CodeOf(key))).Refusal("Input.Code"));
        using var again = _site.Visit();
        Assert.Equal([Said.Text("SignIn.Refused")], (await again.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Refusals);
        await using var db = _site.Context(school);
        var locked = await db.Users.SingleAsync(account => account.Id == school.UserId(SchoolRole.Counsellor), TestContext.Current.CancellationToken);
        Assert.Equal(_site.Time.GetUtcNow() + SignInAttempts.Lock, locked.LockoutEnd);
    }

    [Fact]
    public async Task WrongPassword_NeverTellsThatThereIsASecondFactor()
    {
        var (school, _, _) = await WithSecondFactorAsync();
        using var visitor = _site.Visit();

        var page = await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), "bukan-kata-sandi");

        Assert.Equal([Said.Text("SignIn.Refused")], page.Refusals);
        Assert.Equal("/masuk", (await visitor.GetAsync("/masuk/kode")).Location);
    }

    [Fact]
    public async Task Device_Remembered_IsNotAskedFor30Days_UnlessThePasswordChanges()
    {
        var (school, key, _) = await WithSecondFactorAsync();
        var cookies = new CookieContainer();
        using var visitor = _site.Visit(cookies);
        await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password);
        var entered = await visitor.SendCodeAsync(_site.CodeOf(key), remember: true);
        // The container would forget it by the machine's clock; the product judges by its own.
        cookies.Add(new Cookie("srps-perangkat", entered.Headers["Set-Cookie"].Split("srps-perangkat=")[1].Split(';')[0], "/", "localhost"));
        await visitor.SendAsync((await visitor.GetAsync("/keluar")).Form("main form"));

        _site.Time.Advance(TimeSpan.FromDays(29));
        Assert.Equal("/", (await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
        await visitor.SendAsync((await visitor.GetAsync("/akun")).Form("main form:not([action])").With("Input.Current", TestSchool.Password).With("Input.New", "laut-tenang-2026").With("Input.Again", "laut-tenang-2026"));
        await visitor.SendAsync((await visitor.GetAsync("/keluar")).Form("main form"));

        Assert.Equal("/masuk/kode", (await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), "laut-tenang-2026")).Location);
    }

    /// <summary>Whoever gets hold of the link, the operator for one, does not have the phone.</summary>
    [Fact]
    public async Task LinkForANewPassword_StillAsksForTheCode()
    {
        var (school, key, _) = await WithSecondFactorAsync();
        using var user = await _site.SignInAsync(school, SchoolRole.Operator);
        var linked = await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Counsellor)}")).Form("main form[action*=Link]"));
        using var visitor = _site.Visit();
        var form = (await visitor.GetAsync(new Uri(linked.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath)).Form();

        Assert.Equal("/masuk/kode", (await visitor.SendAsync(form.With("Input.Password", "laut-tenang-2026").With("Input.Again", "laut-tenang-2026"))).Location);
        Assert.StartsWith("/masuk?", (await visitor.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        Assert.Equal("/", (await visitor.SendCodeAsync(_site.CodeOf(key))).Location);
    }

    [Fact]
    public async Task SharedComputer_IsNeverRemembered()
    {
        var (school, key, _) = await WithSecondFactorAsync();
        using var visitor = _site.Visit();
        await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password, isShared: true);

        var form = (await visitor.GetAsync("/masuk/kode")).Form();
        Assert.Empty(form.Offered("Input.Remember"));
        Assert.Equal("/", (await visitor.SendAsync(form.With("Input.Code", _site.CodeOf(key)).Forge("Input.Remember", "true"))).Location);
        await visitor.SendAsync((await visitor.GetAsync("/keluar")).Form("main form"));

        Assert.Equal("/masuk/kode", (await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task SwitchedOffWithPasswordAndCode_WhereNoRoleDemandsIt()
    {
        var (school, _, codes) = await WithSecondFactorAsync();
        using var visitor = await AtCodeAsync(school);
        await visitor.SendCodeAsync(codes[0]);
        async Task<WebPage> OffAsync(string password, string code) =>
            await visitor.SendAsync((await visitor.GetAsync(SetUpPage)).Form().With("Input.Password", password).With("Input.Code", code).Press(Said.Text("SecondFactor.Off")));

        Assert.Equal(Said.Text("Identity.PasswordMismatch"), (await OffAsync("bukan-kata-sandi", codes[1])).Refusal("Input.Password"));
        // Neither the password nor the open browser is the phone.
        Assert.Equal(Said.Text("SecondFactor.CodeWrong"), (await OffAsync(TestSchool.Password, "123456")).Refusal("Input.Code"));
        Assert.Equal("/akun", (await OffAsync(TestSchool.Password, codes[1])).Location);
        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/kasus")).Status);
        using var later = _site.Visit();
        Assert.Equal("/", (await later.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task FactorChanged_EndsTheOtherSessions()
    {
        var (school, _, codes) = await WithSecondFactorAsync();
        using var here = await AtCodeAsync(school);
        await here.SendCodeAsync(codes[0]);
        async Task<Visitor> ElsewhereAsync(string code)
        {
            var visitor = await AtCodeAsync(school);
            await visitor.SendCodeAsync(code);
            Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync("/kasus")).Status);
            return visitor;
        }

        using var first = await ElsewhereAsync(codes[1]);
        var made = (await here.SendAsync((await here.GetAsync(SetUpPage)).Form().With("Input.Password", TestSchool.Password).With("Input.Code", codes[2]))).RecoveryCodes();
        using var second = await ElsewhereAsync(made[0]);
        await here.SendAsync((await here.GetAsync(SetUpPage)).Form().With("Input.Password", TestSchool.Password).With("Input.Code", made[1]).Press(Said.Text("SecondFactor.Off")));

        Assert.EndsWith("sebab=Ended", (await first.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        Assert.EndsWith("sebab=Ended", (await second.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await here.GetAsync("/kasus")).Status);
    }

    /// <summary>Guessing here locks as guessing at the sign-in does.</summary>
    [Fact]
    public async Task WrongCodes_BeforeAChange_LockTheAccount()
    {
        var (school, _, codes) = await WithSecondFactorAsync();
        using var here = await AtCodeAsync(school);
        await here.SendCodeAsync(codes[0]);
        var form = (await here.GetAsync(SetUpPage)).Form().With("Input.Password", TestSchool.Password).With("Input.Code", "123456");

        for (var attempt = 0; attempt < 5; attempt++)
            Assert.NotNull((await here.SendAsync(form)).Refusal("Input.Code"));

        Assert.Equal(Said.Text("Identity.PasswordMismatch"), (await here.SendAsync(form.With("Input.Code", codes[1]))).Refusal("Input.Password"));
    }

    [Fact]
    public async Task LostPhone_ResetByTheOperator_EndsSessions_AndThePrincipalIsTold()
    {
        var (school, _, codes) = await WithSecondFactorAsync();
        using var counsellor = await AtCodeAsync(school);
        await counsellor.SendCodeAsync(codes[0]);
        using var user = await _site.SignInAsync(school, SchoolRole.Operator);
        using var principal = await _site.SignInAsync(school, SchoolRole.Principal);
        var person = $"/pengaturan/pengguna/{school.UserId(SchoolRole.Counsellor)}";

        var form = (await user.GetAsync(person)).Form("main form[action*=Reset]");
        Assert.Equal(person, (await user.SendAsync(form)).Location);
        Assert.Equal([Said.Text("SecondFactor.NotOn")], (await user.SendAsync(form)).Refusals);

        Assert.Contains("sebab=Ended", (await counsellor.GetAsync("/kasus")).Location, StringComparison.Ordinal);
        var home = await principal.GetAsync("/");
        var told = Said.Text("Home.AccountReset.SecondFactor", school.Member(SchoolRole.Counsellor).FullName);
        Assert.Contains(told, home.Words, StringComparison.Ordinal);
        Assert.Contains(school.Member(SchoolRole.Operator).FullName, home.Words, StringComparison.Ordinal);
        var seen = home.Form("main form[action*=Seen]").Press(Said.Text("Home.AccountReset.Seen"));
        Assert.Equal("/", (await principal.SendAsync(seen)).Location);
        Assert.Equal("/", (await principal.SendAsync(seen)).Location);
        Assert.DoesNotContain(told, (await principal.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await principal.PostAsync("/?handler=Seen", ("id", Guid.NewGuid().ToString()))).Status);
        using var later = _site.Visit();
        Assert.Equal("/", (await later.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task LostPhone_OfOneself_OrOfSomebodyElsewhere_IsNotReset()
    {
        var (school, _, _) = await WithSecondFactorAsync();
        var other = await _site.AddSchoolAsync();
        using var user = await _site.SignInAsync(other, SchoolRole.Operator);

        Assert.Equal([Said.Text("Account.NotSelf")], (await user.PostAsync($"/pengaturan/pengguna/{other.UserId(SchoolRole.Operator)}?handler=Reset")).Refusals);
        Assert.Equal(HttpStatusCode.NotFound, (await user.PostAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Counsellor)}?handler=Reset")).Status);
        await _site.JoinAsync(other, school.UserId(SchoolRole.Counsellor), SchoolRole.Teacher);

        var refused = await user.PostAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Counsellor)}?handler=Reset");
        Assert.Equal([Said.Text("Account.BelongsToOtherSchool")], refused.Refusals);
        await using var db = _site.Context(other);
        Assert.Empty(db.AccountResets);
        Assert.True(await db.Users.AnyAsync(account => account.Id == school.UserId(SchoolRole.Counsellor) && account.TwoFactorEnabled, TestContext.Current.CancellationToken));
    }

    private async Task<(TestSchool School, string Key, IReadOnlyList<string> Codes)> WithSecondFactorAsync()
    {
        var school = await _site.AddSchoolAsync();
        using var counsellor = await _site.SignInAsync(school, SchoolRole.Counsellor);
        var (key, codes) = await counsellor.SetUpAsync(_site);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        return (school, key, codes);
    }

    /// <summary>The counsellor, asked for the code.</summary>
    private async Task<Visitor> AtCodeAsync(TestSchool school)
    {
        var visitor = _site.Visit();
        Assert.Equal("/masuk/kode", (await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
        return visitor;
    }
}
