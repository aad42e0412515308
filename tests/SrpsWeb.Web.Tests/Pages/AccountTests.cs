using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Signing in and out, the own password, the school one works in, the language, and the first start.</summary>
public sealed class AccountTests(TestSite site)
{
    [Fact]
    public async Task SignIn_LeadsBackToTheAddressAskedFor()
    {
        var school = await site.AddSchoolAsync();
        using var visitor = site.Visit();
        var asked = await visitor.GetAsync("/kasus?status=semua");

        var answer = await visitor.SendAsync((await visitor.FollowAsync(asked)).Form().With("Input.UserName", school.UserName(SchoolRole.Counsellor)).With("Input.Password", TestSchool.Password));

        Assert.Equal("/kasus?status=semua", answer.Location);
        Assert.Equal("/", (await visitor.GetAsync("/masuk")).Location);
    }

    [Theory]
    [InlineData("https://example.org/")]
    [InlineData("//example.org/")]
    [InlineData("/\\example.org/")]
    public async Task SignIn_NeverLeadsElsewhere(string elsewhere)
    {
        var school = await site.AddSchoolAsync();
        using var visitor = site.Visit();

        var answer = await visitor.SendAsync((await visitor.GetAsync("/masuk?kembali=" + Uri.EscapeDataString(elsewhere))).Form()
            .With("Input.UserName", school.UserName(SchoolRole.Counsellor)).With("Input.Password", TestSchool.Password));

        Assert.Equal("/", answer.Location);
    }

    [Fact]
    public async Task SignIn_UnknownNameWrongPasswordAndLockedAccount_SayTheSame()
    {
        var school = await site.AddSchoolAsync();
        using var visitor = site.Visit();
        var name = school.UserName(SchoolRole.Counsellor);

        var unknown = await visitor.SignInAsync("tidak.dikenal", TestSchool.Password);
        var wrong = await visitor.SignInAsync(name, "bukan-kata-sandi");
        for (var attempt = 0; attempt < 4; attempt++)
            await visitor.SignInAsync(name, "bukan-kata-sandi");
        var locked = await visitor.SignInAsync(name, TestSchool.Password);

        Assert.All([unknown, wrong, locked], page => Assert.Equal([Said.Text("SignIn.Refused")], page.Refusals));
        Assert.Equal(name, wrong.Form()["Input.UserName"]);
        Assert.All([wrong, locked], page => Assert.Equal("", page.Form()["Input.Password"]));
    }

    [Fact]
    public async Task SignIn_Empty_SaysSoBesideEachField()
    {
        using var visitor = site.Visit();

        var page = await visitor.SignInAsync("", "");

        Assert.All(["Input.UserName", "Input.Password"], field => Assert.Equal(Said.Text("Form.Required"), page.Refusal(field)));
    }

    [Theory]
    [InlineData("form[action='/keluar']", "/akun")]
    [InlineData("main form", "/keluar")]
    public async Task SignOut_FromTheMenuAndFromItsPage_EndsTheSession(string form, string page)
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.SendAsync((await counsellor.GetAsync(page)).Form(form));

        Assert.Equal("/masuk", answer.Location);
        Assert.Equal("/masuk?kembali=%2Fkasus", (await counsellor.GetAsync("/kasus")).Location);
    }

    [Fact]
    public async Task Password_Changed_IsTheNewOne_AndTheSessionGoesOn()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.FollowAsync(await counsellor.SendAsync(PasswordForm(await counsellor.GetAsync("/akun"), TestSchool.Password, "laut-tenang-2026", "laut-tenang-2026")));

        Assert.Contains(Said.Text("Profile.PasswordSaved"), page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/kasus")).Status);
        using var again = site.Visit();
        Assert.Null((await again.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
        Assert.Equal("/", (await again.SignInAsync(school.UserName(SchoolRole.Counsellor), "laut-tenang-2026")).Location);
    }

    [Theory]
    [InlineData("bukan-kata-sandi", "laut-tenang-2026", "laut-tenang-2026", "Input.Current", "Identity.PasswordMismatch")]
    [InlineData(TestSchool.Password, "pendek", "pendek", "Input.New", "Identity.PasswordTooShort")]
    [InlineData(TestSchool.Password, "aaaaaaaaaaaa", "aaaaaaaaaaaa", "Input.New", "Identity.PasswordCommon")]
    [InlineData(TestSchool.Password, "laut-tenang-2026", "laut-tenang-2027", "Input.Again", "Password.NotTheSame")]
    [InlineData("", "laut-tenang-2026", "laut-tenang-2026", "Input.Current", "Form.Required")]
    public async Task Password_ThatCannotBe_IsRefusedBesideTheField(string current, string fresh, string again, string field, string code)
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(PasswordForm(await counsellor.GetAsync("/akun"), current, fresh, again));

        Assert.Equal(Said.Text(code), page.Refusal(field));
        using var visitor = site.Visit();
        Assert.Equal("/", (await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task School_ChosenAmongTheOwn_IsTheCurrentOne_AnotherIsNotFound()
    {
        var (first, second, foreign) = (await site.AddSchoolAsync(), await site.AddSchoolAsync(), await site.AddSchoolAsync());
        await site.JoinAsync(second, first.UserId(SchoolRole.Counsellor), SchoolRole.Teacher);
        using var visitor = await site.SignInAsync(first, SchoolRole.Counsellor);
        Assert.Contains(first.School.Name, (await visitor.GetAsync("/")).Body, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync("/sekolah", ("schoolId", foreign.Id.ToString()))).Status);
        Assert.Equal("/", (await visitor.SendAsync((await visitor.GetAsync("/sekolah")).Form().Press(Said.Text("ChooseSchool.Submit")))).Location);

        Assert.Contains(second.School.Name, (await visitor.GetAsync("/ringkasan")).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/kasus")).Status);
    }

    [Fact]
    public async Task Language_IsRememberedAndLeadsBack_NeverElsewhere()
    {
        using var visitor = site.Visit();
        await visitor.SpeakEnglishAsync("/masuk");
        var form = (await visitor.GetAsync("/masuk")).Form("form.lang-switch");

        Assert.Equal("en", (await visitor.GetAsync("/masuk")).Document.DocumentElement.GetAttribute("lang"));
        Assert.Equal("/", (await visitor.SendAsync(form.Forge("kembali", "https://example.org/"))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/bahasa")).Status);
    }

    [Fact]
    public async Task ErrorPage_ByItsOwnAddress_IsAPageThatDoesNotExist()
    {
        using var visitor = site.Visit();

        var asked = await visitor.GetAsync("/galat/500");

        Assert.Equal(HttpStatusCode.NotFound, asked.Status);
        Assert.Contains(Said.Text("Status.404.Title"), asked.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AddressThatIsNone_IsNotFoundForMembers_AndTellsNothingToOthers()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        using var stranger = site.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await teacher.GetAsync("/tidak/ada")).Status);
        Assert.Equal("/masuk?kembali=%2Ftidak%2Fada", (await stranger.GetAsync("/tidak/ada")).Location);
    }

    [Fact]
    public async Task FirstStart_WithASchool_DoesNotExist()
    {
        await site.AddSchoolAsync();
        using var visitor = site.Visit();

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync("/siapkan")).Status);
    }

    [Fact]
    public async Task SignIn_WithoutASchool_PointsToTheFirstStart_AndNeverAsksAgainOnceThereIsOne()
    {
        await using var empty = new TestSite();
        await empty.InitializeAsync();
        using var visitor = empty.Visit();

        var before = await visitor.GetAsync("/masuk");
        var refused = await visitor.SignInAsync("siapa", "bukan-kata-sandi");
        await empty.AddSchoolAsync();
        var first = await visitor.GetAsync("/masuk");
        var second = await visitor.GetAsync("/masuk");

        Assert.All([before, refused], page =>
        {
            Assert.Contains(Said.Text("SignIn.NoSchool"), page.Words, StringComparison.Ordinal);
            Assert.Equal("/siapkan", page.Document.QuerySelector("main .notice a")?.GetAttribute("href"));
        });
        Assert.All([first, second], page => Assert.DoesNotContain(Said.Text("SignIn.NoSchool"), page.Words, StringComparison.Ordinal));
        Assert.Empty(second.Commands);
    }

    [Fact]
    public async Task FirstStart_WithTheCode_MakesTheSchoolOnce()
    {
        await using var empty = new TestSite();
        await empty.InitializeAsync();
        using var visitor = empty.Visit();
        var form = FirstStartForm(await visitor.GetAsync("/siapkan"), empty.Services.GetRequiredService<FirstStartCode>().Printed);

        var guessed = await visitor.SendAsync(FirstStartForm(await visitor.GetAsync("/siapkan"), "AAAA-AAAA-AAAA"));
        var brief = await visitor.SendAsync(FirstStartForm(await visitor.GetAsync("/siapkan"), form["Input.Code"]!).With("Input.Password", "pendek"));
        await using (var db = empty.Context(null))
            Assert.Empty(db.Schools);
        var made = await visitor.SendAsync(form);
        var again = await visitor.SendAsync(form);

        Assert.Equal(Said.Text("FirstStart.CodeWrong"), guessed.Refusal("Input.Code"));
        Assert.Equal("SMK Baru", guessed.Form()["Input.Name"]);
        Assert.Equal(Said.Text("Identity.PasswordTooShort"), brief.Refusal("Input.Password"));
        Assert.Contains(Said.Text("FirstStart.Done"), made.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, again.Status);
        Assert.Equal("/", (await visitor.SignInAsync("operator.baru", "laut-tenang-2026")).Location);
        Assert.Contains(Said.Text("Home.Checklist"), (await visitor.GetAsync("/")).Words, StringComparison.Ordinal);
        using var principal = empty.Visit();
        var link = new Uri(made.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;
        Assert.Contains("Kepala Baru", (await principal.GetAsync(link)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task FirstStart_SentSeveralTimesAtOnce_MakesOneSchool()
    {
        await using var empty = new TestSite();
        await empty.InitializeAsync();
        using var visitor = empty.Visit();
        var form = FirstStartForm(await visitor.GetAsync("/siapkan"), empty.Services.GetRequiredService<FirstStartCode>().Printed);

        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(number => visitor.SendAsync(form
            .With("Input.Npsn", $"1059990{number}")
            .With("Input.OperatorUserName", $"operator.{number}")
            .With("Input.PrincipalUserName", $"kepala.{number}"))));

        Assert.Single(answers, answer => answer.Status == HttpStatusCode.OK);
        Assert.Equal(3, answers.Count(answer => answer.Status == HttpStatusCode.NotFound));
        await using var db = empty.Context(null);
        Assert.Single(db.Schools);
        Assert.Equal(2, db.Users.Count());
    }

    [Fact]
    public async Task Health_AnswersEverybody()
    {
        using var visitor = site.Visit();

        Assert.Equal("Healthy", (await visitor.GetAsync("/sehat")).Body);
    }

    private static PageForm PasswordForm(WebPage page, string current, string fresh, string again) =>
        page.Form("main form:not([action])").With("Input.Current", current).With("Input.New", fresh).With("Input.Again", again);

    private static PageForm FirstStartForm(WebPage page, string code) => page.Form()
        .With("Input.Code", code)
        .With("Input.Name", "SMK Baru")
        .With("Input.Npsn", "10599999")
        .With("Input.Zone", "Wit")
        .With("Input.OperatorName", "Operator Baru")
        .With("Input.OperatorUserName", "operator.baru")
        .With("Input.Password", "laut-tenang-2026")
        .With("Input.PrincipalName", "Kepala Baru")
        .With("Input.PrincipalUserName", "kepala.baru");
}
