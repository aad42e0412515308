using System.Text;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Students whom an imported file does not name: offered to be recorded as having left, never removed.</summary>
public sealed class NotInFileTests(TestSite site)
{
    [Fact]
    public async Task Offer_IsOfTheFilesClasses_UnlessTheFileIsTheWholeSchool_AndChoosesNobody()
    {
        var imported = await ImportAsync();
        using var user = imported.User;

        var done = await user.GetAsync(imported.Address("selesai"));
        var ofFile = await user.GetAsync(imported.Address("siswa-keluar"));
        var ofSchool = await user.GetAsync(imported.Address("siswa-keluar?seluruh=true"));

        Assert.Contains(Said.Text("Import.Done.NotInFile", 2), done.Words, StringComparison.Ordinal);
        Assert.Equal([imported.Bayu.Id, imported.Citra.Id], Offered(ofFile));
        Assert.Equal([imported.Bayu.Id, imported.Citra.Id, imported.OfOtherClass.Id], Offered(ofSchool));
        Assert.Empty(ofFile.Form().All("Input.StudentIds"));
        Assert.Contains(Said.Text("Import.Left.Coverage", "X TKRO 1", 1, 3), ofFile.Words, StringComparison.Ordinal);
        Assert.All([done, ofFile, ofSchool], page => Assert.InRange(page.Commands.Count, 1, QueryCountTests.Most));
    }

    [Fact]
    public async Task Leaving_SentTwice_IsStoredOnceAndTheStudentStays()
    {
        var imported = await ImportAsync();
        using var user = imported.User;
        var form = (await user.GetAsync(imported.Address("siswa-keluar"))).Form().With("Input.StudentIds", imported.Bayu.Id.ToString()).With("Input.LastDay", "2026-09-04");

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };
        var next = await user.FollowAsync(answers[1]);

        Assert.All(answers, answer => Assert.Equal(imported.Address("siswa-keluar"), answer.Location));
        Assert.Contains(Said.Text("Import.Left.Saved", 1), next.Words, StringComparison.Ordinal);
        Assert.Equal([imported.Citra.Id], Offered(next));
        await using var db = site.Context(imported.School);
        var left = await db.Students.Include(student => student.Enrolments).SingleAsync(student => student.Id == imported.Bayu.Id, TestContext.Current.CancellationToken);
        Assert.Null(left.ClassGroupId);
        Assert.Equal((imported.School.Year.StartsOn, new DateOnly(2026, 9, 4)), (left.Enrolments.Single().From, left.Enrolments.Single().Until));
        Assert.NotNull((await db.Students.SingleAsync(student => student.Id == imported.Citra.Id, TestContext.Current.CancellationToken)).ClassGroupId);
    }

    /// <summary>The operator never learns of a case: neither from the list nor by being refused.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Leaving_OfAStudentWithAnOpenCase_LooksLikeAnyOther(bool secret)
    {
        var imported = await ImportAsync();
        using var user = imported.User;
        var before = await user.GetAsync(imported.Address("siswa-keluar"));
        var school = imported.School;
        school.OpenCase(imported.Bayu, school.Opening(secret ? school.SecretFactor : school.GeneralFactor));
        await school.SaveAsync(site.Database);

        var after = await user.GetAsync(imported.Address("siswa-keluar"));
        var answer = await user.SendAsync(after.Form().With("Input.StudentIds", imported.Bayu.Id.ToString()));

        Assert.Equal(before.ComparableBody, after.ComparableBody);
        Assert.Equal(imported.Address("siswa-keluar"), answer.Location);
        await using var db = site.Context(school);
        Assert.Null(db.Students.Single(student => student.Id == imported.Bayu.Id).ClassGroupId);
        Assert.Null(db.CaseFiles.Single().ClosedOn);
    }

    [Fact]
    public async Task Leaving_WithoutAStudentOrOnAnImpossibleDay_IsRefusedAndNothingIsStored()
    {
        var imported = await ImportAsync();
        using var user = imported.User;
        PageForm Form(WebPage page, string day) => page.Form().With("Input.StudentIds", imported.Bayu.Id.ToString(), imported.Citra.Id.ToString()).With("Input.LastDay", day);
        var page = await user.GetAsync(imported.Address("siswa-keluar"));

        var nobody = await user.SendAsync(page.Form());
        var future = await user.SendAsync(Form(page, "2026-10-01"));
        var early = await user.SendAsync(Form(page, "2026-07-01"));
        var noDay = await user.SendAsync(Form(page, ""));

        Assert.Equal(Said.Text("Import.LeftNobody"), nobody.Refusal("Input.StudentIds"));
        Assert.Equal(Said.Text("Import.LeftInFuture"), future.Refusal("Input.LastDay"));
        Assert.Equal(Said.Text("Import.LeftBeforeEnrolled", "Bayu", Said.Date(imported.School.Year.StartsOn)), early.Refusal("Input.LastDay"));
        Assert.NotNull(noDay.Refusal("Input.LastDay"));
        Assert.Equal(2, early.Form().All("Input.StudentIds").Count);
        await using var db = site.Context(imported.School);
        Assert.Equal(4, db.Students.Count(student => student.ClassGroupId != null));
    }

    /// <summary>Who is in the file, or in another school, was never offered.</summary>
    [Fact]
    public async Task Leaving_OfSomebodyNotOffered_IsRefused()
    {
        var imported = await ImportAsync();
        using var user = imported.User;
        Student foreign = null!;
        var other = await site.AddSchoolAsync(school => foreign = school.AddStudent("Sekolah Lain"));
        await using var db = site.Context(imported.School);
        var inFile = db.Students.Single(student => student.Name == "Agus").Id;
        var page = await user.GetAsync(imported.Address("siswa-keluar"));

        var answer = await user.SendAsync(page.Form().Forge("Input.StudentIds", inFile.ToString(), foreign.Id.ToString()));

        Assert.Equal(Said.Text("Import.LeftNobody"), answer.Refusal("Input.StudentIds"));
        Assert.Equal(4, db.Students.Count(student => student.ClassGroupId != null));
        await using var otherDb = site.Context(other);
        Assert.NotNull(otherDb.Students.Single().ClassGroupId);
    }

    private static IEnumerable<Guid> Offered(WebPage page) => page.Form().Offered("Input.StudentIds").Select(Guid.Parse);

    /// <summary>Four students are enrolled; the file names one of the three of one class.</summary>
    private async Task<Imported> ImportAsync()
    {
        Student bayu = null!, citra = null!, ofOtherClass = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            school.AddStudent("Agus", sex: Sex.Male).Identify("Agus", Sex.Male, "0081234501", null);
            (bayu, citra, ofOtherClass) = (school.AddStudent("Bayu"), school.AddStudent("Citra"), school.AddStudent("Dian", school.OtherClass));
        });
        var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync("/impor")).Form();
        await user.SendAsync(form.Upload("Input.File", "siswa.csv", Encoding.UTF8.GetBytes("Nama;NISN;L/P;Kelas;Alamat\nAgus;0081234501;L;X TKRO 1;Jl. Baru\n")));
        var address = "/impor/" + form["Input.Id"];
        await user.SendAsync((await user.GetAsync(address)).Form("main .narrow form"));
        for (var look = 0; look < 200 && (await user.GetAsync(address)).Location is null; look++)
            await Task.Delay(50, TestContext.Current.CancellationToken);
        return new Imported(school, user, address, bayu, citra, ofOtherClass);
    }

    private sealed record Imported(TestSchool School, Visitor User, string Batch, Student Bayu, Student Citra, Student OfOtherClass)
    {
        internal string Address(string page) => $"{Batch}/{page}";
    }
}
