using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Pages.Audit;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Audit;

/// <summary><c>/audit</c>: each sees the own part, and nobody learns of a case by it.</summary>
public sealed class AuditPageTests(TestSite site)
{
    [Fact]
    public async Task Principal_ReadsWhoOpenedWhat()
    {
        var (school, restricted, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await principal.GetAsync("/audit?kejadian=dibuka");

        var lines = page.Document.QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        var line = Assert.Single(lines);
        Assert.Contains(restricted.Code, line, StringComparison.Ordinal);
        Assert.Contains(school.Member(SchoolRole.Counsellor).FullName, line, StringComparison.Ordinal);
        Assert.Contains($"/kasus/{restricted.Id}", page.Body, StringComparison.Ordinal);
    }

    /// <summary>Secret, and the principal is not named: not one line more than without it.</summary>
    [Fact]
    public async Task Principal_NotNamed_FindsNoLineOfASecretCase()
    {
        var (school, _, secret) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var others = new[] { SchoolRole.Coordinator, SchoolRole.Counsellor }.Select(role => "/audit?orang=" + school.UserId(role)).ToList();
        var before = await CountsAsync();
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/{secret.Id}")).Status);
        await counsellor.GetAsync($"/kasus/{secret.Id}");
        await counsellor.GetAsync($"/siswa/{secret.StudentId}");
        await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{secret.Id}/rtl")).Form("main form[action*=Add]").With("Input.Title", "Tugas").With("Input.DueOn", $"{school.Today:yyyy-MM-dd}"));

        var page = await principal.GetAsync("/audit");

        Assert.DoesNotContain(secret.Code, page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(secret.Id.ToString(), page.Body, StringComparison.Ordinal);
        Assert.Equal(before, await CountsAsync());
        Assert.DoesNotContain(secret.Code, (await principal.GetAsync("/audit?kasus=" + secret.Code)).Document.QuerySelector("#hasil, .empty, table")!.TextContent, StringComparison.Ordinal);

        // Reading the trail is told, too: the principal's own lines grow.
        async Task<string> CountsAsync()
        {
            var counts = new List<string>();
            foreach (var address in others)
                counts.Add((await principal.GetAsync(address)).Document.QuerySelector("#jumlah")!.TextContent);
            return string.Join(' ', counts);
        }
    }

    [Fact]
    public async Task Counsellor_Facilitator_ReadTheirOwnPart()
    {
        var (school, restricted, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);
        await facilitator.GetAsync($"/kasus/{restricted.Id}");
        await facilitator.GetAsync("/kasus/unduh.xlsx");

        var handled = await counsellor.GetAsync("/audit?kejadian=dibuka");
        Assert.Contains(restricted.Code, handled.Words, StringComparison.Ordinal);
        Assert.Contains(secret.Code, handled.Words, StringComparison.Ordinal);
        Assert.Empty(handled.Document.QuerySelectorAll("#orang"));
        var own = (await facilitator.GetAsync("/audit")).Document.QuerySelectorAll("main tbody tr").Select(row => row.TextContent).ToList();
        Assert.NotEmpty(own);
        Assert.All(own, line => Assert.Contains(school.Member(SchoolRole.Facilitator).FullName, line, StringComparison.Ordinal));
        Assert.All(own, line => Assert.DoesNotContain(restricted.Code, line, StringComparison.Ordinal));
    }

    /// <summary>Who saw a case in a list or took it away in a file is found by its code, also a Secret one, by whoever may open it, and stands on the case.</summary>
    [Fact]
    public async Task Rows_AreFoundByTheCase_AndStandOnIt()
    {
        var (school, restricted, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        await counsellor.GetAsync("/kasus");
        await counsellor.GetAsync("/kasus/unduh.xlsx");
        await coordinator.GetAsync("/kasus");

        Assert.Equal([school.Member(SchoolRole.Coordinator).FullName, school.Member(SchoolRole.Counsellor).FullName], await WhoAsync(principal, "dalam-daftar", restricted));
        Assert.Equal([school.Member(SchoolRole.Counsellor).FullName], await WhoAsync(principal, "diunduh", restricted));
        Assert.Equal([school.Member(SchoolRole.Counsellor).FullName], await WhoAsync(counsellor, "diunduh", secret));
        Assert.Equal([school.Member(SchoolRole.Counsellor).FullName], await WhoAsync(counsellor, "dalam-daftar", secret));
        Assert.Empty(await WhoAsync(principal, "diunduh", secret));
        // One act is one line.
        Assert.Single((await counsellor.GetAsync("/audit?kejadian=diunduh")).Document.QuerySelectorAll("main tbody tr"));

        foreach (var file in new[] { restricted, secret })
        {
            var row = (await counsellor.GetAsync($"/kasus/{file.Id}/akses")).Document.QuerySelectorAll("section[aria-labelledby=dibuka] tbody tr").Single(row => row.TextContent.Contains(school.Member(SchoolRole.Counsellor).FullName, StringComparison.Ordinal));
            Assert.Equal(["1", "1"], [Cell(row, "Readers.Times"), Cell(row, "Readers.Downloaded")]);
        }
    }

    /// <summary>A person who is named to one of the Secret cases of a list learns that it was seen, and nothing of the others.</summary>
    [Fact]
    public async Task Rows_OfSecretCases_AreKnownToWhoMayOpenOneOfThem()
    {
        CaseFile shared = null!, hidden = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            shared = school.OpenCase(school.AddStudent("Rina Marlina"), school.Opening(school.SecretFactor) with { Named = [school.UserId(SchoolRole.Counsellor), school.UserId(SchoolRole.Principal)] });
            hidden = school.OpenCase(school.AddStudent("Sari Dewi"), school.Opening(school.SecretFactor));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        await counsellor.GetAsync("/kasus/unduh.xlsx");

        Assert.Equal([school.Member(SchoolRole.Counsellor).FullName], await WhoAsync(principal, "diunduh", shared));
        Assert.Empty(await WhoAsync(principal, "diunduh", hidden));
        var line = Assert.Single((await principal.GetAsync("/audit?kejadian=diunduh")).Document.QuerySelectorAll("main tbody tr"));
        Assert.DoesNotContain("2", line.QuerySelector("th")!.TextContent, StringComparison.Ordinal);
        Assert.Empty((await coordinator.GetAsync("/audit?kejadian=diunduh")).Document.QuerySelectorAll("main tbody tr"));
    }

    private static async Task<IEnumerable<string>> WhoAsync(Visitor visitor, string act, CaseFile file) =>
        (await visitor.GetAsync($"/audit?kejadian={act}&kasus={file.Code}")).Document.QuerySelectorAll("main tbody tr").Select(row => Cell(row, "Audit.By")).Distinct().Order(StringComparer.Ordinal);

    private static string Cell(AngleSharp.Dom.IElement row, string label) => row.QuerySelector($"[data-label='{Said.Text(label)}']")!.TextContent.Trim();

    [Theory]
    [InlineData("?dari=31-31-2026&sampai=x&kejadian=apa&halaman=-3&orang=saya")]
    [InlineData("?kasus=%00%27%20OR%201=1&dari=0001-01-01")]
    public async Task Filter_ThatCannotBeRead_NarrowsOrFindsNothing_AndNeverFails(string query)
    {
        var (school, _, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync("/audit" + query)).Status);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync("/audit/unduh.xlsx" + query)).Status);
    }

    [Fact]
    public void EveryAct_CanBeAskedFor() => Assert.Equal(Enum.GetValues<AuditAct>().Order(), AuditAddress.ActSlugs.Values.Order());

    [Fact]
    public async Task Days_AreThoseOfTheSchool()
    {
        var (school, restricted, _) = await SchoolAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        Assert.Contains(restricted.Code, (await principal.GetAsync($"/audit?kejadian=dibuka&dari={school.Today:yyyy-MM-dd}&sampai={school.Today:yyyy-MM-dd}")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Audit.NoneFound"), (await principal.GetAsync($"/audit?sampai={school.Today.AddDays(-400):yyyy-MM-dd}")).Words, StringComparison.Ordinal);
    }

    /// <summary>A Restricted and a Secret case, both opened once by the counsellor, who alone is named to the Secret one.</summary>
    private async Task<(TestSchool School, CaseFile Restricted, CaseFile Secret)> SchoolAsync()
    {
        CaseFile restricted = null!, secret = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            restricted = school.OpenCase(school.AddStudent("Tono Sutrisno"), school.Opening(school.RestrictedFactor));
            secret = school.OpenCase(school.AddStudent("Rina Marlina"), school.Opening(school.SecretFactor));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.GetAsync($"/kasus/{restricted.Id}");
        await counsellor.GetAsync($"/kasus/{secret.Id}");
        return (school, restricted, secret);
    }
}
