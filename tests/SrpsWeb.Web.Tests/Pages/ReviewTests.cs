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

    [Fact]
    public async Task Post_WithAFactorResolved_StoresBothAndTakesItBack()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync((await FilledAsync(counsellor, file)).With("Input.Factors[0].ResolvedOn", $"{school.Today:yyyy-MM-dd}"));
        await using (var db = site.Context(school))
            Assert.Equal((1, school.Today), (db.Reviews.Count(), db.CaseFiles.SelectMany(stored => stored.Factors).Single().ResolvedOn));

        var again = await FilledAsync(counsellor, file);
        Assert.Equal($"{school.Today:yyyy-MM-dd}", again["Input.Factors[0].ResolvedOn"]);
        await counsellor.SendAsync(again.With("Input.Factors[0].ResolvedOn", ""));
        await using (var db = site.Context(school))
            Assert.Equal((2, null), (db.Reviews.Count(), db.CaseFiles.SelectMany(stored => stored.Factors).Single().ResolvedOn));
    }

    [Theory]
    [InlineData("2026-10-01", "CaseFactor.ResolvedInFuture")]
    [InlineData("2026-09-29", "CaseFactor.ResolvedBeforeOpened", "30 September 2026")]
    [InlineData("kemarin", "Form.Invalid")]
    public async Task Post_WithADayOfAFactorThatCannotBe_StoresNeither(string typed, string code, params string[] arguments)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FilledAsync(counsellor, file)).With("Input.Factors[0].ResolvedOn", typed));

        Assert.Equal(Said.Text(code, [.. arguments]), page.Refusal("Input.Factors[0].ResolvedOn"));
        Assert.Equal((typed, "Sudah masuk setiap hari."), (page.Form()["Input.Factors[0].ResolvedOn"], page.Form()["Input.Rationale"]?.Trim()));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
        Assert.Equal(RiskLevel.Moderate, db.CaseFiles.Single().CurrentLevel);
    }

    /// <summary>Of two who note different days the second is told; who noted none overwrites none.</summary>
    [Fact]
    public async Task Post_WithADaySomebodyElseChanged_OverwritesNothing()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-20) }));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var (untouched, other) = (await FilledAsync(counsellor, file), await FilledAsync(counsellor, file));
        await counsellor.SendAsync((await FilledAsync(counsellor, file)).With("Input.Factors[0].ResolvedOn", "2026-09-20"));

        var refused = await counsellor.SendAsync(other.With("Input.Factors[0].ResolvedOn", "2026-09-25"));
        Assert.Equal(Said.Text("CaseFactor.ResolvedOtherwise"), refused.Refusal("Input.Factors[0].ResolvedOn"));
        Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(untouched)).Location);
        await using (var db = site.Context(school))
            Assert.Equal((2, new DateOnly(2026, 9, 20)), (db.Reviews.Count(), db.CaseFiles.SelectMany(stored => stored.Factors).Single().ResolvedOn));

        await counsellor.SendAsync(refused.Form());
        await using (var db = site.Context(school))
            Assert.Equal((3, new DateOnly(2026, 9, 25)), (db.Reviews.Count(), db.CaseFiles.SelectMany(stored => stored.Factors).Single().ResolvedOn));
    }

    [Fact]
    public async Task Post_WithAFactorTheCaseDoesNotHave_IsRefused()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FilledAsync(counsellor, file))
            .Forge("Input.Factors[0].FactorId", school.RestrictedFactor.Id.ToString())
            .With("Input.Factors[0].ResolvedOn", $"{school.Today:yyyy-MM-dd}"));

        Assert.Contains(page.Refusals, refusal => refusal.EndsWith(Said.Text("CaseFile.FactorUnknown"), StringComparison.Ordinal));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
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
