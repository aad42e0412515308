using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Tests.Pages;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>Two persons make a student anonymous: nothing written is left, and every figure of every month stays.</summary>
public sealed partial class AnonymisationTests(TestSite site)
{
    private static readonly string[] Figures =
        ["/dasbor?periode=2026-07", "/dasbor?periode=2026-08", "/dasbor?periode=2026-09", "/ringkasan?periode=2026-08", "/ringkasan?periode=2026-09", "/laporan/2026-08", "/laporan/2026-09", "/laporan/2026-08/unduh.pdf", "/laporan/2026-09/unduh.pdf"];

    [Fact]
    public async Task Anonymised_LeavesNoTextInDatabaseAndStorage_AndKeepsEveryFigure()
    {
        var gone = await GoneStudent.AddAsync(site);
        await gone.ImportAsync(site);
        using var principal = await site.SignInAsync(gone.School, SchoolRole.Principal);
        var before = await FiguresAsync(principal);
        var folder = site.Services.GetRequiredService<SrpsSettings>().StorageRoot + $"/{gone.School.Id:N}";
        Assert.NotEmpty(DatabaseDump.PlacesOf(GoneStudent.Canary, site.Database, gone.School.Id));
        Assert.Equal(2, DatabaseDump.FilesWith(GoneStudent.Canary, folder).Count);

        await ProposeAsync(gone);
        var answer = await principal.SendAsync((await principal.GetAsync(Address(gone.Student))).Form("#setuju"));

        Assert.Equal(Address(gone.Student), answer.Location);
        foreach (var trace in new[] { GoneStudent.Canary, "0087654321", "81234500077", "81234500078", "2009-01-02" })
            Assert.Equal([], DatabaseDump.PlacesOf(trace, site.Database, gone.School.Id));
        Assert.Empty(DatabaseDump.FilesWith(GoneStudent.Canary, folder));
        Assert.Contains(Said.Text("Erasure.Done"), (await principal.FollowAsync(answer)).Words, StringComparison.Ordinal);
        Assert.Equal(before, await FiguresAsync(principal));
        await using var db = site.Context(gone.School);
        var student = await db.Students.SingleAsync(found => found.Id == gone.Student.Id, TestContext.Current.CancellationToken);
        Assert.Equal((ErasedText.Name, Sex.Female, gone.School.Today), (student.Name, student.Sex, student.AnonymisedOn));
        // Of the other student of the files nothing is lost.
        Assert.Equal(["ImportBatches.Content"], DatabaseDump.PlacesOf("Dewi Anggraini", site.Database, gone.School.Id));
        Assert.Contains(Said.Text("Anonymisation.DoneOn", Said.Date(gone.School.Today)), (await principal.GetAsync(Address(gone.Student))).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agreeing_Twice_IsAgreeingOnce_AndLaterIsRefused()
    {
        var gone = await GoneStudent.AddAsync(site);
        await ProposeAsync(gone);
        using var principal = await site.SignInAsync(gone.School, SchoolRole.Principal);
        var page = await principal.GetAsync(Address(gone.Student));
        var (agree, decline) = (page.Form("#setuju"), page.Form("#tolak").With("Input.DecisionReason", "Belum"));

        var answers = new[] { await principal.SendAsync(agree), await principal.SendAsync(agree) };

        Assert.All(answers, answer => Assert.Equal(Address(gone.Student), answer.Location));
        Assert.Contains(Said.Text("Anonymisation.AlreadyDecided"), (await principal.SendAsync(decline)).Refusals);
    }

    [Fact]
    public async Task Declined_NothingIsRemoved_AndItCanBeProposedAgain()
    {
        var gone = await GoneStudent.AddAsync(site);
        await ProposeAsync(gone);
        using var principal = await site.SignInAsync(gone.School, SchoolRole.Principal);

        var empty = await principal.SendAsync((await principal.GetAsync(Address(gone.Student))).Form("#tolak"));
        Assert.Contains(empty.Refusals, line => line.EndsWith(Said.Text("Anonymisation.ReasonMissing"), StringComparison.Ordinal));
        await principal.SendAsync(empty.Form("#tolak").With("Input.DecisionReason", "Surat belum lengkap"));

        var words = (await principal.GetAsync(Address(gone.Student))).Words;
        Assert.Contains("Surat belum lengkap", words, StringComparison.Ordinal);
        Assert.Contains(GoneStudent.Name, words, StringComparison.Ordinal);
        await ProposeAsync(gone);
    }

    /// <summary>Whoever proposed does not agree, also as principal.</summary>
    [Fact]
    public async Task TheSamePerson_CannotAgree()
    {
        var gone = await GoneStudent.AddAsync(site);
        var both = gone.School.AddMember($"Kepala Koordinator {gone.School.School.Npsn}", SchoolRole.Principal, SchoolRole.Coordinator);
        await gone.School.SaveAsync(site.Database);
        using var visitor = await site.SignInAsync(both.FullName.ToLowerInvariant().Replace(' ', '.'));
        await visitor.SendAsync(Filled((await visitor.GetAsync(Address(gone.Student))).Form("#usul")));

        var refused = await visitor.SendAsync((await visitor.GetAsync(Address(gone.Student))).Form("#setuju"));

        Assert.Contains(Said.Text("Anonymisation.SamePerson"), refused.Refusals);
        Assert.Contains(GoneStudent.Name, refused.Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolRole.Coordinator, "Agree")]
    [InlineData(SchoolRole.Counsellor, "Decline")]
    [InlineData(SchoolRole.Principal, null)]
    public async Task TheOthersPart_IsRefused(SchoolRole role, string? handler)
    {
        var gone = await GoneStudent.AddAsync(site);
        await ProposeAsync(gone);
        await using var db = site.Context(gone.School);
        using var visitor = await site.SignInAsync(gone.School, role);

        var answer = await visitor.PostAsync(
            Address(gone.Student) + (handler is null ? "" : "?handler=" + handler), ("requestId", db.AnonymisationRequests.Single(request => request.DecidedAt == null).Id.ToString()), ("Input.Id", Guid.NewGuid().ToString()), ("Input.Reason", "A"), ("Input.DecisionReason", "B"));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        Assert.Single(db.AnonymisationRequests, request => request.State == ErasureState.Waiting);
    }

    [Fact]
    public async Task BeforeThePeriodIsOver_OnlyAGroundOfTheLaw_IsTaken()
    {
        var gone = await GoneStudent.AddAsync(site);
        using var coordinator = await site.SignInAsync(gone.School, SchoolRole.Coordinator);

        var page = await coordinator.SendAsync(Filled((await coordinator.GetAsync(Address(gone.Student))).Form("#usul")).With("Input.Ground", nameof(ErasureGround.PeriodOver)));

        Assert.Equal(Said.Text("Anonymisation.NotDue", Said.Date(new(2031, 9, 25))), page.Refusal("Input.Ground"));
    }

    [Fact]
    public async Task WhenThePeriodIsOver_ItIsListed_AndTaken()
    {
        var gone = await GoneStudent.AddAsync(site, leftLongAgo: true);
        using var coordinator = await site.SignInAsync(gone.School, SchoolRole.Coordinator);
        Assert.Contains(Address(gone.Student), (await coordinator.GetAsync("/retensi")).Links);
        var form = (await coordinator.GetAsync(Address(gone.Student))).Form("#usul");
        Assert.Equal(nameof(ErasureGround.PeriodOver), form["Input.Ground"]);

        Assert.Equal(Address(gone.Student), (await coordinator.SendAsync(form.With("Input.Reason", "Daftar tahunan"))).Location);

        using var principal = await site.SignInAsync(gone.School, SchoolRole.Principal);
        Assert.Contains(Said.Text("Retention.Waiting"), (await principal.GetAsync("/retensi")).Words, StringComparison.Ordinal);
        await principal.SendAsync((await principal.GetAsync(Address(gone.Student))).Form("#setuju"));
        Assert.DoesNotContain(Address(gone.Student), (await principal.GetAsync("/retensi")).Links);
    }

    [Fact]
    public async Task AStudentOfTheRoster_IsNotProposed()
    {
        var filled = await FilledSchool.AddAsync(site);
        using var coordinator = await site.SignInAsync(filled.School, SchoolRole.Coordinator);

        var page = await coordinator.GetAsync(Address(filled.Student));
        var forged = await coordinator.PostAsync(Address(filled.Student), ("Input.Id", Guid.NewGuid().ToString()), ("Input.Ground", "AskedFor"), ("Input.Reason", "Diminta"));

        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains(Said.Text("Anonymisation.StillEnrolled"), forged.Refusals);
    }

    /// <summary>
    /// A case the person does not know of is answered with the same words as a running import: an open Secret one, and a closed one from
    /// which the person is excluded, who must not remove what is told of it.
    /// </summary>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(true, true)]
    public async Task WhatIsInTheWay_IsNeverTold(bool secret, bool closed)
    {
        var gone = await GoneStudent.AddAsync(site, leftLongAgo: true);
        await ProposeAsync(gone);
        using var principal = await site.SignInAsync(gone.School, SchoolRole.Principal);
        var page = await principal.GetAsync(Address(gone.Student));
        if (secret)
            await AddSecretAsync(gone, closed);
        else
            await StartImportAsync(gone.School);
        Assert.Equal(page.ComparableBody, (await principal.GetAsync(Address(gone.Student))).ComparableBody);

        var refused = await principal.SendAsync(page.Form("#setuju"));

        Assert.Equal([Said.Text("Anonymisation.StillInUse")], refused.Refusals);
        Assert.Contains(GoneStudent.Name, refused.Words, StringComparison.Ordinal);
        await using var db = site.Context(gone.School);
        Assert.Equal(ErasureState.Waiting, db.AnonymisationRequests.Single().State);
    }

    /// <summary>What is another student's, or may be, stays: it cannot be brought back. It does not block either.</summary>
    [Fact]
    public async Task OtherStudents_WhoseNamesHoldThisOne_LoseNothing()
    {
        Student gone = null!;
        string[] kept = [];
        var school = await site.AddSchoolAsync(school =>
        {
            gone = school.AddStudent("Siti");
            var other = school.AddStudent("Siti Aminah");
            var file = school.OpenCase(other, school.Opening());
            school.AddConcern(report => report with { StudentId = other.Id, StudentText = "Siti", Seen = "tetap-1" });
            school.AddConcern(report => report with { StudentText = "Siti Aminah, X TKRO 1", Seen = "tetap-2" });
            school.AddPeerSupport("Siti", "tetap-3");
            school.AddPeerSupport("Siti", "tetap-4").LinkTo(file, school.Recorded);
            Draft(school, file.Id, "Siti tetap-5");
            Draft(school, null, $"{gone.Id} {other.Id} tetap-6");
            kept = ["tetap-1", "tetap-2", "tetap-3", "tetap-4", "tetap-5", "tetap-6", "tetap-7", "tetap-8"];
            school.AddConcern(report => report with { StudentId = gone.Id, StudentText = null, Seen = "pergi-1" }).AnswerWithout("pergi-2", school.Recorded);
            Draft(school, null, $"{gone.Id} pergi-3");
            gone.Leave(school.Today);
        });
        using (var user = await site.SignInAsync(school, SchoolRole.Operator))
        {
            var rows = "Nama;NISN;L/P;Kelas;Alamat\nSiti;0081112223;P;X TKRO 1;tetap-7\nSiti;;P;X TKRO 1;tetap-8\n";
            await user.SendAsync((await user.GetAsync("/impor")).Form().Upload("Input.File", "siswa.csv", System.Text.Encoding.UTF8.GetBytes(rows)));
        }

        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        await coordinator.SendAsync(Filled((await coordinator.GetAsync(Address(gone))).Form("#usul")));
        var answer = await principal.SendAsync((await principal.GetAsync(Address(gone))).Form("#setuju"));

        Assert.Equal(Address(gone), answer.Location);
        Assert.All(kept, text => Assert.NotEmpty(DatabaseDump.PlacesOf(text, site.Database, school.Id)));
        Assert.Empty(DatabaseDump.PlacesOf("pergi-", site.Database, school.Id));
    }

    private static void Draft(TestSchool school, Guid? caseFileId, string content) =>
        school.Add(new Domain.Drafts.Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), Domain.Drafts.DraftSubject.Review, $"/draf/{content}", caseFileId, school.Now)).Save(content, school.Now);

    [Fact]
    public async Task TwoProposals_AreOne()
    {
        var gone = await GoneStudent.AddAsync(site);
        using var coordinator = await site.SignInAsync(gone.School, SchoolRole.Coordinator);
        using var counsellor = await site.SignInAsync(gone.School, SchoolRole.Counsellor);
        var second = Filled((await counsellor.GetAsync(Address(gone.Student))).Form("#usul"));
        var first = Filled((await coordinator.GetAsync(Address(gone.Student))).Form("#usul"));

        Assert.All([await coordinator.SendAsync(first), await coordinator.SendAsync(first)], answer => Assert.Equal(Address(gone.Student), answer.Location));
        Assert.Contains(Said.Text("Anonymisation.AlreadyProposed"), (await counsellor.SendAsync(second)).Refusals);
    }

    private async Task ProposeAsync(GoneStudent gone)
    {
        using var coordinator = await site.SignInAsync(gone.School, SchoolRole.Coordinator);
        var answer = await coordinator.SendAsync(Filled((await coordinator.GetAsync(Address(gone.Student))).Form("#usul")));
        Assert.Equal(Address(gone.Student), answer.Location);
    }

    private static PageForm Filled(PageForm form) => form.With("Input.Ground", nameof(ErasureGround.AskedFor)).With("Input.Reason", "Diminta keluarga " + GoneStudent.Canary);

    private static string Address(Student student) => $"/siswa/{student.Id}/penghapusan";

    private async Task AddSecretAsync(GoneStudent gone, bool closed)
    {
        await using var db = site.Context(gone.School);
        var school = gone.School;
        // Opened while the student was enrolled; what the page says of the day of leaving stays as it is.
        var student = gone.Student;
        student.Enrol(school.OtherClass.Id, new(2021, 7, 1));
        var file = CaseFile.Open(
            student,
            school.Opening(school.SecretFactor) with { OpenedOn = new(2021, 8, 1), Excluded = closed ? [school.UserId(SchoolRole.Principal)] : [] },
            new(2021, 8, 1),
            school.Recorded);
        if (closed)
            file.Close(ClosureOutcome.Transferred, "Selesai.", new(2021, 8, 2), [], school.Today, school.Recorded);
        foreach (var record in new object[] { file }.Concat(file.Spans).Concat(file.Factors).Concat(file.MainFactors).Concat(file.Participants))
            db.Entry(record).State = EntityState.Added;
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private async Task StartImportAsync(TestSchool school)
    {
        await using var db = site.Context(school);
        var batch = new Domain.Imports.ImportBatch(Guid.CreateVersion7(), "siswa.csv", [], null, school.UserId(SchoolRole.Operator), school.Now);
        batch.Start(school.Today, school.Now);
        batch.Fail("Import.Failed");
        db.Add(batch);
        await db.SaveChangesAsync(TestContext.Current.CancellationToken);
    }

    private static async Task<IReadOnlyList<string>> FiguresAsync(Visitor visitor)
    {
        var all = new List<string>();
        foreach (var address in Figures)
        {
            var page = await visitor.GetAsync(address);
            Assert.Equal(HttpStatusCode.OK, page.Status);
            all.Add(Canary().Replace(page.IsHtml ? page.Words : PdfText(page.Content), ErasedText.Mark));
        }

        return all;
    }

    private static string PdfText(byte[] pdf)
    {
        using var document = PdfDocument.Open(pdf);
        return string.Join(' ', document.GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));
    }

    /// <summary>What was written is the only thing that may differ; where it begins with the name, the code of the case stands for that.</summary>
    [GeneratedRegex("(" + GoneStudent.Canary + @"|K-\d+-(?=[a-z]))[a-z0-9.-]*", RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Canary();
}
