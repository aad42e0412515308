using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;
using static SrpsWeb.Web.Tests.Security.NaughtyTexts;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>
/// Texts that break careless programs, through every free text of the forms about cases: stored as typed, shown as text and never
/// as markup, and back in their field after a refusal.
/// </summary>
public sealed class NaughtyTextTests(TestSite site)
{
    [Fact]
    public async Task OpenCase_EveryText_IsCheckedStoredAndShown()
    {
        var (school, student, _) = await SchoolAsync(open: false);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var other = $"Input.Mappings[{school.RestrictedFactor.Id}]";
        string[] fields = ["Input.MappingNote", "Input.Strengths", "Input.SignsNote", "Input.Rationale", other + ".Note", other + ".Strengths"];
        var form = Fill(await CaseOpenTests.FormAsync(counsellor, school, student), fields).With("Input.Contributing", school.RestrictedFactor.Id.ToString());

        var refused = await counsellor.CheckAsync(form.With("Input.OpenedOn", "31-02-2026"));
        AssertKept(refused, fields);
        var check = await counsellor.CheckAsync(refused.Form().With("Input.OpenedOn", $"{school.Today:yyyy-MM-dd}"));
        AssertShown(check, fields);
        AssertKept(await counsellor.SendAsync(CheckedForms.Change(check)), fields);
        AssertShown(await counsellor.FollowAsync(await counsellor.SendAsync(CheckedForms.Confirm(check))), fields);

        await using var db = site.Context(school);
        var stored = db.CaseFiles.Single();
        var factors = db.CaseFiles.SelectMany(file => file.Factors).ToList();
        Assert.Equal(fields.Select(Long).Order(), new[] { stored.OpeningRationale, stored.SignsNote }.Concat(factors.SelectMany(factor => new[] { factor.MappingNote, factor.Strengths })).Order());
    }

    [Fact]
    public async Task Register_EveryText_IsCheckedStoredAndShown()
    {
        var (school, student, _) = await SchoolAsync(open: false);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] fields = ["Input.Rows[0].Rationale", "Input.Rows[0].SignsNote", "Input.Rows[0].MappingNote", "Input.Rows[0].Strengths"];
        var form = RegisterTests.Fill((await counsellor.GetAsync($"/kasus/pendataan?rombel={school.OwnClass.Id}")).Form(), 0, student, school.GeneralFactor);

        var refused = await counsellor.CheckAsync(Fill(form, fields).With("Input.OpenedOn", "31-02-2026"));
        AssertKept(refused, fields);
        var check = await counsellor.CheckAsync(refused.Form().With("Input.OpenedOn", $"{school.Today:yyyy-MM-dd}"));
        AssertShown(check, fields);
        AssertKept(await counsellor.SendAsync(CheckedForms.Change(check)), fields);
        await counsellor.SendAsync(CheckedForms.Confirm(check));

        await using var db = site.Context(school);
        AssertShown(await counsellor.GetAsync($"/kasus/{db.CaseFiles.Single().Id}"), fields);
    }

    [Fact]
    public async Task Map_EveryText_IsStoredAndShown_AlsoToWhoWasSlower()
    {
        var (school, _, file) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Coordinator);
        var address = $"/kasus/{file.Id}/pemetaan";
        string[] known = ["Input.Rows[0].Note", "Input.Rows[0].Strengths"];
        string[] fields = [.. known, "Input.AddedNote", "Input.AddedStrengths"];
        var opened = await second.GetAsync(address);

        AssertKept(await first.SendAsync(Fill((await first.GetAsync(address)).Form(), fields)), fields);
        AssertShown(await first.FollowAsync(await first.SendAsync((await first.GetAsync(address)).Form("form[data-draft]").With("Input.AddedFactorId", school.RestrictedFactor.Id.ToString()))), fields);
        var slower = await second.SendAsync(opened.Form().With(known[0], "Tulisan kedua").With(known[1], Long(known[1])));

        Assert.Contains(slower.Document.QuerySelectorAll(".error-summary li"), line => line.TextContent.Contains(Long(known[0]), StringComparison.Ordinal));
        AssertHarmless(slower);
        AssertShown(await first.FollowAsync(await first.SendAsync((await first.GetAsync(address)).Form())), fields);
    }

    [Theory]
    [InlineData("/kasus/{0}/pendampingan/baru")]
    [InlineData("/catat")]
    public async Task Log_EveryText_IsStoredAndShown(string route)
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = string.Format(null, route, file.Id);
        string[] longs = ["Input.Note", "Input.Result"];
        string[] lines = ["Input.NextStep", "Input.SupportKind"];

        foreach (var line in Lines)
        {
            var form = Fill((await counsellor.GetWithoutDraftAsync(address)).Form(), longs);
            foreach (var field in lines)
                form.With(field, line);
            form.Forge("Input.CaseFileId", file.Id.ToString()).With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.NextStepOn", $"{school.Today.AddDays(3):yyyy-MM-dd}").With("Input.SupportRupiah", "seribu").With("Input.SupportSource", nameof(SupportSource.Donation));
            var refused = await counsellor.SendAsync(form);
            AssertKept(refused, longs);
            AssertKept(refused, line, lines);
            var answer = await counsellor.SendAsync(refused.Form().With("Input.SupportRupiah", "1000"));
            Assert.Equal($"/kasus/{file.Id}", answer.Location);
        }

        var page = await counsellor.GetAsync($"/kasus/{file.Id}");
        AssertShown(page, longs);
        Assert.All(Lines, line => AssertShown(page.Document.QuerySelectorAll(".outcome"), line));
        Assert.All(Lines, line => AssertShown(page.Document.QuerySelectorAll(".next-step p"), line));
        await using var db = site.Context(school);
        Assert.Equal(Lines.Order(StringComparer.Ordinal), db.PlanTasks.Select(task => task.Title).ToList().Order(StringComparer.Ordinal));
        Assert.Equal(Lines.Order(StringComparer.Ordinal), db.Interventions.Select(note => note.SupportKind!).ToList().Order(StringComparer.Ordinal));
        Assert.All(db.Interventions, note => Assert.Equal((Long(longs[0]), Long(longs[1])), (note.Note, note.Result)));
    }

    [Fact]
    public async Task Visit_EveryText_IsStoredAndShown()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] longs = ["Input.Notes", "Input.FamilyView", "Input.Housing", "Input.SocialSupport", "Input.CostObstacles", "Input.Health", "Input.Surroundings", "Input.Agreed"];
        string[] lines = ["Input.MetWith", "Input.Companions", "Input.SupportKind", "Input.NextStep"];

        foreach (var line in Lines)
        {
            var plan = (await counsellor.GetWithoutDraftAsync($"/kasus/{file.Id}/kunjungan/baru")).Form().With("Input.Purpose", line).With("Input.PlannedOn", "31-02-2026");
            var unplanned = await counsellor.SendAsync(plan);
            AssertKept(unplanned, line, "Input.Purpose");
            await counsellor.SendAsync(unplanned.Form().With("Input.PlannedOn", $"{school.Today:yyyy-MM-dd}"));
            await using var db = site.Context(school);
            var visit = db.HomeVisits.Single(planned => planned.Outcome == VisitOutcome.Planned);
            Assert.Equal(line, visit.Purpose);
            AssertShown((await counsellor.GetAsync("/kunjungan")).Document.QuerySelectorAll("main .why"), line);
            var page = await counsellor.GetAsync($"/kunjungan/{visit.Id}/isi");
            AssertShown(page.Document.QuerySelectorAll(".lead-note"), line);
            var form = Fill(page.Form(), longs).With("Input.Outcome", nameof(VisitOutcome.Held)).With("Input.SupportRupiah", "seribu").With("Input.SupportSource", nameof(SupportSource.Donation)).With("Input.NextStepOn", $"{school.Today.AddDays(3):yyyy-MM-dd}");
            foreach (var field in lines)
                form.With(field, line);
            var refused = await counsellor.SendAsync(form);
            AssertKept(refused, longs);
            AssertKept(refused, line, lines);
            Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(refused.Form().With("Input.SupportRupiah", "1000"))).Location);
        }

        var shown = await counsellor.GetAsync($"/kasus/{file.Id}");
        AssertShown(shown, longs);
        Assert.All(Lines, line => AssertShown(shown.Document.QuerySelectorAll(".what"), line));
        Assert.All(Lines, line => AssertShown(shown.Document.QuerySelectorAll(".timeline dd"), line));
        Assert.All(Lines, line => AssertShown(shown.Document.QuerySelectorAll(".outcome"), line));
        await using var stored = site.Context(school);
        Assert.All(stored.HomeVisits, visit => Assert.Equal(
            longs.Select(Long), [visit.Notes!, visit.FamilyView!, visit.Housing!, visit.SocialSupport!, visit.CostObstacles!, visit.Health!, visit.Surroundings!, visit.Agreed!]));
        Assert.All(stored.HomeVisits, visit => Assert.Equal((visit.Purpose, visit.Purpose, visit.Purpose), (visit.MetWith, visit.Companions, visit.SupportKind)));
    }

    [Fact]
    public async Task Review_EveryText_IsStoredAndShown()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] longs = ["Input.Rationale"];

        foreach (var (index, line) in Lines.Index())
        {
            var form = Fill((await counsellor.GetWithoutDraftAsync($"/kasus/{file.Id}/evaluasi/baru")).Form(), longs)
                .With("Input.Readings[0].Value", "tujuh").With("Input.Readings[0].Source", line).With("Input.Level", nameof(RiskLevel.Low));
            var refused = await counsellor.SendAsync(form);
            AssertKept(refused, longs);
            AssertKept(refused, line, "Input.Readings[0].Source");
            Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(refused.Form().With("Input.Readings[0].Value", $"{index}"))).Location);
            var page = await counsellor.GetAsync($"/kasus/{file.Id}");
            AssertShown(page, longs);
            AssertShown(page.Document.QuerySelectorAll(".reading small"), line);
        }

        var table = await counsellor.GetAsync("/evaluasi");
        string[] rationale = ["Input.Rows[0].Rationale"];
        var refusedTable = await counsellor.SendAsync(Fill(table.Form(), rationale).With("Input.On", "31-02-2026"));
        AssertKept(refusedTable, rationale);
        Assert.Equal("/evaluasi", (await counsellor.SendAsync(refusedTable.Form().With("Input.On", $"{school.Today:yyyy-MM-dd}"))).Location);
        AssertShown(await counsellor.GetAsync($"/kasus/{file.Id}"), rationale);
        await using var db = site.Context(school);
        Assert.Equal(Lines.Select(_ => Long(longs[0])).Append(Long(rationale[0])).Order(), db.Reviews.Select(review => review.Rationale).ToList().Order());
        Assert.Equal(Lines, db.IndicatorReadings.OrderBy(reading => reading.Sequence).Select(reading => reading.Source).ToList());
    }

    [Fact]
    public async Task Indicators_Source_IsStoredAndShown()
    {
        var (school, _, file) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        foreach (var (index, line) in Lines.Index())
        {
            var form = (await homeroom.GetAsync("/indikator")).Form().With("Input.Rows[0].Cells[1].Value", "banyak").With("Input.Sources[1]", line);
            var refused = await homeroom.SendAsync(form);
            AssertKept(refused, line, "Input.Sources[1]");
            AssertHarmless(await homeroom.FollowAsync(await homeroom.SendAsync(refused.Form().With("Input.Rows[0].Cells[1].Value", $"{index}"))));
            AssertShown((await principal.GetAsync("/indikator")).Document.QuerySelectorAll(".row-sub"), line);
            AssertShown((await homeroom.GetAsync($"/kasus/{file.Id}")).Document.QuerySelectorAll(".reading small"), line);
        }

        await using var db = site.Context(school);
        Assert.Equal(Lines, db.IndicatorReadings.OrderBy(reading => reading.Sequence).Select(reading => reading.Source).ToList());
    }

    [Fact]
    public async Task PlanTask_Title_IsStoredAndShown()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        const string AddForm = "main form:has(fieldset)";

        foreach (var line in Lines)
        {
            var refused = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/rtl")).Form(AddForm).With("Input.Title", line).With("Input.DueOn", "31-02-2026"));
            Assert.Equal(line, refused.Form(AddForm)["Input.Title"]);
            var page = await counsellor.FollowAsync(await counsellor.SendAsync(refused.Form(AddForm).With("Input.DueOn", $"{school.Today.AddDays(3):yyyy-MM-dd}")));
            AssertShown(page.Document.QuerySelectorAll(".todo li > span"), line);
            AssertHarmless(page);
        }

        var shown = await counsellor.GetAsync($"/kasus/{file.Id}");
        Assert.All(Lines, line => AssertShown(shown.Document.QuerySelectorAll(".next-step p"), line));
        AssertHarmless(await counsellor.GetAsync("/"));
    }

    [Fact]
    public async Task CloseReopenAndCorrect_EveryText_IsStoredAndShown()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var day = $"{school.Today:yyyy-MM-dd}";
        string[] rationale = ["Input.Rationale"];
        var unclosed = await counsellor.SendAsync(Fill((await counsellor.GetAsync($"/kasus/{file.Id}/tutup")).Form(), rationale).With("Input.Outcome", nameof(ClosureOutcome.Transferred)).With("Input.ClosedOn", "31-02-2026"));
        AssertKept(unclosed, rationale);
        AssertShown(await counsellor.FollowAsync(await counsellor.SendAsync(unclosed.Form().With("Input.ClosedOn", day))), rationale);
        string[] reason = ["Input.Reason"];
        var unopened = await counsellor.SendAsync(Fill((await counsellor.GetAsync($"/kasus/{file.Id}/buka-kembali")).Form(), reason).With("Input.Level", nameof(RiskLevel.High)).With("Input.OpenedOn", "31-02-2026"));
        AssertKept(unopened, reason);
        AssertShown(await counsellor.FollowAsync(await counsellor.SendAsync(unopened.Form().With("Input.OpenedOn", day))), reason);

        await using var db = site.Context(school);
        var address = $"/kasus/{file.Id}/koreksi/evaluasi/{db.Reviews.Single().Id}";
        string[] text = ["Input.Text"];
        var now = Long(reason[0]);
        foreach (var line in Lines)
        {
            var page = await counsellor.GetWithoutDraftAsync(address);
            AssertShown(page.Document.QuerySelectorAll("main p"), now);
            var refused = await counsellor.SendAsync(Fill(page.Form(), text).With("Input.Reason", ""));
            AssertKept(refused, text);
            var answer = await counsellor.SendAsync(refused.Form().With("Input.Text", line).With("Input.Reason", line));
            Assert.Equal($"/kasus/{file.Id}", answer.Location);
            now = line;
        }

        var shown = await counsellor.GetAsync($"/kasus/{file.Id}");
        AssertShown(shown, rationale);
        Assert.All(Lines.SkipLast(1), line => AssertShown(shown.Document.QuerySelectorAll(".timeline del"), line));
        Assert.All(Lines, line => AssertShown(shown.Document.QuerySelectorAll(".timeline small"), line));
        AssertHarmless(shown);
    }

    [Fact]
    public async Task SatgasMember_EveryText_IsStoredAndShown()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        const string Fields = "main form:has(fieldset)";
        var id = "";

        foreach (var line in Lines)
        {
            var page = await user.GetAsync("/pengaturan/satgas" + (id.Length == 0 ? "" : "?id=" + id));
            var form = page.Form(Fields).With("Input.Position", line).With("Input.DecreeNumber", line).With("Input.From", "31-02-2026");
            if (id.Length == 0)
                form.With("Input.UserId", school.UserId(SchoolRole.Counsellor).ToString());
            var refused = await user.SendAsync(form);
            Assert.Equal((line, line), (refused.Form(Fields)["Input.Position"], refused.Form(Fields)["Input.DecreeNumber"]));
            AssertHarmless(refused);
            id = refused.Form(Fields)["Input.Id"]!;
            var shown = await user.FollowAsync(await user.SendAsync(refused.Form(Fields).With("Input.From", "2026-07-13")));
            Assert.Equal(2, shown.Document.QuerySelectorAll("main td").Count(cell => cell.TextContent == line));
            AssertHarmless(shown);
        }

        await using var db = site.Context(school);
        Assert.Equal((Lines[^1], Lines[^1]), db.SatgasMembers.Select(member => new ValueTuple<string, string>(member.Position, member.DecreeNumber)).Single());
    }

    [Fact]
    public async Task Erasure_EveryReason_IsStoredAndShown()
    {
        Student student = null!;
        var school = await site.AddSchoolAsync(school => (student = school.AddStudent("Nur'aini D’Souza")).Leave(school.Today.AddDays(-5)));
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var address = $"/siswa/{student.Id}/penghapusan";

        foreach (var line in Lines)
        {
            var unasked = await coordinator.SendAsync((await coordinator.GetAsync(address)).Form("#usul").With("Input.Reason", line).Forge("Input.Ground", "bukan"));
            AssertHarmless(unasked);
            Assert.Equal(line, unasked.Form("#usul")["Input.Reason"]);
            await coordinator.SendAsync(unasked.Form("#usul").With("Input.Ground", nameof(ErasureGround.AskedFor)));
            var asked = await principal.GetAsync(address);
            AssertHarmless(asked);
            AssertShown(asked.Document.QuerySelectorAll("main dd"), line);
            var declined = await principal.FollowAsync(await principal.SendAsync(asked.Form("#tolak").With("Input.DecisionReason", line)));
            AssertHarmless(declined);
            AssertShown(declined.Document.QuerySelectorAll("main .why"), line);
        }

        await using var db = site.Context(school);
        Assert.Equal(Lines.Order(StringComparer.Ordinal), db.AnonymisationRequests.Select(request => request.Reason).ToList().Order(StringComparer.Ordinal));
        Assert.Equal(Lines.Order(StringComparer.Ordinal), db.AnonymisationRequests.Select(request => request.DecisionReason!).ToList().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Retention_TextsForNumbers_AreRefusedAndKept()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        string[] fields = ["Input.CaseYears", "Input.EvidenceYears", "Input.ConcernYears", "Input.ImportDays"];

        foreach (var line in Lines)
        {
            var form = (await user.GetAsync("/pengaturan/retensi")).Form();
            foreach (var field in fields)
                form.With(field, line);
            AssertKept(await user.SendAsync(form), line, fields);
        }
    }

    [Fact]
    public async Task Draft_EveryText_IsShownAgain()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kasus/{file.Id}/pendampingan/baru";
        string[] longs = ["Input.Note", "Input.Result"];

        foreach (var line in Lines)
        {
            await counsellor.SendAsync(Fill((await counsellor.GetAsync(address)).Form("form[data-draft]"), longs).With("Input.NextStep", line).With("Input.SupportKind", line).To(address + "?draf=simpan"));
            var page = await counsellor.GetAsync(address);
            AssertKept(page, longs);
            AssertKept(page, line, "Input.NextStep", "Input.SupportKind");
        }
    }

    /// <summary>What a browser shows or sends back changed must not look as if another person had rewritten the text.</summary>
    [Fact]
    public async Task ControlCharacters_AreNotKept_AndTheTextCanBeChangedAgain()
    {
        const string Typed = "Ma\u0092ruf\u0001 bercerita.\vLama.\rSekali.";
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var mapping = $"/kasus/{file.Id}/pemetaan";
        await counsellor.SendAsync((await counsellor.GetAsync(mapping)).Form().With("Input.Rows[0].Note", Typed));
        var changed = await counsellor.SendAsync((await counsellor.GetAsync(mapping)).Form().With("Input.Rows[0].Strengths", "Rajin."));
        await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/pendampingan/baru")).Form().With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", Typed));
        await using var db = site.Context(school);
        var corrected = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/koreksi/pendampingan/{db.Interventions.Single().Id}")).Form().With("Input.Text", "Lain.").With("Input.Reason", "Salah"));

        Assert.Equal(($"/kasus/{file.Id}", $"/kasus/{file.Id}"), (changed.Location, corrected.Location));
        Assert.Equal("Maruf bercerita.\nLama.\nSekali.", db.CaseFiles.SelectMany(found => found.Factors).Single().MappingNote);
    }

    private async Task<(TestSchool School, Student Student, CaseFile File)> SchoolAsync(bool open = true)
    {
        Student student = null!;
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Nur'aini D’Souza");
            if (open)
                file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
        });
        return (school, student, file);
    }
}
