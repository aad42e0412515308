using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The page of a case, closing, reopening and correcting.</summary>
public sealed class CasePageTests(TestSite site)
{
    [Fact]
    public async Task Details_ShowsTheWholeHistoryAndWhatIsNext()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/kasus/{own.Case.Id}");

        Assert.Contains("Rahma Wulandari", page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(own.Note.Note, page.Words, StringComparison.Ordinal);
        Assert.Contains(own.Visit.Purpose, page.Words, StringComparison.Ordinal);
        Assert.Contains(own.Task.Title, page.Words, StringComparison.Ordinal);
        Assert.Contains(own.School.OwnClass.Name, page.Words, StringComparison.Ordinal);
        Assert.Contains($"/kunjungan/{own.Visit.Id}/isi", page.Links);
        Assert.Equal("umum", page.Document.QuerySelector("main")!.GetAttribute("data-kerahasiaan"));
    }

    [Fact]
    public async Task Details_ForThePrincipal_OffersNothingToWrite()
    {
        var own = await FilledSchool.AddAsync(site);
        using var principal = await site.SignInAsync(own.School, SchoolRole.Principal);

        var page = await principal.GetAsync($"/kasus/{own.Case.Id}");

        Assert.Contains("Rahma Wulandari", page.Words, StringComparison.Ordinal);
        Assert.Equal([$"/kasus/{own.Case.Id}/akses", own.Address("kasus/{caseFileId:guid}/berkas/{fileId:guid}")], page.Links.Where(link => link.StartsWith($"/kasus/{own.Case.Id}/", StringComparison.Ordinal) || link.StartsWith("/kunjungan/", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Details_ForTheFacilitator_NamesNobodyOfTheFamily()
    {
        var own = await FilledSchool.AddAsync(site);
        using var facilitator = await site.SignInAsync(own.School, SchoolRole.Facilitator);

        var page = await facilitator.GetAsync($"/kasus/{own.Case.Id}");

        Assert.Contains(own.Case.Code, page.Document.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("Rahma", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(own.School.OwnClass.Name, page.Body, StringComparison.Ordinal);
    }

    /// <summary>Whatever is typed about a case may speak of classmates, of one in a Secret case, too, and of telephone numbers.</summary>
    [Fact]
    public async Task Details_ForTheFacilitator_NamesNoOtherStudent_AndNoTelephone()
    {
        const string text = "Aldi Zulkarnain duduk bersama Nopri Zulkarnain yang dirundung; hubungi 0812-3456-7890 atau +62 852 1111 2222. Biaya 1.250.000 pada 2026-09-12.";
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            school.OpenCase(school.AddStudent("Nopri Zulkarnain"), school.Opening(school.SecretFactor));
            file = school.OpenCase(school.AddStudent("Aldi Zulkarnain"), school.Opening() with { OpenedOn = school.Today.AddDays(-20), Rationale = text, SignsNote = text, MappingNote = text, Strengths = text });
            var note = school.AddNote(file, text);
            school.Add(file.Correct(Guid.CreateVersion7(), note, text + " Ya.", text, school.Recorded));
            school.AddReview(file, rationale: text);
            school.AddTask(file, "Bicara dengan Nopri Zulkarnain");
        });
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        var page = await facilitator.GetAsync($"/kasus/{file.Id}");

        Assert.Contains($"{file.Code} duduk bersama … yang dirundung; hubungi … atau …. Biaya 1.250.000 pada 2026-09-12.", page.Words, StringComparison.Ordinal);
        foreach (var trace in new[] { "Nopri", "Aldi", "Zulkarnain", "7890", "2222" })
            Assert.DoesNotContain(trace, page.Body, StringComparison.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task Close_WithOpenEnds_NamesEachOfThem()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(await CloseFormAsync(counsellor, own.Case, ClosureOutcome.Transferred));

        var said = Assert.Single(page.Refusals);
        Assert.Contains(own.Visit.Purpose, said, StringComparison.Ordinal);
        Assert.Contains(own.Task.Title, said, StringComparison.Ordinal);
        Assert.Equal("Pindah ke sekolah lain.", page.Form()["Input.Rationale"]?.Trim());
        await using var db = site.Context(own.School);
        Assert.Null(db.CaseFiles.Single().ClosedOn);
    }

    [Fact]
    public async Task Close_NoLongerAtRiskWithoutSuchAReview_IsRefusedBesideTheOutcome()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(await CloseFormAsync(counsellor, file, ClosureOutcome.NoLongerAtRisk));

        Assert.Equal(Said.Text("CaseFile.LevelStillAtRisk"), page.Refusal("Input.Outcome"));
        Assert.Equal(nameof(ClosureOutcome.NoLongerAtRisk), page.Form()["Input.Outcome"]);
    }

    [Fact]
    public async Task Close_SentTwice_IsClosedOnce()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await CloseFormAsync(counsellor, file, ClosureOutcome.Transferred);

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        Assert.Contains(Said.Text("Close.Saved"), (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var stored = await db.CaseFiles.Include(found => found.Spans).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((school.Today, ClosureOutcome.Transferred), (stored.ClosedOn, Assert.Single(stored.Spans).Outcome));
    }

    [Fact]
    public async Task Close_OfACaseClosedOtherwise_SaysSo()
    {
        var (school, file) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await CloseFormAsync(counsellor, file, ClosureOutcome.Transferred);
        await counsellor.SendAsync(form);

        var page = await counsellor.SendAsync(form.With("Input.Outcome", nameof(ClosureOutcome.DroppedOut)));

        Assert.Equal([Said.Text("CaseFile.Closed")], page.Refusals);
    }

    [Fact]
    public async Task Reopen_SentTwice_OpensOnceWithAReview()
    {
        var (school, file) = await CaseAsync(close: true);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kasus/{file.Id}/buka-kembali")).Form().With("Input.Level", nameof(RiskLevel.Moderate)).With("Input.Reason", "Kembali dari sekolah lain.");

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        Assert.Contains("Kembali dari sekolah lain.", (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var stored = await db.CaseFiles.Include(found => found.Spans).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((true, 2), (stored.ClosedOn is null, stored.Spans.Count));
        Assert.Single(db.Reviews);
    }

    [Fact]
    public async Task Reopen_BeforeItWasClosed_IsRefusedWithTheFormAsTyped()
    {
        var (school, file) = await CaseAsync(close: true);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var yesterday = $"{school.Today.AddDays(-1):yyyy-MM-dd}";

        var page = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/buka-kembali")).Form()
            .With("Input.OpenedOn", yesterday).With("Input.Level", nameof(RiskLevel.Low)).With("Input.Reason", "Kembali."));

        Assert.Equal(Said.Text("CaseFile.ReopenedBeforeClosed", Said.Date(school.Today)), page.Refusal("Input.OpenedOn"));
        Assert.Equal((yesterday, "Kembali."), (page.Form()["Input.OpenedOn"], page.Form()["Input.Reason"]?.Trim()));
        await using var db = site.Context(school);
        Assert.NotNull(db.CaseFiles.Single().ClosedOn);
    }

    [Fact]
    public async Task Correct_SentTwice_KeepsTheOldTextOnce()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Correction(own))).Form().With("Input.Text", "Berbicara bertiga.").With("Input.Reason", "Salah catat");

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{own.Case.Id}", answer.Location));
        var page = await counsellor.GetAsync($"/kasus/{own.Case.Id}");
        Assert.Equal("Berbicara berdua di ruang BK.", page.Document.QuerySelectorAll("del").Single().TextContent);
        Assert.Contains("Berbicara bertiga.", page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Correct_SecondEditor_SeesBothTextsAndOverwritesNothing()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(own.School, SchoolRole.Coordinator);
        var first = (await counsellor.GetAsync(Correction(own))).Form().With("Input.Text", "Berbicara bertiga.").With("Input.Reason", "Salah catat");
        var second = (await coordinator.GetAsync(Correction(own))).Form().With("Input.Text", "Berbicara di rumah.").With("Input.Reason", "Salah tempat");

        await counsellor.SendAsync(first);
        var page = await coordinator.SendAsync(second);

        Assert.Equal(Said.Text("Correction.TextChanged", "Berbicara bertiga."), page.Refusal("Input.Text"));
        Assert.Equal("Berbicara di rumah.", page.Form()["Input.Text"]?.Trim());
        await using (var db = site.Context(own.School))
            Assert.Equal("Berbicara bertiga.", db.Interventions.Single().Note);
        Assert.Equal($"/kasus/{own.Case.Id}", (await coordinator.SendAsync(page.Form())).Location);
    }

    [Fact]
    public async Task Correct_WithoutAChangeOrAReason_IsRefused()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Correction(own))).Form();

        var withoutReason = await counsellor.SendAsync(form);
        var unchanged = await counsellor.SendAsync(form.With("Input.Reason", "Salah catat"));

        Assert.Equal(Said.Text("Form.Required"), withoutReason.Refusal("Input.Reason"));
        Assert.Equal(Said.Text("Correction.SameText"), unchanged.Refusal("Input.Text"));
        await using var db = site.Context(own.School);
        Assert.Empty(db.Corrections);
    }

    /// <summary>A visit that has not taken place has no text to correct.</summary>
    [Fact]
    public async Task Correct_OfAPlannedVisit_IsNotFound()
    {
        var own = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{own.Case.Id}/koreksi/kunjungan/{own.Visit.Id}")).Status);
    }

    private static string Correction(FilledSchool own) => $"/kasus/{own.Case.Id}/koreksi/pendampingan/{own.Note.Id}";

    private static async Task<PageForm> CloseFormAsync(Visitor visitor, CaseFile file, ClosureOutcome outcome) =>
        (await visitor.GetAsync($"/kasus/{file.Id}/tutup")).Form().With("Input.Outcome", outcome.ToString()).With("Input.Rationale", "Pindah ke sekolah lain.");

    private async Task<(TestSchool School, CaseFile Case)> CaseAsync(bool close = false)
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
            if (close)
                file.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
        });
        return (school, file);
    }
}
