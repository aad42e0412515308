using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>/kasus/pendataan.</summary>
public sealed class RegisterTests(TestSite site)
{
    private const string Why = "Empat hari tidak masuk dalam dua pekan.";

    [Fact]
    public async Task Get_WithoutAClass_AsksForItFirst()
    {
        var (school, _) = await SchoolAsync();
        school.AddStudent("Yoga Pratama", school.OtherClass, Sex.Male);
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/kasus/pendataan");
        var rows = await counsellor.SendAsync(page.Form().With("Input.ClassGroupId", school.OwnClass.Id.ToString()).Press(Said.Text("Open.ClassGroup.Submit")));

        Assert.Empty(page.Document.QuerySelectorAll("main table"));
        Assert.Equal(3, rows.Document.QuerySelectorAll("main tbody tr").Length);
        Assert.Contains("/kasus/pendataan", (await counsellor.GetAsync("/kasus")).Links);
    }

    [Fact]
    public async Task Post_TwoRows_ChecksThenStoresBoth()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FormAsync(counsellor, school);
        Fill(form, 0, students[0], school.GeneralFactor)
            .With("Input.Rows[0].Signs", nameof(SignSeen.OftenAbsent), nameof(SignSeen.ProblemBehaviour))
            .With("Input.Rows[0].SignsNote", "Duduk di belakang.")
            .With("Input.Rows[0].MappingNote", "Ayah sakit.")
            .With("Input.Rows[0].Strengths", "Rajin praktik.");
        Fill(form, 2, students[1], school.RestrictedFactor).With("Input.Rows[2].ResponsibleUserId", school.UserId(SchoolRole.Homeroom).ToString());

        var check = await counsellor.CheckAsync(form);

        foreach (var text in new[] { students[0].Name, students[1].Name, "Duduk di belakang.", "Ayah sakit.", "Rajin praktik.", Said.Text("SignSeen.ProblemBehaviour"), Said.Text("Confidentiality.Restricted"), school.Member(SchoolRole.Homeroom).FullName })
            Assert.Contains(text, check.Words, StringComparison.Ordinal);
        await using (var before = site.Context(school))
            Assert.Empty(before.CaseFiles);
        var list = await counsellor.FollowAsync(await counsellor.SendAsync(CheckedForms.Confirm(check)));
        Assert.Contains(Said.Text("Register.Saved", 2), list.Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(
            [(students[0].Id, school.GeneralFactor.Id, school.UserId(SchoolRole.Counsellor)), (students[1].Id, school.RestrictedFactor.Id, school.UserId(SchoolRole.Homeroom))],
            db.CaseFiles.ToList().OrderBy(file => file.Confidentiality).Select(file => (file.StudentId, file.MainFactorId, file.ResponsibleUserId)));
        Assert.Equal([SignSeen.OftenAbsent, SignSeen.ProblemBehaviour], db.CaseFiles.SelectMany(file => file.Signs).Select(sign => sign.Sign).ToList().Order());
    }

    [Fact]
    public async Task Confirm_SentTwice_StoresOnce()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FormAsync(counsellor, school);
        foreach (var (row, student) in students.Index())
            Fill(form, row, student, school.GeneralFactor);
        var confirm = CheckedForms.Confirm(await counsellor.CheckAsync(form));

        var answers = await Task.WhenAll(counsellor.SendAsync(confirm), counsellor.SendAsync(confirm));

        Assert.All(answers, answer => Assert.Equal("/kasus", answer.Location));
        await using var db = site.Context(school);
        Assert.Equal(students.Count, db.CaseFiles.Count());
    }

    /// <summary>Back to a table that was stored: rows stored before stay as they are, and a row added is stored.</summary>
    [Fact]
    public async Task Post_AgainWithOneMoreRow_StoresOnlyThat()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(await FormAsync(counsellor, school), 0, students[0], school.GeneralFactor);
        await counsellor.ConfirmAsync(form);

        var more = await counsellor.ConfirmAsync(Fill(form, 1, students[1], school.GeneralFactor));
        var changed = await counsellor.CheckAsync(form.With("Input.Rows[0].Strengths", "Rajin praktik."));

        Assert.Equal("/kasus", more.Location);
        Assert.Equal(Said.Text("Form.StoredOtherwise"), changed.Refusal("Input.Rows[0].StudentId"));
        Assert.NotEqual(form["Input.Rows[0].Id"], changed.Form()["Input.Rows[0].Id"]);
        await using var db = site.Context(school);
        Assert.Equal(2, db.CaseFiles.Count());
    }

    [Fact]
    public async Task Post_ARowHalfFilledIn_SaysSoBesideItsFieldsAndStoresNothing()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(await FormAsync(counsellor, school), 0, students[0], school.GeneralFactor).With("Input.Rows[2].MappingNote", "Ayah sakit.");

        var page = await counsellor.CheckAsync(form);
        var stored = await counsellor.SendAsync(form.Forge("langkah", "simpan"));

        foreach (var refused in new[] { page, stored })
        {
            foreach (var field in new[] { "StudentId", "MainFactorId", "Level", "Rationale" })
                Assert.Equal(Said.Text("Form.Required"), refused.Refusal($"Input.Rows[2].{field}"));
            Assert.Equal(4, refused.Refusals.Count);
            Assert.Equal("Ayah sakit.", refused.Form()["Input.Rows[2].MappingNote"]?.Trim());
            Assert.Equal(students[0].Id.ToString(), refused.Form()["Input.Rows[0].StudentId"]);
        }

        await using var db = site.Context(school);
        Assert.Empty(db.CaseFiles);
    }

    [Fact]
    public async Task Post_NothingTyped_SaysSo()
    {
        var (school, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.CheckAsync(await FormAsync(counsellor, school));

        Assert.Equal([Said.Text("Register.NoneTyped")], page.Refusals);
    }

    /// <summary>One refused row keeps all from being stored, also between check and confirmation.</summary>
    [Fact]
    public async Task Confirm_AfterAnotherCaseWasOpened_StoresNoneAndSaysSoInItsRow()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(Fill(await FormAsync(counsellor, school), 0, students[0], school.GeneralFactor), 2, students[1], school.GeneralFactor);
        var check = await counsellor.CheckAsync(form);
        var open = school.OpenCase(students[1]);
        await school.SaveAsync(site.Database);

        var page = await counsellor.SendAsync(CheckedForms.Confirm(check));

        Assert.Equal(Said.Text("CaseFile.AlreadyOpen", open.Code), page.Refusal("Input.Rows[2].StudentId"));
        Assert.Single(page.Refusals);
        Assert.Equal(Why, page.Form()["Input.Rows[0].Rationale"]?.Trim());
        await using var db = site.Context(school);
        Assert.Single(db.CaseFiles);
    }

    [Fact]
    public async Task Post_OneStudentInTwoRows_IsRefusedInTheSecond()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(Fill(await FormAsync(counsellor, school), 0, students[0], school.GeneralFactor), 1, students[0], school.RestrictedFactor);

        var page = await counsellor.CheckAsync(form);
        var secret = await counsellor.CheckAsync(form.With("Input.Rows[1].MainFactorId", school.SecretFactor.Id.ToString()));

        Assert.Equal(Said.Text("CaseFile.StudentTwice"), page.Refusal("Input.Rows[1].StudentId"));
        Assert.Single(page.Refusals);
        Assert.True(CheckedForms.IsCheck(secret));
    }

    [Fact]
    public async Task Post_RulesOfTheForm_HoldInEachRow()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = await FormAsync(counsellor, school);
        Fill(form, 0, students[0], school.RestrictedFactor).With("Input.Rows[0].Confidentiality", nameof(Confidentiality.General));
        Fill(form, 1, students[1], school.GeneralFactor).With("Input.Rows[1].ExcludedUserId", school.UserId(SchoolRole.Counsellor).ToString());
        Fill(form, 2, students[2], school.GeneralFactor).Forge("Input.Rows[2].MainFactorId", Guid.NewGuid().ToString());

        var page = await counsellor.CheckAsync(form);

        Assert.Equal(Said.Text("CaseFile.ConfidentialityTooLow"), page.Refusal("Input.Rows[0].Confidentiality"));
        Assert.Equal(Said.Text("CaseFile.ResponsibleExcluded"), page.Refusal("Input.Rows[1].ResponsibleUserId"));
        Assert.Equal(Said.Text("CaseFile.MainFactorMissing"), page.Refusal("Input.Rows[2].MainFactorId"));
    }

    [Theory]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    public async Task Post_StudentsOfAnotherSchoolOrClass_AreRefusedAlike(SchoolRole role)
    {
        var (school, _) = await SchoolAsync();
        var (_, foreign) = await SchoolAsync();
        var elsewhere = school.AddStudent("Yoga Pratama", school.OtherClass, Sex.Male);
        await school.SaveAsync(site.Database);
        using var visitor = await site.SignInAsync(school, role);

        foreach (var studentId in new[] { foreign[0].Id, Guid.NewGuid() }.Concat(role == SchoolRole.Homeroom ? [elsewhere.Id] : []))
        {
            var form = Fill(await FormAsync(visitor, school), 0, null, school.GeneralFactor).Forge("Input.Rows[0].StudentId", studentId.ToString());
            var page = await visitor.CheckAsync(form);
            Assert.Equal(Said.Text("CaseFile.StudentMissing"), page.Refusal("Input.Rows[0].StudentId"));
        }
    }

    /// <summary>A Secret row follows the rules of the form: the Satgas is named, who is involved is not, and the wali kelas no longer sees it.</summary>
    [Fact]
    public async Task Post_ASecretRowByTheHomeroomTeacher_NamesTheSatgasWithoutTheExcluded()
    {
        var (school, students) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        var form = Fill(await FormAsync(homeroom, school), 0, students[0], school.SecretFactor)
            .With("Input.Rows[0].ResponsibleUserId", school.UserId(SchoolRole.Counsellor).ToString())
            .With("Input.Rows[0].ExcludedUserId", school.UserId(SchoolRole.Coordinator).ToString());

        var check = await homeroom.CheckAsync(form);
        await homeroom.SendAsync(CheckedForms.Confirm(check));

        Assert.Contains(Said.Text("Check.NotForViewer"), check.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.GetAsync($"/kasus/{form["Input.Rows[0].Id"]}")).Status);
        await using var db = site.Context(school);
        var participants = db.CaseFiles.SelectMany(file => file.Participants).ToList();
        Assert.Equal([school.UserId(SchoolRole.Coordinator)], participants.Where(one => one.Kind == ParticipantKind.Excluded).Select(one => one.UserId));
        Assert.Equal(
            new[] { SchoolRole.Principal, SchoolRole.Counsellor }.Select(school.UserId).Order(),
            participants.Where(one => one.Kind == ParticipantKind.Named).Select(one => one.UserId).Order());
    }

    [Fact]
    public async Task AddRow_KeepsWhatWasTypedWithoutARefusal_UpToTwenty()
    {
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(await FormAsync(counsellor, school), 1, students[0], school.GeneralFactor).With("Input.Rows[2].SignsNote", "Melamun.").With("Input.OpenedOn", "31-02-2026");

        for (var rows = 4; rows <= 20; rows++)
        {
            var page = await counsellor.SendAsync(form.Press(Said.Text("Register.AddRow")));
            Assert.Empty(page.Refusals);
            Assert.Equal(rows, page.Document.QuerySelectorAll("main tbody tr").Length);
            Assert.NotNull(page.Document.QuerySelector($"#Input_Rows_{rows - 1}__StudentId[autofocus]"));
            form = page.Form();
        }

        Assert.Equal((students[0].Id.ToString(), "Melamun.", "31-02-2026"), (form["Input.Rows[1].StudentId"], form["Input.Rows[2].SignsNote"]?.Trim(), form["Input.OpenedOn"]));
        Assert.Equal(20, Enumerable.Range(0, 20).Select(row => form[$"Input.Rows[{row}].Id"]).Distinct().Count());
        Assert.Throws<InvalidOperationException>(() => form.Press(Said.Text("Register.AddRow")));
        var tooMany = await counsellor.SendAsync(form.Forge("langkah", "tambah").Forge("Input.Rows[20].SignsNote", "Lagi."));
        Assert.Equal([Said.Text("Register.TooMany", 20)], tooMany.Refusals);
    }

    /// <summary>Students of several classes stand in one table; the list of a row keeps who was chosen.</summary>
    [Fact]
    public async Task Narrow_ToAnotherClass_KeepsTheStudentsChosen()
    {
        var (school, students) = await SchoolAsync();
        var elsewhere = school.AddStudent("Yoga Pratama", school.OtherClass, Sex.Male);
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(await FormAsync(counsellor, school), 0, students[0], school.GeneralFactor);

        var page = await counsellor.SendAsync(form.With("Input.ClassGroupId", school.OtherClass.Id.ToString()).Press(Said.Text("Open.ClassGroup.Submit")));
        var answer = await counsellor.ConfirmAsync(Fill(page.Form(), 1, elsewhere, school.GeneralFactor));

        Assert.Equal(students[0].Id.ToString(), page.Form()["Input.Rows[0].StudentId"]);
        Assert.Equal(["", elsewhere.Id.ToString()], page.Form().Offered("Input.Rows[1].StudentId"));
        Assert.Equal("/kasus", answer.Location);
    }

    [Fact]
    public async Task Change_FromTheCheck_HasTheTableAsTyped()
    {
        const string Naughty = "\n  <script>alert('1')</script> \"&amp; \u202etxt \ud83d\udc69\ud83c\udffd\n\n'; DROP TABLE \t x";
        var (school, students) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Fill(await FormAsync(counsellor, school), 1, students[0], school.GeneralFactor)
            .With("Input.Rows[1].Signs", nameof(SignSeen.Tired))
            .With("Input.Rows[1].ExcludedUserId", school.UserId(SchoolRole.Teacher).ToString())
            .With("Input.Rows[1].Confidentiality", nameof(Confidentiality.Secret));
        var texts = new[] { "Rationale", "SignsNote", "MappingNote", "Strengths" };
        foreach (var text in texts)
            form.With($"Input.Rows[1].{text}", Naughty);

        var check = await counsellor.CheckAsync(form);
        var again = (await counsellor.SendAsync(CheckedForms.Change(check))).Form();

        Assert.Null(check.Document.QuerySelector("main script"));
        foreach (var text in texts)
            Assert.Equal(Naughty, again[$"Input.Rows[1].{text}"]);
        foreach (var name in new[] { "Id", "StudentId", "MainFactorId", "Level", "ResponsibleUserId", "Signs", "ExcludedUserId", "Confidentiality" })
            Assert.Equal(form.All($"Input.Rows[1].{name}"), again.All($"Input.Rows[1].{name}"));
        Assert.Equal("/kasus", (await counsellor.ConfirmAsync(again)).Location);
    }

    [Fact]
    public async Task WrongRole_IsRefused()
    {
        var (school, _) = await SchoolAsync();
        foreach (var role in new[] { SchoolRole.Principal, SchoolRole.Facilitator, SchoolRole.Operator, SchoolRole.Teacher })
        {
            using var visitor = await site.SignInAsync(school, role);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync("/kasus/pendataan")).Status);
            Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync("/kasus/pendataan", ("langkah", "simpan"))).Status);
        }
    }

    /// <summary>Fills a row in with what it must have.</summary>
    internal static PageForm Fill(PageForm form, int row, Student? student, RiskFactor factor)
    {
        if (student is not null)
            form.With($"Input.Rows[{row}].StudentId", student.Id.ToString());
        return form
            .With($"Input.Rows[{row}].MainFactorId", factor.Id.ToString())
            .With($"Input.Rows[{row}].Level", nameof(RiskLevel.Moderate))
            .With($"Input.Rows[{row}].Rationale", Why);
    }

    private static async Task<PageForm> FormAsync(Visitor visitor, TestSchool school) => (await visitor.GetAsync($"/kasus/pendataan?rombel={school.OwnClass.Id}")).Form();

    private async Task<(TestSchool School, IReadOnlyList<Student> Students)> SchoolAsync()
    {
        IReadOnlyList<Student> students = [];
        var school = await site.AddSchoolAsync(school => students = [school.AddStudent("Dewi Anggraini"), school.AddStudent("Bagas Saputra"), school.AddStudent("Citra Lestari")]);
        return (school, students);
    }
}
