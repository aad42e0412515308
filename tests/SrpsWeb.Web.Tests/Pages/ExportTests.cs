using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Exports;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The files of the lists: the rows and columns of who asks, and no others.</summary>
public sealed class ExportTests(TestSite site)
{
    private const string Canary = "kenari-rahasia";

    [Fact]
    public async Task Students_OfAllPages_AreInTheFile()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            for (var number = 0; number < 30; number++)
                school.AddStudent($"Siswa {number:00}");
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/siswa/unduh.xlsx?halaman=2");

        Assert.Equal((HttpStatusCode.OK, ListWorkbook.MediaType), (page.Status, page.MediaType));
        Assert.Equal(Enumerable.Range(0, 30).Select(number => $"Siswa {number:00}"), Names(page));
    }

    /// <summary>The link stands over the list and leads to what the list shows.</summary>
    [Theory]
    [InlineData("?cari=LESTARI", "Ayu Lestari")]
    [InlineData("?cari=008123", "Ayu Lestari")]
    [InlineData("?rombel={other}", "Bagas Saputra")]
    [InlineData("", "Ayu Lestari", "Bagas Saputra")]
    public async Task Students_FollowTheFilter(string query, params string[] names)
    {
        var school = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var list = await counsellor.GetAsync("/siswa" + query.Replace("{other}", school.OtherClass.Id.ToString(), StringComparison.Ordinal));

        Assert.Equal(names, Names(await DownloadAsync(counsellor, list)));
    }

    [Fact]
    public async Task Students_KeepLeadingZeros_PhonesAndDates()
    {
        var school = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var workbook = Workbook.Read(await counsellor.GetAsync("/siswa/unduh.xlsx?cari=ayu"));

        Assert.Equal("0081234567", workbook.Column("NISN").Single());
        Assert.Equal("0701", workbook.Column("NIS").Single());
        Assert.Equal("+62 812-0000-0009", workbook.Column(Said.Text("Students.Phone")).Single());
        Assert.Equal("+62 812-0000-0001", workbook.Column($"{Said.Text("Students.Phone")} · {Said.Text("GuardianRelation.Mother")}").Single());
        Assert.Equal(new DateTime(2008, 9, 5, 0, 0, 0, DateTimeKind.Unspecified), workbook.Column(Said.Text("Students.BirthDate")).Single());
    }

    [Theory]
    [InlineData(SchoolRole.Principal, true)]
    [InlineData(SchoolRole.Homeroom, true)]
    [InlineData(SchoolRole.Operator, false)]
    [InlineData(SchoolRole.OsisAdviser, false)]
    public async Task Students_CarryContacts_ForWhoSeesThem(SchoolRole role, bool shown)
    {
        var school = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        var workbook = Workbook.Read(await visitor.GetAsync("/siswa/unduh.xlsx"));

        foreach (var contact in new[] { "Jl. Pelabuhan No. 7", "Ibu Aminah", "812-0000-0001", "812-0000-0009" })
            Assert.Equal(shown, workbook.EveryPart.Contains(contact, StringComparison.Ordinal));
        Assert.Equal(role == SchoolRole.Homeroom ? ["Ayu Lestari"] : ["Ayu Lestari", "Bagas Saputra"], workbook.Column(Said.Text("Students.Name")));
    }

    /// <summary>A second role that shows more of the roster does not show more addresses.</summary>
    [Fact]
    public async Task Students_OfAWaliKelasWhoIsOperator_CarryContactsOfTheOwnClassOnly()
    {
        var school = await SchoolAsync();
        await using (var db = site.Context(school))
        {
            var homeroom = await db.Memberships.Include(member => member.Roles).SingleAsync(member => member.UserId == school.UserId(SchoolRole.Homeroom), TestContext.Current.CancellationToken);
            homeroom.SetRoles([SchoolRole.Homeroom, SchoolRole.Operator], null, school.Today, school.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var visitor = await site.SignInAsync(school, SchoolRole.Homeroom);
        var workbook = Workbook.Read(await visitor.GetAsync("/siswa/unduh.xlsx"));

        Assert.Equal(["Ayu Lestari", "Bagas Saputra"], workbook.Column(Said.Text("Students.Name")));
        Assert.Equal(["Jl. Pelabuhan No. 7", null], workbook.Column(Said.Text("Students.Address")));
        Assert.DoesNotContain("Pak Bakri", workbook.EveryPart, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Students_MoreThanAFileHolds_AreNotWritten_AndThePageSaysSo()
    {
        var school = await SchoolAsync();
        await CopyStudentsAsync(school, ListExportLimit.Most - 1);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync("/siswa/unduh.xlsx?cari=a");

        Assert.True(page.IsHtml);
        Assert.Contains(Said.Text("List.TooLong.Text", "20.001", "20.000"), page.Words, StringComparison.Ordinal);
        Assert.Contains("/siswa?cari=a", page.Links);
        Assert.Equal(["Bagas Saputra"], Names(await counsellor.GetAsync("/siswa/unduh.xlsx?cari=bagas+xi")));
    }

    [Theory]
    [InlineData("", "Bagas Saputra", "Ayu Lestari")]
    [InlineData("?cari=ayu", "Ayu Lestari")]
    [InlineData("?faktor=ekonomi", "Bagas Saputra")]
    [InlineData("?tingkat=tinggi", "Bagas Saputra")]
    [InlineData("?status=ditutup", "Citra Dewi")]
    [InlineData("?status=semua&urut=nama", "Ayu Lestari", "Bagas Saputra", "Citra Dewi")]
    public async Task Cases_FollowTheFilterAndTheOrder(string query, params string[] names)
    {
        var school = await CasesAsync();
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        Assert.Equal(names, Workbook.Read(await DownloadAsync(coordinator, await coordinator.GetAsync("/kasus" + query))).Column(Said.Text("Cases.Student")));
    }

    [Fact]
    public async Task Cases_HaveTheirDaysAsDates()
    {
        var school = await CasesAsync();
        using var coordinator = await site.SignInAsync(school, SchoolRole.Coordinator);

        var workbook = Workbook.Read(await coordinator.GetAsync("/kasus/unduh.xlsx?status=ditutup"));

        Assert.Equal(school.Today.AddDays(-10).ToDateTime(default), workbook.Column(Said.Text("Cases.OpenedOn")).Single());
        Assert.Equal(school.Today.ToDateTime(default), workbook.Column(Said.Text("Cases.ClosedOnDay")).Single());
        Assert.Null(workbook.Column(Said.Text("Cases.LastContact")).Single());
    }

    /// <summary>Codes of General cases, and not even a column for names.</summary>
    [Fact]
    public async Task Cases_ForTheFacilitator_NameNobody()
    {
        var school = await CasesAsync();
        using var facilitator = await site.SignInAsync(school, SchoolRole.Facilitator);

        var workbook = Workbook.Read(await facilitator.GetAsync("/kasus/unduh.xlsx?status=semua"));

        Assert.Equal(["K-0001", "K-0003"], workbook.Column(Said.Text("Cases.Code")).Order());
        Assert.DoesNotContain(Said.Text("Cases.Student"), workbook.Headings);
        foreach (var trace in new[] { "Ayu", "Citra", "Bagas", school.OwnClass.Name })
            Assert.DoesNotContain(trace, workbook.EveryPart, StringComparison.Ordinal);
        Assert.Empty(Workbook.Read(await facilitator.GetAsync("/kasus/unduh.xlsx?cari=ayu")).Rows.Skip(1));
    }

    [Theory]
    [InlineData(SchoolRole.Counsellor, true)]
    [InlineData(SchoolRole.Principal, false)]
    [InlineData(SchoolRole.Coordinator, false)]
    [InlineData(SchoolRole.Homeroom, false)]
    [InlineData(SchoolRole.Facilitator, false)]
    public async Task Cases_SecretOnes_AreInTheFileOfWhoIsNamed(SchoolRole role, bool shown)
    {
        CaseFile secret = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            secret = school.OpenCase(school.AddStudent("Nadia " + Canary), school.Opening(school.SecretFactor) with { Rationale = Canary });
            school.OpenCase(school.AddStudent("Ayu Lestari"));
        });
        using var visitor = await site.SignInAsync(school, role);

        var workbook = Workbook.Read(await visitor.GetAsync("/kasus/unduh.xlsx?status=semua"));

        foreach (var trace in new[] { Canary, secret.Code })
            Assert.Equal(shown, workbook.EveryPart.Contains(trace, StringComparison.Ordinal));
        Assert.Equal(shown ? 2 : 1, workbook.Rows.Count - 1);
    }

    [Theory]
    [InlineData("", "Ayu Lestari", "Bagas Saputra")]
    [InlineData("?desa=bandar", "Bagas Saputra")]
    [InlineData("?petugas={homeroom}", "Ayu Lestari")]
    [InlineData("?status=selesai", "Citra Dewi")]
    public async Task Visits_FollowTheFilter(string query, params string[] names)
    {
        var school = await site.AddSchoolAsync(school =>
        {
            CaseFile Case(string name, string village)
            {
                var student = school.AddStudent(name);
                student.Describe(new StudentDetails(Village: village));
                return school.OpenCase(student, school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
            }

            school.Add(Case("Ayu Lestari", "Jaya").PlanHomeVisit(Guid.CreateVersion7(), school.Today, "=1+1", school.UserId(SchoolRole.Homeroom), school.Today, school.Recorded));
            school.Add(Case("Bagas Saputra", "BANDAR ").PlanHomeVisit(Guid.CreateVersion7(), school.Today.AddDays(3), "Mengenal keluarga", school.UserId(SchoolRole.Counsellor), school.Today, school.Recorded));
            var held = Case("Citra Dewi", "Bandar");
            held.RecordHomeVisit(school.AddVisit(held), school.Today.AddDays(-1), new VisitFindings("Ibu", "Mendukung.", null, null), school.Today, school.Recorded);
        });
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var list = await counsellor.GetAsync("/kunjungan" + query.Replace("{homeroom}", school.UserId(SchoolRole.Homeroom).ToString(), StringComparison.Ordinal));

        var workbook = Workbook.Read(await DownloadAsync(counsellor, list));

        Assert.Equal(names, workbook.Column(Said.Text("Cases.Student")));
        var day = workbook.Column(Said.Text("Visit.Day")).First();
        Assert.Equal((names[0] == "Ayu Lestari" ? school.Today : school.Today.AddDays(names[0] == "Citra Dewi" ? -1 : 3)).ToDateTime(default), day);
    }

    [Theory]
    [InlineData("/siswa/unduh.xlsx", SchoolRole.Facilitator)]
    [InlineData("/siswa/unduh.xlsx", SchoolRole.Teacher)]
    [InlineData("/kasus/unduh.xlsx", SchoolRole.Operator)]
    [InlineData("/kunjungan/unduh.xlsx", SchoolRole.Facilitator)]
    [InlineData("/kasus/unduh.xlsx", SchoolRole.OsisAdviser)]
    public async Task List_OfAnotherRole_IsForbidden(string address, SchoolRole role)
    {
        var school = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(address)).Status);
    }

    private static Task<WebPage> DownloadAsync(Visitor visitor, WebPage list) =>
        visitor.GetAsync(list.Document.QuerySelector("#unduh a")!.GetAttribute("href")!);

    private static IEnumerable<object?> Names(WebPage page) => Workbook.Read(page).Column(Said.Text("Students.Name"));

    private async Task<TestSchool> SchoolAsync() => await site.AddSchoolAsync(school =>
    {
        var own = school.AddStudent("Ayu Lestari");
        own.Identify(own.Name, own.Sex, "0081234567", "0701");
        own.Describe(new StudentDetails("Kuala Tungkal", new DateOnly(2008, 9, 5), "Jl. Pelabuhan No. 7", null, "Kampung Laut", null, "+6281200000009"));
        own.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Ibu Aminah", "Petani", "+6281200000001")]);
        school.AddStudent("Bagas Saputra", school.OtherClass, Sex.Male).SetGuardians([new GuardianContact(GuardianRelation.Father, "Pak Bakri", null, null)]);
    });

    /// <summary>K-0001 Ayu: General. K-0002 Bagas: Restricted, high. K-0003 Citra: General, closed.</summary>
    private async Task<TestSchool> CasesAsync() => await site.AddSchoolAsync(school =>
    {
        school.AddNote(school.OpenCase(school.AddStudent("Ayu Lestari"), school.Opening() with { OpenedOn = school.Today.AddDays(-10) }));
        school.OpenCase(school.AddStudent("Bagas Saputra", sex: Sex.Male), school.Opening(school.RestrictedFactor) with { OpenedOn = school.Today.AddDays(-10), Level = RiskLevel.High });
        school.OpenCase(school.AddStudent("Citra Dewi"), school.Opening() with { OpenedOn = school.Today.AddDays(-10) })
            .Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
    });

    /// <summary>So many copies of the student without guardians, made by the database because the rules would take minutes.</summary>
    private async Task CopyStudentsAsync(TestSchool school, int copies)
    {
        await using var db = site.Context(school);
        var columns = db.Model.FindEntityType(typeof(Student))!.GetProperties().Select(property => property.GetColumnName()).ToList();
        var values = columns.Select(column => column switch
        {
            "Id" => "printf('%08X-0000-7000-8000-' || substr(\"SchoolId\", 25), n.i)",
            "Nisn" or "Nis" => "NULL",
            _ => $"\"{column}\"",
        });
        var statement =
            $"""
            WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < {copies})
            INSERT INTO "Students" ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
            SELECT {string.Join(", ", values)} FROM "Students", n WHERE "SchoolId" = @p0 AND "Nisn" = '0081234567'
            """;
        await db.Database.ExecuteSqlRawAsync(statement, [school.Id], TestContext.Current.CancellationToken);
    }
}
