using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The state by factor for those who do not read exact figures.</summary>
public sealed class SummaryTests(TestSite site)
{
    [Theory]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.Committee)]
    public async Task Others_SeeNoSmallCell(SchoolRole role)
    {
        var school = await SchoolAsync(motivation: 11, economic: 6, bullying: 2);
        using var visitor = await site.SignInAsync(school, role);

        var page = await visitor.GetAsync("/ringkasan?periode=2026-08");

        var hidden = Said.Text("Summary.Hidden");
        Assert.Equal(["11", "6", hidden, hidden, "19"], Cells(page));
        Assert.StartsWith("19 dari 19 siswa rentan", Lead(page), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Others_WhereOneHiddenCellWouldBeKnown_SeeTheTotalOnly()
    {
        var school = await SchoolAsync(motivation: 11, economic: 4, bullying: 3);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        var hidden = Said.Text("Summary.Hidden");
        // Three hidden cells (4, 3 and no other factor) leave each other open; Motivasi stays.
        Assert.Equal(["11", hidden, hidden, hidden, "18"], Cells(await teacher.GetAsync("/ringkasan?periode=2026-08")));
    }

    [Fact]
    public async Task Others_InASmallSchool_SeeNoNumber()
    {
        var school = await SchoolAsync(motivation: 3, economic: 0, bullying: 1);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        var page = await teacher.GetAsync("/ringkasan?periode=2026-08");

        Assert.Equal(Said.Text("Summary.Few", 5), Lead(page));
        Assert.Equal(5, Cells(page).Count(cell => cell == Said.Text("Summary.Hidden")));
    }

    /// <summary>Who came today could be told from a number that changes by one.</summary>
    [Fact]
    public async Task Others_SeeOnlyMonthsThatAreOver()
    {
        var school = await SchoolAsync(motivation: 11, economic: 6, bullying: 2);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        var page = await teacher.GetAsync("/ringkasan");

        Assert.Equal(["2026-08"], page.Document.QuerySelectorAll("#periode option").Select(month => month.GetAttribute("value")));
        Assert.Contains(Said.Text("Dashboard.MonthUnknown"), (await teacher.GetAsync("/ringkasan?periode=2026-09")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task WhoReadsFigures_SeesThemAll_OfTheRunningMonthToo(SchoolRole role)
    {
        var school = await SchoolAsync(motivation: 3, economic: 0, bullying: 1);
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(["3", "0", "1", "0", "4"], Cells(await visitor.GetAsync("/ringkasan?periode=2026-09")));
    }

    [Fact]
    public async Task WithoutAMonth_SaysSo()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);

        Assert.Contains(Said.Text("Summary.Empty"), (await teacher.GetAsync("/ringkasan")).Words, StringComparison.Ordinal);
    }

    private static IEnumerable<string> Cells(WebPage page) => page.Document.QuerySelectorAll("[aria-labelledby=factors] td").Select(cell => cell.TextContent.Trim());

    private static string Lead(WebPage page) => page.Document.QuerySelector(".lead-figure")!.TextContent.Trim();

    private Task<TestSchool> SchoolAsync(int motivation, int economic, int bullying) => site.AddSchoolAsync(school =>
    {
        foreach (var (factor, count) in new[] { (school.GeneralFactor, motivation), (school.RestrictedFactor, economic), (school.SecretFactor, bullying) })
        {
            for (var number = 0; number < count; number++)
                school.OpenCase(school.AddStudent($"{factor.Slug} {number}"), school.Opening(factor) with { OpenedOn = new(2026, 8, 3) });
        }
    });
}
