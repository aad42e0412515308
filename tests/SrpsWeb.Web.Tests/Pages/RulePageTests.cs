using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Rules 1 to 5 of domain.md as the pages say them; the domain's own tests hold the rules themselves.</summary>
public sealed class RulePageTests(TestSite site)
{
    /// <summary>Rules 2 and 3 at the opening.</summary>
    [Fact]
    public async Task Opening_AgainstARule_IsRefusedBesideItsField()
    {
        Student student = null!;
        Student left = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            (student, left) = (school.AddStudent(), school.AddStudent("Yoga Pratama"));
            left.Leave(school.Today.AddDays(-1));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var earliest = school.Today.AddYears(-5);

        foreach (var (field, value, refused, says) in new[]
        {
            ("Input.OpenedOn", $"{school.Today.AddDays(1):yyyy-MM-dd}", "Input.OpenedOn", Said.Text("CaseFile.OpenedInFuture")),
            ("Input.OpenedOn", $"{earliest.AddDays(-1):yyyy-MM-dd}", "Input.OpenedOn", Said.Text("CaseFile.OpenedTooEarly", Said.Date(earliest))),
            ("Input.StudentId", left.Id.ToString(), "Input.StudentId", Said.Text("CaseFile.StudentNotEnrolled")),
            ("Input.MainFactorId", Guid.Empty.ToString(), "Input.MainFactorId", Said.Text("CaseFile.MainFactorMissing")),
            ("Input.Level", nameof(RiskLevel.None), "Input.Level", Said.Text("CaseFile.LevelNotAtRisk")),
            ("Input.Rationale", " \n ", "Input.Rationale", Said.Text("Form.Required")),
            ("Input.Rationale", new string('x', TextLimits.Note + 1), "Input.Rationale", Said.Text("Text.TooLong", "4.000")),
            ("Input.ExcludedUserIds", school.UserId(SchoolRole.Counsellor).ToString(), "Input.ResponsibleUserId", Said.Text("CaseFile.ResponsibleExcluded")),
        })
        {
            var page = await counsellor.CheckAsync((await CaseOpenTests.FormAsync(counsellor, school, student)).Forge(field, value));
            Assert.Equal((field, says), (field, page.Refusal(refused)));
            if (field is "Input.OpenedOn" or "Input.Rationale")
                Assert.Equal(value.Trim(), page.Form()[field]?.Trim());
        }
    }

    /// <summary>Rule 2: a code says nothing of how many there are.</summary>
    [Fact]
    public async Task Codes_AreRandomAndReadable()
    {
        IReadOnlyList<Student> students = [];
        var school = await site.AddSchoolAsync(school => students = [.. Enumerable.Range(0, 3).Select(number => school.AddStudent($"Siswa {number}"))]);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kasus/pendataan?rombel={school.OwnClass.Id}")).Form();
        foreach (var (row, student) in students.Index())
            RegisterTests.Fill(form, row, student, school.GeneralFactor);
        await counsellor.ConfirmAsync(form);

        await using var db = site.Context(school);
        var codes = db.CaseFiles.Select(file => file.Code).ToList();
        Assert.Equal(3, codes.Distinct().Count());
        Assert.All(codes, code => Assert.Matches("^K-[A-HJ-NP-Z2-9]{5}$", code));
        Assert.True(codes.Select(code => code[..^1]).Distinct().Count() > 1, string.Join(' ', codes));
    }

    /// <summary>Rules 3 and 5 at closing and reopening.</summary>
    [Fact]
    public async Task Closing_AgainstARule_IsRefusedBesideItsField()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-5) });
            school.AddReview(file);
            school.AddNote(file);
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var (days, says) in new[]
        {
            (1, Said.Text("CaseFile.ClosedInFuture")),
            (-6, Said.Text("CaseFile.ClosedBeforeOpened", Said.Date(file.OpenedOn))),
            (-1, Said.Text("CaseFile.ContactAfterClosing", Said.Date(school.Today))),
        })
        {
            var page = await counsellor.SendAsync((await counsellor.GetWithoutDraftAsync($"/kasus/{file.Id}/tutup")).Form()
                .With("Input.Outcome", nameof(ClosureOutcome.Transferred))
                .With("Input.ClosedOn", $"{school.Today.AddDays(days):yyyy-MM-dd}")
                .With("Input.Rationale", "Pindah ke Jambi."));
            Assert.Equal(says, page.Refusal("Input.ClosedOn"));
        }

        var withoutReason = await counsellor.SendAsync((await counsellor.GetWithoutDraftAsync($"/kasus/{file.Id}/tutup")).Form().With("Input.Outcome", nameof(ClosureOutcome.Transferred)));
        Assert.Equal(Said.Text("Form.Required"), withoutReason.Refusal("Input.Rationale"));
        var stillOpen = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/buka-kembali")).Form().With("Input.Level", nameof(RiskLevel.Low)).With("Input.Reason", "Kembali."));
        Assert.Equal([Said.Text("CaseFile.NotClosed")], stillOpen.Refusals);
    }

    [Fact]
    public async Task Reopening_AgainstARule_IsRefusedBesideItsField()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent());
            file.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync($"/kasus/{file.Id}/buka-kembali")).Form().With("Input.Level", nameof(RiskLevel.Low)).With("Input.Reason", "Kembali.");

        var inFuture = await counsellor.SendAsync(form.With("Input.OpenedOn", $"{school.Today.AddDays(1):yyyy-MM-dd}"));
        var notAtRisk = await counsellor.SendAsync(form.With("Input.OpenedOn", $"{school.Today:yyyy-MM-dd}").Forge("Input.Level", nameof(RiskLevel.None)));

        Assert.Equal(Said.Text("CaseFile.OpenedInFuture"), inFuture.Refusal("Input.OpenedOn"));
        Assert.Equal(Said.Text("CaseFile.LevelNotAtRisk"), notAtRisk.Refusal("Input.Level"));
    }

    /// <summary>Rule 1 at reopening: an open case the person may not see is not named, and no Secret one refuses.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Reopening_WhileAnotherCaseIsOpenElsewhere_TellsNoMoreThanItMust(bool isSecret)
    {
        CaseFile closed = null!;
        CaseFile open = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            var student = school.AddStudent("Yoga Pratama", school.OtherClass, Sex.Male);
            closed = school.OpenCase(student, school.Opening() with { ResponsibleUserId = school.UserId(SchoolRole.Homeroom) });
            closed.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
            open = school.OpenCase(student, school.Opening(isSecret ? school.SecretFactor : school.GeneralFactor));
        });
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        var form = (await homeroom.GetAsync($"/kasus/{closed.Id}/buka-kembali")).Form().With("Input.Level", nameof(RiskLevel.Low)).With("Input.Reason", "Kembali.");

        var answer = await homeroom.SendAsync(form);

        if (isSecret)
            Assert.Equal($"/kasus/{closed.Id}", answer.Location);
        else
            Assert.Equal([Said.Text("CaseFile.AlreadyOpenElsewhere")], answer.Refusals);
        Assert.DoesNotContain(open.Code, answer.Body, StringComparison.Ordinal);
    }

    /// <summary>Rule 3: nothing is dated before the case opened, nor in the school's future.</summary>
    [Fact]
    public async Task Entries_BeforeTheCaseOrInTheFuture_AreRefusedBesideTheirDay()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school => file = school.OpenCase(school.AddStudent(), school.Opening() with { OpenedOn = school.Today.AddDays(-5) }));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        foreach (var (days, rule) in new[] { (1, "InFuture"), (-6, "BeforeCaseOpened") })
        {
            var day = $"{school.Today.AddDays(days):yyyy-MM-dd}";
            var note = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/pendampingan/baru")).Form()
                .With("Input.KindId", school.InterventionKind.Id.ToString()).With("Input.Note", "Berbicara.").With("Input.On", day));
            var review = await counsellor.SendAsync((await counsellor.GetAsync($"/kasus/{file.Id}/evaluasi/baru")).Form()
                .With("Input.Level", nameof(RiskLevel.Low)).With("Input.Handling", nameof(Handling.InIntervention)).With("Input.Rationale", "Membaik.").With("Input.On", day));
            Assert.Equal(Said.Text($"Intervention.{rule}", Said.Date(file.OpenedOn)), note.Refusal("Input.On"));
            Assert.Equal(Said.Text($"Review.{rule}", Said.Date(file.OpenedOn)), review.Refusal("Input.On"));
        }
    }
}
