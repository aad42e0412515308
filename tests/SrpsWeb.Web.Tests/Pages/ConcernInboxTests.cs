using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Who is told of a concern, on every page that could tell, and how it is answered.</summary>
public sealed class ConcernInboxTests(TestSite site)
{
    private const string Canary = "kenari-kekhawatiran";

    private static readonly string[] Addresses = ["/", "/kekhawatiran", "/kekhawatiran?status=dijawab", "/kekhawatiran/{concern}"];

    [Theory]
    [InlineData(SchoolRole.Counsellor, ConcernKind.General, 1, true)]
    [InlineData(SchoolRole.Counsellor, ConcernKind.SelfHarm, 1, true)]
    [InlineData(SchoolRole.Principal, ConcernKind.Bullying, 1, true)]
    [InlineData(SchoolRole.Coordinator, ConcernKind.General, 1, true)]
    [InlineData(SchoolRole.Coordinator, ConcernKind.Bullying, 35, false)]
    [InlineData(SchoolRole.Coordinator, ConcernKind.Bullying, 37, true)]
    [InlineData(SchoolRole.Homeroom, ConcernKind.Bullying, 100, false)]
    public async Task Home_TellsThoseWhoAreTold_AndNobodyElse(SchoolRole role, ConcernKind kind, int hoursAgo, bool told)
    {
        var (school, concern) = await SchoolAsync(report => report with { Kind = kind }, hoursAgo);
        using var visitor = await site.SignInAsync(school, role);

        foreach (var address in Addresses)
        {
            var page = await visitor.GetAsync(Address(address, concern));
            if (!told)
                Assert.True(!page.Body.Contains(concern.Receipt, StringComparison.Ordinal) && !page.Body.Contains(Canary, StringComparison.Ordinal), address);
        }

        Assert.Equal(told, (await visitor.GetAsync("/")).Links.Contains($"/kekhawatiran/{concern.Id}"));
        Assert.Equal(told ? HttpStatusCode.OK : HttpStatusCode.NotFound, (await visitor.GetAsync($"/kekhawatiran/{concern.Id}")).Status);
    }

    /// <summary>For somebody involved there is none: not in a list, a count or the home page, and the address answers as one that never was.</summary>
    [Theory]
    [InlineData(SchoolRole.Counsellor)]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    public async Task Involved_WhateverTheRole_EveryPageIsAsIfThereWereNone(SchoolRole role)
    {
        var (school, concern) = await SchoolAsync(report => report with { InvolvedUserIds = [] }, 1, save: false);
        var involved = school.AddConcern(report => report with { StudentText = Canary, Seen = Canary, IsUrgent = true, InvolvedUserIds = [school.UserId(role)] }, school.Now.AddHours(-60));
        using var visitor = await site.SignInAsync(school, role);
        var before = await PagesAsync(visitor, concern);
        await school.SaveAsync(site.Database);

        var after = await PagesAsync(visitor, concern);

        Assert.Equal(before, after);
        var hidden = await visitor.GetAsync($"/kekhawatiran/{involved.Id}");
        var unknown = await visitor.GetAsync($"/kekhawatiran/{Guid.NewGuid()}");
        Assert.Equal((HttpStatusCode.NotFound, unknown.ComparableBody), (hidden.Status, hidden.ComparableBody));
        foreach (var handler in new[] { "Student", "Link", "Settle" })
            Assert.Equal(HttpStatusCode.NotFound, (await visitor.PostAsync($"/kekhawatiran/{involved.Id}?handler={handler}", ("Input.Reason", "Selesai."))).Status);
        await using var db = site.Context(school);
        Assert.All(db.Concerns, stored => Assert.Null(stored.AnsweredAt));
    }

    /// <summary>The trail keeps every act and reading, and tells of it only to who did it: the principal may be the one involved.</summary>
    [Fact]
    public async Task AuditTrail_KeepsActsAndReadings_AndTellsNobodyElse()
    {
        var (school, concern) = await SchoolAsync(report => report with { Kind = ConcernKind.Bullying });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SendAsync((await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Form("form[action*=Settle]").With("Input.Reason", "Sudah diajak bicara."));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        await using var db = site.Context(school);
        var own = db.AuditEntries.Where(entry => entry.Subject == AuditSubject.Concern && entry.ByUserId == school.UserId(SchoolRole.Counsellor)).Select(entry => entry.Act).ToList();
        Assert.Equal([AuditAct.Opened, AuditAct.Changed], own.Distinct());
        Assert.Contains(Said.Text("AuditSubject.Concern"), (await counsellor.GetAsync("/audit")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Audit.ReadConcern"), (await counsellor.GetAsync("/audit")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Text("AuditSubject.Concern"), (await principal.GetAsync("/audit")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Secret_IsNamedOnItsOwnPageOnly()
    {
        var (school, concern) = await SchoolAsync(report => report with { Kind = ConcernKind.Bullying });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var address in new[] { "/", "/kekhawatiran" })
        {
            var page = await counsellor.GetAsync(address);
            Assert.Contains(concern.Receipt, page.Words, StringComparison.Ordinal);
            Assert.DoesNotContain(Canary, page.Body, StringComparison.Ordinal);
        }

        Assert.Contains(Canary, (await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Home_NamesUrgentFirst_ThenTheOldest()
    {
        var (school, old) = await SchoolAsync(hoursAgo: 50);
        var urgent = school.AddConcern(report => report with { IsUrgent = true });
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var home = await counsellor.GetAsync("/");

        Assert.Equal([$"/kekhawatiran/{urgent.Id}", $"/kekhawatiran/{old.Id}"], home.Links.Where(link => link.StartsWith("/kekhawatiran/", StringComparison.Ordinal)));
        Assert.Contains("Lebih dari 36 jam belum dijawab", home.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Homeroom_ReadsTheOwnClassOnceTheStudentIsKnown_WithoutTheReporter_AndAnswersNothing()
    {
        var (school, concern) = await SchoolAsync(save: false);
        var student = school.AddStudent("Rahma Wulandari");
        var named = school.AddConcern(report => report with { StudentId = student.Id, Seen = Canary });
        await school.SaveAsync(site.Database);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kekhawatiran/{concern.Id}")).Status);
        var page = await homeroom.GetAsync($"/kekhawatiran/{named.Id}");

        Assert.Contains(Canary, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain($"OsisMember {school.School.Npsn}", page.Words, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("main form"));
        Assert.Equal(HttpStatusCode.Forbidden, (await homeroom.PostAsync($"/kekhawatiran/{named.Id}?handler=Settle", ("Input.Reason", "Selesai."))).Status);
    }

    [Fact]
    public async Task Settle_NeedsAReason_AndMovesItToTheAnswered()
    {
        var (school, concern) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var address = $"/kekhawatiran/{concern.Id}";
        const string Form = "form[action*=Settle]";

        var refused = await counsellor.SendAsync((await counsellor.GetAsync(address)).Form(Form));
        var form = refused.Form(Form).With("Input.Reason", NaughtyTexts.Long("Input.Reason"));
        var answered = await counsellor.FollowAsync(await counsellor.SendAsync(form));
        Assert.Equal(address, (await counsellor.SendAsync(form)).Location);

        Assert.Equal(Said.Text("Concern.ReasonMissing"), refused.Refusal("Input.Reason"));
        NaughtyTexts.AssertShown(answered, ["Input.Reason"]);
        Assert.DoesNotContain(concern.Receipt, (await counsellor.GetAsync("/kekhawatiran")).Body, StringComparison.Ordinal);
        Assert.Contains(concern.Receipt, (await counsellor.GetAsync("/kekhawatiran?status=dijawab")).Body, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Single(db.Concerns.SelectMany(stored => stored.Acts));
    }

    [Fact]
    public async Task Student_IsFoundAndNamed_ThenACaseIsLinked()
    {
        var filled = await FilledSchool.AddAsync(site);
        var concern = filled.School.AddConcern();
        await filled.School.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);
        var address = $"/kekhawatiran/{concern.Id}";

        var found = await counsellor.GetAsync(address + "?cari=rahma");
        var named = await counsellor.FollowAsync(await counsellor.SendAsync(found.Form("form[action*=Student]").Press(Said.Text("Concern.ThisOne"))));
        Assert.Contains("Rahma Wulandari · X TKRO 1", named.Words, StringComparison.Ordinal);
        var linked = await counsellor.FollowAsync(await counsellor.SendAsync(named.Form("form[action*=Link]").With("Input.CaseFileId", filled.Case.Id.ToString())));

        Assert.Contains($"/kasus/{filled.Case.Id}", linked.Links);
        await using var db = site.Context(filled.School);
        var stored = db.Concerns.Single(one => one.Id == concern.Id);
        Assert.Equal((ConcernAnswer.CaseLinked, filled.Case.Id, filled.School.UserId(SchoolRole.Counsellor)), (stored.Answer, stored.CaseFileId, stored.AnsweredByUserId));
    }

    [Fact]
    public async Task Link_ACaseThatSomebodyInvolvedCanOpen_IsRefused()
    {
        var filled = await FilledSchool.AddAsync(site);
        var concern = filled.School.AddConcern(report => report with { StudentId = filled.Student.Id, InvolvedUserIds = [filled.School.UserId(SchoolRole.Homeroom)] });
        await filled.School.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Form("form[action*=Link]").With("Input.CaseFileId", filled.Case.Id.ToString()));

        Assert.Equal(Said.Text("Concern.CaseSeenByInvolved"), refused.Refusal("Input.CaseFileId"));
    }

    [Fact]
    public async Task OpenCase_TakesOverWhatWasReported_AndWhoIsInvolvedStaysExcluded()
    {
        var filled = await FilledSchool.AddAsync(site);
        var (school, coordinator) = (filled.School, filled.School.UserId(SchoolRole.Coordinator).ToString());
        var concern = school.AddConcern(report => report with { Kind = ConcernKind.Bullying, StudentId = filled.Student.Id, Seen = Canary, InvolvedUserIds = [school.UserId(SchoolRole.Coordinator)] });
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync((await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Links.Single(link => link.StartsWith("/kasus/baru", StringComparison.Ordinal)));
        var form = page.Form().With("Input.Level", nameof(RiskLevel.High)).With("Input.Rationale", "Diejek setiap hari.");
        Assert.Equal((filled.Student.Id.ToString(), school.SecretFactor.Id.ToString(), Canary, coordinator), (form["Input.StudentId"], form["Input.MainFactorId"], form["Input.SignsNote"], form["Input.ExcludedUserIds"]));
        var refused = await counsellor.CheckAsync(form.With("Input.ExcludedUserIds"));
        Assert.Equal(Said.Text("Concern.InvolvedNotExcluded"), refused.Refusal("Input.ExcludedUserIds"));
        var confirm = CheckedForms.Confirm(await counsellor.CheckAsync(refused.Form().With("Input.ExcludedUserIds", coordinator)));
        var opened = await counsellor.SendAsync(confirm);
        Assert.Equal(opened.Location, (await counsellor.SendAsync(confirm)).Location);

        await using var db = site.Context(school);
        var stored = db.Concerns.Single(one => one.Id == concern.Id);
        Assert.Equal((ConcernAnswer.CaseOpened, $"/kasus/{stored.CaseFileId}"), (stored.Answer, opened.Location));
        Assert.Equal(Confidentiality.Secret, db.CaseFiles.Single(file => file.Id == stored.CaseFileId).Confidentiality);
        using var involved = await site.SignInAsync(school, SchoolRole.Coordinator);
        Assert.Equal(HttpStatusCode.NotFound, (await involved.GetAsync(opened.Location!)).Status);
    }

    [Fact]
    public async Task OpenCase_FromAConcernOutOfReach_IsNotFound()
    {
        var (school, concern) = await SchoolAsync(report => report with { Kind = ConcernKind.Bullying });
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/baru?kekhawatiran={concern.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/baru?kekhawatiran={Guid.NewGuid()}")).Status);
    }

    /// <summary>A coordinator who opens a Secret case from an ordinary concern and sends twice is answered twice alike.</summary>
    [Fact]
    public async Task OpenCase_SecretFromAnOrdinaryConcern_SentTwice_IsStoredOnce()
    {
        var filled = await FilledSchool.AddAsync(site);
        using var coordinator = await site.SignInAsync(filled.School, SchoolRole.Coordinator);
        var page = await coordinator.GetAsync($"/kasus/baru?kekhawatiran={filled.Concern.Id}");
        var confirm = CheckedForms.Confirm(await coordinator.CheckAsync(page.Form()
            .With("Input.MainFactorId", filled.School.SecretFactor.Id.ToString()).With("Input.Level", nameof(RiskLevel.High)).With("Input.Rationale", "Diejek.")));

        var first = await coordinator.SendAsync(confirm);
        var second = await coordinator.SendAsync(confirm);

        Assert.Equal(first.Location, second.Location);
        await using var db = site.Context(filled.School);
        Assert.Equal(2, db.CaseFiles.Count());
        Assert.True(db.Concerns.Single().IsSecret);
    }

    [Fact]
    public async Task EveryText_OfAReport_IsShownAsText()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var line in NaughtyTexts.Lines)
        {
            var form = NaughtyTexts.Fill((await teacher.GetAsync("/lapor")).Form(), ["Input.Seen"]).With("Input.StudentText", "").With("Input.InvolvedText", line);
            var refused = await teacher.SendAsync(form);
            NaughtyTexts.AssertKept(refused, ["Input.Seen"]);
            NaughtyTexts.AssertKept(refused, line, "Input.InvolvedText");
            Assert.Equal("/lapor/terkirim", (await teacher.SendAsync(refused.Form().With("Input.StudentText", line))).Location);
        }

        await using var db = site.Context(school);
        Assert.Equal(NaughtyTexts.Lines.Order(StringComparer.Ordinal), db.Concerns.Select(concern => concern.StudentText!).ToList().Order(StringComparer.Ordinal));
        foreach (var concern in db.Concerns.ToList())
        {
            var page = await counsellor.GetAsync($"/kekhawatiran/{concern.Id}");
            NaughtyTexts.AssertShown(page, ["Input.Seen"]);
            Assert.Contains(page.Document.QuerySelectorAll("main dd"), cell => cell.TextContent == concern.InvolvedText);
        }

        NaughtyTexts.AssertHarmless(await counsellor.GetAsync("/kekhawatiran"));
    }

    private static async Task<string> PagesAsync(Visitor visitor, Concern concern)
    {
        var pages = new List<string>();
        foreach (var address in Addresses)
            pages.Add((await visitor.GetAsync(Address(address, concern))).ComparableBody);
        return string.Join('\n', pages);
    }

    private static string Address(string address, Concern concern) => address.Replace("{concern}", concern.Id.ToString(), StringComparison.Ordinal);

    /// <summary>A school with one ordinary concern, of a student nobody has named yet.</summary>
    private async Task<(TestSchool School, Concern Concern)> SchoolAsync(Func<ConcernReport, ConcernReport>? change = null, int hoursAgo = 1, bool save = true)
    {
        Concern concern = null!;
        var school = await site.AddSchoolAsync(school => concern = school.AddConcern(
            report => (change ?? (same => same))(report with { StudentText = save ? Canary : "Rahma", Seen = save ? Canary : "Murung." }),
            TestSite.Start.UtcDateTime.AddHours(-hoursAgo)));
        return (school, concern);
    }
}
