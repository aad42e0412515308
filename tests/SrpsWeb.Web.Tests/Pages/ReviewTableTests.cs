using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The month's end: many cases evaluated in one table, all rows with a reason or none.</summary>
public sealed class ReviewTableTests(TestSite site)
{
    private const string Reason = "Hadir penuh dua pekan.";

    [Fact]
    public async Task Post_StoresTheRowsWithAReason_AndNoOther()
    {
        var (school, first, second) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");

        var answer = await counsellor.SendAsync(page.Form()
            .With(Field(page, first, "Level"), nameof(RiskLevel.Low))
            .With(Field(page, first, "Handling"), nameof(Handling.SpecialCare))
            .With(Field(page, first, "Rationale"), Reason));

        Assert.Equal("/evaluasi", answer.Location);
        Assert.Contains(Said.Text("Review.TableSaved", 1), (await counsellor.FollowAsync(answer)).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var stored = Assert.Single(db.Reviews);
        Assert.Equal((first.Id, school.Today, RiskLevel.Low, Handling.SpecialCare, Reason), (stored.CaseFileId, stored.On, stored.Level, stored.Handling, stored.Rationale));
        Assert.Equal(RiskLevel.Low, db.CaseFiles.Single(file => file.Id == first.Id).CurrentLevel);
        Assert.Null(db.CaseFiles.Single(file => file.Id == second.Id).LastReviewOn);
    }

    [Fact]
    public async Task Post_SentTwice_StoresEachRowOnce()
    {
        var (school, first, second) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");
        var form = page.Form().With(Field(page, first, "Rationale"), Reason).With(Field(page, second, "Rationale"), " Baris satu.\r\nBaris dua. ");

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));
        var again = await counsellor.SendAsync(form);

        Assert.All([.. answers, again], answer => Assert.Equal("/evaluasi", answer.Location));
        await using var db = site.Context(school);
        Assert.Equal(2, db.Reviews.Count());
    }

    [Fact]
    public async Task Post_ChangedAfterItWasStored_SaysSoAndStoresItWhenSentOnceMore()
    {
        var (school, first, _) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");
        var form = page.Form().With(Field(page, first, "Rationale"), Reason);
        await counsellor.SendAsync(form);

        var refused = await counsellor.SendAsync(form.With(Field(page, first, "Rationale"), "Lain lagi."));
        Assert.Equal(Said.Text("Form.StoredOtherwise"), refused.Refusal(Field(refused, first, "Rationale")));
        Assert.Equal("/evaluasi", (await counsellor.SendAsync(refused.Form())).Location);

        await using var db = site.Context(school);
        Assert.Equal([Reason, "Lain lagi."], db.Reviews.OrderBy(review => review.RecordedAt).ThenBy(review => review.Id).Select(review => review.Rationale));
    }

    [Fact]
    public async Task Post_WithARefusedRow_StoresNothingAndKeepsWhatWasTyped()
    {
        var (school, first, second) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");

        var refused = await counsellor.SendAsync(page.Form()
            .With("Input.On", $"{school.Today.AddDays(-15):yyyy-MM-dd}")
            .With(Field(page, first, "Rationale"), Reason)
            .With(Field(page, second, "Level"), nameof(RiskLevel.High))
            .With(Field(page, second, "Rationale"), "Absen lagi."));

        Assert.Equal(Said.Text("Review.BeforeCaseOpened", Said.Date(second.OpenedOn)), refused.Refusal(Field(refused, second, "Rationale")));
        Assert.Null(refused.Refusal(Field(refused, first, "Rationale")));
        var form = refused.Form();
        Assert.Equal((Reason, nameof(RiskLevel.High), "Absen lagi."), (form[Field(refused, first, "Rationale")]?.Trim(), form[Field(refused, second, "Level")], form[Field(refused, second, "Rationale")]?.Trim()));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
    }

    [Fact]
    public async Task Post_WithALevelChangedAndNoReason_IsRefusedBesideTheRow()
    {
        var (school, first, second) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");

        var refused = await counsellor.SendAsync(page.Form().With(Field(page, first, "Rationale"), Reason).With(Field(page, second, "Level"), nameof(RiskLevel.High)));

        Assert.Equal(Said.Text("Review.RationaleMissing"), refused.Refusal(Field(refused, second, "Rationale")));
        Assert.Equal((Reason, nameof(RiskLevel.High)), (refused.Form()[Field(refused, first, "Rationale")]?.Trim(), refused.Form()[Field(refused, second, "Level")]));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
    }

    [Theory]
    [InlineData("2026-10-01", "Review.InFuture")]
    [InlineData("", "Form.Required")]
    public async Task Post_OnADayThatCannotBe_IsRefusedBesideTheDay(string typed, string code)
    {
        var (school, first, _) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");

        var refused = await counsellor.SendAsync(page.Form().With("Input.On", typed).With(Field(page, first, "Rationale"), Reason));

        Assert.Equal(Said.Text(code), refused.Refusal("Input.On"));
        Assert.Equal(Reason, refused.Form()[Field(refused, first, "Rationale")]?.Trim());
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
    }

    [Fact]
    public async Task Post_OfACaseClosedMeanwhile_KeepsTheRow()
    {
        var (school, first, _) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var page = await counsellor.GetAsync("/evaluasi");
        var form = page.Form().With(Field(page, first, "Rationale"), Reason);
        await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{first.Id}/tutup")).Form().With("Input.Outcome", nameof(ClosureOutcome.DroppedOut)).With("Input.Rationale", "Bekerja."));

        var refused = await counsellor.SendAsync(form);

        Assert.Equal(Said.Text("CaseFile.Closed"), refused.Refusal(Field(refused, first, "Rationale")));
        Assert.Equal(Reason, refused.Form()[Field(refused, first, "Rationale")]?.Trim());
    }

    [Fact]
    public async Task Post_WithNothingTyped_SaysWhatToDo()
    {
        var (school, _, _) = await CasesAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync("/evaluasi")).Form());

        Assert.Equal([Said.Text("Review.NoneTyped")], refused.Refusals);
    }

    /// <summary>An id of another school or of a hidden case stops the whole table, with or without a reason beside it.</summary>
    [Theory]
    [InlineData(Reason)]
    [InlineData("")]
    public async Task Post_WithACaseThatIsNotThere_FindsNothing(string rationale)
    {
        var (school, first, _) = await CasesAsync();
        var (_, othersCase, _) = await CasesAsync();
        var secret = school.OpenCase(school.AddStudent("Nadia Kirana"), school.Opening(school.SecretFactor));
        await school.SaveAsync(site.Database);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        var page = await coordinator.GetAsync("/evaluasi?pj=semua");

        foreach (var hidden in new[] { othersCase.Id, secret.Id, Guid.NewGuid() })
        {
            var answer = await coordinator.SendAsync(page.Form()
                .With(Field(page, first, "Level"), nameof(RiskLevel.High))
                .With(Field(page, first, "Rationale"), rationale)
                .Forge(Field(page, first, "CaseFileId"), hidden.ToString()));
            Assert.Equal(HttpStatusCode.NotFound, answer.Status);
        }

        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
    }

    /// <summary>Own cases by default; a homeroom teacher is shown only what may be written, never a Restricted case that can only be read.</summary>
    [Fact]
    public async Task Table_ShowsTheCasesTheViewerMayWrite()
    {
        CaseFile general = null!, restricted = null!, own = null!, elsewhere = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            general = school.OpenCase(school.AddStudent("Ayu Lestari"));
            restricted = school.OpenCase(school.AddStudent("Bagas Saputra"), school.Opening(school.RestrictedFactor));
            own = school.OpenCase(school.AddStudent("Citra Dewi", school.OtherClass), school.Opening(school.RestrictedFactor) with { ResponsibleUserId = school.UserId(SchoolRole.Homeroom) });
            elsewhere = school.OpenCase(school.AddStudent("Dimas Putra", school.OtherClass));
        });
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal([own.Id], CaseIds(await homeroom.GetAsync("/evaluasi")));
        Assert.Equal([general.Id, own.Id], CaseIds(await homeroom.GetAsync("/evaluasi?pj=semua")));
        Assert.Equal([general.Id, restricted.Id, own.Id, elsewhere.Id], CaseIds(await coordinator.GetAsync("/evaluasi?pj=semua")));
        var none = await coordinator.GetAsync("/evaluasi?pj=lain");
        Assert.Contains(Said.Text("Review.Table.NoneOwn.Text"), none.Words, StringComparison.Ordinal);
        Assert.Contains("/evaluasi?pj=semua", none.Links);
    }

    [Fact]
    public async Task Table_ShowsThoseNotYetEvaluatedThisMonthFirst_PageByPage()
    {
        var last = new List<Guid>();
        var school = await site.AddSchoolAsync(school =>
        {
            var done = school.OpenCase(school.AddStudent("Aan Pertama"), school.Opening() with { OpenedOn = school.Today.AddDays(-60) });
            school.AddReview(done);
            var before = school.OpenCase(school.AddStudent("Abi Bulan Lalu"), school.Opening() with { OpenedOn = school.Today.AddDays(-60) });
            school.Add(before.AddReview(Guid.CreateVersion7(), school.Today.AddDays(-30), RiskLevel.High, Handling.SpecialCare, "Absen.", school.Today, school.Recorded));
            for (var number = 0; number < 25; number++)
                school.OpenCase(school.AddStudent($"Siswa {number:00}"));
            last.Add(done.Id);
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var first = await counsellor.GetAsync("/evaluasi");
        var second = await counsellor.GetAsync("/evaluasi?halaman=2");

        Assert.Equal(25, CaseIds(first).Count);
        Assert.Contains(Said.Text("Review.LastOn", Said.Date(school.Today.AddDays(-30))), first.Words, StringComparison.Ordinal);
        Assert.Equal(last[0], CaseIds(second)[^1]);
        Assert.Equal(2, CaseIds(second).Count);
        Assert.Contains(Said.Text("Review.DoneThisMonth", Said.Date(school.Today)), second.Words, StringComparison.Ordinal);
    }

    private static List<Guid> CaseIds(WebPage page) =>
        [.. page.Document.QuerySelectorAll("input[name$='.CaseFileId']").Select(input => Guid.Parse(input.GetAttribute("value")!))];

    /// <summary>Name of a field in the row of the case.</summary>
    private static string Field(WebPage page, CaseFile file, string name) => $"Input.Rows[{CaseIds(page).IndexOf(file.Id)}].{name}";

    /// <summary>Two cases of the counsellor: the first opened 20 days ago, the second 10.</summary>
    private async Task<(TestSchool School, CaseFile First, CaseFile Second)> CasesAsync()
    {
        CaseFile first = null!, second = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            first = school.OpenCase(school.AddStudent("Siti Aminah"), school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
            second = school.OpenCase(school.AddStudent("Bagas Saputra"), school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
        });
        return (school, first, second);
    }
}
