using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>School, school years, programmes and class groups.</summary>
public sealed class SettingsTests(TestSite site)
{
    [Fact]
    public async Task Index_LeadsToEachPart()
    {
        var (_, user) = await OperatorAsync();
        using var _1 = user;

        Assert.Equal(["/pengaturan/sekolah", "/pengaturan/tahun-ajaran", "/pengaturan/rombel", "/pengaturan/pengguna", "/pengaturan/satgas", "/pengaturan/retensi", "/pengaturan/cadangan"], (await user.GetAsync("/pengaturan")).Links);
    }

    [Fact]
    public async Task School_Changed_IsStored()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = (await user.GetAsync("/pengaturan/sekolah")).Form().With("Input.Name", "SMK Uji Baru").With("Input.Zone", nameof(SchoolZone.Wita)).With("Input.Village", "Kampung Laut");

        var page = await user.FollowAsync(await user.SendAsync(form));

        Assert.Contains(Said.Text("Form.Saved"), page.Words, StringComparison.Ordinal);
        Assert.Equal(("SMK Uji Baru", "Kampung Laut"), (page.Form()["Input.Name"], page.Form()["Input.Village"]));
        await using var db = site.Context(school);
        Assert.Equal(SchoolZone.Wita, db.Schools.Single(found => found.Id == school.Id).Zone);
    }

    [Fact]
    public async Task School_WithAWrongOrTakenNpsn_IsRefusedWithTheFormAsTyped()
    {
        var other = await site.AddSchoolAsync();
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = (await user.GetAsync("/pengaturan/sekolah")).Form().With("Input.Name", "SMK Uji Baru");

        var wrong = await user.SendAsync(form.With("Input.Npsn", "1234567"));
        var taken = await user.SendAsync(form.With("Input.Npsn", other.School.Npsn));

        Assert.Equal(Said.Text("School.NpsnInvalid"), wrong.Refusal("Input.Npsn"));
        Assert.Equal(Said.Text("School.NpsnTaken"), taken.Refusal("Input.Npsn"));
        Assert.Equal((other.School.Npsn, "SMK Uji Baru"), (taken.Form()["Input.Npsn"], taken.Form()["Input.Name"]));
        await using var db = site.Context(school);
        Assert.Equal(school.School.Name, db.Schools.Single(found => found.Id == school.Id).Name);
    }

    [Fact]
    public async Task SchoolYear_SentTwice_IsStoredOnce()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = YearForm((await user.GetAsync("/pengaturan/tahun-ajaran")).Form());

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal("/pengaturan/tahun-ajaran", answer.Location));
        Assert.Contains("2027/2028", (await user.GetAsync("/pengaturan/tahun-ajaran")).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(2, db.SchoolYears.Count());
    }

    [Theory]
    [InlineData("Input.Name", "2026/2027", "SchoolYear.NameTaken")]
    [InlineData("Input.OddStartsOn", "2027-06-01", "SchoolYear.Overlaps")]
    [InlineData("Input.OddEndsOn", "2027-07-01", "SchoolYear.TermEndsBeforeItStarts")]
    [InlineData("Input.EvenStartsOn", "2027-12-01", "SchoolYear.TermsOverlap")]
    [InlineData("Input.EvenEndsOn", "", "Form.Required")]
    public async Task SchoolYear_ThatCannotBe_IsRefusedWithTheFormAsTyped(string name, string typed, string code)
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        var page = await user.SendAsync(YearForm((await user.GetAsync("/pengaturan/tahun-ajaran")).Form()).With(name, typed));

        Assert.Equal(Said.Text(code), page.Refusal(name));
        Assert.Equal((typed, "2027-07-12"), (page.Form()[name], name == "Input.OddStartsOn" ? "2027-07-12" : page.Form()["Input.OddStartsOn"]));
        await using var db = site.Context(school);
        Assert.Single(db.SchoolYears);
    }

    [Fact]
    public async Task SchoolYear_Changed_KeepsItsTerms()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;

        await user.SendAsync((await user.GetAsync($"/pengaturan/tahun-ajaran?id={school.Year.Id}")).Form().With("Input.OddEndsOn", "2026-12-20"));

        await using var db = site.Context(school);
        var year = await db.SchoolYears.Include(found => found.Terms).SingleAsync(TestContext.Current.CancellationToken);
        Assert.Equal(new DateOnly(2026, 12, 20), year.Terms.Single(term => term.Kind == TermKind.Odd).EndsOn);
        Assert.Equal(2, year.Terms.Count);
    }

    [Fact]
    public async Task ClassGroup_SentTwice_IsStoredOnceWithItsHomeroomTeacher()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = GroupForm((await user.GetAsync("/pengaturan/rombel")).Form()).With("Input.HomeroomUserId", school.UserId(SchoolRole.Homeroom).ToString()).With("Input.ProgrammeId", school.Programme.Id.ToString());

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/pengaturan/rombel?yearId={school.Year.Id}", answer.Location));
        await using var db = site.Context(school);
        var stored = await db.ClassGroups.SingleAsync(group => group.Name == "XII TKRO 1", TestContext.Current.CancellationToken);
        Assert.Equal((school.Year.Id, GradeLevel.XII, school.UserId(SchoolRole.Homeroom)), (stored.SchoolYearId, stored.Level, stored.HomeroomUserId));
    }

    [Fact]
    public async Task ClassGroup_ThatCannotBe_IsRefusedWithTheFormAsTyped()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = GroupForm((await user.GetAsync("/pengaturan/rombel")).Form());

        var taken = await user.SendAsync(form.With("Input.Name", "x tkro 1"));
        var nobody = await user.SendAsync(form.With("Input.Name", "XII TKRO 1").Forge("Input.HomeroomUserId", school.UserId(SchoolRole.Teacher).ToString()));

        Assert.Equal(Said.Text("ClassGroup.NameTaken"), taken.Refusal("Input.Name"));
        Assert.Equal(("x tkro 1", nameof(GradeLevel.XII)), (taken.Form()["Input.Name"], taken.Form()["Input.Level"]));
        Assert.Equal(Said.Text("ClassGroup.HomeroomUnknown"), nobody.Refusal("Input.HomeroomUserId"));
        await using var db = site.Context(school);
        Assert.Equal(2, db.ClassGroups.Count());
    }

    /// <summary>A wali kelas is replaced, and sees the class from the next request on.</summary>
    [Fact]
    public async Task ClassGroup_GivenToAnotherHomeroomTeacher_IsTheirsAtOnce()
    {
        Membership second = null!;
        var school = await site.AddSchoolAsync(school => second = school.AddMember($"Wali Kedua {school.School.Npsn}", SchoolRole.Homeroom));
        var student = school.AddStudent("Bagas Saputra", school.OtherClass);
        await school.SaveAsync(site.Database);
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        using var homeroom = await site.SignInAsync($"wali.kedua.{school.School.Npsn}");
        Assert.Equal(404, (int)(await homeroom.GetAsync($"/siswa/{student.Id}")).Status);

        await user.SendAsync((await user.GetAsync($"/pengaturan/rombel?yearId={school.Year.Id}&id={school.OtherClass.Id}")).Form().With("Input.HomeroomUserId", second.UserId.ToString()));

        Assert.Equal(200, (int)(await homeroom.GetAsync($"/siswa/{student.Id}")).Status);
    }

    [Fact]
    public async Task Programme_SentTwice_IsStoredOnce_AndATakenCodeIsRefused()
    {
        var (school, user) = await OperatorAsync();
        using var _1 = user;
        var form = (await user.GetAsync("/pengaturan/rombel/program")).Form().With("Input.Code", "TKJ").With("Input.Name", "Teknik Komputer dan Jaringan");

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };
        var taken = await user.SendAsync((await user.GetAsync("/pengaturan/rombel/program")).Form().With("Input.Code", "TKJ").With("Input.Name", "Lain"));

        Assert.All(answers, answer => Assert.Equal("/pengaturan/rombel", answer.Location));
        Assert.Equal(Said.Text("Programme.CodeTaken"), taken.Refusal("Input.Code"));
        Assert.Equal("Lain", taken.Form()["Input.Name"]);
        await using var db = site.Context(school);
        Assert.Equal(["TKJ", "TKRO"], db.Programmes.Select(programme => programme.Code).Order().ToList());
    }

    private static PageForm YearForm(PageForm form) => form
        .With("Input.Name", "2027/2028")
        .With("Input.OddStartsOn", "2027-07-12")
        .With("Input.OddEndsOn", "2027-12-18")
        .With("Input.EvenStartsOn", "2028-01-03")
        .With("Input.EvenEndsOn", "2028-06-24");

    private static PageForm GroupForm(PageForm form) => form.With("Input.Name", "XII TKRO 1").With("Input.Level", nameof(GradeLevel.XII));

    private async Task<(TestSchool School, Visitor User)> OperatorAsync()
    {
        var school = await site.AddSchoolAsync();
        return (school, await site.SignInAsync(school, SchoolRole.Operator));
    }
}
