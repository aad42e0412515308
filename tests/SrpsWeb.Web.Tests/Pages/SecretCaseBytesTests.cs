using SrpsWeb.Application.Exports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>
/// A Secret case that comes into being changes no byte of any page for whoever is not named, but for the totals that count it:
/// <c>/dasbor</c>, <c>/laporan</c>, <c>/ringkasan</c>.
/// </summary>
public sealed class SecretCaseBytesTests(TestSite site)
{
    private static readonly string[] Addresses =
    [
        "/", "/kasus", "/kasus?status=semua", "/kasus?cari=nadia", "/kasus?faktor=perundungan", "/kasus?periode=2026-09&angka=kini", "/kasus/baru", "/kasus/pendataan?rombel={class}",
        "/kasus/{case}", "/kasus/{case}/akses", "/kasus/{case}/rtl", "/kasus/{case}/evaluasi/baru", "/kasus/{case}/pendampingan/baru", "/kasus/unduh.xlsx?status=semua",
        "/kunjungan", "/kunjungan?status=selesai", "/kunjungan/unduh.xlsx", "/evaluasi?pj=semua", "/indikator", "/catat", "/siswa", "/siswa/{student}", "/siswa/{other}", "/siswa/unduh.xlsx",
        "/siswa/{student}/persetujuan", "/siswa/{student}/salinan", "/siswa/{student}/penghapusan", "/retensi", "/kekhawatiran", "/lapor", "/pengaturan/pengguna", "/impor", "/akun", "/tidak-ada",
    ];

    [Theory]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Committee)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task Unnamed_FindsEveryPageAsItWas(SchoolRole role)
    {
        Student student = null!, other = null!;
        CaseFile known = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            (student, other) = (school.AddStudent("Nadia Kirana"), school.AddStudent("Ayu Lestari"));
            known = school.OpenCase(other, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            school.AddVisit(known);
        });
        using var visitor = await site.SignInAsync(school, role);
        var before = await PagesAsync();

        var secret = school.OpenCase(student, school.Opening(school.SecretFactor) with { OpenedOn = school.Today.AddDays(-20) });
        school.AddEvidence(secret, school.AddNote(secret));
        school.AddVisit(secret);
        school.AddTask(secret);
        school.AddReview(secret);
        school.AddReading(secret);
        await school.SaveAsync(site.Database);
        using (var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor))
            Assert.Contains(secret.Code, (await counsellor.GetAsync("/kasus")).Body, StringComparison.Ordinal);

        var after = await PagesAsync();
        foreach (var address in Addresses)
            Assert.True(before[address] == after[address], $"{role} {address} differs.");

        async Task<Dictionary<string, string>> PagesAsync()
        {
            var pages = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var address in Addresses)
                pages[address] = Said(await visitor.GetAsync(address
                    .Replace("{class}", school.OwnClass.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{case}", known.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{student}", student.Id.ToString(), StringComparison.Ordinal)
                    .Replace("{other}", other.Id.ToString(), StringComparison.Ordinal)));
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
