using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>/kasus/{id}/akses: who can see the case, and nobody else by name.</summary>
public sealed class CaseReaderTests(TestSite site)
{
    [Fact]
    public async Task GeneralCase_NamesTheSatgasAndTheFacilitatorByCode()
    {
        var (school, file) = await CaseAsync(school => school.Opening());
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await principal.GetAsync($"/kasus/{file.Id}/akses");

        Assert.Equal(
            [
                (SchoolRole.Coordinator, "Readers.Write"), (SchoolRole.Counsellor, "Readers.Write"), (SchoolRole.Homeroom, "Readers.Write"),
                (SchoolRole.Principal, "Readers.Read"),
                (SchoolRole.Facilitator, "Readers.ByCode"),
            ],
            Readers(school, page));
        Assert.Contains(Said.Text("Readers.General"), page.Words, StringComparison.Ordinal);
        Assert.Contains($"{Said.Text("SchoolRole.Counsellor")} · {Said.Text("Readers.Responsible")}", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RestrictedCase_IsReadByTheWaliKelas_AndNotByTheFacilitator()
    {
        var (school, file) = await CaseAsync(school => school.Opening(school.RestrictedFactor));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/kasus/{file.Id}/akses");

        Assert.Equal(
            [(SchoolRole.Coordinator, "Readers.Write"), (SchoolRole.Counsellor, "Readers.Write"), (SchoolRole.Homeroom, "Readers.Read"), (SchoolRole.Principal, "Readers.Read")],
            Readers(school, page));
    }

    /// <summary>The page names who is named, and does not hint at who is involved.</summary>
    [Fact]
    public async Task SecretCase_NamesTheNamed_NeverTheExcluded()
    {
        var (school, file) = await CaseAsync(school => school.Opening(school.SecretFactor) with
        {
            Named = [school.UserId(SchoolRole.Principal), school.UserId(SchoolRole.Coordinator), school.UserId(SchoolRole.Counsellor)],
            Excluded = [school.UserId(SchoolRole.Coordinator), school.UserId(SchoolRole.Teacher)],
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/kasus/{file.Id}/akses");

        Assert.Equal([(SchoolRole.Counsellor, "Readers.Write"), (SchoolRole.Principal, "Readers.Read")], Readers(school, page));
        // Who is involved is not even offered to be named; everybody else is.
        Assert.Contains(school.Member(SchoolRole.Homeroom).FullName, page.Document.QuerySelector("main form select")!.TextContent, StringComparison.Ordinal);
        foreach (var hidden in new[] { SchoolRole.Coordinator, SchoolRole.Teacher })
        {
            Assert.DoesNotContain(school.Member(hidden).FullName, page.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(school.UserId(hidden).ToString(), page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task AMemberMadeInactive_IsNotAmongThem()
    {
        var (school, file) = await CaseAsync(school => school.Opening());
        await using (var db = site.Context(school))
        {
            (await db.Memberships.SingleAsync(member => member.UserId == school.UserId(SchoolRole.Homeroom), TestContext.Current.CancellationToken)).Deactivate();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.DoesNotContain(school.Member(SchoolRole.Homeroom).FullName, (await counsellor.GetAsync($"/kasus/{file.Id}/akses")).Body, StringComparison.Ordinal);
    }

    /// <summary>The wali kelas among the readers would tell the facilitator the student's class.</summary>
    [Fact]
    public async Task Facilitator_IsNeitherLedThereNorLetIn()
    {
        var (school, file) = await CaseAsync(school => school.Opening());
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        Assert.DoesNotContain($"/kasus/{file.Id}/akses", (await facilitator.GetAsync($"/kasus/{file.Id}")).Links);
        Assert.Equal(HttpStatusCode.Forbidden, (await facilitator.GetAsync($"/kasus/{file.Id}/akses")).Status);
    }

    /// <summary>Whoever the page names can open the case, and whoever it does not name cannot.</summary>
    [Theory]
    [InlineData(Confidentiality.General)]
    [InlineData(Confidentiality.Restricted)]
    [InlineData(Confidentiality.Secret)]
    public async Task ThePage_SaysWhatTheCasePageDoes(Confidentiality confidentiality)
    {
        var (school, file) = await CaseAsync(school => school.Opening(school.Factors.Single(factor => factor.Confidentiality == confidentiality)));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var named = Readers(school, await counsellor.GetAsync($"/kasus/{file.Id}/akses")).Select(reader => reader.Role).ToHashSet();

        foreach (var role in Enum.GetValues<SchoolRole>())
        {
            using var visitor = await site.SignInAsync(school, role);
            Assert.Equal(named.Contains(role), (await visitor.GetAsync($"/kasus/{file.Id}")).Status == HttpStatusCode.OK);
        }
    }

    private static IEnumerable<(SchoolRole Role, string May)> Readers(TestSchool school, WebPage page) => page.Document.QuerySelector("table.rows")!.QuerySelectorAll("tbody tr").Select(row =>
    (
        Enum.GetValues<SchoolRole>().Single(role => school.Member(role).FullName == row.QuerySelector("th")!.FirstChild!.TextContent.Trim()),
        new[] { "Readers.Write", "Readers.Read", "Readers.ByCode" }.Single(key => Said.Text(key) == row.QuerySelector(".chip")!.TextContent.Trim())));

    private async Task<(TestSchool School, CaseFile Case)> CaseAsync(Func<TestSchool, CaseOpening> opening)
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent(), opening(school)));
        return (school, file);
    }
}
