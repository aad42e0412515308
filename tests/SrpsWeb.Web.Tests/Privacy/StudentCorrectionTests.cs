using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;
using SrpsWeb.Web.Tests.Security;

namespace SrpsWeb.Web.Tests.Privacy;

/// <summary>Putting the data of one student right, each role what is its own.</summary>
public sealed class StudentCorrectionTests(TestSite site)
{
    [Fact]
    public async Task Operator_CorrectsTheRoster()
    {
        var (school, student) = await SchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync(Address(student))).Form()
            .With("Input.Name", " Ayu  Lestari Putri ").With("Input.Sex", nameof(Sex.Male)).With("Input.Nisn", "0089999999").With("Input.Nis", "8001")
            .With("Input.ClassGroupId", school.OtherClass.Id.ToString());

        Assert.Equal($"/siswa/{student.Id}", (await user.SendAsync(form)).Location);
        Assert.Equal($"/siswa/{student.Id}", (await user.SendAsync(form)).Location);

        var stored = await StoredAsync(school, student);
        Assert.Equal(("Ayu  Lestari Putri", Sex.Male, "0089999999", "8001", school.OtherClass.Id), (stored.Name, stored.Sex, stored.Nisn, stored.Nis, stored.ClassGroupId));
        Assert.Equal([(school.OwnClass.Id, (DateOnly?)school.Today.AddDays(-1)), (school.OtherClass.Id, null)], stored.Enrolments.OrderBy(enrolment => enrolment.From).Select(enrolment => (enrolment.ClassGroupId, enrolment.Until)));
    }

    /// <summary>A class that was wrong from the first day leaves no stay of no length.</summary>
    [Fact]
    public async Task Operator_CorrectsAWrongClass_SinceTheFirstDay()
    {
        var (school, student) = await SchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync(Address(student))).Form().With("Input.ClassGroupId", school.OtherClass.Id.ToString());

        var early = await user.SendAsync(form.With("Input.From", $"{school.Year.StartsOn.AddDays(-1):yyyy-MM-dd}"));
        var late = await user.SendAsync(early.Form().With("Input.From", $"{school.Today.AddDays(1):yyyy-MM-dd}"));
        await user.SendAsync(late.Form().With("Input.From", $"{school.Year.StartsOn:yyyy-MM-dd}"));

        Assert.Equal(Said.Text("Enrolment.BeforeCurrent", Said.Date(school.Year.StartsOn)), early.Refusal("Input.From"));
        Assert.Equal(Said.Text("Student.ClassChangeInFuture"), late.Refusal("Input.From"));
        Assert.Equal(school.OtherClass.Id, Assert.Single((await StoredAsync(school, student)).Enrolments).ClassGroupId);
    }

    /// <summary>The operator writes contacts but does not read them (access.md).</summary>
    [Fact]
    public async Task Operator_WritesContactsBlind()
    {
        var (school, student) = await SchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var page = await user.GetAsync(Address(student));

        foreach (var stored in new[] { "Jl. Pelabuhan", "Aminah", "81200000001", "2010-05-04", "Nipah" })
            Assert.DoesNotContain(stored, page.Body, StringComparison.Ordinal);
        await user.SendAsync(page.Form().With("Input.Address", "Jl. Baru 3").With("Input.Guardians[0].Relation", nameof(GuardianRelation.Father)).With("Input.Guardians[0].Name", "Ramli").With("Input.Guardians[0].Phone", "0812 9999 0002"));

        var student2 = await StoredAsync(school, student);
        Assert.Equal(("Jl. Baru 3", "Nipah", "+6281200000009", new DateOnly(2010, 5, 4)), (student2.Address, student2.Village, student2.Phone, student2.BirthDate));
        Assert.Equal([("Ramli", "+6281299990002"), ("Aminah", "+6281200000001")], student2.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => (guardian.Name, guardian.Phone)));
    }

    [Fact]
    public async Task Counsellor_CorrectsContacts_AndNotTheRoster()
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(Address(student))).Form();
        Assert.Null(form["Input.Name"]);
        Assert.Equal(("Jl. Pelabuhan No. 7", "Aminah", "+62 812-0000-0001"), (form["Input.Address"], form["Input.Guardians[0].Name"], form["Input.Guardians[0].Phone"]));

        form.With("Input.Address", "").With("Input.Phone", "+62 812 0000 0010").With("Input.DistanceKm", "4,5").With("Input.Guardians[0].Phone", "").Forge("Input.Name", "Lain").Forge("Input.Nisn", "0000000001");
        form.With("Input.Guardians[1].Relation", nameof(GuardianRelation.Guardian)).With("Input.Guardians[1].Name", "Paman Udin");
        Assert.Equal($"/siswa/{student.Id}", (await counsellor.SendAsync(form)).Location);

        var stored = await StoredAsync(school, student);
        Assert.Equal(("Ayu Lestari", "0081234567", null, "+6281200000010", 4.5m), (stored.Name, stored.Nisn, stored.Address, stored.Phone, stored.DistanceKm));
        Assert.Equal([("Aminah", null), ("Paman Udin", (string?)null)], stored.Guardians.OrderBy(guardian => guardian.Relation).Select(guardian => (guardian.Name, guardian.Phone)));
    }

    [Theory]
    [InlineData("Input.Phone", "12", "Student.PhoneInvalid")]
    [InlineData("Input.Phone", "0812 0000 0001 / 0812 0000 0002", "Student.PhoneInvalid")]
    [InlineData("Input.Guardians[0].Phone", "tidak ada", "Student.PhoneInvalid")]
    [InlineData("Input.Guardians[0].Name", "", "Guardian.NameMissing")]
    [InlineData("Input.DistanceKm", "1000", "Student.DistanceOutOfRange")]
    [InlineData("Input.DistanceKm", "jauh", "Form.NotANumber")]
    public async Task Counsellor_WhatCannotBe_IsRefusedBesideItsField(string field, string typed, string code)
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.SendAsync((await counsellor.GetAsync(Address(student))).Form().With(field, typed));

        Assert.Equal(Said.Text(code), page.Refusal(field));
        Assert.Equal(typed, page.Form()[field]);
    }

    [Theory]
    [InlineData("Input.Name", " ", "Student.NameMissing")]
    [InlineData("Input.Nisn", "123", "Student.NisnInvalid")]
    [InlineData("Input.Nisn", "0085555555", "Student.NisnTaken")]
    public async Task Operator_WhatCannotBe_IsRefusedBesideItsField(string field, string typed, string code)
    {
        var (school, student) = await SchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var page = await user.SendAsync((await user.GetAsync(Address(student))).Form().With(field, typed));

        Assert.Equal(Said.Text(code), page.Refusal(field));
        Assert.Equal("Ayu Lestari", (await StoredAsync(school, student)).Name);
    }

    /// <summary>What only one of two changed is kept of both; what both changed is shown to the second before anything is stored.</summary>
    [Fact]
    public async Task OfTwoEditors_TheSecondSeesBothTexts()
    {
        var (school, student) = await SchoolAsync();
        using var first = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var second = await site.SignInAsync(school, SchoolRole.Counsellor);
        var slower = (await second.GetAsync(Address(student))).Form().With("Input.Address", "Jl. Kedua 2").With("Input.Hamlet", "Dusun Dua").With("Input.Guardians[0].Name", "Aminah Dua");
        await first.SendAsync((await first.GetAsync(Address(student))).Form().With("Input.Address", "Jl. Pertama 1").With("Input.District", "Kecamatan Satu").With("Input.Guardians[0].Name", "Aminah Satu"));

        var refused = await second.SendAsync(slower);

        Assert.Equal((Said.Text("Student.FieldChanged", "Jl. Pertama 1"), "Jl. Kedua 2"), (refused.Refusal("Input.Address"), refused.Form()["Input.Address"]));
        Assert.Contains(refused.Refusals, line => line.Contains("Aminah Satu", StringComparison.Ordinal));
        Assert.Equal("Jl. Pertama 1", (await StoredAsync(school, student)).Address);
        Assert.Equal($"/siswa/{student.Id}", (await second.SendAsync(refused.Form().With("Input.District", "Kecamatan Satu"))).Location);
        var stored = await StoredAsync(school, student);
        Assert.Equal(("Jl. Kedua 2", "Dusun Dua", "Kecamatan Satu", "Aminah Dua"), (stored.Address, stored.Hamlet, stored.District, stored.Guardians[0].Name));
    }

    [Fact]
    public async Task Texts_ThatBreakCarelessPrograms_AreStoredAndShown()
    {
        var (school, student) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        string[] fields = ["Input.BirthPlace", "Input.Address", "Input.Hamlet", "Input.Village", "Input.District", "Input.Transport", "Input.Guardians[0].Name", "Input.Guardians[0].Occupation"];

        foreach (var line in NaughtyTexts.Lines)
        {
            var form = fields.Aggregate((await counsellor.GetAsync(Address(student))).Form(), (form, field) => form.With(field, line)).With("Input.Guardians[0].Phone", "").With("Input.DistanceKm", "x");
            var refused = await counsellor.SendAsync(form);
            NaughtyTexts.AssertKept(refused, line, fields);
            var shown = await counsellor.FollowAsync(await counsellor.SendAsync(refused.Form().With("Input.DistanceKm", "")));
            NaughtyTexts.AssertHarmless(shown);
            Assert.Equal(line, (await StoredAsync(school, student)).Guardians[0].Name);
        }
    }

    [Fact]
    public async Task AnonymousStudent_IsNotCorrected()
    {
        var (school, _) = await SchoolAsync();
        Student gone = null!;
        await using (var db = site.Context(school))
        {
            gone = new Student(Guid.CreateVersion7(), "Siti", Sex.Female, null, null);
            gone.Anonymise(school.Today);
            db.Add(gone);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync(Address(gone))).Status);
    }

    private static string Address(Student student) => $"/siswa/{student.Id}/ubah";

    private async Task<Student> StoredAsync(TestSchool school, Student student)
    {
        await using var db = site.Context(school);
        return await db.Students.Include(found => found.Guardians).Include(found => found.Enrolments).AsSplitQuery().SingleAsync(found => found.Id == student.Id, TestContext.Current.CancellationToken);
    }

    private async Task<(TestSchool School, Student Student)> SchoolAsync()
    {
        Student student = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            student = school.AddStudent("Ayu Lestari");
            student.Identify("Ayu Lestari", Sex.Female, "0081234567", "7001");
            student.Describe(new StudentDetails("Nipah Panjang", new DateOnly(2010, 5, 4), "Jl. Pelabuhan No. 7", null, "Nipah", null, "+6281200000009"));
            student.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Aminah", "Petani", "+6281200000001")]);
            school.AddStudent("Bagas Saputra").Identify("Bagas Saputra", Sex.Male, "0085555555", null);
        });
        return (school, student);
    }
}
