using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Documents.Tests;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Files as evidence: sent with a log or a visit, kept outside wwwroot, given out through the access to their case.</summary>
public sealed class EvidenceTests(TestSite site)
{
    private const string Files = "Input.Files";

    private static readonly byte[] Photo = TestPictures.Tagged(TestPictures.Picture(400, 200), orientation: 6);

    private static readonly byte[] Pdf = "%PDF-1.4\nDaftar hadir\n%%EOF\n"u8.ToArray();

    [Fact]
    public async Task Post_PhotoAndPdf_AreKeptAndShownInTheHistory()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.FollowAsync(await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).Upload(Files, "../rumah.png", Photo).Upload(Files, "daftar hadir.pdf", Pdf)));

        await using var db = site.Context(school);
        // Ids made in one millisecond are in no order.
        var stored = await db.Evidence.OrderByDescending(evidence => evidence.MediaType).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([("rumah.jpg", "image/jpeg"), ("daftar hadir.pdf", "application/pdf")], stored.Select(evidence => (evidence.FileName, evidence.MediaType)));
        Assert.All(stored, evidence => Assert.Equal((EvidenceOf.Intervention, db.Interventions.Single().Id, school.UserId(SchoolRole.Counsellor)), (evidence.Entry, evidence.EntryId, evidence.RecordedByUserId)));
        Assert.Equal(3, Kept(school).Count);
        Assert.All(Kept(school), path => Assert.Matches("^[0-9a-f]{32}(-s)?$", Path.GetFileName(path)));

        var picture = page.Document.QuerySelector(".timeline img")!;
        Assert.Equal(Said.Text("Evidence.Photo", "rumah.jpg"), picture.GetAttribute("alt"));
        var small = await counsellor.GetAsync(picture.GetAttribute("src")!);
        var whole = await counsellor.GetAsync($"/kasus/{file.Id}/berkas/{stored[0].Id}");
        Assert.Equal(("image/jpeg", "image/jpeg"), (small.MediaType, whole.MediaType));
        Assert.True(small.Content.Length < whole.Content.Length);
        Assert.StartsWith("inline", whole.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.DoesNotContain(TestPictures.Camera, whole.Body, StringComparison.Ordinal);
        var pdf = await counsellor.GetAsync($"/kasus/{file.Id}/berkas/{stored[1].Id}");
        Assert.Equal("application/pdf", pdf.MediaType);
        Assert.Equal(Pdf, pdf.Content);
        Assert.StartsWith("attachment; filename=\"daftar hadir.pdf\"", pdf.Headers["Content-Disposition"], StringComparison.Ordinal);
        Assert.All([small, whole, pdf], answer => Assert.Equal(("nosniff", "no-store, no-cache"), (answer.Headers["X-Content-Type-Options"], answer.Headers["Cache-Control"])));
        Assert.Contains("daftar hadir.pdf", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_SentTwice_KeepsItsFilesOnce()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled(await FormAsync(counsellor, file), school).Upload(Files, "rumah.jpg", Photo);

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All([.. answers, await counsellor.SendAsync(form)], answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        Assert.Single(db.Evidence);
        Assert.Equal(2, Kept(school).Count);
    }

    [Fact]
    public async Task Post_SentAgainWithAnotherFile_IsTold()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled(await FormAsync(counsellor, file), school).Upload(Files, "rumah.jpg", Photo);
        await counsellor.SendAsync(form);

        var page = await counsellor.SendAsync(form.Upload(Files, "daftar hadir.pdf", Pdf));

        Assert.Equal([Said.Text("Form.StoredOtherwise")], page.Refusals);
        Assert.Equal(2, Kept(school).Count);
    }

    public static TheoryData<string, string> Refusals => new()
    {
        { "kosong.jpg", "Evidence.Empty" },
        { "besar.jpg", "Evidence.TooLarge" },
        { "IMG_1.HEIC", "Evidence.Heic" },
        { "halaman.jpg", "Evidence.TypeRefused" },
        { "rusak.jpg", "Evidence.Broken" },
        { "terpotong.pdf", "Evidence.Broken" },
        { "bom.jpg", "Evidence.TooManyPixels" },
    };

    [Theory]
    [MemberData(nameof(Refusals))]
    public async Task Post_AFileThatCannotBeKept_IsRefusedBesideTheFieldWithTheFormAsTyped(string name, string code)
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).Upload(Files, "rumah.jpg", Photo).Upload(Files, name, ContentOf(name)));

        object[] more = code switch { "Evidence.TooLarge" => [5], "Evidence.TooManyPixels" => [40], _ => [] };
        Assert.Equal(Said.Text(code, [name, .. more]), page.Refusal(Files));
        await AssertNothingKeptAsync(school, page);
    }

    [Fact]
    public async Task Post_SixFiles_AreRefused()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Enumerable.Range(1, 6).Aggregate(Filled(await FormAsync(counsellor, file), school), (filled, number) => filled.Upload(Files, $"{number}.jpg", Photo));

        var page = await counsellor.SendAsync(form);

        Assert.Equal(Said.Text("Evidence.TooMany", 5), page.Refusal(Files));
        await AssertNothingKeptAsync(school, page);
    }

    /// <summary>The file was in the storage already when the rule refused.</summary>
    [Fact]
    public async Task Post_RefusedForSomethingElse_KeepsNoFileAndSaysToChooseAgain()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).With("Input.On", "2026-10-01").Upload(Files, "rumah.jpg", Photo));

        Assert.Equal(Said.Text("Intervention.InFuture"), page.Refusal("Input.On"));
        await AssertNothingKeptAsync(school, page);
    }

    [Fact]
    public async Task Post_StorageThatCannotBeWrittenTo_IsToldAndNothingIsStored()
    {
        var (school, file) = await CaseAsync();
        await System.IO.File.WriteAllTextAsync(Folder(school), "", TestContext.Current.CancellationToken);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).Upload(Files, "rumah.jpg", Photo));

        Assert.Equal(Said.Text("Evidence.NotStored"), page.Refusal(Files));
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    [Theory]
    [InlineData(VisitOutcome.Held)]
    [InlineData(VisitOutcome.NobodyHome)]
    public async Task Visit_WithAPhoto_SentTwice_KeepsItOnce(VisitOutcome outcome)
    {
        var (school, file) = await CaseAsync();
        var visit = school.AddVisit(file);
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kunjungan/{visit.Id}/isi")).Form().With("Input.Outcome", outcome.ToString()).With("Input.Notes", "Pagar tertutup.").Upload(Files, "rumah.jpg", Photo);
        if (outcome == VisitOutcome.Held)
            form.With("Input.MetWith", "Ibu");

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        Assert.Equal((EvidenceOf.HomeVisit, visit.Id), (Assert.Single(db.Evidence).Entry, db.Evidence.Single().EntryId));
        Assert.Equal(2, Kept(school).Count);
        Assert.Single((await counsellor.GetAsync($"/kasus/{file.Id}")).Document.QuerySelectorAll(".timeline .visit img"));
    }

    [Fact]
    public async Task QuickLog_TakesFilesToo()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync(Filled((await counsellor.GetAsync("/catat")).Form(), school).With("Input.CaseFileId", file.Id.ToString()).Upload(Files, "daftar hadir.pdf", Pdf));

        Assert.Single(Kept(school));
    }

    [Fact]
    public async Task Draft_HoldsTheTextAndNoFile()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/pendampingan/baru";

        var saved = await counsellor.SendAsync(Filled(await FormAsync(counsellor, file), school).Upload(Files, "rumah.jpg", Photo).To(address + "?draf=simpan"));

        Assert.Equal(HttpStatusCode.OK, saved.Status);
        Assert.Empty(Kept(school));
        Assert.Equal("Berbicara berdua.", (await counsellor.GetAsync(address)).Form()["Input.Note"]?.Trim());
    }

    /// <summary>Photos are for who may know the name.</summary>
    [Fact]
    public async Task Facilitator_SeesNeitherTheFileNorThatThereIsOne()
    {
        var filled = await FilledSchool.AddAsync(site);
        using var facilitator = await site.SignInAsync(filled.School, SchoolRole.Facilitator);
        var address = filled.Address("kasus/{caseFileId:guid}/berkas/{fileId:guid}");

        Assert.Equal(HttpStatusCode.Forbidden, (await facilitator.GetAsync(address)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await facilitator.GetAsync(address + "?ukuran=kecil")).Status);
        Assert.DoesNotContain("berkas", (await facilitator.GetAsync($"/kasus/{filled.Case.Id}")).Body, StringComparison.Ordinal);
        using var principal = await site.SignInAsync(filled.School, SchoolRole.Principal);
        Assert.Equal(SchoolRecords.EvidenceContent, (await principal.GetAsync(address)).Content);
    }

    [Fact]
    public async Task File_OfAnotherCase_Damaged_OrGone_IsNotFound()
    {
        var filled = await FilledSchool.AddAsync(site);
        var another = filled.School.OpenCase(filled.School.AddStudent("Bagas Saputra"));
        await filled.School.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);
        var address = filled.Address("kasus/{caseFileId:guid}/berkas/{fileId:guid}");
        var path = Assert.Single(Kept(filled.School), kept => kept.EndsWith(filled.File.Id.ToString("N"), StringComparison.Ordinal));

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{another.Id}/berkas/{filled.File.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync(address)).Status);
        await System.IO.File.AppendAllTextAsync(path, "x", TestContext.Current.CancellationToken);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync(address)).Status);
        System.IO.File.Delete(path);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync(address)).Status);
    }

    private static byte[] ContentOf(string name) => name switch
    {
        "kosong.jpg" => [],
        "besar.jpg" => [.. Photo, .. new byte[5 * 1024 * 1024]],
        "IMG_1.HEIC" => [0, 0, 0, 28, .. "ftypheic"u8, .. new byte[64]],
        "halaman.jpg" => [.. "<html><script>alert(1)</script></html>"u8],
        "rusak.jpg" => Photo[..(Photo.Length / 2)],
        "terpotong.pdf" => Pdf[..12],
        _ => TestPictures.Claiming(TestPictures.Picture(64, 64), 60_000, 60_000),
    };

    private string Folder(TestSchool school) => Path.Combine(site.Services.GetRequiredService<SrpsSettings>().StorageRoot, school.Id.ToString("N"));

    private List<string> Kept(TestSchool school) => Directory.Exists(Folder(school)) ? [.. Directory.EnumerateFiles(Folder(school))] : [];

    private async Task AssertNothingKeptAsync(TestSchool school, WebPage page)
    {
        Assert.Contains(Said.Text("Evidence.ChooseAgain"), page.Words, StringComparison.Ordinal);
        Assert.Equal("Berbicara berdua.", page.Form()["Input.Note"]?.Trim());
        Assert.Empty(Kept(school));
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
        Assert.Empty(db.Evidence);
    }

    private static async Task<PageForm> FormAsync(Visitor visitor, CaseFile file) => (await visitor.GetAsync($"/kasus/{file.Id}/pendampingan/baru")).Form();

    private static PageForm Filled(PageForm form, TestSchool school) => form.With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Berbicara berdua.");

    private async Task<(TestSchool School, CaseFile Case)> CaseAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-5) }));
        return (school, file);
    }
}
