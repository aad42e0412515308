using System.Net;
using SrpsWeb.Documents.Tests;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using UglyToad.PdfPig;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>One act for several students, from /catat: on each case or on none.</summary>
public sealed class SharedLogTests(TestSite site)
{
    private const string Others = "Input.OtherCaseFileIds";

    private const string Note = "Latihan menyusun jadwal belajar.";

    [Fact]
    public async Task Post_ForThree_StandsOnEachCaseWithoutTheOthers()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.SendAsync((await FormAsync(counsellor, school, cases)).With("Input.NextStep", "Memeriksa jadwal").With("Input.NextStepOn", "2026-10-05"));

        Assert.Contains(Said.Text("QuickLog.SavedForSeveral", 3), (await counsellor.FollowAsync(answer)).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(cases.Select(file => file.Id).Order(), db.Interventions.Select(stored => stored.CaseFileId).ToList().Order());
        Assert.Single(db.Interventions.Select(stored => stored.GroupId).Distinct());
        Assert.NotNull(db.Interventions.First().GroupId);
        Assert.Equal(3, db.PlanTasks.Count());
        Assert.Equal(3, db.CaseFiles.Count(file => file.LastContactOn == school.Today));
        foreach (var (number, file) in cases.Index())
        {
            var page = await counsellor.GetAsync($"/kasus/{file.Id}");
            Assert.Contains(Note, page.Words, StringComparison.Ordinal);
            Assert.Contains(Said.Text("Case.Shared"), page.Words, StringComparison.Ordinal);
            foreach (var other in Names.Where((_, place) => place != number))
                Assert.DoesNotContain(other, page.Body, StringComparison.Ordinal);
            foreach (var other in cases.Where(another => another != file))
                Assert.DoesNotContain(other.Code, page.Body, StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Post_SentTwice_IsStoredOnceForEach()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FormAsync(counsellor, school, cases);

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All([.. answers, await counsellor.SendAsync(form)], answer => Assert.Equal($"/kasus/{cases[0].Id}", answer.Location));
        await using var db = site.Context(school);
        Assert.Equal(3, db.Interventions.Count());
    }

    [Fact]
    public async Task Post_SentAgainForOthers_IsTold()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FormAsync(counsellor, school, cases);
        await counsellor.SendAsync(form);

        foreach (var others in new string[][] { [], [cases[1].Id.ToString()] })
            Assert.Equal([Said.Text("Form.StoredOtherwise")], (await counsellor.SendAsync(form.With(Others, others))).Refusals);
        await using var db = site.Context(school);
        Assert.Equal(3, db.Interventions.Count());
    }

    [Theory]
    [InlineData("Input.Note", "Berbicara dengan citra dan temannya.", "Intervention.NamesAStudent", "Citra Dewi")]
    [InlineData("Input.Result", "Ayu akan mulai besok.", "Intervention.NamesAStudent", "Ayu Lestari")]
    [InlineData("Input.SupportRupiah", "50000", "Intervention.SupportForOne")]
    public async Task Post_WhatIsOnlyForOne_IsRefusedWithTheFormAsTyped(string field, string typed, string code, params string[] about)
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await FormAsync(counsellor, school, cases)).With("Input.SupportSource", field == "Input.SupportRupiah" ? nameof(SupportSource.Bos) : "").With(field, typed);

        var page = await counsellor.SendAsync(form);

        Assert.Equal(Said.Text(code, [.. about]), page.Refusal(field));
        Assert.Equal([cases[1].Id.ToString(), cases[2].Id.ToString()], page.Form().All(Others));
        Assert.NotNull(page.Document.QuerySelector("main details[open]"));
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    [Fact]
    public async Task Post_WithAFile_IsRefused()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FormAsync(counsellor, school, cases)).Upload("Input.Files", "hadir.jpg", TestPictures.Picture(40, 40)));

        Assert.Equal(Said.Text("Intervention.FilesForOne"), page.Refusal("Input.Files"));
    }

    /// <summary>The third case was opened later than the others: nothing is stored for any.</summary>
    [Fact]
    public async Task Post_BeforeOneOfTheCasesOpened_NamesItAndStoresNothing()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FormAsync(counsellor, school, cases)).With("Input.On", $"{school.Today.AddDays(-4):yyyy-MM-dd}"));

        Assert.Equal(Said.Text("Intervention.BeforeCaseOpenedOf", "Citra Dewi", Said.Date(cases[2].OpenedOn)), page.Refusal("Input.On"));
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    /// <summary>A case the viewer may not write, one that does not exist for the viewer, and one of another school.</summary>
    [Fact]
    public async Task Post_WithACaseOutOfReach_StoresNothing()
    {
        var (school, cases) = await CasesAsync();
        var other = await FilledSchool.AddAsync(site);
        var readOnly = school.OpenCase(school.AddStudent("Dinda Puspita"), school.Opening(school.RestrictedFactor));
        var secret = school.OpenCase(school.AddStudent("Eka Putri"), school.Opening(school.SecretFactor));
        await school.SaveAsync(site.Database);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        foreach (var (id, status) in new[] { (readOnly.Id, HttpStatusCode.Forbidden), (secret.Id, HttpStatusCode.NotFound), (other.Case.Id, HttpStatusCode.NotFound), (Guid.NewGuid(), HttpStatusCode.NotFound) })
        {
            var form = await FormAsync(homeroom, school, cases);
            Assert.DoesNotContain(id.ToString(), form.Offered(Others));
            Assert.Equal(status, (await homeroom.SendAsync(form.Forge(Others, cases[1].Id.ToString(), id.ToString()))).Status);
        }

        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    /// <summary>Three students were handled, and one thing was done.</summary>
    [Fact]
    public async Task Report_CountsTheActivityOnce()
    {
        var (school, cases) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SendAsync(await FormAsync(counsellor, school, cases));

        var report = await counsellor.GetAsync($"/laporan/{school.Today:yyyy-MM}/unduh.pdf");
        var words = string.Join(' ', PdfDocument.Open(report.Content).GetPages().SelectMany(page => page.GetWords()).Select(word => word.Text));

        Assert.Contains($"{school.InterventionKind.NameId} 1 ", words, StringComparison.Ordinal);
        Assert.All(cases, file => Assert.Contains(file.Code, words, StringComparison.Ordinal));
    }

    private static readonly string[] Names = ["Ayu Lestari", "Bagas Saputra", "Citra Dewi"];

    private static async Task<PageForm> FormAsync(Visitor visitor, TestSchool school, IReadOnlyList<CaseFile> cases) => (await visitor.GetAsync("/catat")).Form()
        .With("Input.CaseFileId", cases[0].Id.ToString())
        .With(Others, cases[1].Id.ToString(), cases[2].Id.ToString())
        .With("Input.KindId", school.InterventionKind.Id.ToString())
        .With("Input.Note", Note);

    private async Task<(TestSchool School, IReadOnlyList<CaseFile> Cases)> CasesAsync()
    {
        List<CaseFile> cases = [];
        var school = await site.AddSchoolAsync(school => cases.AddRange(Names.Select((name, number) =>
            school.OpenCase(school.AddStudent(name), school.Opening() with { OpenedOn = school.Today.AddDays(number - 5) }))));
        return (school, cases);
    }
}
