using AngleSharp.Dom;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The history of a case in parts, by links in the address.</summary>
public sealed class CaseHistoryTests(TestSite site)
{
    [Fact]
    public async Task Chips_CountEachPart()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/kasus/{file.Id}");

        Assert.Equal(
            [(Said.Text("Case.AllHistory"), "6"), (Part("Interventions"), "2"), (Part("HomeVisits"), "1"), (Part("Reviews"), "1"), (Part("Tasks"), "1"), (Part("Spans"), "1")],
            Chips(page).Select(chip => (chip.FirstChild!.TextContent.Trim(), chip.QuerySelector(".count")!.TextContent)));
        Assert.Equal([Said.Text("Case.AllHistory")], Current(page));
        Assert.Equal(6, page.Document.QuerySelectorAll(".timeline > li").Length);
    }

    [Theory]
    [InlineData("pendampingan", "Interventions", "intervention", 2)]
    [InlineData("kunjungan", "HomeVisits", "visit", 1)]
    [InlineData("evaluasi", "Reviews", "review", 1)]
    [InlineData("tugas", "Tasks", "plan", 1)]
    [InlineData("buka-tutup", "Spans", "opened", 1)]
    public async Task Chip_ShowsItsPartOnly(string slug, string part, string cssClass, int count)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var link = Chips(await counsellor.GetAsync($"/kasus/{file.Id}")).Single(chip => chip.GetAttribute("href")!.Contains($"jenis={slug}#", StringComparison.Ordinal));

        var page = await counsellor.GetAsync(link.GetAttribute("href")!.Split('#')[0]);

        Assert.Equal(Enumerable.Repeat(cssClass, count), page.Document.QuerySelectorAll(".timeline > li").Select(line => line.ClassName));
        Assert.Equal([Part(part)], Current(page));
        Assert.Equal("6", Chips(page)[0].QuerySelector(".count")!.TextContent);
    }

    [Fact]
    public async Task UnknownPart_ShowsEverything()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/kasus/{file.Id}?jenis=tidak-ada");

        Assert.Equal(6, page.Document.QuerySelectorAll(".timeline > li").Length);
        Assert.Equal([Said.Text("Case.AllHistory")], Current(page));
    }

    [Fact]
    public async Task PartWithoutAnything_SaysSo()
    {
        var school = await site.AddSchoolAsync(school => school.OpenCase(school.AddStudent()));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await using var db = site.Context(school);

        var page = await counsellor.GetAsync($"/kasus/{db.CaseFiles.Single().Id}?jenis=tugas");

        Assert.Contains(Said.Text("Case.NoneOfThisPart"), page.Words, StringComparison.Ordinal);
        Assert.Equal([Part("Tasks")], Current(page));
    }

    private static string Part(string name) => Said.Text("HistoryPart." + name);

    private static List<IElement> Chips(WebPage page) => [.. page.Document.QuerySelectorAll("#riwayat .chip-nav a")];

    private static IEnumerable<string> Current(WebPage page) => Chips(page).Where(chip => chip.GetAttribute("aria-current") == "true").Select(chip => chip.FirstChild!.TextContent.Trim());

    /// <summary>Two notes, a held visit, a review, a finished task; a planned visit and an open task are no history.</summary>
    private async Task<(TestSchool School, CaseFile Case)> CaseAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.AddNote(file);
            school.AddNote(file, "Berbicara lagi.");
            school.AddVisit(file);
            file.RecordHomeVisit(school.AddVisit(file), school.Today, new VisitFindings("Ibu", "Mendukung.", null, null), school.Today, school.Recorded);
            school.AddReview(file);
            school.AddTask(file);
            file.FinishTask(school.AddTask(file), school.Today, school.Today);
        });
        return (school, file);
    }
}
