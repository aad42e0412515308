using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Where everybody arrives after signing in.</summary>
public sealed class HomeTests(TestSite site)
{
    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    [InlineData(SchoolRole.Homeroom)]
    public async Task Satgas_SeesWhatIsToBeDone(SchoolRole role)
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var file = school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today.AddDays(-2), "Mengenal keluarga", school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
            school.Add(file.AddTask(Guid.CreateVersion7(), "Menghubungi wali", school.UserId(SchoolRole.Homeroom), school.Today.AddDays(2), school.Today, school.Recorded));
            school.Add(file.AddTask(Guid.CreateVersion7(), "Belum mendesak", school.UserId(SchoolRole.Homeroom), school.Today.AddDays(9), school.Today, school.Recorded));
        });
        using var visitor = await site.SignInAsync(school, role);

        var items = (await visitor.GetAsync("/")).Document.QuerySelectorAll(".todo li .why").Select(reason => reason.TextContent).ToList();

        // The counsellor is the one responsible.
        string[] review = role == SchoolRole.Counsellor ? [Said.Text("Home.Why.ReviewDue", 1, Said.Date(school.Today))] : [];
        Assert.Equal(
        [
            .. review,
            Said.Text("Home.Why.VisitOverdue", "Mengenal keluarga", Said.Date(school.Today.AddDays(-2))),
            Said.Text("Home.Why.TaskSoon", "Menghubungi wali", Said.Date(school.Today.AddDays(2))),
            Said.Text("Home.Why.NoContact", "", Said.Date(school.Today.AddDays(-20))),
        ], items);
    }

    [Fact]
    public async Task Satgas_CaseEvaluatedThisMonth_OrSomebodyElses_IsNotAskedFor()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            school.AddReview(school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) }));
            school.OpenCase(school.AddStudent("Dewi"), school.Opening() with { OpenedOn = school.Today.AddDays(-1), ResponsibleUserId = school.UserId(SchoolRole.Coordinator) });
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.DoesNotContain(Said.Text("Review.Table"), (await counsellor.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Satgas_IsLedToTheOwnCases()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { ResponsibleUserId = school.UserId(SchoolRole.Homeroom) });
            school.OpenCase(school.AddStudent("Yoga Pratama"));
        });
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        var own = await homeroom.GetAsync((await homeroom.GetAsync("/")).Links.Single(link => link.StartsWith("/kasus?pj=", StringComparison.Ordinal)));

        Assert.Contains("Ayu Lestari", own.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Yoga Pratama", own.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Satgas_WithNothingToDo_IsToldSo()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Contains(Said.Text("Home.NothingToDo"), (await counsellor.GetAsync("/")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Operator_SeesWhatIsLeftToSetUp()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var steps = (await user.GetAsync("/")).Document.QuerySelectorAll(".steps li").Select(step => step.ClassName).ToList();

        Assert.Equal(["done", "done", "current", "done", ""], steps);
    }

    [Theory]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Teacher)]
    public async Task WhoOnlyReports_IsLedToTheForm_WhichShowsNothingOfAnyCase(SchoolRole role)
    {
        var filled = await FilledSchool.AddAsync(site);
        using var visitor = await site.SignInAsync(filled.School, role);

        var home = await visitor.GetAsync("/");

        Assert.Equal("/lapor", home.Location);
        Assert.DoesNotContain("Rahma", (await visitor.FollowAsync(home)).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.Committee)]
    public async Task Others_AreLedToTheSummary(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal("/ringkasan", (await visitor.GetAsync("/")).Location);
    }

    [Fact]
    public async Task Facilitator_IsLedToTheDashboard()
    {
        var school = await site.AddSchoolAsync();
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        Assert.Equal("/dasbor", (await facilitator.GetAsync("/")).Location);
    }

    /// <summary>The navigation offers what the policies let in, and nothing else.</summary>
    [Theory]
    [InlineData(SchoolRole.Operator, "/", "/siswa", "/impor", "/pengaturan")]
    [InlineData(SchoolRole.Principal, "/", "/kasus", "/kekhawatiran", "/kunjungan", "/indikator", "/siswa", "/dasbor", "/laporan", "/audit")]
    [InlineData(SchoolRole.Homeroom, "/", "/kasus", "/kekhawatiran", "/kunjungan", "/evaluasi", "/indikator", "/siswa", "/ringkasan")]
    [InlineData(SchoolRole.OsisMember, "/", "/lapor", "/teman-sebaya")]
    [InlineData(SchoolRole.Teacher, "/", "/lapor", "/ringkasan")]
    [InlineData(SchoolRole.Committee, "/", "/lapor", "/ringkasan")]
    public async Task Navigation_ShowsThePagesOfTheRole(SchoolRole role, params string[] expected)
    {
        var school = await site.AddSchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        var page = await visitor.GetAsync("/");
        if (page.Location is not null)
            page = await visitor.FollowAsync(page);
        Assert.Equal(expected, page.Document.QuerySelectorAll(".topnav a").Select(link => link.GetAttribute("href")));
    }
}
