using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>The notice for everybody.</summary>
public sealed class PrivacyNoticeTests(TestSite site)
{
    [Fact]
    public async Task Notice_IsForEverybody_InBothLanguages()
    {
        using var visitor = site.Visit();

        var page = await visitor.GetAsync("/privasi");
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains(Said.Text("Notice.Rights"), page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Text("Notice.Contact"), page.Words, StringComparison.Ordinal);
        await visitor.SpeakEnglishAsync("/privasi");
        Assert.Contains("Your rights", (await visitor.GetAsync("/privasi")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task EveryPage_LeadsToTheNotice_AlsoTheSignIn()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.OsisMember);
        using var nobody = site.Visit();

        foreach (var page in new[] { await nobody.GetAsync("/masuk"), await user.GetAsync("/lapor"), await user.GetAsync("/kasus"), await user.GetAsync("/akun") })
            Assert.NotNull(page.Document.QuerySelector("footer a[href='/privasi']"));
    }

    [Fact]
    public async Task SignedIn_SeesTheContactAndThePeriodsOfTheOwnSchool()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        Assert.Contains(Said.Text("Notice.Contact.None"), (await user.GetAsync("/privasi")).Words, StringComparison.Ordinal);

        await user.SendAsync((await user.GetAsync("/pengaturan/sekolah")).Form().With("Input.PrivacyContact", "Tata usaha, <b>ruang 2</b>"));
        await user.SendAsync((await user.GetAsync("/pengaturan/retensi")).Form().With("Input.CaseYears", "9"));

        var words = (await user.GetAsync("/privasi")).Words;
        Assert.Contains("Tata usaha, <b>ruang 2</b>", words, StringComparison.Ordinal);
        Assert.Contains("9 tahun setelah siswa keluar", words, StringComparison.Ordinal);
    }
}
