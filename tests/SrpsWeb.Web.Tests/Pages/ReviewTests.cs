using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Evaluating a case: the only way to a new level.</summary>
public sealed class ReviewTests(TestSite site)
{
    [Fact]
    public async Task Post_SentTwice_ChangesTheLevelOnce()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FilledAsync(counsellor, file);

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        Assert.Single(db.Reviews);
        Assert.Equal((RiskLevel.Low, Handling.SpecialCare), (db.CaseFiles.Single().CurrentLevel, db.CaseFiles.Single().CurrentHandling));
    }

    [Fact]
    public async Task Post_WithAnotherMainFactor_CountsTheCaseThere()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync((await FilledAsync(counsellor, file)).With("Input.MainFactorId", school.RestrictedFactor.Id.ToString()));

        await using var db = site.Context(school);
        Assert.Equal((school.RestrictedFactor.Id, Confidentiality.Restricted), (db.CaseFiles.Single().MainFactorId, db.CaseFiles.Single().Confidentiality));
    }

    [Fact]
    public async Task Post_WithASecretFactor_IsRefusedWithTheFormAsTyped()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FilledAsync(counsellor, file)).With("Input.MainFactorId", school.SecretFactor.Id.ToString()));

        Assert.Equal(Said.Text("CaseFile.SecretFactorNeedsOwnCase"), page.Refusal("Input.MainFactorId"));
        Assert.Equal((nameof(RiskLevel.Low), "Sudah masuk setiap hari."), (page.Form()["Input.Level"], page.Form()["Input.Rationale"]?.Trim()));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
        Assert.Equal(RiskLevel.Moderate, db.CaseFiles.Single().CurrentLevel);
    }

    [Theory]
    [InlineData("Input.On", "2026-10-01", "Review.InFuture")]
    [InlineData("Input.On", "", "Form.Required")]
    [InlineData("Input.Rationale", "", "Form.Required")]
    public async Task Post_ThatCannotBe_IsRefusedBesideTheField(string name, string typed, string code)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FilledAsync(counsellor, file)).With(name, typed));

        Assert.Equal(Said.Text(code), page.Refusal(name));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
    }

    [Fact]
    public async Task Post_OfAClosedCase_SaysSo()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FilledAsync(counsellor, file);
        await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/tutup")).Form().With("Input.Outcome", nameof(ClosureOutcome.DroppedOut)).With("Input.Rationale", "Bekerja."));

        var page = await counsellor.SendAsync(form);

        Assert.Equal([Said.Text("CaseFile.Closed")], page.Refusals);
    }

    private static async Task<PageForm> FilledAsync(Visitor visitor, CaseFile file) => (await visitor.GetAsync($"/kasus/{file.Id}/evaluasi/baru")).Form()
        .With("Input.Level", nameof(RiskLevel.Low))
        .With("Input.Handling", nameof(Handling.SpecialCare))
        .With("Input.Rationale", "Sudah masuk setiap hari.");

    private async Task<(TestSchool School, CaseFile Case)> CaseAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent()));
        return (school, file);
    }
}
