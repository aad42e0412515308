using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Writing a concern or a note of peer support: stored once, answered with a receipt number, never shown back.</summary>
public sealed class ReportConcernTests(TestSite site)
{
    /// <summary>Stands in every text that is sent.</summary>
    private const string Canary = "kenari-laporan";

    [Theory]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.Committee)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Principal)]
    public async Task Post_IsStored_AndAnsweredWithAReceiptOnly(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var reporter = await site.SignInAsync(school, role);

        var sent = await reporter.FollowAsync(await reporter.SendAsync(await FormAsync(reporter)));

        await using var db = site.Context(school);
        var stored = db.Concerns.Single();
        Assert.Equal((school.UserId(role), Canary + " X TKRO 1", Canary), (stored.ReportedByUserId, stored.StudentText, stored.Seen));
        Assert.Contains(stored.Receipt, sent.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, sent.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(stored.Id.ToString(), sent.Body, StringComparison.Ordinal);
        Assert.Contains("no-store", sent.Headers["Cache-Control"], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Receipt_IsShownOnce_AndToNobodyElse()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        var answer = await member.SendAsync(await FormAsync(member));
        Assert.Equal("/lapor/terkirim", answer.Location);

        // The next person at the same phone, before the first has seen the page.
        await member.PostAsync("/keluar");
        await member.SignInAsync(school.UserName(SchoolRole.Teacher), TestSchool.Password);
        var other = await member.GetAsync("/lapor/terkirim");
        Assert.Equal("/lapor", other.Location);

        using var again = await site.SignInAsync(school, SchoolRole.OsisMember);
        Assert.Equal(HttpStatusCode.OK, (await again.FollowAsync(await again.SendAsync(await FormAsync(again)))).Status);
        Assert.Equal("/lapor", (await again.GetAsync("/lapor/terkirim")).Location);
    }

    [Theory]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.Committee)]
    public async Task Afterwards_TheReporterFindsNothingOfItAnywhere(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var reporter = await site.SignInAsync(school, role);
        await reporter.FollowAsync(await reporter.SendAsync(await FormAsync(reporter)));
        await using var db = site.Context(school);
        var id = db.Concerns.Single().Id;

        foreach (var address in new[] { "/", "/lapor", "/lapor/terkirim", "/ringkasan", "/teman-sebaya", "/kekhawatiran", $"/kekhawatiran/{id}", "/akun" })
            Assert.DoesNotContain(Canary, (await reporter.GetAsync(address)).Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, (await reporter.GetAsync($"/kekhawatiran/{id}")).Status);
        Assert.Empty(db.Drafts);
    }

    /// <summary>Neither a list nor an answer: a real name and an invented one are taken in alike.</summary>
    [Theory]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.Committee)]
    public async Task Student_IsTypedBlind(SchoolRole role)
    {
        var filled = await FilledSchool.AddAsync(site);
        using var reporter = await site.SignInAsync(filled.School, role);
        var page = await reporter.GetAsync("/lapor");

        Assert.DoesNotContain("Rahma", page.Body, StringComparison.Ordinal);
        Assert.DoesNotContain(filled.Student.Id.ToString(), page.Body, StringComparison.Ordinal);
        Assert.Empty(page.Document.QuerySelectorAll("datalist, [name='Input.StudentId']"));
        var known = await reporter.FollowAsync(await reporter.SendAsync(page.Form().With("Input.StudentText", "Rahma Wulandari, X TKRO 1").With("Input.Seen", "Murung.").Forge("Input.StudentId", filled.Student.Id.ToString())));
        var unknown = await reporter.FollowAsync(await reporter.SendAsync((await reporter.GetAsync("/lapor")).Form().With("Input.StudentText", "Tidak Pernah Ada").With("Input.Seen", "Murung.")));

        await using var db = site.Context(filled.School);
        var own = db.Concerns.Where(concern => concern.ReportedByUserId == filled.School.UserId(role) && concern.Seen == "Murung.").ToList();
        Assert.Equal(2, own.Count);
        Assert.All(own, concern => Assert.Null(concern.StudentId));
        Assert.Equal(Blank(known, own), Blank(unknown, own));

        static string Blank(WebPage page, List<Concern> concerns) => concerns.Aggregate(page.ComparableBody, (body, concern) => body.Replace(concern.Receipt, "", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Student_IsChosenByWhoSeesTheRoster_AndOnlyInScope()
    {
        var filled = await FilledSchool.AddAsync(site);
        var other = filled.School.AddStudent("Kelas Lain", filled.School.OtherClass);
        await filled.School.SaveAsync(site.Database);
        using var homeroom = await site.SignInAsync(filled.School, SchoolRole.Homeroom);
        var form = (await homeroom.GetAsync("/lapor")).Form().With("Input.Seen", "Lesu.");

        Assert.Equal(["", filled.Student.Id.ToString()], form.Offered("Input.StudentId"));
        var refused = await homeroom.SendAsync(form.Forge("Input.StudentId", other.Id.ToString()));
        Assert.Equal(Said.Text("Concern.StudentUnknown"), refused.Refusal("Input.StudentId"));
        await homeroom.SendAsync(form.With("Input.StudentId", filled.Student.Id.ToString()));

        await using var db = site.Context(filled.School);
        Assert.Equal(filled.Student.Id, db.Concerns.Single(concern => concern.Seen == "Lesu.").StudentId);
    }

    [Fact]
    public async Task Post_SentTwice_IsOneRecordWithOneReceipt()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        var form = await FormAsync(member);

        var first = await member.FollowAsync(await member.SendAsync(form));
        var second = await member.FollowAsync(await member.SendAsync(form));

        await using var db = site.Context(school);
        Assert.Contains(db.Concerns.Single().Receipt, first.Words, StringComparison.Ordinal);
        Assert.Contains(db.Concerns.Single().Receipt, second.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_WithSomebodyElsesId_IsARecordOfItsOwn()
    {
        var filled = await FilledSchool.AddAsync(site);
        using var teacher = await site.SignInAsync(filled.School, SchoolRole.Teacher);

        var sent = await teacher.FollowAsync(await teacher.SendAsync((await FormAsync(teacher)).Forge("Input.Id", filled.Concern.Id.ToString())));

        Assert.DoesNotContain(filled.Concern.Receipt, sent.Body, StringComparison.Ordinal);
        await using var db = site.Context(filled.School);
        Assert.Equal(2, db.Concerns.Count());
    }

    [Fact]
    public async Task Post_Refused_KeepsWhatWasTyped()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);

        var refused = await member.SendAsync((await FormAsync(member)).With("Input.StudentText", " ").With("Input.InvolvedUserIds", school.UserId(SchoolRole.Counsellor).ToString()));

        Assert.Equal(Said.Text("Concern.StudentMissing"), refused.Refusal("Input.StudentText"));
        Assert.Equal(Canary, refused.Form()["Input.Seen"]);
        Assert.Equal([school.UserId(SchoolRole.Counsellor).ToString()], refused.Form().All("Input.InvolvedUserIds"));
        await using var db = site.Context(school);
        Assert.Empty(db.Concerns);
    }

    [Fact]
    public async Task Post_TooOften_IsRefusedInWords_NothingIsLost_AndUrgentGoesThrough()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        for (var number = 0; number < ReportingLimits.StudentInHour; number++)
            Assert.Equal("/lapor/terkirim", (await member.SendAsync(await FormAsync(member))).Location);

        var refused = await member.SendAsync(await FormAsync(member));

        Assert.Equal([Said.Text("Concern.TooManyInHour", ReportingLimits.StudentInHour)], refused.Refusals);
        Assert.Equal(Canary, refused.Form()["Input.Seen"]);
        Assert.Equal("/lapor/terkirim", (await member.SendAsync(refused.Form().With("Input.IsUrgent", "true"))).Location);
        await using var db = site.Context(school);
        Assert.Equal(ReportingLimits.StudentInHour + 1, db.Concerns.Count());
    }

    [Fact]
    public async Task Involved_TickedOrTyped_AreStored_AndTheConcernIsSecret()
    {
        var school = await site.AddSchoolAsync(school => school.AddMember($"Edison Marbun {school.School.Npsn}", SchoolRole.Coordinator));
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);

        await member.SendAsync((await FormAsync(member)).With("Input.InvolvedUserIds", school.UserId(SchoolRole.Counsellor).ToString()).With("Input.InvolvedText", "pak marbun"));

        await using var db = site.Context(school);
        Assert.True(db.Concerns.Single().IsSecret);
        Assert.Equal(2, db.Concerns.SelectMany(concern => concern.Involved).Count());
    }

    [Fact]
    public async Task Involved_EverybodyWhoCouldRead_IsRefused_AndLedToAnotherPlace()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        var everybody = Viewer.SatgasRoles.Select(role => school.UserId(role).ToString()).ToArray();

        var refused = await member.SendAsync((await FormAsync(member)).With("Input.InvolvedUserIds", everybody));

        Assert.Equal(Said.Text("Concern.NobodyLeft"), refused.Refusal("Input.InvolvedUserIds"));
        Assert.Contains("129", refused.Refusal("Input.InvolvedUserIds"), StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Empty(db.Concerns);
    }

    [Fact]
    public async Task Involved_OfAnotherSchool_IsRefused()
    {
        var (school, other) = (await site.AddSchoolAsync(), await site.AddSchoolAsync());
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);

        var refused = await member.SendAsync((await FormAsync(member)).Forge("Input.InvolvedUserIds", other.UserId(SchoolRole.Counsellor).ToString()));

        Assert.Equal(Said.Text("Staff.Unknown"), refused.Refusal("Input.InvolvedUserIds"));
    }

    [Fact]
    public async Task Form_SaysWhoReads_AndWhereToGoInDanger()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);

        var page = await member.GetAsync("/lapor");

        Assert.Contains(Said.Text("Report.After.Readers"), page.Words, StringComparison.Ordinal);
        Assert.Superset(new HashSet<string> { "tel:112", "tel:129", "https://wa.me/628111129129" }, page.Links.ToHashSet());
        Assert.Equal("off", page.Document.QuerySelector("main form[method=post]")!.GetAttribute("autocomplete"));
    }

    [Fact]
    public async Task PeerSupport_IsStoredOnce_AnsweredWithAReceipt_AndReadInTheInbox()
    {
        var school = await site.AddSchoolAsync();
        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        var form = (await member.GetAsync("/teman-sebaya")).Form().With("Input.StudentText", Canary).With("Input.Kind", nameof(PeerSupportKind.Listened)).With("Input.Note", NaughtyTexts.Long("Input.Note"));

        var future = await member.SendAsync(form.With("Input.On", $"{school.Today.AddDays(1):yyyy-MM-dd}"));
        Assert.Equal(Said.Text("PeerSupport.InFuture"), future.Refusal("Input.On"));
        form = future.Form().With("Input.On", $"{school.Today:yyyy-MM-dd}");
        var sent = await member.FollowAsync(await member.SendAsync(form));
        await member.SendAsync(form);

        await using var db = site.Context(school);
        var stored = db.PeerSupports.Single();
        Assert.Contains(stored.Receipt, sent.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Canary, sent.Body, StringComparison.Ordinal);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        Assert.Contains(Canary, (await counsellor.GetAsync("/kekhawatiran/teman-sebaya")).Words, StringComparison.Ordinal);
        NaughtyTexts.AssertShown(await counsellor.GetAsync($"/kekhawatiran/teman-sebaya/{stored.Id}"), ["Input.Note"]);
    }

    [Fact]
    public async Task PeerSupport_IsLinkedToACaseTheViewerMayWrite()
    {
        var filled = await FilledSchool.AddAsync(site);
        using var coordinator = await site.SignInAsync(filled.School, SchoolRole.Coordinator);
        var address = $"/kekhawatiran/teman-sebaya/{filled.Support.Id}";

        var page = await coordinator.FollowAsync(await coordinator.SendAsync((await coordinator.GetAsync(address)).Form().With("Input.CaseFileId", filled.Case.Id.ToString())));

        Assert.Contains($"/kasus/{filled.Case.Id}", page.Links);
        Assert.Equal(Said.Text("Concern.CaseMissing"), (await coordinator.SendAsync(page.Form().With("Input.CaseFileId", ""))).Refusal("Input.CaseFileId"));
        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.SendAsync(page.Form().Forge("Input.CaseFileId", Guid.NewGuid().ToString()))).Status);
    }

    private static async Task<PageForm> FormAsync(Visitor reporter) => (await reporter.GetAsync("/lapor")).Form()
        .With("Input.StudentText", Canary + " X TKRO 1")
        .With("Input.Signs", nameof(SignSeen.Withdrawn))
        .With("Input.Seen", Canary);
}
