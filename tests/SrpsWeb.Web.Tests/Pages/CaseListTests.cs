using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>/kasus and its filters.</summary>
public sealed class CaseListTests(TestSite site)
{
    [Fact]
    public async Task WithoutACase_SaysSo()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Contains(Said.Text("Cases.None"), (await counsellor.GetAsync("/kasus")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Cases.NoneFound"), (await counsellor.GetAsync("/kasus?cari=zzz")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", "Ayu Lestari", "Bagas Saputra")]
    [InlineData("?cari=ayu", "Ayu Lestari")]
    [InlineData("?cari=LESTARI+k-0001", "Ayu Lestari")]
    [InlineData("?cari=K-0002", "Bagas Saputra")]
    [InlineData("?faktor=ekonomi", "Bagas Saputra")]
    [InlineData("?tingkat=tinggi", "Bagas Saputra")]
    [InlineData("?tingkat=tidak-ada", "Ayu Lestari", "Bagas Saputra")]
    [InlineData("?status=ditutup", "Citra Dewi")]
    [InlineData("?status=semua", "Ayu Lestari", "Bagas Saputra", "Citra Dewi")]
    [InlineData("?penanganan=pendampingan", "Ayu Lestari")]
    [InlineData("?urut=nama&status=semua&halaman=99", "Ayu Lestari", "Bagas Saputra", "Citra Dewi")]
    public async Task Filters_ShowTheCasesThatFit(string query, params string[] names)
    {
        var school = await ThreeCasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(names, Names(await counsellor.GetAsync("/kasus" + query)).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task LongestWithoutContact_ComesFirst()
    {
        var school = await ThreeCasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(["Bagas Saputra", "Ayu Lestari"], Names(await counsellor.GetAsync("/kasus")));
    }

    [Fact]
    public async Task MoreThanAPage_IsPaged()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            for (var number = 0; number < 27; number++)
                school.OpenCase(school.AddStudent($"Siswa {number:00}"));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var first = await counsellor.GetAsync("/kasus?urut=nama");
        var second = await counsellor.GetAsync(first.Document.QuerySelector("a[rel=next]")!.GetAttribute("href")!);

        Assert.Equal((25, 2), (Names(first).Count, Names(second).Count));
        Assert.Equal(["Siswa 25", "Siswa 26"], Names(second));
    }

    /// <summary>The wali kelas sees the own class; of others the cases they are responsible for.</summary>
    [Fact]
    public async Task HomeroomTeacher_SeesTheOwnClassAndTheOwnResponsibility()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            school.OpenCase(school.AddStudent("Ayu Lestari"));
            school.OpenCase(school.AddStudent("Bagas Saputra", school.OtherClass, Sex.Male));
            school.OpenCase(school.AddStudent("Citra Dewi", school.OtherClass), school.Opening() with { ResponsibleUserId = school.UserId(SchoolRole.Homeroom) });
        });
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        Assert.Equal(["Ayu Lestari", "Citra Dewi"], Names(await homeroom.GetAsync("/kasus?urut=nama")));
    }

    [Fact]
    public async Task Facilitator_SeesCodesOfGeneralCasesAndFindsNobodyByName()
    {
        var school = await ThreeCasesAsync();
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        var page = await facilitator.GetAsync("/kasus");

        Assert.Equal(["K-0001"], Names(page));
        Assert.DoesNotContain("Ayu", page.Body, StringComparison.Ordinal);
        Assert.Empty(Names(await facilitator.GetAsync("/kasus?cari=ayu")));
        Assert.Equal(["K-0001"], Names(await facilitator.GetAsync("/kasus?cari=k-0001")));
    }

    private static List<string> Names(WebPage page) => [.. page.Document.QuerySelectorAll("table.rows tbody th a").Select(link => link.TextContent)];

    /// <summary>Ayu: General, accompanied today. Bagas: Restricted, high, opened ten days ago. Citra: closed.</summary>
    private async Task<TestSchool> ThreeCasesAsync() => await site.AddSchoolAsync(school =>
    {
        var opening = school.Opening() with { OpenedOn = school.Today.AddDays(-10) };
        school.AddNote(school.OpenCase(school.AddStudent("Ayu Lestari"), opening));
        school.OpenCase(school.AddStudent("Bagas Saputra", sex: Sex.Male), school.Opening(school.RestrictedFactor) with { OpenedOn = school.Today.AddDays(-10), Level = RiskLevel.High });
        var closed = school.OpenCase(school.AddStudent("Citra Dewi"), school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
        closed.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
    });
}
