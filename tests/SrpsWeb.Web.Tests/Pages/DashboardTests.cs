using AngleSharp.Dom;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>What the dashboard shows beside the factor table, and where its numbers lead.</summary>
public sealed class DashboardTests(TestSite site)
{
    [Fact]
    public async Task Numbers_LeadToTheCasesTheyCount_AlsoAsAFile()
    {
        var school = await SmallSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var cells = (await counsellor.GetAsync("/dasbor?periode=2023-09")).Document.QuerySelectorAll("table.figures")[0].QuerySelectorAll("td a");

        Assert.Equal(["2", "1", "1", "1", "1", "1", "1", "1", "1", "1", "4", "1", "3", "3"], cells.Select(cell => cell.TextContent));
        foreach (var cell in cells)
        {
            var list = await counsellor.GetAsync(cell.GetAttribute("href")!);
            Assert.Equal(cell.TextContent, Rows(list).Length.ToString(System.Globalization.CultureInfo.InvariantCulture));
            var file = await counsellor.GetAsync(cell.GetAttribute("href")!.Replace("/kasus?", "/kasus/unduh.xlsx?", StringComparison.Ordinal));
            Assert.Equal(Rows(list).Length, Workbook.Read(file).Rows.Count - 1);
        }
    }

    /// <summary>The case that was closed in September is behind Awal and Keluar, and not behind Kini.</summary>
    [Fact]
    public async Task Numbers_OfAMonthThatIsOver_CountCasesThatAreClosedNow()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Contains("Bagas Saputra", (await principal.GetAsync("/kasus?periode=2023-09&angka=keluar")).Words, StringComparison.Ordinal);
        Assert.Contains("Bagas Saputra", (await principal.GetAsync("/kasus?periode=2023-09&angka=awal&faktor=motivasi")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain("Bagas Saputra", (await principal.GetAsync("/kasus?periode=2023-09&angka=kini")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/kasus?periode=2023-09&angka=semua", 3)]
    [InlineData("/kasus?periode=bulan&angka=kini", 3)]
    [InlineData("/kasus?periode=2023-09", 3)]
    [InlineData("/kasus?periode=2023-09&angka=kini&faktor=tidak-ada", 0)]
    [InlineData("/kasus?periode=2019-01&angka=kini", 0)]
    public async Task Numbers_ThatAreNone_AreNoFilter_AndNoMistake(string address, int rows)
    {
        var school = await SmallSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(rows, Rows(await counsellor.GetAsync(address)).Length);
    }

    /// <summary>The facilitator opens General cases only: neither the Restricted case nor the total may be a link.</summary>
    [Fact]
    public async Task Numbers_AreLinksOnlyWhereEveryCaseMayBeOpened()
    {
        var school = await SmallSchool.AddAsync(site);
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        var links = (await facilitator.GetAsync("/dasbor?periode=2023-09")).Document.QuerySelectorAll("table.figures")[0].QuerySelectorAll("td a").Select(link => link.GetAttribute("href"));

        Assert.Equal(
            ["awal&faktor=motivasi", "keluar&faktor=motivasi", "kini&faktor=motivasi", "ditangani&faktor=motivasi", "keluar"],
            links.Select(link => link!.Split("angka=")[1]));
    }

    [Fact]
    public async Task Activities_AreTheOnesOfTheMonth()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Equal(["3", "0", "Rp0"], Values(await principal.GetAsync("/dasbor?periode=2023-09"), "activities"));
        Assert.Equal(["0", "0", "Rp0"], Values(await principal.GetAsync("/dasbor?periode=2023-08"), "activities"));
    }

    [Fact]
    public async Task Indicators_WithoutAReading_SayThereIsNoBaseline()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var cards = (await principal.GetAsync("/dasbor?periode=2023-09")).Document.QuerySelectorAll(".indicator-cards > div");

        Assert.Equal(4, cards.Length);
        Assert.All(cards, card =>
        {
            Assert.Contains(Said.Text("Dashboard.Indicator.NoBaseline"), card.TextContent, StringComparison.Ordinal);
            Assert.DoesNotContain("%", card.TextContent, StringComparison.Ordinal);
        });
    }

    [Fact]
    public async Task Indicators_TellBaselineNowAndTarget()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var student = school.AddStudent("Ayu Lestari");
            school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-50) });
            school.OpenCase(school.AddStudent("Yoga"), school.Opening() with { OpenedOn = school.Today.AddDays(-50) });
            foreach (var (day, value) in new[] { (school.Today.AddDays(-40), 62.5m), (school.Today, 80m) })
                school.Add(IndicatorReading.Read(student.Id, day, Indicator.Participation, null, value, "Presensi kelas", school.Today, school.Recorded));
            school.Add(IndicatorTarget.Set(Indicator.Participation, school.Today.AddDays(-90), 1, 70, school.Recorded));
            school.Add(IndicatorTarget.Set(Indicator.Participation, school.Today, 2, 85, school.Recorded));
        });
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Equal(
            $"{Said.Text("Indicator.Participation")} 62,5% → {Said.Text("Dashboard.Indicator.To")} 80,0% {Said.Text("Dashboard.Indicator.Target", "85,0%")} {Said.Text("Dashboard.Indicator.Compared", 1, 1)}",
            Card(await principal.GetAsync("/dasbor?periode=2026-09")));
        Assert.Contains(Said.Text("Dashboard.Indicator.Target", "70,0%"), Card(await principal.GetAsync("/dasbor?periode=2026-08")), StringComparison.Ordinal);

        static string Card(WebPage page) => string.Join(' ', page.Document.QuerySelector(".indicator-cards > div")!.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Fact]
    public async Task ToDo_NamesWhatIsOverdue_ByCodeForTheFacilitator()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today.AddDays(-2), "Bertemu ibu Ayu", school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
            school.OpenCase(school.AddStudent("Yoga Pratama"), school.Opening(school.RestrictedFactor) with { OpenedOn = school.Today.AddDays(-20) });
        });
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        Assert.Equal(["Ayu Lestari", "Ayu Lestari", "Yoga Pratama"], Titles(await principal.GetAsync("/dasbor")).Order(StringComparer.Ordinal));
        var byCode = await facilitator.GetAsync("/dasbor");
        Assert.Equal([file.Code, file.Code], Titles(byCode));
        Assert.DoesNotContain("Ayu", byCode.Body, StringComparison.Ordinal);

        static IEnumerable<string> Titles(WebPage page) => page.Document.QuerySelectorAll(".todo li > span:first-child").Select(title => title.TextContent);
    }

    /// <summary>What is only soon does not crowd out what is overdue.</summary>
    [Fact]
    public async Task ToDo_ShowsWhoWasNotContacted_HoweverMuchIsDueSoon()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var busy = school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { OpenedOn = school.Today.AddDays(-2) });
            for (var number = 0; number < 40; number++)
                school.Add(busy.AddTask(Guid.CreateVersion7(), $"Tugas {number}", school.UserId(SchoolRole.Counsellor), school.Today.AddDays(1), school.Today, school.Recorded));
            school.OpenCase(school.AddStudent("Yoga Pratama"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
        });
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Equal(["Yoga Pratama"], (await principal.GetAsync("/dasbor")).Document.QuerySelectorAll(".todo li > span:first-child").Select(title => title.TextContent));
    }

    /// <summary>
    /// A student with a Secret case is counted under it. Whoever is not named finds the General one where it would be without
    /// the other: one that is missing would tell.
    /// </summary>
    [Fact]
    public async Task Numbers_ListCasesAsIfThereWereNoSecretOne()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var student = school.AddStudent("Nadia Kirana");
            school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.OpenCase(student, school.Opening(school.SecretFactor) with { OpenedOn = school.Today.AddDays(-40), Excluded = [school.UserId(SchoolRole.Coordinator)] });
            school.OpenCase(school.AddStudent("Yoga Pratama"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
        });
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        foreach (var column in new[] { "kini", "baru" })
            Assert.Equal(2, Rows(await coordinator.GetAsync($"/kasus?periode=2026-09&angka={column}&faktor=motivasi")).Length);
        Assert.Empty(Rows(await coordinator.GetAsync("/kasus?periode=2026-09&angka=kembali")));
        // The number counts one of them: what differs from its list is no link.
        Assert.Empty((await coordinator.GetAsync("/dasbor?periode=2026-09")).Document.QuerySelectorAll("table.figures")[0].QuerySelectorAll("td a"));
    }

    [Fact]
    public async Task Months_CanBeChosen()
    {
        var school = await SmallSchool.AddAsync(site);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var choice = (await principal.GetAsync("/dasbor?periode=2023-09")).Document.QuerySelectorAll("#periode option");

        Assert.Equal(("2026-09", "2023-08"), (choice[0].GetAttribute("value"), choice[^1].GetAttribute("value")));
        Assert.Equal("2023-09", choice.Single(option => option.HasAttribute("selected")).GetAttribute("value"));
    }

    private static IElement[] Rows(WebPage list) => [.. list.Document.QuerySelectorAll("table.rows tbody tr")];

    private static IEnumerable<string> Values(WebPage page, string panel) => page.Document.QuerySelectorAll($"[aria-labelledby={panel}] .value").Select(value => value.TextContent);
}
