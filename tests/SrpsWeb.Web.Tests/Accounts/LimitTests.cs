using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>Locked accounts, and who asks too often.</summary>
public sealed class LimitTests(TestSite site)
{
    [Fact]
    public async Task LockedAccount_IsSeenAndOpenedByTheOperator()
    {
        var school = await site.AddSchoolAsync();
        var name = school.UserName(SchoolRole.Teacher);
        using var visitor = site.Visit();
        for (var attempt = 0; attempt < 5; attempt++)
            await visitor.SignInAsync(name, "bukan-kata-sandi");
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var person = $"/pengaturan/pengguna/{school.UserId(SchoolRole.Teacher)}";

        var page = await user.GetAsync(person);
        Assert.Contains(Said.Text("Users.Locked"), (await user.GetAsync("/pengaturan/pengguna")).Words, StringComparison.Ordinal);
        Assert.Equal([Said.Text("SignIn.Refused")], (await visitor.SignInAsync(name, TestSchool.Password)).Refusals);
        var unlock = page.Form("main form[action*=Unlock]");
        Assert.Equal([person, person], new[] { (await user.SendAsync(unlock)).Location, (await user.SendAsync(unlock)).Location });

        Assert.Equal("/", (await visitor.SignInAsync(name, TestSchool.Password)).Location);
        Assert.Empty((await user.GetAsync(person)).Document.QuerySelectorAll("form[action*=Unlock]"));
    }

    /// <summary>Counted one after the other, many at once would all be looked at, and some be answered in other words.</summary>
    [Fact]
    public async Task WrongPasswords_AtTheSameMoment_AreCountedAll_AndAnsweredAlike()
    {
        var school = await site.AddSchoolAsync();
        var name = school.UserName(SchoolRole.Teacher);

        var answers = await Task.WhenAll(Enumerable.Range(0, 12).Select(async _ =>
        {
            using var visitor = site.Visit();
            return (await visitor.SignInAsync(name, "bukan-kata-sandi")).Refusals;
        }));

        Assert.All(answers, refusals => Assert.Equal([Said.Text("SignIn.Refused")], refusals));
        using var late = site.Visit();
        Assert.Equal([Said.Text("SignIn.Refused")], (await late.SignInAsync(name, TestSchool.Password)).Refusals);
        await using var db = site.Context(school);
        Assert.InRange(await db.AuditEntries.CountAsync(entry => entry.Act == AuditAct.SignInRefused, TestContext.Current.CancellationToken), 5, 13);
    }

    /// <summary>A school signs in from one address: 300 in five minutes must get through (running.md). A link for a password counts with the sign-ins.</summary>
    [Fact]
    public async Task SignIns_OfOneAddress_AreLimited_AndOthersGoOn_AndTheLogTellsWithoutNames()
    {
        using var log = new KeptLog();
        await using var own = new TestSite { Log = log };
        await own.InitializeAsync();
        using var machine = own.Visit();
        for (var attempt = 0; attempt < 600; attempt++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await machine.AskAsync("POST", attempt % 2 == 0 ? "/masuk" : "/undangan/x")).Status);

        var refused = await machine.AskAsync("POST", "/masuk");
        using var other = own.Visit();

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 300);
        Assert.Equal(HttpStatusCode.TooManyRequests, (await machine.AskAsync("POST", "/undangan/x")).Status);
        Assert.Equal(HttpStatusCode.OK, (await machine.GetAsync("/masuk")).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await other.AskAsync("POST", "/masuk")).Status);
        Assert.Equal(2, log.Lines.Count(line => line.Contains("more than the limit sign-in", StringComparison.Ordinal)));
        Assert.DoesNotContain(log.Lines, line => line.Contains("10.0.0.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Forms_OfOneAccount_AreLimited_AndOthersGoOn()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        for (var attempt = 0; attempt < 600; attempt++)
            Assert.NotEqual(HttpStatusCode.TooManyRequests, (await counsellor.AskAsync("POST", "/catat")).Status);

        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal(HttpStatusCode.TooManyRequests, (await counsellor.AskAsync("POST", "/akun")).Status);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/catat")).Status);
        Assert.NotEqual(HttpStatusCode.TooManyRequests, (await coordinator.AskAsync("POST", "/catat")).Status);
    }

    [Fact]
    public async Task Downloads_OfOneAccount_AreLimited_AndOthersGoOn()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        for (var download = 0; download < 30; download++)
            Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/siswa/unduh.xlsx")).Status);

        var refused = await counsellor.GetAsync("/siswa/unduh.xlsx");
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal(HttpStatusCode.TooManyRequests, refused.Status);
        Assert.InRange(int.Parse(refused.Headers["Retry-After"], CultureInfo.InvariantCulture), 1, 300);
        Assert.Contains(Said.Text("Status.429.Title"), refused.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/siswa")).Status);
        Assert.Equal(HttpStatusCode.OK, (await coordinator.GetAsync("/siswa/unduh.xlsx")).Status);
    }
}
