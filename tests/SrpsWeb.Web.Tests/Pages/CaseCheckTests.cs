using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The check of /kasus/baru: what is about to be stored, and back.</summary>
public sealed class CaseCheckTests(TestSite site)
{
    [Fact]
    public async Task Check_SaysEverythingAndStoresNothing()
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await CaseOpenTests.FormAsync(counsellor, school, student))
            .With("Input.Contributing", school.RestrictedFactor.Id.ToString())
            .With($"Input.Mappings[{school.RestrictedFactor.Id}].Note", "Ayah sakit.")
            .With("Input.MappingNote", "Sepeda motor dijual.")
            .With("Input.Signs", nameof(SignSeen.Tired))
            .With("Input.SignsNote", "Tertidur dua kali.");

        var page = await counsellor.CheckAsync(form);

        foreach (var text in new[]
        {
            Said.Text("Check.Title"), student.Name, school.OwnClass.Name, Said.Date(school.Today), school.GeneralFactor.NameId, "Sepeda motor dijual.", school.RestrictedFactor.NameId, "Ayah sakit.",
            Said.Text("SignSeen.Tired"), "Tertidur dua kali.", Said.Text("RiskLevel.High"), CaseOpenTests.Why, Said.Text("Confidentiality.Restricted"), Said.Text("Check.Why.Factor", school.RestrictedFactor.NameId),
        })
            Assert.Contains(text, page.Words, StringComparison.Ordinal);
        Assert.Equal(
            new[] { SchoolRole.Principal, SchoolRole.Coordinator, SchoolRole.Counsellor, SchoolRole.Homeroom }.Select(role => school.Member(role).FullName).Order(),
            page.Document.QuerySelectorAll("main dd li").Select(item => item.TextContent).Order());
        await using var db = site.Context(school);
        Assert.Empty(db.CaseFiles);
    }

    [Fact]
    public async Task Check_General_ShowsTheFacilitatorByCode()
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.CheckAsync(await CaseOpenTests.FormAsync(counsellor, school, student));

        Assert.Contains(Said.Text("Check.ByCode", school.Member(SchoolRole.Facilitator).FullName), page.Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_FromTheCheck_HasTheFormAsTyped()
    {
        const string Naughty = "\n  <script>alert('1')</script> \"&amp; \u202etxt \ud83d\udc69\ud83c\udffd\n\n'; DROP TABLE \t x";
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var other = $"Input.Mappings[{school.RestrictedFactor.Id}]";
        var texts = new[] { "Input.Rationale", "Input.MappingNote", "Input.Strengths", "Input.SignsNote", other + ".Note", other + ".Strengths" };
        var form = (await CaseOpenTests.FormAsync(counsellor, school, student))
            .With("Input.OpenedOn", $"{school.Today.AddDays(-2):yyyy-MM-dd}")
            .With("Input.Contributing", school.RestrictedFactor.Id.ToString())
            .With("Input.Signs", nameof(SignSeen.OftenAbsent), nameof(SignSeen.FeesUnpaid))
            .With("Input.Confidentiality", nameof(Confidentiality.Secret))
            .With("Input.ExcludedUserIds", school.UserId(SchoolRole.Coordinator).ToString(), school.UserId(SchoolRole.Teacher).ToString());
        foreach (var text in texts)
            form.With(text, Naughty);

        var check = await counsellor.CheckAsync(form);
        var again = (await counsellor.SendAsync(CheckedForms.Change(check))).Form();

        Assert.Null(check.Document.QuerySelector("main script"));
        foreach (var text in texts)
            Assert.Equal(Naughty, again[text]);
        foreach (var name in new[] { "Input.Id", "Input.StudentId", "Input.OpenedOn", "Input.MainFactorId", "Input.Level", "Input.ResponsibleUserId", "Input.Contributing", "Input.Signs", "Input.Confidentiality", "Input.ExcludedUserIds" })
            Assert.Equal(form.All(name), again.All(name));
        var stored = await counsellor.FollowAsync(await counsellor.ConfirmAsync(again));
        Assert.Null(stored.Document.QuerySelector("main script"));
        Assert.Contains("<script>alert('1')</script>", stored.Words, StringComparison.Ordinal);
    }

    /// <summary>What is confirmed is checked again: meanwhile another person opened a case of the student.</summary>
    [Fact]
    public async Task Confirm_AfterAnotherCaseWasOpened_IsRefusedWithTheFormAsTyped()
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var check = await counsellor.CheckAsync((await CaseOpenTests.FormAsync(counsellor, school, student)).With("Input.MappingNote", "Sepeda motor dijual."));
        var open = school.OpenCase(student);
        await school.SaveAsync(site.Database);

        var page = await counsellor.SendAsync(CheckedForms.Confirm(check));

        Assert.Equal(Said.Text("CaseFile.AlreadyOpen", open.Code), page.Refusal("Input.StudentId"));
        Assert.Equal((CaseOpenTests.Why, "Sepeda motor dijual."), (page.Form()["Input.Rationale"]?.Trim(), page.Form()["Input.MappingNote"]?.Trim()));
    }

    /// <summary>Warned of what the person may see: an open case on the other side, a closed one, a namesake's.</summary>
    [Fact]
    public async Task Check_OfAStudentWithOtherCases_WarnsWithTheirCodes()
    {
        var (school, student) = await SchoolAsync();
        var closed = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-9) });
        closed.Close(ClosureOutcome.Transferred, "Pindah.", school.Today.AddDays(-1), [], school.Today, school.Recorded);
        var secret = school.OpenCase(student, school.Opening(school.SecretFactor));
        var namesake = school.OpenCase(school.AddStudent("siti  AMINAH", school.OtherClass));
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        var seen = await counsellor.CheckAsync(await CaseOpenTests.FormAsync(counsellor, school, student));
        var notNamed = await coordinator.CheckAsync(await CaseOpenTests.FormAsync(coordinator, school, student));

        Assert.Contains(Said.Text("Check.Similar.Open", Said.Date(school.Today)) + " " + secret.Code, seen.Words, StringComparison.Ordinal);
        foreach (var page in new[] { seen, notNamed })
        {
            Assert.Contains(Said.Text("Check.Similar.Closed", Said.Date(closed.ClosedOn!.Value)) + " " + closed.Code, page.Words, StringComparison.Ordinal);
            Assert.Contains(Said.Text("Check.Similar.SameName", school.OtherClass.Name, Said.Date(school.Today)) + " " + namesake.Code, page.Words, StringComparison.Ordinal);
        }

        Assert.DoesNotContain(secret.Code, notNamed.Body, StringComparison.Ordinal);
        Assert.True(CheckedForms.IsCheck(notNamed));
    }

    private async Task<(TestSchool School, Student Student)> SchoolAsync()
    {
        Student student = null!;
        var school = await site.AddSchoolAsync(school => student = school.AddStudent());
        return (school, student);
    }
}
