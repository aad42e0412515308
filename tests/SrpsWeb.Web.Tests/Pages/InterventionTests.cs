using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Logging what was done: from a case, and from /catat.</summary>
public sealed class InterventionTests(TestSite site)
{
    private const string Note = "Menelepon wali, lalu berbicara berdua.";

    [Fact]
    public async Task Post_WithNextStepAndSupport_StoresBothAndMovesTheCaseOn()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled(await FormAsync(counsellor, file), school)
            .With("Input.Minutes", "45")
            .With("Input.Result", "Akan masuk besok.")
            .With("Input.NextStep", "Memeriksa kehadiran")
            .With("Input.NextStepOn", $"{school.Today.AddDays(3):yyyy-MM-dd}")
            .With("Input.Aim", nameof(ArcsAim.Confidence))
            .With("Input.SupportKind", "Seragam & sepatu")
            .With("Input.SupportRupiah", "150000")
            .With("Input.SupportSource", nameof(SupportSource.Donation));

        var page = await counsellor.FollowAsync(await counsellor.SendAsync(form));

        Assert.Equal($"/kasus/{file.Id}", page.Address);
        Assert.Contains(Note, page.Words, StringComparison.Ordinal);
        Assert.Contains("Bantuan: Seragam & sepatu, Rp150.000", page.Words, StringComparison.Ordinal);
        Assert.Contains("Percaya diri", page.Words, StringComparison.Ordinal);
        Assert.Contains("Memeriksa kehadiran", page.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var stored = await db.Interventions.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((45, 150_000L, "Akan masuk besok."), (stored.Minutes, stored.SupportRupiah, stored.Result));
        Assert.Equal("Memeriksa kehadiran", db.PlanTasks.Single().Title);
        var moved = db.CaseFiles.Single();
        Assert.Equal((school.Today, Handling.InIntervention), (moved.LastContactOn, moved.CurrentHandling));
    }

    [Fact]
    public async Task Post_KindOfSupportWithoutAmount_IsRefusedAndKept()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).With("Input.SupportKind", "Seragam"));

        Assert.Equal(Said.Text("Support.AmountMissing"), page.Refusal("Input.SupportRupiah"));
        Assert.Equal("Seragam", page.Form()["Input.SupportKind"]);
    }

    [Theory]
    [InlineData("Input.Result", "Akan masuk besok.")]
    [InlineData("Input.Minutes", "45")]
    [InlineData("Input.Aim", nameof(ArcsAim.Relevance))]
    public async Task Post_SentAgainWithMore_IsToldInsteadOfLosingIt(string field, string value)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled(await FormAsync(counsellor, file), school);
        await counsellor.SendAsync(form);

        var page = await counsellor.SendAsync(form.With(field, value));

        Assert.Equal([Said.Text("Form.StoredOtherwise")], page.Refusals);
        Assert.Equal(value, page.Form()[field]);
    }

    [Fact]
    public async Task Post_SentTwice_StoresOnce()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled(await FormAsync(counsellor, file), school).With("Input.NextStep", "Memeriksa kehadiran").With("Input.NextStepOn", $"{school.Today:yyyy-MM-dd}");

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        Assert.Single(db.Interventions);
        Assert.Single(db.PlanTasks);
    }

    [Theory]
    [InlineData("Input.On", "2026-10-01", "Intervention.InFuture")]
    [InlineData("Input.Minutes", "banyak", "Form.Invalid")]
    [InlineData("Input.Minutes", "1441", "Intervention.MinutesOutOfRange")]
    [InlineData("Input.Note", "   ", "Form.Required")]
    [InlineData("Input.NextStep", "Menelepon wali", "PlanTask.DueMissing", "Input.NextStepOn")]
    [InlineData("Input.NextStepOn", "2026-10-05", "PlanTask.TitleMissing", "Input.NextStep")]
    [InlineData("Input.SupportRupiah", "50000", "Support.SourceMissing", "Input.SupportSource")]
    [InlineData("Input.SupportSource", "Bos", "Support.AmountMissing", "Input.SupportRupiah")]
    public async Task Post_ThatCannotBe_IsRefusedBesideTheFieldWithTheFormAsTyped(string name, string typed, string code, string? beside = null)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).With("Input.Result", "Akan masuk besok.").With(name, typed));

        Assert.Equal(Said.Text(code), page.Refusal(beside ?? name));
        var kept = page.Form();
        Assert.Equal(typed.Trim(), kept[name]?.Trim());
        Assert.Equal("Akan masuk besok.", kept["Input.Result"]?.Trim());
        Assert.Equal(school.InterventionKind.Id.ToString(), kept["Input.KindId"]);
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
        Assert.Empty(db.PlanTasks);
    }

    [Fact]
    public async Task Post_BeforeTheCaseOpened_NamesTheDay()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).With("Input.On", $"{file.OpenedOn.AddDays(-1):yyyy-MM-dd}"));

        Assert.Equal(Said.Text("Intervention.BeforeCaseOpened", Said.Date(file.OpenedOn)), page.Refusal("Input.On"));
    }

    /// <summary>What is typed is shown, never run.</summary>
    [Fact]
    public async Task Post_WithMarkupInTheNote_ShowsItAsText()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.FollowAsync(await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).With("Input.Note", "<script>alert(1)</script> & \"tanda kutip\"")));

        Assert.Contains("<script>alert(1)</script> & \"tanda kutip\"", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("script"));
    }

    [Fact]
    public async Task QuickLog_StoresUnderTheChosenCase()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.SendAsync(Filled((await counsellor.GetAsync("/catat")).Form(), school).With("Input.CaseFileId", file.Id.ToString()));

        Assert.Equal($"/kasus/{file.Id}", answer.Location);
        await using var db = site.Context(school);
        Assert.Equal(file.Id, db.Interventions.Single().CaseFileId);
    }

    [Fact]
    public async Task QuickLog_WithoutAStudent_IsRefusedWithTheFormAsTyped()
    {
        var (school, _) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled((await counsellor.GetAsync("/catat")).Form(), school));

        Assert.Equal(Said.Text("Form.Required"), page.Refusal("Input.CaseFileId"));
        Assert.Equal(Note, page.Form()["Input.Note"]?.Trim());
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    [Fact]
    public async Task QuickLog_OffersOpenCasesTheViewerMayWrite()
    {
        CaseFile own = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            own = school.OpenCase(school.AddStudent("Ayu Lestari"));
            // The wali kelas reads a Restricted case of the own class, and writes it only where responsible or named.
            school.OpenCase(school.AddStudent("Bagas Saputra", sex: Sex.Male), school.Opening(school.RestrictedFactor));
            school.OpenCase(school.AddStudent("Citra Dewi", school.OtherClass));
            school.OpenCase(school.AddStudent("Dinda Puspita")).Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
        });
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        Assert.Equal(["", own.Id.ToString()], (await homeroom.GetAsync("/catat")).Form().Offered("Input.CaseFileId"));
    }

    [Fact]
    public async Task QuickLog_WithoutACase_SaysWhereToBegin()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/catat");

        Assert.Contains(Said.Text("QuickLog.NoCase"), page.Words, StringComparison.Ordinal);
        Assert.Contains("/kasus/baru", page.Links);
    }

    private static async Task<PageForm> FormAsync(Visitor visitor, CaseFile file) => (await visitor.GetAsync($"/kasus/{file.Id}/pendampingan/baru")).Form();

    private static PageForm Filled(PageForm form, TestSchool school) => form.With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", Note);

    private async Task<(TestSchool School, CaseFile Case)> CaseAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-5) }));
        return (school, file);
    }
}
