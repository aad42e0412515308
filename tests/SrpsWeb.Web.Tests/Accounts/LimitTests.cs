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
