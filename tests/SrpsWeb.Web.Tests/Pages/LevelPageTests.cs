using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Changing how confidential a case is, on <c>/kasus/{id}/kerahasiaan</c>.</summary>
public sealed class LevelPageTests(TestSite site)
{
    private const string Why = "Keluarga sudah bercerita sendiri.";

    [Fact]
    public async Task RaisedToSecret_TheCaseIsGoneForWhoIsNotNamed_AtTheNextRequest()
    {
        var (school, file) = await CaseAsync(school => school.RestrictedFactor);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        Assert.Equal(HttpStatusCode.OK, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);

        var answer = await counsellor.SendAsync(Fill(await counsellor.GetAsync(Address(file)), Confidentiality.Secret));

        Assert.Equal($"/kasus/{file.Id}/akses", answer.Location);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);
        Assert.Contains("data-kerahasiaan=\"rahasia\"", (await counsellor.GetAsync($"/kasus/{file.Id}")).Body, StringComparison.Ordinal);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        Assert.Contains(
            Said.Text("Level.FromTo", Said.Text("Confidentiality.Restricted"), Said.Text("Confidentiality.Secret")) + " · " + school.Member(SchoolRole.Counsellor).FullName,
            (await principal.GetAsync($"/kasus/{file.Id}/akses")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Lowered_WithAReason_OpensIt_AndTheReasonIsRead()
    {
        var (school, file) = await CaseAsync(school => school.SecretFactor);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        var form = Fill(await counsellor.GetAsync(Address(file)), Confidentiality.Restricted);

        var refused = await counsellor.SendAsync(form);
        Assert.Equal(Said.Text("CaseFile.LoweringReasonMissing"), refused.Refusal("Input.LevelReason"));
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);
        var lowered = refused.Form().With("Input.LevelReason", Why);
        Assert.Equal($"/kasus/{file.Id}/akses", (await counsellor.SendAsync(lowered)).Location);
        Assert.Equal($"/kasus/{file.Id}/akses", (await counsellor.SendAsync(lowered)).Location);

        var page = await homeroom.GetAsync($"/kasus/{file.Id}/akses");
        Assert.Single(page.Words.Split(Why).Skip(1));
    }

    [Theory]
    [InlineData(Confidentiality.General, "CaseFile.SecretFactorNeverGeneral")]
    [InlineData(Confidentiality.Secret, "CaseFile.ConfidentialityUnchanged")]
    public async Task Refusal_StandsBesideItsField_AndKeepsTheReason(Confidentiality level, string code)
    {
        var (school, file) = await CaseAsync(school => school.SecretFactor);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.SendAsync((await counsellor.GetAsync(Address(file))).Form().Forge("Input.Level", level.ToString()).With("Input.LevelReason", Why));

        Assert.Equal(Said.Text(code), answer.Refusal("Input.Level"));
        Assert.Equal(Why, answer.Form()["Input.LevelReason"]);
    }

    /// <summary>A named wali kelas writes the case, but does not open it to people who were kept out.</summary>
    [Fact]
    public async Task Lowered_ByAHomeroomTeacher_IsRefused_AndRaisingIsNot()
    {
        var (school, file) = await CaseAsync(school => school.RestrictedFactor, (school, file) => file.Name(school.UserId(SchoolRole.Homeroom), "Wali kelas.", school.Recorded));
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        var refused = await homeroom.SendAsync(Fill(await homeroom.GetAsync(Address(file)), Confidentiality.General).With("Input.LevelReason", Why));
        Assert.Equal(Said.Text("CaseFile.LoweringNotYours"), refused.Refusal("Input.Level"));

        Assert.Equal($"/kasus/{file.Id}/akses", (await homeroom.SendAsync(Fill(await homeroom.GetAsync(Address(file)), Confidentiality.Secret))).Location);
        Assert.Equal(HttpStatusCode.OK, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);
    }

    /// <summary>Rule 1: a student has one open case outside Secret; the second one names it.</summary>
    [Fact]
    public async Task Lowered_WhereTheStudentHasAnotherOpenCase_IsRefusedWithItsCode()
    {
        CaseFile secret = null!, other = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            var student = school.AddStudent("Rina Marlina");
            secret = school.OpenCase(student, school.Opening(school.SecretFactor));
            other = school.OpenCase(student, school.Opening(school.GeneralFactor));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync(Fill(await counsellor.GetAsync(Address(secret)), Confidentiality.Restricted).With("Input.LevelReason", Why));

        Assert.Equal([Said.Text("CaseFile.AlreadyOpen", other.Code)], refused.Refusals);
    }

    [Fact]
    public async Task WhoOnlyReads_OrIsNotNamed_ChangesNothing()
    {
        var (school, file) = await CaseAsync(school => school.SecretFactor, (school, file) => file.Name(school.UserId(SchoolRole.Principal), "Kepala sekolah.", school.Recorded));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        Assert.Equal(HttpStatusCode.Forbidden, (await principal.PostAsync(Address(file), ("Input.Level", nameof(Confidentiality.Restricted)), ("Input.LevelReason", Why))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.PostAsync(Address(file), ("Input.Level", nameof(Confidentiality.Restricted)), ("Input.LevelReason", Why))).Status);
        await using var db = site.Context(school);
        Assert.Empty(db.ConfidentialityChanges);
    }

    private static string Address(CaseFile file) => $"/kasus/{file.Id}/kerahasiaan";

    private static PageForm Fill(WebPage page, Confidentiality level) => page.Form().With("Input.Level", level.ToString());

    private async Task<(TestSchool School, CaseFile File)> CaseAsync(Func<TestSchool, RiskFactor> factor, Action<TestSchool, CaseFile>? more = null)
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent("Rina Marlina"), school.Opening(factor(school)));
            more?.Invoke(school, file);
        });
        return (school, file);
    }
}
