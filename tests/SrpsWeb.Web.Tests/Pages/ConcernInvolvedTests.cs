using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Somebody involved whom the reporter typed instead of ticking: nobody who may be meant reads it before it is clear.</summary>
public sealed class ConcernInvolvedTests(TestSite site)
{
    private const string Canary = "kenari-kekhawatiran";

    private static readonly string[] Lists = ["/", "/kekhawatiran", "/kekhawatiran?status=dijawab"];

    [Theory]
    [InlineData("kepala sekolah")]
    [InlineData("Pak Kepsek")]
    [InlineData("yang galak itu")]
    public async Task Typed_IsReadByTheCounsellorOnly_AndByThePrincipalOnceSomebodyElseIsMeant(string typed)
    {
        var (school, concern) = await ReportedAsync(typed);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        await AssertHiddenAsync(principal, concern);
        await AssertHiddenAsync(coordinator, concern);
        var page = await counsellor.GetAsync($"/kekhawatiran/{concern.Id}");
        Assert.Contains($"OsisMember {school.School.Npsn}", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(page.Links, link => link.StartsWith("/kasus/baru", StringComparison.Ordinal));
        var refused = await counsellor.SendAsync(page.Form("form[action*=Involved]"));
        Assert.Equal(Said.Text("Concern.InvolvedUnsaid"), refused.Refusal("Input.InvolvedUserIds"));
        var said = await counsellor.FollowAsync(await counsellor.SendAsync(refused.Form("form[action*=Involved]").With("Input.NobodyElse", "true")));

        Assert.Contains(said.Links, link => link.StartsWith("/kasus/baru", StringComparison.Ordinal));
        Assert.Empty(said.Document.QuerySelectorAll("form[action*=Involved]"));
        // Whoever the words seem to mean stays away, whatever is said of others.
        if (concern.IsInvolved(school.UserId(SchoolRole.Principal)))
            await AssertHiddenAsync(principal, concern);
        else
            Assert.Contains(Canary, (await principal.GetAsync($"/kekhawatiran/{concern.Id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task SayWhoIsMeant_KeepsThemAway_AndIsInTheTrail()
    {
        var (school, concern) = await ReportedAsync("yang galak itu");
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var form = (await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Form("form[action*=Involved]").With("Input.InvolvedUserIds", school.UserId(SchoolRole.Principal).ToString());

        await counsellor.SendAsync(form);
        await counsellor.SendAsync(form);

        await AssertHiddenAsync(principal, concern);
        await using var db = site.Context(school);
        Assert.Equal([ConcernStep.InvolvedSaid], db.Concerns.SelectMany(stored => stored.Acts).Select(act => act.Step));
        Assert.Contains(db.AuditEntries, entry => entry.Subject == AuditSubject.Concern && entry.Act == AuditAct.Changed && entry.ByUserId == school.UserId(SchoolRole.Counsellor));
    }

    [Fact]
    public async Task SayWhoIsMeant_NobodyLeft_OrOfAnotherSchool_IsRefused()
    {
        var (other, (school, concern)) = (await site.AddSchoolAsync(), await ReportedAsync("yang galak itu"));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kekhawatiran/{concern.Id}")).Form("form[action*=Involved]");

        var everybody = await counsellor.SendAsync(form.With("Input.InvolvedUserIds", [.. Viewer.SatgasRoles.Select(role => school.UserId(role).ToString())]));
        var stranger = await counsellor.SendAsync(form.Forge("Input.InvolvedUserIds", other.UserId(SchoolRole.Principal).ToString()));

        Assert.Equal(Said.Text("Concern.NobodyLeftToAnswer"), everybody.Refusal("Input.InvolvedUserIds"));
        Assert.Equal(Said.Text("Staff.Unknown"), stranger.Refusal("Input.InvolvedUserIds"));
        await using var db = site.Context(school);
        Assert.Empty(db.Concerns.SelectMany(stored => stored.Involved));
    }

    [Fact]
    public async Task Typed_Late_IsToldToTheCoordinator_WithoutTheReporter()
    {
        var (school, concern) = await ReportedAsync("yang galak itu", hoursAgo: 37);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        var page = await coordinator.GetAsync($"/kekhawatiran/{concern.Id}");

        Assert.Contains(Canary, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain($"OsisMember {school.School.Npsn}", page.Words, StringComparison.Ordinal);
        await AssertHiddenAsync(principal, concern);
    }

    /// <summary>A case opened before would tell the principal of it.</summary>
    [Fact]
    public async Task Typed_OpensAndLinksNoCase_BeforeItIsClear()
    {
        var filled = await FilledSchool.AddAsync(site);
        var concern = filled.School.AddConcern(report => report with { StudentId = filled.Student.Id, InvolvedText = "yang galak itu" });
        await filled.School.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/baru?kekhawatiran={concern.Id}")).Status);
        var refused = await counsellor.PostAsync($"/kekhawatiran/{concern.Id}?handler=Link", ("Input.CaseFileId", filled.Case.Id.ToString()));
        Assert.Contains(Said.Text("Concern.InvolvedUnsaid"), refused.Words, StringComparison.Ordinal);
        await using var db = site.Context(filled.School);
        Assert.Null(db.Concerns.Single(stored => stored.Id == concern.Id).CaseFileId);
    }

    private static async Task AssertHiddenAsync(Visitor visitor, Concern concern)
    {
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync($"/kekhawatiran/{concern.Id}")).Status);
        foreach (var address in Lists)
            Assert.DoesNotContain(concern.Receipt, (await visitor.GetAsync(address)).Body, StringComparison.Ordinal);
    }

    /// <summary>Reported through the form by an OSIS member.</summary>
    private async Task<(TestSchool School, Concern Concern)> ReportedAsync(string typed, int hoursAgo = 0)
    {
        var school = await site.AddSchoolAsync();
        if (hoursAgo > 0)
        {
            var old = school.AddConcern(report => report with { Kind = ConcernKind.Bullying, Seen = Canary, InvolvedText = typed }, school.Now.AddHours(-hoursAgo));
            await school.SaveAsync(site.Database);
            return (school, old);
        }

        using var member = await site.SignInAsync(school, SchoolRole.OsisMember);
        var form = (await member.GetAsync("/lapor")).Form().With("Input.StudentText", "Rahmat X TKRO 1").With("Input.Kind", nameof(ConcernKind.Bullying)).With("Input.Seen", Canary).With("Input.InvolvedText", typed);
        Assert.Equal("/lapor/terkirim", (await member.SendAsync(form)).Location);
        await using var db = site.Context(school);
        return (school, db.Concerns.Select(concern => new { Concern = concern, concern.Involved }).Single().Concern);
    }
}
