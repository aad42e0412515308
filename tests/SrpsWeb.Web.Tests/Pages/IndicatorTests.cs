using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Indicators of a month, in their table and beside an evaluation.</summary>
public sealed class IndicatorTests(TestSite site)
{
    private const string Participation = "Input.Rows[0].Cells[0].Value";

    private const string Mastery = "Input.Rows[0].Cells[1].Value";

    [Fact]
    public async Task Post_StoresWhatWasFilledIn_WithItsSource()
    {
        var (school, student, file) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        var form = (await homeroom.GetAsync("/indikator")).Form()
            .With(Participation, "72,5").With("Input.Rows[0].Cells[2].Value", "3").With("Input.Rows[0].Cells[3].Value", "1").With("Input.Sources[2]", "Jurnal praktik");

        var answer = await homeroom.SendAsync(form);

        Assert.Equal("/indikator?periode=2026-09", answer.Location);
        await using (var db = site.Context(school))
        {
            Assert.Equal(
                [(Indicator.Extracurricular, 1m, "Daftar hadir kegiatan"), (Indicator.Participation, 72.5m, "Presensi kelas"), (Indicator.Skills, 3m, "Jurnal praktik")],
                db.IndicatorReadings.AsEnumerable().OrderBy(reading => reading.Indicator.ToString(), StringComparer.Ordinal).Select(reading => (reading.Indicator, reading.Value!.Value, reading.Source)));
            Assert.All(db.IndicatorReadings, reading => Assert.Equal((student.Id, new DateOnly(2026, 9, 1), school.UserId(SchoolRole.Homeroom)), (reading.StudentId, reading.Month, reading.RecordedByUserId)));
        }

        Assert.Equal("72,5", (await homeroom.FollowAsync(answer)).Form()[Participation]);
        Assert.Contains("Partisipasi dan kehadiran Presensi kelas72,5%", (await homeroom.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("72.5", 72.5)]
    [InlineData(" 72,5 % ", 72.5)]
    [InlineData("100", 100)]
    public async Task Post_PointOrComma_MeansTheSame(string typed, double value)
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync((await counsellor.GetAsync("/indikator")).Form().With(Participation, typed));

        await using var db = site.Context(school);
        Assert.Equal((decimal)value, Assert.Single(db.IndicatorReadings).Value);
    }

    [Theory]
    [InlineData("banyak", "Indicator.NotANumber")]
    [InlineData("1e3", "Indicator.NotANumber")]
    [InlineData("72,55", "Indicator.TooFine")]
    [InlineData("101", "Indicator.OutOfRange", 0, 100)]
    [InlineData("-1", "Indicator.OutOfRange", 0, 100)]
    public async Task Post_WhatCannotBe_IsRefusedBesideTheCell_AndNothingIsStored(string typed, string code, params object[] arguments)
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync("/indikator")).Form().With(Participation, typed).With(Mastery, "80"));

        Assert.Equal(Said.Text(code, arguments), refused.Refusal(Participation));
        Assert.Equal((typed, "80"), (refused.Form()[Participation], refused.Form()[Mastery]));
        await using var db = site.Context(school);
        Assert.Empty(db.IndicatorReadings);
    }

    [Fact]
    public async Task Post_WithoutASource_IsRefusedBesideIt()
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync("/indikator")).Form().With(Mastery, "80").With("Input.Sources[1]", " "));

        Assert.Equal(Said.Text("Indicator.SourceMissing"), refused.Refusal("Input.Sources[1]"));
    }

    [Fact]
    public async Task Post_SentTwice_StoresOnce_AndAChangeFollows()
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync("/indikator")).Form().With(Participation, "72,5");
        await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));
        await counsellor.SendAsync(form);
        await counsellor.SendAsync((await counsellor.GetAsync("/indikator")).Form().With(Participation, "80"));
        await counsellor.SendAsync((await counsellor.GetAsync("/indikator")).Form().With(Participation, ""));

        await using var db = site.Context(school);
        Assert.Equal([72.5m, 80m, (decimal?)null], db.IndicatorReadings.AsEnumerable().OrderBy(reading => reading.Sequence).Select(reading => reading.Value));
        Assert.Equal("", (await counsellor.GetAsync("/indikator")).Form()[Participation]);
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_ShowsBothAndStoresOnPurpose()
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        var form = (await counsellor.GetAsync("/indikator")).Form();
        await homeroom.SendAsync((await homeroom.GetAsync("/indikator")).Form().With(Participation, "60"));

        var refused = await counsellor.SendAsync(form.With(Participation, "80"));

        Assert.Equal(Said.Text("Indicator.ChangedMeanwhile", school.Member(SchoolRole.Homeroom).FullName, "60"), refused.Refusal(Participation));
        Assert.Equal("80", refused.Form()[Participation]);
        Assert.Equal("/indikator?periode=2026-09", (await counsellor.SendAsync(refused.Form())).Location);
        await using var db = site.Context(school);
        Assert.Equal([60m, 80m], db.IndicatorReadings.AsEnumerable().OrderBy(reading => reading.Sequence).Select(reading => reading.Value!.Value));
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    public async Task Get_WhoOnlyReads_SeesValuesAndNoForm(SchoolRole role)
    {
        var (school, student, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync("/indikator")).Form().With(Participation, "72,5");
        await counsellor.SendAsync(form);
        using var reader = await site.SignInAsync(school, role);

        var page = await reader.GetAsync("/indikator");

        Assert.Contains(student.Name, page.Words, StringComparison.Ordinal);
        Assert.Contains("72,5%", page.Words, StringComparison.Ordinal);
        Assert.Null(page.Form()["Input.Rows[0].StudentId"]);
        Assert.Equal(HttpStatusCode.NotFound, (await reader.SendAsync(page.Form().Forge("Input.Rows[0].StudentId", student.Id.ToString()).Forge(Participation, "10").Forge("Input.Sources[0]", "Presensi"))).Status);
        if (role == SchoolRole.Coordinator)
            Assert.DoesNotContain("Input.Readings", (await reader.GetAsync($"/kasus/{file.Id}/evaluasi/baru")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Student_OfASecretCase_IsThereForTheNamedOnly()
    {
        Student student = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Nadia Rahasia");
            school.OpenCase(student, school.Opening(school.SecretFactor) with { Named = [school.UserId(SchoolRole.Counsellor)] });
            school.OpenCase(school.AddStudent("Umum Saja"));
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        Assert.Contains(student.Name, (await counsellor.GetAsync("/indikator")).Body, StringComparison.Ordinal);
        foreach (var role in new[] { SchoolRole.Homeroom, SchoolRole.Coordinator, SchoolRole.Principal })
        {
            using var other = await site.SignInAsync(school, role);
            var page = await other.GetAsync("/indikator");
            Assert.DoesNotContain(student.Name, page.Body, StringComparison.Ordinal);
            Assert.Equal(
                HttpStatusCode.NotFound,
                (await other.SendAsync(page.Form().Forge("Input.Rows[0].StudentId", student.Id.ToString()).Forge(Participation, "10").Forge("Input.Sources[0]", "Presensi"))).Status);
        }
    }

    [Fact]
    public async Task Get_OtherMonthAndClass_StandInTheAddress()
    {
        var (school, student, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Contains(Said.Text("Indicator.None"), (await counsellor.GetAsync("/indikator?periode=2026-07")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Indicator.None"), (await counsellor.GetAsync($"/indikator?rombel={school.OtherClass.Id}")).Words, StringComparison.Ordinal);
        Assert.Contains(student.Name, (await counsellor.GetAsync($"/indikator?rombel={school.OwnClass.Id}")).Words, StringComparison.Ordinal);
        Assert.Contains("September 2026", (await counsellor.GetAsync("/indikator?periode=2030-01")).Words, StringComparison.Ordinal);
        Assert.Contains("September 2026", (await counsellor.GetAsync("/indikator?periode=nanti")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Evaluation_StoresIndicatorsWithIt_OfTheMonthOfItsDate()
    {
        var (school, student, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Evaluation(await counsellor.GetAsync($"/kasus/{file.Id}/evaluasi/baru"))
            .With("Input.On", "2026-08-31").With("Input.Readings[0].Value", "65").With("Input.Readings[3].Value", "0");

        Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(form)).Location);
        Assert.Equal($"/kasus/{file.Id}", (await counsellor.SendAsync(form)).Location);

        await using var db = site.Context(school);
        Assert.Single(db.Reviews);
        Assert.Equal(
            [(Indicator.Participation, 65m), (Indicator.Extracurricular, 0m)],
            db.IndicatorReadings.AsEnumerable().OrderBy(reading => reading.Indicator).Select(reading => (reading.Indicator, reading.Value!.Value)));
        Assert.All(db.IndicatorReadings, reading => Assert.Equal((student.Id, new DateOnly(2026, 8, 1)), (reading.StudentId, reading.Month)));
    }

    [Fact]
    public async Task Evaluation_WithARefusedIndicator_StoresNeither()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Evaluation(await counsellor.GetAsync($"/kasus/{file.Id}/evaluasi/baru"));

        var unreadable = await counsellor.SendAsync(form.With("Input.Readings[0].Value", "sering"));
        var tooMuch = await counsellor.SendAsync(form.With("Input.Readings[0].Value", "").With("Input.Readings[1].Value", "120"));

        Assert.Equal(Said.Text("Indicator.NotANumber"), unreadable.Refusal("Input.Readings[0].Value"));
        Assert.Equal(Said.Text("Indicator.OutOfRange", 0, 100), tooMuch.Refusal("Input.Readings[1].Value"));
        Assert.Equal(("120", "Hadir penuh."), (tooMuch.Form()["Input.Readings[1].Value"], tooMuch.Form()["Input.Rationale"]?.Trim()));
        await using var db = site.Context(school);
        Assert.Empty(db.Reviews);
        Assert.Empty(db.IndicatorReadings);
    }

    [Fact]
    public async Task Evaluation_SentAgainWithAnotherValue_IsTold()
    {
        var (school, _, file) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = Evaluation(await counsellor.GetAsync($"/kasus/{file.Id}/evaluasi/baru")).With("Input.Readings[0].Value", "65");
        await counsellor.SendAsync(form);

        var told = await counsellor.SendAsync(form.With("Input.Readings[0].Value", "70"));

        Assert.Contains(Said.Text("Form.StoredOtherwise"), told.Refusals);
    }

    [Fact]
    public async Task Post_StudentOfAnotherSchool_IsAsIfItWereNot()
    {
        var (school, _, _) = await SchoolAsync();
        var (_, stranger, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync("/indikator")).Form().With(Participation, "50");

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.SendAsync(form.Forge("Input.Rows[0].StudentId", stranger.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.SendAsync(form.Forge("Input.Rows[0].StudentId", Guid.NewGuid().ToString()))).Status);
    }

    /// <summary>Values of months without this case were read because of another, which may be hidden from the viewer.</summary>
    [Fact]
    public async Task Case_ShowsTheMonthsOfItsOwnOnly()
    {
        var (school, student, file) = await SchoolAsync();
        await using (var db = site.Context(school))
        {
            foreach (var (month, value) in new[] { (new DateOnly(2026, 7, 1), 61m), (new DateOnly(2026, 8, 1), 62m) })
                db.Add(IndicatorReading.Read(student.Id, month, Indicator.Mastery, null, value, "Kasus lain", school.Today, school.Recorded));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        Assert.Equal(["62,0%"], (await homeroom.GetAsync($"/kasus/{file.Id}")).Document.QuerySelectorAll(".reading strong").Select(value => value.TextContent));
    }

    /// <summary>A month before the case was opened may belong to one the viewer does not know of.</summary>
    [Fact]
    public async Task Post_MonthWithoutAnOpenCase_IsAsIfTheStudentWereNotAtRisk()
    {
        var (school, student, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync("/indikator")).Form().With(Participation, "50");

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.SendAsync(form.To("/indikator?periode=2026-07"))).Status);
        await using var db = site.Context(school);
        Assert.Empty(db.IndicatorReadings.Where(reading => reading.StudentId == student.Id));
    }

    private static PageForm Evaluation(WebPage page) =>
        page.Form().With("Input.Level", nameof(RiskLevel.Moderate)).With("Input.Rationale", "Hadir penuh.");

    private async Task<(TestSchool School, Student Student, CaseFile File)> SchoolAsync()
    {
        Student student = null!;
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Rahma Wulandari");
            file = school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-40) });
        });
        return (school, student, file);
    }
}
