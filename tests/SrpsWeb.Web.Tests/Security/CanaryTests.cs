using System.IO.Compression;
using System.Text;
using SrpsWeb.Application.Exports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Accounts;
using SrpsWeb.Web.Tests.Pages;
using UglyToad.PdfPig;
using static SrpsWeb.Web.Tests.Security.CanarySchool;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>
/// Every page, file and error page, asked by every role in a school full of canaries: exactly the kinds of knowledge that access.md gives the
/// role are found, no other, and none in what the product logs.
/// </summary>
public sealed class CanaryTests
{
    private static readonly Dictionary<SchoolRole, string[]> Known = new()
    {
        [SchoolRole.Operator] = [],
        [SchoolRole.Principal] = [Contacts, General, Restricted, Concern, SecretConcern, Consent],
        [SchoolRole.Coordinator] = [Contacts, General, Restricted, Concern, PeerSupport, Consent],
        [SchoolRole.Counsellor] = All,
        [SchoolRole.Homeroom] = [Contacts, General, Restricted, Concern, Consent],
        [SchoolRole.Teacher] = [],
        [SchoolRole.OsisAdviser] = [],
        [SchoolRole.OsisMember] = [],
        [SchoolRole.Committee] = [],
        [SchoolRole.Facilitator] = [General],
    };

    [Fact]
    public async Task EachRole_FindsExactlyWhatItMayKnow_AndTheLogNothing()
    {
        using var log = new KeptLog();
        await using var site = new TestSite { Log = log };
        await site.InitializeAsync();
        var school = await CanarySchool.AddAsync(site);

        foreach (var (role, known) in Known)
        {
            using var visitor = await site.SignInAsync(school.School, role);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var page in await CrawlAsync(visitor, school, role))
            {
                var said = Said(page);
                foreach (var word in All.Where(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    found.TryAdd(word, page.Address + " " + Around(said, word));
            }

            Assert.True(known.Order().SequenceEqual(found.Keys.Order()), $"{role}: missing {string.Join(' ', known.Except(found.Keys))}; too much {string.Join(' ', found.Where(hit => !known.Contains(hit.Key)))}");
        }

        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("kenari", StringComparison.OrdinalIgnoreCase));
    }

    private static async Task<List<WebPage>> CrawlAsync(Visitor visitor, CanarySchool school, SchoolRole role)
    {
        List<WebPage> pages = [];
        foreach (var row in PageTable.Rows.Where(row => row.Route != "keluar"))
        {
            foreach (var address in school.AddressesOf(row.Route))
                pages.Add(await visitor.GetAsync(address));
        }

        foreach (var address in new[] { "/kasus?status=semua", "/kasus?cari=rina", "/siswa?cari=umi", "/kunjungan?status=selesai", "/kunjungan/unduh.xlsx?status=selesai", "/evaluasi?pj=semua", "/tidak-ada", $"/laporan/{school.School.Today:yyyy-MM}/unduh.pdf?bahasa=en" })
            pages.Add(await visitor.GetAsync(address));
        if (role is SchoolRole.Principal or SchoolRole.Counsellor)
        {
            foreach (var student in school.Students)
            {
                var form = (await visitor.GetAsync($"/siswa/{student.Id}/salinan")).Form();
                pages.Add(await visitor.SendAsync(form.With("Input.Reason", form.Offered("Input.Reason")[0])));
            }
        }

        return pages;
    }

    /// <summary>For whoever reads the failure.</summary>
    private static string Around(string said, string word)
    {
        var at = said.IndexOf(word, StringComparison.OrdinalIgnoreCase);
        return said[Math.Max(0, at - 60)..Math.Min(said.Length, at + 60)].ReplaceLineEndings(" ");
    }

    /// <summary>Everything an answer says: headers, words, and what stands in its workbook, PDF or archive.</summary>
    internal static string Said(WebPage page)
    {
        var headers = string.Join('\n', page.Headers.Select(header => $"{header.Key}: {header.Value}"));
        return headers + "\n" + Content(page.MediaType, page.Content);
    }

    private static string Content(string? mediaType, byte[] content) => mediaType switch
    {
        ListWorkbook.MediaType => Workbook.Read(content).EveryPart,
        "application/pdf" when content.Length > 1_000 => PdfText(content),
        "application/zip" => ZipText(content),
        _ => Encoding.UTF8.GetString(content),
    };

    private static string PdfText(byte[] content)
    {
        using var document = PdfDocument.Open(content);
        return string.Join('\n', document.GetPages().Select(page => page.Text));
    }

    private static string ZipText(byte[] content)
    {
        using var archive = new ZipArchive(new MemoryStream(content));
        return string.Join('\n', archive.Entries.Select(entry =>
        {
            using var part = entry.Open();
            using var copy = new MemoryStream();
            part.CopyTo(copy);
            return entry.FullName + "\n" + Content(entry.FullName.EndsWith(".pdf", StringComparison.Ordinal) ? "application/pdf" : null, copy.ToArray());
        }));
    }
}
