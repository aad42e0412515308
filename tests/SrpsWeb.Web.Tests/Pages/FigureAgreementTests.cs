using System.Globalization;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Figures;
using SrpsWeb.Domain.Tests.Figures;
using SrpsWeb.Testing;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Every figure as a person reads it, on the dashboard and in the PDF, against a recount day by day.</summary>
public sealed class FigureAgreementTests(TestSite site)
{
    [Theory]
    [InlineData(20230814)]
    [InlineData(20230930)]
    [InlineData(20261124)]
    public async Task DashboardAndReport_OfARandomSchool_AgreeWithTheRecount(int seed)
    {
        RandomCases cases = null!;
        var school = await site.AddSchoolAsync(school => cases = RandomCases.AddTo(school, students: 60, seed));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        foreach (var month in new[] { 7, 8, 9 })
        {
            var period = Period.OfMonth(2026, month, school.Today);
            var recount = new DayByDayFigures(cases.Histories(), period);
            var page = await principal.GetAsync($"/dasbor?periode=2026-{month:00}");

            var rows = new List<string>();
            foreach (var factor in school.Factors)
                rows.Add(Row(factor.NameId, column => recount.Cell(factor.Id, column)));
            rows.Add(Row(Said.Text("Dashboard.Total"), column => school.Factors.Sum(factor => recount.Cell(factor.Id, column))));
            Assert.Equal(rows, Figures(page));
            Assert.Equal([recount.Lowered, recount.Raised, recount.Unchanged], Values(page, "levels"));
            Assert.Equal(
                [Within(cases.Interventions.Select(done => done.On)), Within(cases.Visits.Where(visit => visit.Outcome == VisitOutcome.Held).Select(visit => visit.VisitedOn!.Value))],
                Values(page, "activities").Take(2));

            var report = Read((await principal.GetAsync($"/laporan/2026-{month:00}/unduh.pdf")).Content);
            Assert.All(rows.SkipLast(1), row => Assert.Contains(row, report, StringComparison.Ordinal));

            int Within(IEnumerable<DateOnly> days) => days.Count(period.Contains);
        }
    }

    /// <summary>An entry that comes late changes the month it is dated in, there what it should, and no other month.</summary>
    [Fact]
    public async Task LateEntry_ChangesItsOwnMonth_AndThereOnlyWhatItShould()
    {
        var school = await SmallSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var september = Figures(await counsellor.GetAsync("/dasbor?periode=2023-09"));
        Assert.Equal("Motivasi belajar rendah 0 2 0 0 2 0 0", Figures(await counsellor.GetAsync("/dasbor?periode=2023-08"))[0]);
        var address = (await counsellor.GetAsync("/kasus?cari=ayu")).Document.QuerySelector(".row-title a")!.GetAttribute("href");

        var answer = await counsellor.SendAsync((await counsellor.GetAsync(address + "/pendampingan/baru")).Form()
            .With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Bertemu di kelas.").With("Input.On", "2023-08-21"));

        Assert.NotNull(answer.Location);
        var august = await counsellor.GetAsync("/dasbor?periode=2023-08");
        Assert.Equal("Motivasi belajar rendah 0 2 0 0 2 1 0", Figures(august)[0]);
        Assert.Equal(Said.Text("Dashboard.Total") + " 0 4 0 0 4 1 0", Figures(august)[^1]);
        Assert.Equal([1, 0], Values(august, "activities").Take(2));
        Assert.Equal(september, Figures(await counsellor.GetAsync("/dasbor?periode=2023-09")));
    }

    private static List<string> Figures(WebPage page) =>
        [.. page.Document.QuerySelectorAll("table.figures")[0].QuerySelectorAll("tbody tr, tfoot tr").Select(row => string.Join(' ', row.Children.Select(cell => cell.TextContent.Trim())))];

    private static string Row(string label, Func<string, int> cell) =>
        string.Join(' ', DayByDayFigures.Columns.Select(column => cell(column).ToString(CultureInfo.InvariantCulture)).Prepend(label));

    private static IEnumerable<int> Values(WebPage page, string panel) => page.Document.QuerySelectorAll($"[aria-labelledby={panel}] .value")
        .Select(value => int.TryParse(value.TextContent, CultureInfo.InvariantCulture, out var number) ? number : -1);

    private static string Read(byte[] pdf)
    {
        using var file = PdfDocument.Open(pdf);
        return string.Join(' ', file.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }
}
