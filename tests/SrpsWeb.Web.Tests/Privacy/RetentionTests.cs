using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>How long a school keeps what, what is due, and what is removed by somebody's decision.</summary>
public sealed class RetentionTests(TestSite site)
{
    private const string Settings = "/pengaturan/retensi";

    [Fact]
    public async Task Periods_AreTheDefaults_UntilTheSchoolSetsItsOwn()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync(Settings)).Form();
        Assert.Equal(("5", "2", "2", "30"), (form["Input.CaseYears"], form["Input.EvidenceYears"], form["Input.ConcernYears"], form["Input.ImportDays"]));

        Assert.All([await user.SendAsync(form.With("Input.CaseYears", "7")), await user.SendAsync(form)], answer => Assert.Equal(Settings, answer.Location));

        await using var db = site.Context(school);
        Assert.Equal(RetentionTimes.Default with { CaseYears = 7 }, Assert.Single(db.RetentionPeriods).Times);
    }

    [Theory]
    [InlineData("Input.CaseYears", "0", "Retention.YearsOutOfRange", RetentionPeriods.MostYears)]
    [InlineData("Input.ConcernYears", "26", "Retention.YearsOutOfRange", RetentionPeriods.MostYears)]
    [InlineData("Input.ImportDays", "366", "Retention.DaysOutOfRange", RetentionPeriods.MostDays)]
    public async Task Periods_OutOfRange_AreRefusedBesideTheField(string field, string typed, string code, int most)
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        Assert.Equal(Said.Text(code, most), (await user.SendAsync((await user.GetAsync(Settings)).Form().With(field, typed))).Refusal(field));
    }

    [Fact]
    public async Task Periods_OfTwoEditors_TheSecondIsTold()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        await user.SendAsync((await user.GetAsync(Settings)).Form().With("Input.CaseYears", "6"));
        var slower = (await user.GetAsync(Settings)).Form().With("Input.CaseYears", "8");
        await user.SendAsync((await user.GetAsync(Settings)).Form().With("Input.CaseYears", "7"));

        var told = await user.SendAsync(slower);

        Assert.Contains(Said.Text("Rule.Changed"), told.Refusals);
        Assert.Equal(Settings, (await user.SendAsync(told.Form())).Location);
        await using var db = site.Context(school);
        Assert.Equal(8, db.RetentionPeriods.Single().CaseYears);
    }

    [Fact]
    public async Task Files_OfACaseClosedLongAgo_AreRemovedByTheCoordinator()
    {
        var (school, due, recent) = await SchoolAsync();
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var page = await coordinator.GetAsync("/retensi");
        Assert.Contains(due.Code, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(recent.Code, page.Words, StringComparison.Ordinal);
        Assert.Contains(due.Code, (await principal.GetAsync("/retensi")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await principal.PostAsync("/retensi?handler=Files", ("fileOfCase", due.Id.ToString()))).Status);
        var form = page.Form("main form[action*=Files]");

        Assert.All([await coordinator.SendAsync(form), await coordinator.SendAsync(form)], answer => Assert.Equal("/retensi", answer.Location));
        Assert.Contains(Said.Text("Retention.NotDue"), (await coordinator.PostAsync("/retensi?handler=Files", ("fileOfCase", recent.Id.ToString()))).Refusals);

        await using var db = site.Context(school);
        var kept = Assert.Single(db.Evidence);
        Assert.Equal(recent.Id, kept.CaseFileId);
        Assert.Single(Directory.GetFiles(Path.Combine(site.Services.GetRequiredService<SrpsSettings>().StorageRoot, school.Id.ToString("N"))));
    }

    /// <summary>A Secret case is not listed for who is not named, and its address is that of none.</summary>
    [Fact]
    public async Task Files_OfASecretCase_AreNeitherListedNorRemoved()
    {
        var (school, due, _) = await SchoolAsync(secret: true);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.DoesNotContain(due.Code, (await coordinator.GetAsync("/retensi")).Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync("/retensi?handler=Files", ("fileOfCase", due.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.PostAsync("/retensi?handler=Files", ("fileOfCase", Guid.NewGuid().ToString()))).Status);
    }

    [Fact]
    public async Task RefusedRows_OfOldImports_AreRemoved_AndTheImportStays()
    {
        var school = await site.AddSchoolAsync();
        await using (var db = site.Context(school))
        {
            var batch = new ImportBatch(Guid.CreateVersion7(), "siswa.csv", [1, 2, 3], null, school.UserId(SchoolRole.Operator), school.Now.AddDays(-40));
            batch.Start(school.Today.AddDays(-40), school.Now.AddDays(-40));
            batch.Finish(unchanged: 0, refused: 2, [1, 2, 3], [], school.Now.AddDays(-40));
            db.Add(batch);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        await coordinator.SendAsync((await coordinator.GetAsync("/retensi")).Form());

        Assert.Empty((await coordinator.GetAsync("/retensi")).Document.QuerySelectorAll("main form"));
        await using (var db = site.Context(school))
        {
            var batch = Assert.Single(db.ImportBatches);
            Assert.Equal((2, 0), (batch.Refused, batch.Content.Length));
            using var user = await site.SignInAsync(school, SchoolRole.Operator);
            Assert.Equal(HttpStatusCode.OK, (await user.GetAsync($"/impor/{batch.Id}/ditolak.csv")).Status);
        }
    }

    /// <summary>What was settled long ago goes, of what the person may answer; nothing hidden is counted, and what waits for an answer is never due.</summary>
    [Fact]
    public async Task Concerns_SettledLongAgo_LoseWhatWasWritten_ByWhoMayAnswerThem()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            var (longAgo, counsellor) = (school.Now.AddYears(-2).AddDays(-1), school.UserId(SchoolRole.Counsellor));
            Settled("biasa", longAgo);
            Settled("rahasia", longAgo, ConcernKind.Bullying);
            Settled("terlibat", longAgo, involved: school.UserId(SchoolRole.Coordinator));
            Settled("baru", school.Now.AddYears(-2).AddDays(1));
            school.AddConcern(report => report with { Seen = "menunggu" }, longAgo.AddDays(-1));
            school.Add(PeerSupport.Write(
                new PeerSupportNote(Guid.CreateVersion7(), school.Today.AddYears(-2).AddDays(-2), "teman", PeerSupportKind.Listened, "teman"), "T-LAMA", 0, school.Today.AddYears(-2).AddDays(-2), new Recorded(school.UserId(SchoolRole.OsisMember), longAgo)));
            school.AddPeerSupport("baru");

            void Settled(string text, DateTime at, ConcernKind kind = ConcernKind.General, Guid? involved = null) => school
                .AddConcern(report => report with { Kind = kind, StudentText = text, Seen = text, InvolvedUserIds = involved is { } userId ? [userId] : [] }, at.AddHours(-1))
                .AnswerWithout(text, new Recorded(counsellor, at));
        });
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        Assert.Equal(("2", "4", "3"), (await CountAsync(coordinator, true), await CountAsync(counsellor, true), await CountAsync(principal, false)));
        Assert.Equal(HttpStatusCode.Forbidden, (await principal.PostAsync("/retensi?handler=Concerns")).Status);

        await coordinator.SendAsync((await coordinator.GetAsync("/retensi")).Form(Concerns));
        Assert.Equal(["baru", "menunggu", "rahasia", "terlibat"], await LeftAsync());
        await counsellor.SendAsync((await counsellor.GetAsync("/retensi")).Form(Concerns));
        Assert.Equal(["baru", "menunggu"], await LeftAsync());

        Assert.Equal(("0", "0", "0"), (await CountAsync(coordinator, false), await CountAsync(counsellor, false), await CountAsync(principal, false)));
        await using var db = site.Context(school);
        Assert.All(db.Concerns.Where(concern => concern.Seen == ErasedText.Mark), concern => Assert.Equal((ErasedText.Mark, ErasedText.Mark, ConcernAnswer.NoCase), (concern.StudentText, concern.NoCaseReason, concern.Answer)));
        Assert.Equal(["baru", ErasedText.Mark], db.PeerSupports.Select(support => support.StudentText).ToList().Order(StringComparer.Ordinal).Reverse());

        async Task<List<string>> LeftAsync()
        {
            await using var now = site.Context(school);
            return [.. now.Concerns.Where(concern => concern.Seen != ErasedText.Mark).Select(concern => concern.Seen!).ToList().Order(StringComparer.Ordinal)];
        }
    }

    private const string Concerns = "form[action*=Concerns]";

    private static async Task<string> CountAsync(Visitor visitor, bool mayErase)
    {
        var page = await visitor.GetAsync("/retensi");
        Assert.Equal(mayErase, page.Document.QuerySelector(Concerns) is not null);
        return page.Document.QuerySelectorAll("main section").Single(section => section.QuerySelector("h2")!.TextContent == Said.Text("Retention.Concerns")).QuerySelector(".count")!.TextContent;
    }

    private async Task<(TestSchool School, CaseFile Due, CaseFile Recent)> SchoolAsync(bool secret = false)
    {
        CaseFile due = null!, recent = null!;
        var files = new List<Guid>();
        var school = await site.AddSchoolAsync(school =>
        {
            due = Closed(school, "Ayu Lestari", new(2023, 9, 1));
            recent = Closed(school, "Bagas Saputra", new(2026, 9, 1));
        });
        foreach (var id in files)
            await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, id), SchoolRecords.EvidenceContent, CancellationToken.None);
        return (school, due, recent);

        CaseFile Closed(TestSchool school, string name, DateOnly on)
        {
            var student = school.AddStudent(name);
            var file = school.OpenCase(student, school.Opening(secret ? school.SecretFactor : null) with { OpenedOn = on });
            var note = school.Add(file.LogIntervention(Guid.CreateVersion7(), school.InterventionKind.Id, on, school.UserId(SchoolRole.Counsellor), 5, "Berbicara.", null, null, school.Today, school.Recorded));
            files.Add(school.AddEvidence(file, note).Id);
            file.Close(ClosureOutcome.Transferred, "Pindah.", on, [], school.Today, school.Recorded);
            return file;
        }
    }
}
