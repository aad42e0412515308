using SrpsWeb.Application.Exports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>
/// A Secret case that comes into being changes no byte of any page for whoever is not named, but for the totals that count it:
/// <c>/dasbor</c>, <c>/laporan</c>, <c>/ringkasan</c>.
/// </summary>
public sealed class SecretCaseBytesTests(TestSite site)
{
    /// <summary>Of the pages of the table. The three totals count the case; the key of a second factor is another one each time, and so is what leads out.</summary>
    private static readonly string[] Left = ["dasbor", "laporan", "laporan/{month}", "laporan/{month}/unduh.pdf", "ringkasan", "akun/dua-langkah", "keluar"];

    private static readonly string[] Further =
    [
        "/kasus?status=semua", "/kasus?cari=nadia", "/kasus?faktor=perundungan", "/kasus?periode=2026-09&angka=kini", "/kasus/pendataan?rombel={class}", "/kasus/unduh.xlsx?status=semua", "/kunjungan?status=selesai", "/evaluasi?pj=semua",
        "/siswa/{student}", "/siswa/{student}/persetujuan", "/siswa/{student}/salinan", "/siswa/{student}/penghapusan", "/kasus/baru?siswa={student}", "/kekhawatiran?status=dijawab",
        // The viewer's own lines grow by looking; those of the others must not.
        "/audit?orang={counsellor}", "/audit/unduh.xlsx?orang={counsellor}", "/audit?kejadian=ditambah", "/audit?kejadian=diubah", "/tidak-ada",
    ];

    /// <summary>Forms without a field filled in: what is refused is shown again.</summary>
    private static readonly string[] Forms =
    [
        "kasus/baru", "kasus/pendataan", "catat", "evaluasi", "indikator", "lapor", "kasus/{caseFileId:guid}/akses", "kasus/{caseFileId:guid}/tutup", "kasus/{caseFileId:guid}/rtl?handler=Add", "kasus/{caseFileId:guid}/pendampingan/baru",
        "kekhawatiran/{concernId:guid}?handler=Settle", "kekhawatiran/{concernId:guid}?handler=Link", "kekhawatiran/teman-sebaya/{supportId:guid}", "siswa/{studentId:guid}/penghapusan",
    ];

    [Theory]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Principal, true)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Coordinator, true)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Homeroom, true)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Committee)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task Unnamed_FindsEveryPageAsItWas(SchoolRole role, bool isExcluded = false)
    {
        var filled = await FilledSchool.AddAsync(site);
        var school = filled.School;
        var student = school.AddStudent("Nadia Kirana");
        await school.SaveAsync(site.Database);
        using var visitor = await site.SignInAsync(school, role);
        // Once before: a refused form leaves a draft.
        await PagesAsync();
        var before = await PagesAsync();

        var secret = school.OpenCase(student, school.Opening(school.SecretFactor) with { OpenedOn = school.Today.AddDays(-20), Excluded = isExcluded ? [school.UserId(role)] : [] });
        school.AddEvidence(secret, school.AddNote(secret));
        school.AddVisit(secret);
        school.AddTask(secret);
        school.AddReview(secret);
        school.AddReading(secret);
        await school.SaveAsync(site.Database);
        using (var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor))
        {
            Assert.Contains(secret.Code, (await counsellor.GetAsync("/kasus")).Body, StringComparison.Ordinal);
            await counsellor.GetAsync($"/kasus/{secret.Id}");
            await counsellor.GetAsync("/kasus/unduh.xlsx");
        }

        var after = await PagesAsync();
        foreach (var (address, said) in before)
            Assert.True(said == after[address], $"{role} {address} differs.");

        async Task<Dictionary<string, string>> PagesAsync()
        {
            var pages = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var address in PageTable.Rows.Where(row => row.Handlers.Contains("GET") && !Left.Contains(row.Route) && !row.Route.StartsWith("audit", StringComparison.Ordinal)).Select(row => filled.Address(row.Route)).Concat(Further))
            {
                pages[address] = Said(await visitor.GetAsync(address
                    .Replace("{class}", school.OwnClass.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{counsellor}", school.UserId(SchoolRole.Counsellor).ToString(), StringComparison.Ordinal)
                    .Replace("{student}", student.Id.ToString(), StringComparison.Ordinal)));
            }

            foreach (var address in Forms.Select(filled.Address))
                pages["POST " + address] = Said(await visitor.PostAsync(address));
            return pages;
        }
    }

    /// <summary>Status, headers and body, without what differs at each answer: tokens, ids that forms make, the clock.</summary>
    private static string Said(WebPage page)
    {
        var headers = page.Headers.Where(header => header.Key is not ("Set-Cookie" or "Date" or "Content-Length")).OrderBy(header => header.Key, StringComparer.Ordinal).Select(header => $"{header.Key}: {header.Value}");
        var body = page.MediaType == ListWorkbook.MediaType ? Workbook.Read(page).Sheet.ToString() : page.ComparableBody;
        return string.Join('\n', [$"{page.Status} {page.Location}", .. headers, FormIds(body)]);
    }

    private static string FormIds(string body) =>
        System.Text.RegularExpressions.Regex.Replace(body, "(?<=value=\")[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}(?=\")|\\d\\d[.:]\\d\\d WIB", "", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1));
}
