using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Audit;

/// <summary>Every reading of a Restricted or Secret case stands in the trail, and so does every refusal.</summary>
public sealed class ReadingTests(TestSite site)
{
    /// <summary>What the pages of the table are asked for beside their plain address.</summary>
    private static readonly string[] Further =
    [
        "/kasus?status=semua", "/kasus/unduh.xlsx?status=semua", "/kunjungan?status=selesai", "/kunjungan/unduh.xlsx?status=selesai", "/evaluasi?pj=semua", "/kekhawatiran?status=dijawab", "/audit?kejadian=dibuka", "/kasus/baru?kekhawatiran={concern}",
    ];

    /// <summary>
    /// Every page and file of the product, for each role that reads cases: whatever shows a Restricted or Secret case by its code or by any of its
    /// texts, a concern or a note of peer support, has left a line that names it.
    /// </summary>
    [Theory]
    [InlineData(SchoolRole.Counsellor)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task EveryPage_ThatShowsOne_LeavesALine(SchoolRole role)
    {
        var canaries = await CanarySchool.AddAsync(site);
        var school = canaries.School;
        var linked = school.AddConcern(report => report with { StudentId = canaries.Students[1].Id, StudentText = null });
        linked.AnswerWith(canaries.Cases[1].File, opened: false, school.Recorded);
        canaries.Filled.Support.LinkTo(canaries.Cases[1].File, school.Recorded);
        await school.SaveAsync(site.Database);
        (string Told, Guid Id)[] records =
        [
            (canaries.Cases[1].File.Code, canaries.Cases[1].File.Id), (CanarySchool.Restricted, canaries.Cases[1].File.Id), (canaries.Cases[2].File.Code, canaries.Cases[2].File.Id), (CanarySchool.Secret, canaries.Cases[2].File.Id),
            (CanarySchool.Concern, canaries.Concerns[0].Id), (canaries.Concerns[0].Receipt, canaries.Concerns[0].Id), (CanarySchool.SecretConcern, canaries.Concerns[1].Id),
            (canaries.Concerns[1].Receipt, canaries.Concerns[1].Id), (linked.Receipt, linked.Id), (canaries.Filled.Support.Receipt, canaries.Filled.Support.Id),
        ];
        using var visitor = await site.SignInAsync(school, role);
        var shown = new HashSet<string>(StringComparer.Ordinal);

        foreach (var address in PageTable.Rows.Where(row => row.Handlers.Contains("GET") && row.Route != "keluar").SelectMany(row => canaries.AddressesOf(row.Route))
            .Concat(Further.Select(address => address.Replace("{concern}", canaries.Concerns[0].Id.ToString(), StringComparison.Ordinal))))
        {
            var before = await LastAsync(school);
            var page = await visitor.GetAsync(address);
            if (page.Status != HttpStatusCode.OK)
                continue;
            var said = CanaryTests.Said(page);
            var lines = await SinceAsync(school, before);
            foreach (var (told, id) in records.Where(record => said.Contains(record.Told, StringComparison.Ordinal)))
            {
                shown.Add(told);
                Assert.True(lines.Exists(line => line.CaseFileId == id || line.Ids().Contains(id)), $"{role} {address} shows {told} and leaves no line.");
            }

            if (page.Headers.TryGetValue("Content-Disposition", out var disposition) && disposition.StartsWith("attachment", StringComparison.Ordinal) && !address.Contains("/berkas/", StringComparison.Ordinal))
                Assert.Contains(lines, line => line.Act == AuditAct.Downloaded);
        }

        // Of pages that show none of it nothing would be proved.
        Assert.Superset(role == SchoolRole.Facilitator ? [canaries.Cases[1].File.Code] : new HashSet<string> { canaries.Cases[1].File.Code, CanarySchool.Restricted, CanarySchool.Concern }, shown);
        Assert.Equal(role == SchoolRole.Counsellor, shown.Contains(canaries.Cases[2].File.Code));
    }

    /// <summary>A concern is read again where an answer to it is refused, and where a case is opened because of it.</summary>
    [Fact]
    public async Task Concern_ShownAgainOrTakenOver_IsToldAsRead()
    {
        Concern concern = null!;
        var school = await site.AddSchoolAsync(school => concern = school.AddConcern());
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Form("form[action*=Settle]");
        var before = await LastAsync(school);

        var again = await counsellor.SendAsync(form.With("Input.Reason", ""));
        Assert.Contains("Sering menyendiri.", again.Words, StringComparison.Ordinal);
        Assert.Equal((AuditAct.Opened, AuditSubject.Concern), Only(await SinceAsync(school, before), concern.Id));

        before = await LastAsync(school);
        Assert.Contains("Sering menyendiri.", (await counsellor.GetAsync($"/kasus/baru?kekhawatiran={concern.Id}")).Body, StringComparison.Ordinal);
        Assert.Equal((AuditAct.Opened, AuditSubject.Concern), Only(await SinceAsync(school, before), concern.Id));
    }

    /// <summary>How often a page of the case was shown: not its photos, and not what was stored.</summary>
    [Fact]
    public async Task Opened_CountsPagesThatWereShown()
    {
        CaseFile file = null!;
        Evidence proof = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent(), school.Opening(school.RestrictedFactor));
            proof = school.AddEvidence(file, school.AddNote(file));
        });
        await site.Services.GetRequiredService<IFileStorage>().WriteAsync(new FileKey(school.Id, proof.Id), SchoolRecords.EvidenceContent, TestContext.Current.CancellationToken);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var before = await LastAsync(school);

        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"/kasus/{file.Id}/berkas/{proof.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{file.Id}/berkas/{Guid.NewGuid()}")).Status);
        Assert.Equal((AuditAct.Opened, AuditSubject.Evidence), Only(await SinceAsync(school, before), proof.Id));

        var form = (await counsellor.GetAsync($"/kasus/{file.Id}/rtl")).Form("main form[action*=Add]");
        before = await LastAsync(school);
        await counsellor.SendAsync(form.With("Input.Title", "").With("Input.DueOn", $"{school.Today:yyyy-MM-dd}"));
        Assert.Equal((AuditAct.Opened, AuditSubject.CaseFile), Only(await SinceAsync(school, before), file.Id));

        before = await LastAsync(school);
        Assert.NotNull((await counsellor.SendAsync(form.With("Input.Title", "Tugas"))).Location);
        Assert.DoesNotContain(await SinceAsync(school, before), line => line.Act == AuditAct.Opened);
    }

    private static (AuditAct Act, AuditSubject Subject) Only(IEnumerable<AuditEntry> lines, Guid id)
    {
        var line = Assert.Single(lines, line => line.Act is AuditAct.Opened or AuditAct.Listed or AuditAct.Downloaded);
        Assert.True(line.CaseFileId == id || line.Ids().Contains(id));
        return (line.Act, line.Subject);
    }

    [Fact]
    public async Task Page_OfACase_IsToldForRestrictedAndSecretOnly()
    {
        var (school, general, restricted, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var before = await LastAsync(school);

        foreach (var file in new[] { general, restricted, secret })
            Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"/kasus/{file.Id}")).Status);

        var told = await SinceAsync(school, before);
        Assert.Equal([(AuditAct.Opened, restricted.Id), (AuditAct.Opened, secret.Id)], told.Select(entry => (entry.Act, entry.CaseFileId!.Value)));
        Assert.All(told, entry => Assert.Equal("kasus/{caseFileId:guid}", entry.Detail));
        Assert.All(told, entry => Assert.StartsWith("10.", entry.Address, StringComparison.Ordinal));
    }

    /// <summary>A hidden case and one that never was leave the same kind of line and get the same answer.</summary>
    [Fact]
    public async Task Refusal_LeavesALine_AndNothingElse()
    {
        var (school, _, restricted, secret) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        var before = await LastAsync(school);
        var rows = await RowsAsync(school);

        var never = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.PostAsync($"/kasus/{secret.Id}/tutup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.PostAsync($"/kasus/{never}/tutup")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await homeroom.PostAsync($"/kasus/{restricted.Id}/tutup")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostAsync("/catat")).Status);

        var told = await SinceAsync(school, before);
        Assert.All(told, entry => Assert.Equal(AuditAct.Refused, entry.Act));
        Assert.Equal([secret.Id, never, restricted.Id, null], told.Select(entry => entry.CaseFileId));
        Assert.Equal("POST catat", told[^1].Detail);
        Assert.Equal(rows, await RowsAsync(school));
    }

    private async Task<(TestSchool School, CaseFile General, CaseFile Restricted, CaseFile Secret)> SchoolAsync()
    {
        CaseFile general = null!, restricted = null!, secret = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            general = Open("Umi Kalsum", school.GeneralFactor);
            restricted = Open("Tono Sutrisno", school.RestrictedFactor);
            secret = Open("Rina Marlina", school.SecretFactor);

            CaseFile Open(string name, RiskFactor factor)
            {
                var file = school.OpenCase(school.AddStudent(name), school.Opening(factor) with { OpenedOn = school.Today.AddDays(-20) });
                school.AddVisit(file);
                school.Add(file.AddTask(Guid.CreateVersion7(), "Menghubungi wali", school.UserId(SchoolRole.Counsellor), school.Today.AddDays(-1), school.Today, school.Recorded));
                return file;
            }
        });
        return (school, general, restricted, secret);
    }

    private async Task<long> LastAsync(TestSchool school)
    {
        await using var db = site.Context(school);
        return await db.AuditHeads.Select(head => head.Count).SingleAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<AuditEntry>> SinceAsync(TestSchool school, long before)
    {
        await using var db = site.Context(school);
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence > before).OrderBy(entry => entry.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many rows of each kind the school has, the trail's own aside.</summary>
    private async Task<string> RowsAsync(TestSchool school)
    {
        await using var db = site.Context(school);
        return string.Join(' ', await db.CaseFiles.CountAsync(), await db.Interventions.CountAsync(), await db.Drafts.CountAsync(), await db.CaseFiles.CountAsync(file => file.ClosedOn != null));
    }
}
