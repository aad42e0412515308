using System.Net;
using SrpsWeb.Application.Exports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>For everybody who is not named a Secret case does not exist, on whatever page.</summary>
public sealed class SecretCaseTests(TestSite site)
{
    /// <summary>Stands in every text of the case.</summary>
    private const string Canary = "kenari-rahasia";

    private static readonly string[] Addresses =
        ["/", "/kasus", "/kasus?status=semua", "/kasus?cari=K-0001", "/kasus?cari=nadia", "/kasus?faktor=perundungan", "/kunjungan", "/kunjungan?status=selesai", "/evaluasi", "/evaluasi?pj=semua", "/indikator", "/siswa", "/siswa/{student}", "/siswa/{student}/ubah", "/siswa/{student}/persetujuan", "/siswa/{student}/salinan", "/siswa/{student}/penghapusan", "/retensi", "/privasi", "/siswa/unduh.xlsx", "/kasus/unduh.xlsx?status=semua", "/kunjungan/unduh.xlsx", "/kunjungan/unduh.xlsx?status=selesai", "/catat", "/kasus/baru", "/kasus/pendataan", "/kasus/pendataan?rombel={class}", "/dasbor", "/ringkasan", "/kasus?periode=2026-09&angka=kini&faktor=perundungan", "/kasus/unduh.xlsx?periode=2026-09&angka=kini", "/laporan", "/laporan/2026-09", "/lapor", "/kekhawatiran", "/kekhawatiran?status=dijawab", "/kekhawatiran/{concern}", "/kekhawatiran/teman-sebaya", "/kekhawatiran/teman-sebaya/{support}"];

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task Unnamed_FindsNoTraceOnAnyPage(SchoolRole role)
    {
        var (school, file, student, answered) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        foreach (var address in Addresses)
        {
            var page = await visitor.GetAsync(Address(address, student, answered));
            var shown = Shown(page);
            Assert.DoesNotContain(Canary, shown, StringComparison.Ordinal);
            Assert.DoesNotContain(file.Id.ToString(), shown, StringComparison.Ordinal);
            // The search itself repeats what was searched for.
            if (!address.Contains("cari", StringComparison.Ordinal))
                Assert.DoesNotContain(file.Code, shown, StringComparison.Ordinal);
        }
    }

    /// <summary>The same pages do show it to whom it concerns; without this the test above says nothing.</summary>
    [Fact]
    public async Task Named_FindsItWhereCasesAre()
    {
        var (school, file, student, answered) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var address in new[] { "/", "/kasus", "/kasus?cari=K-0001", "/kasus?cari=nadia", "/kunjungan", "/evaluasi", "/evaluasi?pj=semua", $"/siswa/{student.Id}", "/catat" })
            Assert.Contains(file.Id.ToString(), (await counsellor.GetAsync(address)).Body, StringComparison.Ordinal);
        Assert.Contains(Canary, (await counsellor.GetAsync($"/kasus/{file.Id}")).Body, StringComparison.Ordinal);
        foreach (var address in new[] { "/kekhawatiran/{concern}", "/kekhawatiran/teman-sebaya/{support}" })
            Assert.Contains(file.Code, (await counsellor.GetAsync(Address(address, student, answered))).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Excluded_WhateverTheRole_FindsNoTrace()
    {
        var (school, file, student, answered) = await SchoolAsync(excluded: SchoolRole.Coordinator);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/{file.Id}")).Status);
        foreach (var address in Addresses)
            Assert.DoesNotContain(file.Id.ToString(), (await coordinator.GetAsync(Address(address, student, answered))).Body, StringComparison.Ordinal);
    }

    /// <summary>Opening another case of the student is refused by nothing that tells of the Secret one.</summary>
    [Fact]
    public async Task Unnamed_OpensAnotherCaseOfTheStudentAsIfThereWereNone()
    {
        var (school, file, student, _) = await SchoolAsync();
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        foreach (var factor in new[] { school.GeneralFactor, school.SecretFactor })
        {
            var form = (await coordinator.GetAsync("/kasus/baru")).Form()
                .With("Input.StudentId", student.Id.ToString())
                .With("Input.MainFactorId", factor.Id.ToString())
                .With("Input.Level", nameof(RiskLevel.Low))
                .With("Input.Rationale", "Sering melamun.");
            var check = await coordinator.CheckAsync(form);
            foreach (var trace in new[] { file.Code, file.Id.ToString(), Canary })
                Assert.DoesNotContain(trace, check.Body, StringComparison.Ordinal);
            Assert.Equal($"/kasus/{form["Input.Id"]}", (await coordinator.SendAsync(CheckedForms.Confirm(check))).Location);
        }
    }

    /// <summary>In the table as in the form, and beside a row that is refused.</summary>
    [Theory]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    public async Task Unnamed_RegistersTheStudentInTheTableAsIfThereWereNone(SchoolRole role)
    {
        var (school, file, student, _) = await SchoolAsync(alsoOpen: true);
        using var visitor = await site.SignInAsync(school, role);
        var form = (await visitor.GetAsync($"/kasus/pendataan?rombel={school.OwnClass.Id}")).Form();
        foreach (var (row, factor) in new[] { school.GeneralFactor, school.SecretFactor }.Index())
            RegisterTests.Fill(form, row, student, factor);

        var refused = await visitor.CheckAsync(form.With("Input.OpenedOn", $"{school.Today.AddDays(1):yyyy-MM-dd}"));
        var check = await visitor.CheckAsync(refused.Form().With("Input.OpenedOn", $"{school.Today:yyyy-MM-dd}"));

        Assert.Equal([Said.Text("Open.On") + ": " + Said.Text("CaseFile.OpenedInFuture")], refused.Refusals);
        foreach (var trace in new[] { file.Code, file.Id.ToString(), Canary })
        {
            Assert.DoesNotContain(trace, refused.Body, StringComparison.Ordinal);
            Assert.DoesNotContain(trace, check.Body, StringComparison.Ordinal);
        }

        Assert.Equal("/kasus", (await visitor.SendAsync(CheckedForms.Confirm(check))).Location);
        await using var db = site.Context(school);
        Assert.Equal(4, db.CaseFiles.Count());
    }

    [Fact]
    public async Task Unnamed_CannotLogUnderIt()
    {
        var (school, file, _, _) = await SchoolAsync(alsoOpen: true);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        var form = (await coordinator.GetAsync("/catat")).Form()
            .Forge("Input.CaseFileId", file.Id.ToString())
            .With("Input.KindId", school.InterventionKind.Id.ToString())
            .With("Input.Note", "Mencoba.");

        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.SendAsync(form)).Status);
        await using var db = site.Context(school);
        Assert.Single(db.Interventions);
    }

    /// <summary>The operator learns only whether there is a case at all, and not of a Secret one.</summary>
    [Fact]
    public async Task Operator_WithASecretCaseAlone_StillHasTheFirstCaseToWaitFor()
    {
        var (school, _, _, _) = await SchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        Assert.DoesNotContain("done", (await user.GetAsync("/")).Document.QuerySelectorAll(".steps li")[^1].ClassList);
    }

    /// <summary>A Secret case of the own class of which only the counsellor is named; its visit and task are overdue, a concern and a note of peer support belong to it.</summary>
    private async Task<(TestSchool School, CaseFile Case, Student Student, (Concern Concern, PeerSupport Support) Answered)> SchoolAsync(SchoolRole? excluded = null, bool alsoOpen = false)
    {
        CaseFile file = null!;
        Student student = null!;
        Concern concern = null!;
        PeerSupport support = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Nadia Kirana");
            var opened = school.Today.AddDays(-20);
            file = school.OpenCase(student, school.Opening(school.SecretFactor) with
            {
                OpenedOn = opened,
                Rationale = Canary,
                MappingNote = Canary,
                Excluded = excluded is { } role ? [school.UserId(role)] : [],
            });
            school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), opened, Canary, school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
            school.Add(file.AddTask(Guid.CreateVersion7(), Canary, school.UserId(SchoolRole.Homeroom), opened, school.Today, school.Recorded));
            school.AddEvidence(file, school.AddNote(file, Canary), Canary + ".pdf");
            concern = school.AddConcern();
            concern.AnswerWith(file, opened: true, school.Recorded);
            support = school.AddPeerSupport();
            support.LinkTo(file, school.Recorded);
            if (alsoOpen)
                school.OpenCase(school.AddStudent("Ayu Lestari"));
        });
        return (school, file, student, (concern, support));
    }

    /// <summary>What stands in a file is packed.</summary>
    private static string Shown(WebPage page) => page.MediaType == ListWorkbook.MediaType ? Workbook.Read(page).EveryPart : page.Body;

    private static string Address(string address, Student student, (Concern Concern, PeerSupport Support) answered) => address
        .Replace("{concern}", answered.Concern.Id.ToString(), StringComparison.Ordinal)
        .Replace("{support}", answered.Support.Id.ToString(), StringComparison.Ordinal)
        .Replace("{student}", student.Id.ToString(), StringComparison.Ordinal)
        .Replace("{class}", student.ClassGroupId.ToString(), StringComparison.Ordinal);
}
