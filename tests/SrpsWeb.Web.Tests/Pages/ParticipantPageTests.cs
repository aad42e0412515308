using System.Net;
using SrpsWeb.Application.Cases;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Naming people to a case, noting who is involved, and handing it over, on <c>/kasus/{id}/akses</c>.</summary>
public sealed class ParticipantPageTests(TestSite site)
{
    private const string Form = "main form:not([action])";

    [Fact]
    public async Task Name_SomebodyOfASecretCase_ActsAtTheNextRequest_AndSaysWhy()
    {
        var (school, file) = await SecretAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);

        var answer = await counsellor.SendAsync(Fill(await counsellor.GetAsync(Address(file)), ParticipantAct.Name, school.UserId(SchoolRole.Homeroom), "Wali kelasnya, perlu tahu."));

        Assert.Equal(Address(file), answer.Location);
        Assert.Equal(HttpStatusCode.OK, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);
        var page = await counsellor.GetAsync(Address(file));
        Assert.Contains("Wali kelasnya, perlu tahu.", page.Words, StringComparison.Ordinal);

        Assert.Equal(Address(file), (await counsellor.PostAsync(Address(file) + "?handler=TakeBack", ("userId", school.UserId(SchoolRole.Homeroom).ToString()))).Location);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kasus/{file.Id}")).Status);
    }

    [Fact]
    public async Task Exclude_FromARestrictedCase_HidesItFromThatPersonOnly()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent("Tono Sutrisno"), school.Opening(school.RestrictedFactor)));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);

        await counsellor.SendAsync(Fill(await counsellor.GetAsync(Address(file)), ParticipantAct.Exclude, school.UserId(SchoolRole.Coordinator), "Disebut siswa."));

        Assert.Equal(HttpStatusCode.NotFound, (await coordinator.GetAsync($"/kasus/{file.Id}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await principal.GetAsync($"/kasus/{file.Id}")).Status);
        Assert.DoesNotContain(school.Member(SchoolRole.Coordinator).FullName, (await principal.GetAsync(Address(file))).Words, StringComparison.Ordinal);
        Assert.Contains("data-kerahasiaan=\"rahasia\"", (await counsellor.GetAsync($"/kasus/{file.Id}")).Body, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(ParticipantAct.Name, SchoolRole.Teacher, "Perlu tahu.", "Input.UserId", "CaseFile.CannotBeNamed")]
    [InlineData(ParticipantAct.HandOver, SchoolRole.Principal, "Perlu tahu.", "Input.UserId", "CaseFile.CannotBeNamed")]
    [InlineData(ParticipantAct.Exclude, SchoolRole.Counsellor, "Terlibat.", "Input.UserId", "CaseFile.ResponsibleExcluded")]
    public async Task Refusal_StandsBesideItsField_AndKeepsWhatWasTyped(ParticipantAct act, SchoolRole role, string reason, string field, string code)
    {
        var (school, file) = await SecretAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.SendAsync(Fill(await counsellor.GetAsync(Address(file)), act, school.UserId(role), reason));

        Assert.Equal(Said.Text(code), answer.Refusal(field));
        Assert.Equal(reason, answer.Form(Form)["Input.Reason"]);
    }

    /// <summary>The last one who can handle a Secret case stays; with a second one named, the first can go.</summary>
    [Fact]
    public async Task TakeBack_TheOneWhoAnswersForIt_IsRefused()
    {
        var (school, file) = await SecretAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var answer = await counsellor.PostAsync(Address(file) + "?handler=TakeBack", ("userId", school.UserId(SchoolRole.Counsellor).ToString()));

        Assert.Contains(Said.Text("CaseFile.ResponsibleStaysNamed"), answer.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"/kasus/{file.Id}")).Status);
    }

    /// <summary>One wali kelas alone must not hide a case from principal, coordinator and counsellor.</summary>
    [Fact]
    public async Task HomeroomTeacher_CannotSendAwayOrExcludeAllWhoHandleEveryCase()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(
            school.AddStudent("Rina Marlina"), school.Opening(school.GeneralFactor) with { ResponsibleUserId = school.UserId(SchoolRole.Homeroom) }));
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        foreach (var role in new[] { SchoolRole.Principal, SchoolRole.Coordinator })
            Assert.Equal(Address(file), (await homeroom.SendAsync(Fill(await homeroom.GetAsync(Address(file)), ParticipantAct.Exclude, school.UserId(role), "Terlibat."))).Location);
        var refused = await homeroom.SendAsync(Fill(await homeroom.GetAsync(Address(file)), ParticipantAct.Exclude, school.UserId(SchoolRole.Counsellor), "Terlibat."));
        var sentAway = await homeroom.PostAsync(Address(file) + "?handler=TakeBack", ("userId", school.UserId(SchoolRole.Counsellor).ToString()));

        Assert.Equal(Said.Text("CaseFile.NobodyWhoHandlesAllCases"), refused.Refusal("Input.UserId"));
        Assert.Equal([Said.Text("CaseFile.NamingByRole")], sentAway.Refusals);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"/kasus/{file.Id}")).Status);
    }

    [Fact]
    public async Task WhoOnlyReads_ChangesNothing()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent("Tono Sutrisno"), school.Opening(school.RestrictedFactor)));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var page = await principal.GetAsync(Address(file));
        Assert.Empty(page.Document.QuerySelectorAll("main form"));

        var answer = await principal.PostAsync(Address(file), ("Input.Act", nameof(ParticipantAct.Name)), ("Input.UserId", school.UserId(SchoolRole.Homeroom).ToString()), ("Input.Reason", "Perlu tahu."));

        Assert.Equal(HttpStatusCode.Forbidden, answer.Status);
        await using var db = site.Context(school);
        Assert.DoesNotContain(db.CaseFiles.SelectMany(found => found.Participants), participant => participant.UserId == school.UserId(SchoolRole.Homeroom));
    }

    [Fact]
    public async Task OpenedBy_SaysWhoAndHowOften()
    {
        var (school, file) = await SecretAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.GetAsync($"/kasus/{file.Id}");

        var page = await counsellor.GetAsync(Address(file));

        var row = Assert.Single(page.Document.QuerySelectorAll("#dibuka").Select(head => head.Closest("section")!.QuerySelectorAll("tbody tr")).Single());
        Assert.Contains(school.Member(SchoolRole.Counsellor).FullName, row.TextContent, StringComparison.Ordinal);
        Assert.Contains("2", row.TextContent, StringComparison.Ordinal);
    }

    private static string Address(CaseFile file) => $"/kasus/{file.Id}/akses";

    private static PageForm Fill(WebPage page, ParticipantAct act, Guid userId, string reason) =>
        page.Form(Form).With("Input.Act", act.ToString()).With("Input.UserId", userId.ToString()).With("Input.Reason", reason);

    private async Task<(TestSchool School, CaseFile File)> SecretAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent("Rina Marlina"), school.Opening(school.SecretFactor)));
        return (school, file);
    }
}
