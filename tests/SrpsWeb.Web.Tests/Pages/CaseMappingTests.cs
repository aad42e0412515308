using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

public sealed class CaseMappingTests(TestSite site)
{
    [Fact]
    public async Task Post_MapsAFactorAndAddsAnother_TheCaseShowsBoth()
    {
        var (school, file) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await visitor.GetAsync($"/kasus/{file.Id}/pemetaan");

        var answer = await visitor.SendAsync(page.Form()
            .With("Input.Rows[0].Note", "Tidur larut karena <b>gim</b> & 'obrolan'")
            .With("Input.Rows[0].Strengths", "Pandai menggambar")
            .With("Input.AddedFactorId", school.RestrictedFactor.Id.ToString())
            .With("Input.AddedNote", "Ayah melaut"));
        var shown = await visitor.FollowAsync(answer);

        Assert.All(["Tidur larut karena <b>gim</b> & 'obrolan'", "Pandai menggambar", "Ayah melaut", school.RestrictedFactor.NameId], text => Assert.Contains(text, shown.Words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Post_AnotherPersonWasFaster_ShowsBothTextsAndThenStores()
    {
        var (school, file) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Coordinator);
        var opened = await second.GetAsync($"/kasus/{file.Id}/pemetaan");
        await first.SendAsync((await first.GetAsync($"/kasus/{file.Id}/pemetaan")).Form().With("Input.Rows[0].Note", "Tulisan pertama"));

        var refused = await second.SendAsync(opened.Form().With("Input.Rows[0].Note", "Tulisan kedua"));
        var stored = await second.SendAsync(refused.Form().With("Input.Rows[0].Note", "Tulisan pertama dan kedua"));

        Assert.Contains("Tulisan pertama", Assert.Single(refused.Refusals), StringComparison.Ordinal);
        Assert.Equal("Tulisan kedua", refused.Form()["Input.Rows[0].Note"]);
        Assert.Contains("Tulisan pertama dan kedua", (await second.FollowAsync(stored)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_AFactorAddedTwice_TheSecondSeesWhatTheFirstWrote()
    {
        var (school, file) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Coordinator);
        var opened = await second.GetAsync($"/kasus/{file.Id}/pemetaan");
        var added = (await first.GetAsync($"/kasus/{file.Id}/pemetaan")).Form().With("Input.AddedFactorId", school.RestrictedFactor.Id.ToString()).With("Input.AddedNote", "Ayah melaut");
        await first.SendAsync(added);
        var again = await first.SendAsync(added);

        var refused = await second.SendAsync(opened.Form().With("Input.AddedFactorId", school.RestrictedFactor.Id.ToString()).With("Input.AddedNote", "Ibu berjualan"));

        Assert.Equal($"/kasus/{file.Id}", again.Location);
        Assert.Contains("Ayah melaut", Assert.Single(refused.Refusals), StringComparison.Ordinal);
        Assert.Equal(("Ibu berjualan", "Ayah melaut"), (refused.Form()["Input.AddedNote"], refused.Form()["Input.Rows[1].Note"]));
        await using var db = site.Context(school);
        Assert.Equal("Ayah melaut", db.CaseFiles.SelectMany(stored => stored.Factors).Single(factor => factor.RiskFactorId == school.RestrictedFactor.Id).MappingNote);
    }

    [Fact]
    public async Task Post_SecretFactorInACaseThatIsNotSecret_IsRefused()
    {
        var (school, file) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await visitor.GetAsync($"/kasus/{file.Id}/pemetaan");

        var refused = await visitor.SendAsync(page.Form().With("Input.AddedFactorId", school.SecretFactor.Id.ToString()));
        var unnamed = await visitor.SendAsync(page.Form().With("Input.AddedNote", "Tanpa faktor"));

        Assert.Contains(Said.Text("CaseFile.SecretFactorNeedsOwnCase"), Assert.Single(refused.Refusals), StringComparison.Ordinal);
        Assert.Equal(Said.Text("CaseFile.FactorMissing"), unnamed.Refusal("Input.AddedFactorId"));
    }

    [Theory]
    [InlineData(SchoolRole.Principal, HttpStatusCode.Forbidden)]
    [InlineData(SchoolRole.Facilitator, HttpStatusCode.Forbidden)]
    [InlineData(SchoolRole.Teacher, HttpStatusCode.Forbidden)]
    public async Task Get_WhoMayNotWrite_IsRefused(SchoolRole role, HttpStatusCode status)
    {
        var (school, file) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(status, (await visitor.GetAsync($"/kasus/{file.Id}/pemetaan")).Status);
    }

    [Fact]
    public async Task Get_UnknownOrOfAnotherSchool_IsNotFound()
    {
        var (school, _) = await SchoolAsync();
        var (_, elsewhere) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/kasus/{Guid.NewGuid()}/pemetaan")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/kasus/{elsewhere.Id}/pemetaan")).Status);
    }

    private async Task<(TestSchool School, CaseFile File)> SchoolAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent("Siswa Petakan"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) }));
        return (school, file);
    }
}
