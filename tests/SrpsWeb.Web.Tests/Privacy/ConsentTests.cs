using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>What parents or guardians agreed to, and what is said where nobody did.</summary>
public sealed class ConsentTests(TestSite site)
{
    [Theory]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    public async Task Record_IsStoredOnce_AndShown(SchoolRole role)
    {
        var (school, student, _) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);
        var form = Filled((await visitor.GetAsync(Address(student))).Form());

        var answers = new[] { await visitor.SendAsync(form), await visitor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal(Address(student), answer.Location));
        var words = (await visitor.GetAsync(Address(student))).Words;
        foreach (var shown in new[] { "Puskesmas Nipah", "Aminah", "Formulir 12", Said.Text("Consent.Holds"), school.Member(role).FullName })
            Assert.Contains(shown, words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal((ConsentPurpose.Sharing, school.Today), (Assert.Single(db.GuardianConsents).Purpose, db.GuardianConsents.Single().GivenOn));
        Assert.Contains(Said.Text("ConsentPurpose.Sharing"), (await visitor.GetAsync($"/siswa/{student.Id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Record_ChangedAfterItWasStored_IsTold()
    {
        var (school, student, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Filled((await counsellor.GetAsync(Address(student))).Form());
        await counsellor.SendAsync(form);

        var other = await counsellor.SendAsync(form.With("Input.Evidence", "Formulir 13"));

        Assert.Contains(Said.Text("Form.StoredOtherwise"), other.Refusals);
        await counsellor.SendAsync(other.Form());
        await using var db = site.Context(school);
        Assert.Equal(2, db.GuardianConsents.Count());
    }

    [Theory]
    [InlineData("Input.GuardianName", "", "Form.Required")]
    [InlineData("Input.Evidence", "", "Form.Required")]
    [InlineData("Input.GivenOn", "2026-10-01", "Consent.InFuture")]
    [InlineData("Input.SharedWith", "", "Consent.SharedWithMissing")]
    public async Task Record_WithoutWhatItNeeds_IsRefusedBesideTheField(string field, string typed, string code)
    {
        var (school, student, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync(Filled((await counsellor.GetAsync(Address(student))).Form()).With(field, typed));

        Assert.Equal(Said.Text(code), page.Refusal(field));
        await using var db = site.Context(school);
        Assert.Empty(db.GuardianConsents);
    }

    [Fact]
    public async Task Withdraw_IsStoredOnce_AndTheConsentStays()
    {
        var (school, student, _) = await SchoolAsync(ConsentPurpose.Photos);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var link = (await counsellor.GetAsync(Address(student))).Links.Single(link => link.EndsWith("/cabut", StringComparison.Ordinal));
        var form = (await counsellor.GetAsync(link)).Form().With("Input.Reason", "Tidak ingin difoto lagi");

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };
        var again = await counsellor.SendAsync(form.With("Input.Reason", "Lain"));

        Assert.All(answers, answer => Assert.Equal(Address(student), answer.Location));
        Assert.Contains(Said.Text("Consent.AlreadyWithdrawn"), again.Refusals);
        var page = await counsellor.GetAsync(Address(student));
        Assert.Contains(Said.Text("Consent.Withdrawn"), page.Words, StringComparison.Ordinal);
        Assert.Contains("Tidak ingin difoto lagi", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(link, page.Links);
        Assert.Contains(Said.Text("Consent.State.None"), (await counsellor.GetAsync($"/siswa/{student.Id}")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Principal_AndHomeroomOfTheClass_ReadOnly()
    {
        var (school, student, other) = await SchoolAsync(ConsentPurpose.Photos);
        foreach (var role in new[] { SchoolRole.Principal, SchoolRole.Homeroom })
        {
            using var reader = await site.SignInAsync(school, role);
            var page = await reader.GetAsync(Address(student));
            Assert.Contains("Formulir 12", page.Words, StringComparison.Ordinal);
            Assert.Empty(page.Document.QuerySelectorAll("main form"));
            Assert.DoesNotContain(page.Links, link => link.EndsWith("/cabut", StringComparison.Ordinal));
            var sent = await reader.PostAsync(
                Address(student), ("Input.Id", Guid.NewGuid().ToString()), ("Input.Purpose", "Photos"), ("Input.GuardianName", "A"), ("Input.Relation", "Mother"), ("Input.GivenOn", "2026-09-01"), ("Input.Evidence", "B"));
            Assert.Equal(HttpStatusCode.Forbidden, sent.Status);
        }

        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync(Address(other))).Status);
        await using var db = site.Context(school);
        Assert.Single(db.GuardianConsents);
    }

    /// <summary>Another role that shows the whole roster shows no consents of other classes.</summary>
    [Fact]
    public async Task HomeroomWhoAdvisesOsis_SeesTheOwnClassOnly()
    {
        var (school, _, other) = await SchoolAsync(ConsentPurpose.Photos);
        var both = school.AddMember($"Wali Pembina {school.School.Npsn}", SchoolRole.Homeroom, SchoolRole.OsisAdviser);
        await school.SaveAsync(site.Database);
        using var visitor = await site.SignInAsync(both.FullName.ToLowerInvariant().Replace(' ', '.'));

        Assert.Equal(HttpStatusCode.OK, (await visitor.GetAsync($"/siswa/{other.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await visitor.GetAsync(Address(other))).Status);
    }

    /// <summary>A referral in danger does not wait for a paper; that the paper is missing is said before and after.</summary>
    [Fact]
    public async Task Referral_WithoutConsent_IsLoggedAndTold()
    {
        InterventionKind referral = null!;
        CaseFile file = null!;
        Student student = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            referral = school.Add(new InterventionKind(Guid.CreateVersion7(), GuardianConsent.SharingKind, "Rujukan", "Referral", 2));
            student = school.AddStudent("Ayu Lestari");
            file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-20) });
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var log = $"/kasus/{file.Id}/pendampingan/baru";
        var warning = Said.Text("Consent.SharedWithout");

        var page = await counsellor.GetAsync(log);
        Assert.Contains(Said.Text("Consent.MissingForSharing"), page.Words, StringComparison.Ordinal);
        await counsellor.SendAsync(page.Form().With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Berbicara."));
        Assert.DoesNotContain(warning, (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        await counsellor.SendAsync((await counsellor.GetAsync(log)).Form().With("Input.KindId", referral.Id.ToString()).With("Input.Note", "Dirujuk."));
        Assert.Contains(warning, (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);

        using (var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator))
            Assert.DoesNotContain(warning, (await facilitator.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        await counsellor.SendAsync(Filled((await counsellor.GetAsync(Address(student))).Form()));
        Assert.DoesNotContain(warning, (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Said.Text("Consent.MissingForSharing"), (await counsellor.GetAsync(log)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Texts_ThatBreakCarelessPrograms_AreStoredAndShown()
    {
        var (school, student, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] fields = ["Input.GuardianName", "Input.SharedWith", "Input.Evidence"];

        foreach (var line in NaughtyTexts.Lines)
        {
            var form = fields.Aggregate(Filled((await counsellor.GetAsync(Address(student))).Form()), (form, field) => form.With(field, line));
            var refused = await counsellor.SendAsync(form.With("Input.GivenOn", "31-02-2026"));
            NaughtyTexts.AssertKept(refused, line, fields);
            var page = await counsellor.FollowAsync(await counsellor.SendAsync(refused.Form().With("Input.GivenOn", "2026-09-30")));
            NaughtyTexts.AssertHarmless(page);
            NaughtyTexts.AssertShown(page.Document.QuerySelectorAll(".todo .why"), line);
            var link = page.Links.First(link => link.EndsWith("/cabut", StringComparison.Ordinal));
            page = await counsellor.FollowAsync(await counsellor.SendAsync((await counsellor.GetAsync(link)).Form().With("Input.Reason", line)));
            NaughtyTexts.AssertHarmless(page);
            NaughtyTexts.AssertShown(page.Document.QuerySelectorAll(".todo .why"), line);
        }
    }

    private static PageForm Filled(PageForm form) => form
        .With("Input.Purpose", nameof(ConsentPurpose.Sharing)).With("Input.SharedWith", "Puskesmas Nipah").With("Input.GuardianName", "Aminah").With("Input.Evidence", "Formulir 12");

    private static string Address(Student student) => $"/siswa/{student.Id}/persetujuan";

    private async Task<(TestSchool School, Student Own, Student Other)> SchoolAsync(ConsentPurpose? purpose = null)
    {
        Student own = null!, other = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            (own, other) = (school.AddStudent("Ayu Lestari"), school.AddStudent("Bagas Saputra", school.OtherClass));
            if (purpose is { } given)
                school.AddConsent(own, given);
        });
        return (school, own, other);
    }
}
