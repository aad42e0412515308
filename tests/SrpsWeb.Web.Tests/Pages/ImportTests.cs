using System.Net;
using System.Text;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The roster import, from the file to the refused rows.</summary>
public sealed class ImportTests(TestSite site)
{
    private const string Roster = """
        Nama;NISN;L/P;Kelas;NIK
        Dewi Anggraini;0081234567;P;X TKRO 1;1507000000000001
        Yoga Pratama;0081234568;L;X TKRO 9;1507000000000002
        Tanpa Kelas;0081234569;L;;1507000000000003
        """;

    [Fact]
    public async Task Upload_ThenApply_EnrolsTheValidRowsAndKeepsTheRefusedOnes()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        var preview = await user.FollowAsync(await UploadAsync(user, Roster));
        var done = await ImportAsync(user, preview);
        var refused = await user.GetAsync(done.Links.Single(link => link.EndsWith("/ditolak.csv", StringComparison.Ordinal)));

        Assert.Contains("Tanpa Kelas", preview.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Import.ForbiddenColumns", "NIK"), preview.Words, StringComparison.Ordinal);
        Assert.Equal(["2", "0", "0", "0", "1"], done.Document.QuerySelectorAll("dl.key-figures dd").Select(value => value.TextContent));
        Assert.Equal("text/csv", refused.MediaType);
        Assert.Contains("Tanpa Kelas", refused.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("1507000000000003", refused.Body, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(["Dewi Anggraini", "Yoga Pratama"], db.Students.Select(student => student.Name).Order().ToList());
        Assert.Contains("X TKRO 9", db.ClassGroups.Select(group => group.Name).ToList());
    }

    [Fact]
    public async Task UploadAndApply_SentTwice_AreDoneOnce()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = (await user.GetAsync("/impor")).Form().Upload("Input.File", "siswa.csv", Encoding.UTF8.GetBytes(Roster));

        var uploads = await Task.WhenAll(user.SendAsync(form), user.SendAsync(form));
        var apply = (await user.FollowAsync(uploads[0])).Form("main .narrow form");
        var applied = new[] { await user.SendAsync(apply), await user.SendAsync(apply) };

        Assert.Equal(uploads[0].Location, uploads[1].Location);
        Assert.All(applied, answer => Assert.Equal(uploads[0].Location, answer.Location));
        Assert.Equal(uploads[0].Location + "/selesai", (await EndAsync(user, uploads[0].Location!)).Address);
        await using var db = site.Context(school);
        Assert.Equal((1, 2), (db.ImportBatches.Count(), db.Students.Count()));
    }

    /// <summary>The same file again changes nothing.</summary>
    [Fact]
    public async Task Upload_OfTheSameFileAgain_FindsNothingNew()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        const string roster = "Nama;NISN;L/P;Kelas\nDewi Anggraini;0081234567;P;X TKRO 1\n";
        await ImportAsync(user, await user.FollowAsync(await UploadAsync(user, roster)));

        var again = await user.FollowAsync(await UploadAsync(user, roster));

        Assert.Contains(Said.Text("Import.NothingNew"), again.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Single(db.Students);
    }

    [Fact]
    public async Task Apply_OutsideTheSchoolYear_IsRefusedBesideTheDay()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var preview = await user.FollowAsync(await UploadAsync(user, Roster));

        var page = await user.SendAsync(preview.Form("main .narrow form").With("Input.EffectiveOn", "2025-01-01"));

        Assert.Equal(Said.Text("Import.EffectiveOnOutsideYear", Said.Date(school.Year.StartsOn), Said.Date(school.Year.EndsOn)), page.Refusal("Input.EffectiveOn"));
        Assert.Equal("2025-01-01", page.Form("main .narrow form")["Input.EffectiveOn"]);
        await using var db = site.Context(school);
        Assert.Empty(db.Students);
    }

    [Theory]
    [InlineData("siswa.pdf", "%PDF-1.7 bukan daftar")]
    [InlineData("siswa.csv", "")]
    [InlineData("siswa.xlsx", "PK bukan buku kerja")]
    public async Task Upload_OfAnotherFile_IsRefusedBesideTheField(string name, string content)
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        var page = await UploadAsync(user, content, name);

        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.NotNull(page.Refusal("Input.File"));
        await using var db = site.Context(school);
        Assert.Empty(db.ImportBatches);
    }

    [Fact]
    public async Task Upload_WithoutAFile_AsksForIt()
    {
        var (_, user) = await OperatorAsync();
        using var _1 = user;

        Assert.Equal(Said.Text("Import.FileMissing"), (await user.SendAsync((await user.GetAsync("/impor")).Form())).Refusal("Input.File"));
    }

    [Fact]
    public async Task Upload_WithUnknownHeadings_AsksWhatTheyMean()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        var upload = await user.FollowAsync(await UploadAsync(user, "Nama;NISN;L/P;Kelompok belajar kita\nDewi Anggraini;0081234567;P;X TKRO 1\n"));
        var columns = await user.FollowAsync(upload);
        var incomplete = await user.SendAsync(columns.Form());
        var preview = await user.FollowAsync(await user.SendAsync(columns.Form().With("Input.Fields[3]", "ClassGroup")));

        Assert.EndsWith("/kolom", columns.Address, StringComparison.Ordinal);
        Assert.Equal([Said.Text("Import.FieldsMissing", Said.Text("RosterField.ClassGroup"))], incomplete.Refusals);
        await ImportAsync(user, preview);
        await using var db = site.Context(school);
        Assert.Equal("Dewi Anggraini", db.Students.Single().Name);
    }

    [Fact]
    public async Task Discard_ForgetsTheUpload()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var preview = await user.FollowAsync(await UploadAsync(user, Roster));

        var page = await user.FollowAsync(await user.SendAsync(preview.Form("main .narrow form").Press(Said.Text("Import.Discard"))));

        Assert.Contains(Said.Text("Import.Discarded"), page.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(preview.Address)).Status);
        await using var db = site.Context(school);
        Assert.Equal((0, 0), (db.ImportBatches.Count(), db.Students.Count()));
    }

    /// <summary>What the operator may not read, the preview of a change does not tell.</summary>
    [Fact]
    public async Task Preview_OfAChangedPhone_HidesTheOldAndTheNewOne()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var student = school.AddStudent("Dewi Anggraini");
            student.Identify(student.Name, Sex.Female, "0081234567", null);
            student.Describe(new StudentDetails(null, null, null, null, null, null, "+6281200000009", null, null, null, null));
        });
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var preview = await user.FollowAsync(await UploadAsync(user, "Nama;NISN;L/P;Kelas;No HP\nDewi Anggraini;0081234567;P;X TKRO 1;081200000123\n"));

        Assert.Contains(Said.Text("Import.Change.Hidden", Said.Text("RosterField.Phone")), preview.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("81200000009", preview.Body, StringComparison.Ordinal);
    }

    /// <summary>Seen by whoever looks while another node is at it; the lease keeps this one away.</summary>
    [Fact]
    public async Task Progress_OfARunningImport_IsShownHereAndInTheList()
    {
        var (batch, user) = await StartedAsync(batch =>
        {
            batch.TakeUp(TestSite.Start.UtcDateTime);
            batch.Expect(394, TestSite.Start.UtcDateTime);
            batch.Advance(120, 0, 0, TestSite.Start.UtcDateTime);
        });
        using var _1 = user;

        var page = await user.GetAsync($"/impor/{batch}");
        var list = await user.GetAsync("/impor");

        Assert.Contains("120/394 baris", page.Words, StringComparison.Ordinal);
        Assert.InRange(page.Commands.Count, 1, QueryCountTests.Most);
        var bar = page.Document.QuerySelector("progress")!;
        Assert.Equal(("394", "120"), (bar.GetAttribute("max"), bar.GetAttribute("value")));
        Assert.Contains($"/impor/{batch}", page.Links);
        Assert.Contains("http-equiv=\"refresh\"", page.Document.QuerySelector("noscript")!.InnerHtml, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Import.Running"), list.Words, StringComparison.Ordinal);
        Assert.Contains("120/394 baris", list.Words, StringComparison.Ordinal);
        Assert.Equal($"/impor/{batch}", (await user.GetAsync($"/impor/{batch}/selesai")).Location);
        Assert.Equal($"/impor/{batch}", (await user.PostAsync($"/impor/{batch}?handler=Discard")).Location);
    }

    [Fact]
    public async Task Failure_IsToldAndResumedByTheButton()
    {
        var (batch, user) = await StartedAsync(batch => batch.Fail("Import.Failed"));
        using var _1 = user;

        var stopped = await user.GetAsync($"/impor/{batch}");
        var done = await EndAsync(user, (await user.SendAsync(stopped.Form())).Location!);

        Assert.Contains(Said.Text("Import.Stopped.Text", 0, 0), stopped.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Import.Failed"), stopped.Words, StringComparison.Ordinal);
        Assert.Null(stopped.Document.QuerySelector("progress"));
        Assert.Equal("2", done.Document.QuerySelector("dl.key-figures dd")!.TextContent);
    }

    /// <summary>Nobody looks at the page any more, and the import ends all the same.</summary>
    [Fact]
    public async Task Import_GoesOnAfterThePageIsLeft()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        await user.SendAsync((await user.FollowAsync(await UploadAsync(user, Roster))).Form("main .narrow form"));

        await using var db = site.Context(school);
        for (var look = 0; look < 200 && !db.ImportBatches.Any(batch => batch.AppliedAt != null); look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        Assert.Equal(2, db.Students.Count());
    }

    /// <summary>An upload whose import was started by a program that is gone.</summary>
    private async Task<(Guid Batch, Visitor User)> StartedAsync(Action<ImportBatch> then)
    {
        var (school, user) = await OperatorAsync();
        var address = (await UploadAsync(user, Roster)).Location!;
        await using var db = site.Context(school);
        var batch = db.ImportBatches.Single();
        batch.Start(school.Year.StartsOn, school.Now);
        then(batch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        return (Guid.Parse(address["/impor/".Length..]), user);
    }

    private static async Task<WebPage> ImportAsync(Visitor user, WebPage preview) =>
        await EndAsync(user, (await user.SendAsync(preview.Form("main .narrow form"))).Location!);

    /// <summary>The page of what was done, after looking again and again as somebody without script does.</summary>
    private static async Task<WebPage> EndAsync(Visitor user, string address)
    {
        for (var look = 0; look < 200; look++)
        {
            var page = await user.GetAsync(address);
            if (page.Location is not null)
                return await user.FollowAsync(page);
            await Task.Delay(50, TestContext.Current.CancellationToken);
        }

        throw new TimeoutException($"{address} came to no end.");
    }

    private static async Task<WebPage> UploadAsync(Visitor user, string content, string name = "siswa.csv") =>
        await user.SendAsync((await user.GetAsync("/impor")).Form().Upload("Input.File", name, Encoding.UTF8.GetBytes(content)));

    private async Task<(TestSchool School, Visitor User)> OperatorAsync()
    {
        var school = await site.AddSchoolAsync();
        return (school, await site.SignInAsync(school, SchoolRole.Operator));
    }
}
