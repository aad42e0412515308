using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Planning a visit, recording it, and the agenda.</summary>
public sealed class HomeVisitTests(TestSite site)
{
    [Fact]
    public async Task Plan_SentTwice_IsPlannedOnce()
    {
        var (school, file, _) = await VisitAsync(plan: false);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kasus/{file.Id}/kunjungan/baru")).Form()
            .With("Input.PlannedOn", $"{school.Today.AddDays(2):yyyy-MM-dd}")
            .With("Input.Purpose", "Mengenal keluarga")
            .With("Input.OfficerUserId", school.UserId(SchoolRole.Homeroom).ToString());

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        var stored = await db.HomeVisits.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((school.Today.AddDays(2), school.UserId(SchoolRole.Homeroom), VisitOutcome.Planned), (stored.PlannedOn, stored.OfficerUserId, stored.Outcome));
    }

    [Fact]
    public async Task Record_EverythingFound_IsOnTheCaseWordForWord()
    {
        var (school, file, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] fields = ["Companions", "FamilyView", "Housing", "SocialSupport", "CostObstacles", "Health", "Surroundings", "Agreed"];
        var form = fields.Aggregate(
            Held(await FormAsync(counsellor, visit)).With("Input.Relation", nameof(MetRelation.Mother)).With("Input.SupportKind", "<b>sepatu</b> --").With("Input.SupportRupiah", "Rp150.000").With("Input.SupportSource", nameof(SupportSource.Donation)),
            (filled, field) => filled.With("Input." + field, $"{field}: <script>alert('{field}')</script> & \"ibu\""));

        var page = await counsellor.FollowAsync(await counsellor.SendAsync(form));

        Assert.All(fields, field => Assert.Contains($"{field}: <script>alert('{field}')</script> & \"ibu\"", page.Words, StringComparison.Ordinal));
        Assert.Equal("Ibu", page.Document.QuerySelectorAll(".timeline dt").Single(term => term.TextContent == Said.Text("Visit.Relation")).NextElementSibling!.TextContent);
        Assert.Contains("<b>sepatu</b> --, Rp150.000", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main script, main b"));
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);
        var byCode = await facilitator.GetAsync($"/kasus/{file.Id}");
        Assert.All(fields, field => Assert.DoesNotContain($"{field}: ", byCode.Words, StringComparison.Ordinal));
        Assert.DoesNotContain("sepatu", byCode.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("150.000", byCode.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_TextTooLong_IsRefusedWithEverythingKept()
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var housing = new string('r', 4001);

        var page = await counsellor.SendAsync(Held(await FormAsync(counsellor, visit)).With("Input.Housing", housing).With("Input.Health", "Sehat"));

        Assert.NotNull(page.Refusal("Input.Housing"));
        Assert.Equal((housing, "Sehat"), (page.Form()["Input.Housing"], page.Form()["Input.Health"]));
        await using var db = site.Context(school);
        Assert.Equal(VisitOutcome.Planned, (await db.HomeVisits.SingleAsync(TestContext.Current.CancellationToken)).Outcome);
    }

    [Fact]
    public async Task Plan_GuardianTold_IsStored()
    {
        var (school, file, _) = await VisitAsync(plan: false);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kasus/{file.Id}/kunjungan/baru")).Form().With("Input.Purpose", "Mengenal keluarga").With("Input.GuardianTold", "true");

        await counsellor.SendAsync(form);

        await using var db = site.Context(school);
        Assert.True((await db.HomeVisits.SingleAsync(TestContext.Current.CancellationToken)).GuardianTold);
    }

    [Fact]
    public async Task Plan_TooFarAhead_IsRefusedWithTheFormAsTyped()
    {
        var (school, file, _) = await VisitAsync(plan: false);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/kunjungan/baru")).Form().With("Input.PlannedOn", "2027-10-01").With("Input.Purpose", "Mengenal keluarga"));

        Assert.Equal(Said.Text("HomeVisit.PlannedTooFar"), page.Refusal("Input.PlannedOn"));
        Assert.Equal(("2027-10-01", "Mengenal keluarga"), (page.Form()["Input.PlannedOn"], page.Form()["Input.Purpose"]));
        await using var db = site.Context(school);
        Assert.Empty(db.HomeVisits);
    }

    [Fact]
    public async Task Record_Held_SentTwice_IsStoredOnceWithItsNextStep()
    {
        var (school, file, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Held(await FormAsync(counsellor, visit)).With("Input.Agreed", "Ibu mengantar ke sekolah.").With("Input.NextStep", "Menelepon ibu").With("Input.NextStepOn", $"{school.Today.AddDays(7):yyyy-MM-dd}");

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        var page = await counsellor.GetAsync($"/kasus/{file.Id}");
        Assert.Contains("Ibu mengantar ke sekolah.", page.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        var stored = await db.HomeVisits.SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal((VisitOutcome.Held, school.Today, "Ibu Aminah"), (stored.Outcome, stored.VisitedOn, stored.MetWith));
        Assert.Equal("Menelepon ibu", db.PlanTasks.Single().Title);
        Assert.Equal(school.Today, db.CaseFiles.Single().LastContactOn);
    }

    [Fact]
    public async Task Record_NobodyHome_SentTwice_PlansOneSecondTry()
    {
        var (school, file, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await FormAsync(counsellor, visit)).With("Input.Outcome", nameof(VisitOutcome.NobodyHome)).With("Input.NextTryOn", $"{school.Today.AddDays(4):yyyy-MM-dd}").With("Input.NextStep", "Menelepon ibu").With("Input.NextStepOn", $"{school.Today.AddDays(1):yyyy-MM-dd}");

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}", answer.Location));
        await using var db = site.Context(school);
        var stored = await db.HomeVisits.OrderBy(found => found.PlannedOn).ToListAsync(TestContext.Current.CancellationToken);
        Assert.Equal([VisitOutcome.NobodyHome, VisitOutcome.Planned], stored.Select(found => found.Outcome));
        Assert.Equal((school.Today.AddDays(4), visit.Purpose), (stored[1].PlannedOn, stored[1].Purpose));
        Assert.Equal(visit.OfficerUserId, stored[1].OfficerUserId);
        Assert.Equal("Menelepon ibu", db.PlanTasks.Single().Title);
        Assert.Null(db.CaseFiles.Single().LastContactOn);
    }

    [Theory]
    [InlineData("Held", "Input.VisitedOn", "2026-10-01", "HomeVisit.InFuture")]
    [InlineData("Held", "Input.VisitedOn", "", "HomeVisit.DayMissing")]
    [InlineData("Held", "Input.MetWith", "", "HomeVisit.MetWithMissing")]
    [InlineData("Held", "Input.Notes", "", "HomeVisit.NotesMissing")]
    [InlineData("Held", "Input.SupportRupiah", "seribu", "Support.AmountInvalid")]
    [InlineData("Postponed", "Input.NextTryOn", "", "HomeVisit.NextTryMissing")]
    [InlineData("NobodyHome", "Input.VisitedOn", "", "HomeVisit.DayMissing")]
    [InlineData("Cancelled", "Input.NextTryOn", "2026-10-05", "HomeVisit.CancelledHasNextTry")]
    public async Task Record_ThatCannotBe_IsRefusedBesideTheFieldWithTheFormAsTyped(string outcome, string name, string typed, string code)
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled(await FormAsync(counsellor, visit), outcome).With("Input.NextStep", "Menelepon ibu").With("Input.NextStepOn", "2026-10-07").With(name, typed));

        Assert.Equal(Said.Text(code), page.Refusal(name));
        Assert.Equal((outcome, typed, "Menelepon ibu"), (page.Form()["Input.Outcome"], page.Form()[name]?.Trim(), page.Form()["Input.NextStep"]));
        await using var db = site.Context(school);
        Assert.Equal(VisitOutcome.Planned, db.HomeVisits.Single().Outcome);
    }

    [Theory]
    [InlineData("Input.MetWith")]
    [InlineData("Input.Housing")]
    [InlineData("Input.Agreed")]
    [InlineData("Input.SupportKind")]
    public async Task Record_NobodyHomeWithFindings_IsRefusedInsteadOfLosingThem(string name)
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await FormAsync(counsellor, visit)).With("Input.Outcome", nameof(VisitOutcome.NobodyHome)).With(name, "Sepatu"));

        Assert.Equal(Said.Text("HomeVisit.NotHeldHasFindings"), page.Refusal("Input.Outcome"));
        Assert.Equal("Sepatu", page.Form()[name]?.Trim());
        await using var db = site.Context(school);
        Assert.Equal(VisitOutcome.Planned, db.HomeVisits.Single().Outcome);
    }

    /// <summary>Two persons wrote the same visit down; what the second found is shown to her again and not dropped.</summary>
    [Fact]
    public async Task Record_AgainWithOtherFindings_IsRefusedAndNotTakenForTheSame()
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Held(await FormAsync(counsellor, visit));
        await counsellor.SendAsync(form.With("Input.Housing", "Lantai tanah."));

        var page = await counsellor.SendAsync(form.With("Input.Housing", "Lantai semen."));

        Assert.Contains(Said.Text("HomeVisit.AlreadyRecorded"), page.Words, StringComparison.Ordinal);
        Assert.Equal("Lantai semen.", page.Form()["Input.Housing"]?.Trim());
    }

    [Fact]
    public async Task Record_WithoutAnOutcome_AsksForIt()
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(await FormAsync(counsellor, visit));

        Assert.Equal(Said.Text("Form.Required"), page.Refusal("Input.Outcome"));
    }

    [Fact]
    public async Task Record_OfARecordedVisit_OffersNoFormAndChangesNothing()
    {
        var (school, _, visit) = await VisitAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Held(await FormAsync(counsellor, visit));
        await counsellor.SendAsync(form);

        var page = await counsellor.GetAsync($"/kunjungan/{visit.Id}/isi");
        var refused = await counsellor.SendAsync(form.With("Input.Notes", "Cerita lain."));

        Assert.Contains(Said.Text("HomeVisit.AlreadyRecorded"), page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Contains(Said.Text("HomeVisit.AlreadyRecorded"), refused.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal("Rumah di tepi sungai.", db.HomeVisits.Single().Notes);
    }

    [Fact]
    public async Task Agenda_ShowsWhatIsToBeDoneAndWhatIsDone()
    {
        var (school, file, visit) = await VisitAsync();
        school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today.AddDays(-2), "Membawa seragam", school.UserId(SchoolRole.Homeroom), school.Today, school.Recorded));
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SendAsync(Held(await FormAsync(counsellor, visit)));

        var planned = await counsellor.GetAsync("/kunjungan");
        var done = await counsellor.GetAsync("/kunjungan?status=selesai");

        Assert.Contains("Membawa seragam", planned.Words, StringComparison.Ordinal);
        Assert.Equal([Said.Text("Visit.SectionOverdue"), Said.Text("Visit.SectionRecent", 14)], planned.Document.QuerySelectorAll("main .panel h2").Select(heading => heading.TextContent));
        Assert.DoesNotContain("Membawa seragam", done.Words, StringComparison.Ordinal);
        Assert.Contains("Mengenal keluarga", done.Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("VisitOutcome.Held"), done.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Agenda_IsInSectionsByDayAndVillage_AndSaysWhoWasNotTold()
    {
        var (school, visits) = await AgendaAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/kunjungan");

        Assert.Equal(
            new[] { "Visit.SectionOverdue", "Visit.SectionToday", "Visit.SectionComing" }.Select(key => Said.Text(key)),
            page.Document.QuerySelectorAll("main .panel h2").Select(heading => heading.TextContent));
        Assert.Equal(["Siswa Lewat", "Siswa Desa Awal", "Siswa Desa Akhir", "Siswa Tanpa Desa", "Siswa Nanti"], Names(page));
        Assert.Equal(4, page.Document.QuerySelectorAll(".todo li").Count(line => line.TextContent.Contains(Said.Text("Visit.NotTold"), StringComparison.Ordinal)));
        Assert.Equal(visits.Count, page.Links.Count(link => link.EndsWith("/isi", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData("?desa=bandar", "Siswa Lewat,Siswa Desa Awal")]
    [InlineData("?desa=Sungai%20Jaya", "Siswa Desa Akhir,Siswa Nanti")]
    [InlineData("?petugas={homeroom}", "Siswa Nanti")]
    [InlineData("?petugas={homeroom}&desa=Bandar", "")]
    [InlineData("?desa=Tidak%20Ada", "")]
    [InlineData("?petugas=bukan-petugas", "Siswa Lewat,Siswa Desa Awal,Siswa Desa Akhir,Siswa Tanpa Desa,Siswa Nanti")]
    [InlineData("?halaman=7", "Siswa Lewat,Siswa Desa Awal,Siswa Desa Akhir,Siswa Tanpa Desa,Siswa Nanti")]
    public async Task Agenda_Narrowed_ShowsThoseAlone(string query, string names)
    {
        var (school, _) = await AgendaAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/kunjungan" + query.Replace("{homeroom}", school.UserId(SchoolRole.Homeroom).ToString(), StringComparison.Ordinal));

        Assert.Equal(names, string.Join(',', Names(page)));
        Assert.Equal(names.Length == 0, page.Words.Contains(Said.Text("Cases.NoneFound"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agenda_WithMoreThanAPage_IsPaged()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            for (var number = 0; number < 27; number++)
                school.AddVisit(school.OpenCase(school.AddStudent($"Siswa {number:00}")));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var first = await counsellor.GetAsync("/kunjungan");
        var second = await counsellor.GetAsync("/kunjungan?halaman=2");

        Assert.Contains("/kunjungan?halaman=2", first.Links);
        Assert.Equal((25, 2), (Names(first).Count, Names(second).Count));
        Assert.Equal(27, Names(first).Union(Names(second)).Count());
    }

    [Fact]
    public async Task Agenda_ForThePrincipal_OffersNothingToWrite()
    {
        var (school, _) = await AgendaAsync();
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await principal.GetAsync("/kunjungan");

        Assert.Equal(5, Names(page).Count);
        Assert.DoesNotContain(page.Links, link => link.EndsWith("/isi", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Agenda_OfAnotherSchool_IsNotShown()
    {
        await AgendaAsync();
        var other = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(other, SchoolRole.Counsellor);

        Assert.Empty(Names(await counsellor.GetAsync("/kunjungan")));
    }

    [Fact]
    public async Task Agenda_WithoutAVisit_SaysSo()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Contains(Said.Text("Visit.NonePlanned"), (await counsellor.GetAsync("/kunjungan")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Visit.NoneDone"), (await counsellor.GetAsync("/kunjungan?status=selesai")).Words, StringComparison.Ordinal);
    }

    private static async Task<PageForm> FormAsync(Visitor visitor, HomeVisit visit) => (await visitor.GetAsync($"/kunjungan/{visit.Id}/isi")).Form();

    /// <summary>As typed for the outcome: what only a meeting brings stands there for a held visit alone.</summary>
    private static PageForm Filled(PageForm form, string outcome) =>
        (outcome == nameof(VisitOutcome.Held) ? Held(form).With("Input.Agreed", "Ibu mengantar.") : form.With("Input.Notes", "Rumah di tepi sungai.")).With("Input.Outcome", outcome);

    private static PageForm Held(PageForm form) => form.With("Input.Outcome", nameof(VisitOutcome.Held)).With("Input.MetWith", "Ibu Aminah").With("Input.Notes", "Rumah di tepi sungai.");

    private static IReadOnlyList<string> Names(WebPage page) => [.. page.Document.QuerySelectorAll("main .todo li > span:first-child > a").Select(name => name.TextContent)];

    /// <summary>One visit overdue, three today, one to come; the homeroom teacher makes the last, whose family has been told.</summary>
    private async Task<(TestSchool School, IReadOnlyList<HomeVisit> Visits)> AgendaAsync()
    {
        List<HomeVisit> visits = [];
        var school = await site.AddSchoolAsync(school =>
        {
            Plan("Siswa Nanti", "Sungai Jaya", 3, SchoolRole.Homeroom, guardianTold: true);
            Plan("Siswa Tanpa Desa", null, 0);
            Plan("Siswa Desa Akhir", "Sungai Jaya", 0);
            Plan("Siswa Desa Awal", "BANDAR", 0);
            Plan("Siswa Lewat", "Bandar", -2);

            void Plan(string name, string? village, int inDays, SchoolRole officer = SchoolRole.Counsellor, bool guardianTold = false)
            {
                var student = school.AddStudent(name);
                student.Describe(new StudentDetails(Village: village));
                var file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
                visits.Add(school.Add(file.PlanHomeVisit(Guid.CreateVersion7(), school.Today.AddDays(inDays), "Mengenal keluarga", school.UserId(officer), school.Today, school.Recorded, guardianTold)));
            }
        });
        return (school, visits);
    }

    private async Task<(TestSchool School, CaseFile Case, HomeVisit Visit)> VisitAsync(bool plan = true)
    {
        CaseFile file = null!;
        HomeVisit visit = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
            if (plan)
                visit = school.AddVisit(file);
        });
        return (school, file, visit);
    }
}
