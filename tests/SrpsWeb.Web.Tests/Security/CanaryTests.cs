using System.IO.Compression;
using System.Net;
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
    /// <summary>Forms that are sent empty by everybody: what they refuse comes back with lists and texts. None of them acts on an empty form.</summary>
    private static readonly string[] Refused =
    [
        "kasus/baru", "kasus/pendataan", "kasus/{caseFileId:guid}/akses", "kasus/{caseFileId:guid}/tutup", "kasus/{caseFileId:guid}/buka-kembali", "kasus/{caseFileId:guid}/koreksi/{entry}/{entryId:guid}",
        "kasus/{caseFileId:guid}/pendampingan/baru", "kasus/{caseFileId:guid}/kunjungan/baru", "kasus/{caseFileId:guid}/evaluasi/baru", "kunjungan/{visitId:guid}/isi", "catat", "lapor", "teman-sebaya",
        "kekhawatiran/{concernId:guid}?handler=Settle", "kekhawatiran/{concernId:guid}?handler=Link", "siswa/{studentId:guid}/persetujuan", "siswa/{studentId:guid}/salinan", "siswa/{studentId:guid}/penghapusan",
        "retensi?handler=Files", "impor",
    ];

    /// <summary>Whom the words of the Secret concern mean is unclear: only the counsellor reads it.</summary>
    private static readonly Dictionary<string, string[]> Known = new()
    {
        [nameof(SchoolRole.Operator)] = [Name, Number, Import],
        [nameof(SchoolRole.Principal)] = [Name, Number, Phone, Contacts, General, Restricted, Concern, Consent, Erasure, Narrative],
        [nameof(SchoolRole.Coordinator)] = [Name, Number, Phone, Contacts, General, Restricted, Concern, PeerSupport, Consent, Erasure, Narrative],
        [nameof(SchoolRole.Counsellor)] = [.. All.Except([Import])],
        ["Involved"] = [.. All.Except([Import, Secret, SecretConcern, OwnDraft])],
        [nameof(SchoolRole.Homeroom)] = [Name, Number, Phone, Contacts, General, Restricted, Concern, Consent],
        [nameof(SchoolRole.Teacher)] = [],
        [nameof(SchoolRole.OsisAdviser)] = [Name],
        [nameof(SchoolRole.OsisMember)] = [],
        [nameof(SchoolRole.Committee)] = [],
        [nameof(SchoolRole.Facilitator)] = [General, Narrative],
        ["OtherSchool"] = [],
        ["Anonymous"] = [],
    };

    [Fact]
    public async Task EachRole_FindsExactlyWhatItMayKnow_AndTheLogNothing()
    {
        using var log = new KeptLog();
        await using var site = new TestSite { Log = log };
        await site.InitializeAsync();
        var school = await CanarySchool.AddAsync(site);
        List<string> wrong = [];

        foreach (var (who, known) in Known)
        {
            using var visitor = await VisitorAsync(site, school, who);
            var found = new Dictionary<string, string>(StringComparer.Ordinal);
            foreach (var page in await CrawlAsync(visitor, school, who))
            {
                var said = Said(page);
                foreach (var word in All.Where(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)))
                    found.TryAdd(word, page.Address + " " + Around(said, word));
            }

            if (!known.Order().SequenceEqual(found.Keys.Order()))
                wrong.Add($"{who}: missing {string.Join(' ', known.Except(found.Keys))}; too much {string.Join(' ', found.Where(hit => !known.Contains(hit.Key)))}");
        }

        Assert.Equal([], wrong);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain(log.Lines, line => line.Contains("kenari", StringComparison.OrdinalIgnoreCase) || line.Contains(Number, StringComparison.Ordinal) || line.Contains(Phone, StringComparison.Ordinal));
    }

    private static async Task<Visitor> VisitorAsync(TestSite site, CanarySchool school, string who) => who switch
    {
        "Anonymous" => site.Visit(),
        "OtherSchool" => await site.SignInAsync(await site.AddSchoolAsync(), SchoolRole.Counsellor),
        "Involved" => await site.SignInAsync(school.InvolvedUserName),
        _ => await site.SignInAsync(school.School, Enum.Parse<SchoolRole>(who)),
    };

    private static async Task<List<WebPage>> CrawlAsync(Visitor visitor, CanarySchool school, string who)
    {
        List<WebPage> pages = [];
        foreach (var row in PageTable.Rows.Where(row => row.Route != "keluar"))
        {
            foreach (var address in school.AddressesOf(row.Route))
                pages.Add(await visitor.GetAsync(address));
        }

        foreach (var address in new[] { "/kasus?status=semua", "/kasus?cari=rina", "/siswa?cari=umi", "/kunjungan?status=selesai", "/kunjungan/unduh.xlsx?status=selesai", "/evaluasi?pj=semua", "/kekhawatiran?status=dijawab", "/tidak-ada", $"/laporan/{school.School.Today:yyyy-MM}/unduh.pdf?bahasa=en" })
            pages.Add(await visitor.GetAsync(address));
        foreach (var file in school.Cases)
            pages.Add(await visitor.GetAsync($"/kasus/{file.File.Id}/berkas/{Guid.NewGuid()}"));
        foreach (var address in Refused.SelectMany(school.AddressesOf))
            pages.Add(await visitor.PostAsync(address));

        if (who is nameof(SchoolRole.Principal) or nameof(SchoolRole.Counsellor) or "Involved")
        {
            foreach (var student in school.Students)
            {
                var form = (await visitor.GetAsync($"/siswa/{student.Id}/salinan")).Form();
                pages.Add(await visitor.SendAsync(form.With("Input.Reason", form.Offered("Input.Reason")[0])));
            }
        }

        Assert.Superset(new HashSet<HttpStatusCode> { HttpStatusCode.NotFound }, pages.Select(page => page.Status).ToHashSet());
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
