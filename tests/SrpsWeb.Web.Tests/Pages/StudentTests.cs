using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Students;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The roster and the profile of one student.</summary>
public sealed class StudentTests(TestSite site)
{
    [Theory]
    [InlineData("", "Ayu Lestari", "Bagas Saputra")]
    [InlineData("?cari=LESTARI", "Ayu Lestari")]
    [InlineData("?cari=0081234567", "Ayu Lestari")]
    [InlineData("?cari=sapu+bag", "Bagas Saputra")]
    [InlineData("?cari=L%C3%A9stari", "Ayu Lestari")]
    [InlineData("?cari=7001", "Ayu Lestari")]
    [InlineData("?cari=xi+tkro", "Bagas Saputra")]
    [InlineData("?cari=%25", "Ayu Lestari", "Bagas Saputra")]
    [InlineData("?cari=zzz")]
    public async Task List_ShowsWhoFits(string query, params string[] names)
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(names, Names(await counsellor.GetAsync("/siswa" + query)));
    }

    /// <summary>The adviser of the OSIS has the roster as name and class: neither list, profile nor file shows more, and no search tells of it.</summary>
    [Fact]
    public async Task OsisAdviser_HasNameAndClassOnly()
    {
        var (school, own, _) = await SchoolAsync();
        using var adviser = await site.SignInAsync(school, SchoolRole.OsisAdviser);

        var list = await adviser.GetAsync("/siswa");
        var profile = await adviser.GetAsync($"/siswa/{own.Id}");
        var file = Workbook.Read(await adviser.GetAsync("/siswa/unduh.xlsx"));

        Assert.Equal(["Ayu Lestari", "Bagas Saputra"], Names(list));
        Assert.Equal(["Ayu Lestari"], Names(await adviser.GetAsync("/siswa?cari=lestari")));
        foreach (var number in new[] { "0081234567", "7001" })
        {
            Assert.Empty(Names(await adviser.GetAsync("/siswa?cari=" + number)));
            Assert.Single(Workbook.Read(await adviser.GetAsync("/siswa/unduh.xlsx?cari=" + number)).Rows);
            Assert.All([list.Body, profile.Body, file.EveryPart], said => Assert.DoesNotContain(number, said, StringComparison.Ordinal));
        }

        Assert.All([list.Body, profile.Body, file.EveryPart], said => Assert.DoesNotContain("NIS", said, StringComparison.Ordinal));
        Assert.Equal(2, file.Rows[0].Length);
    }

    /// <summary>What the script replaces while the person types is there, and says how much was found.</summary>
    [Theory]
    [InlineData("/siswa", "2 siswa")]
    [InlineData("/siswa?cari=ayu", "1 siswa")]
    [InlineData("/siswa?cari=zzz", "0 siswa")]
    [InlineData("/kasus", "0 kasus")]
    public async Task List_SaysHowMuchItHolds_WhereTheScriptLooks(string address, string count)
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync(address);

        var regions = page.Document.QuerySelector("form[data-live]")!.GetAttribute("data-live")!.Split(' ').Select(page.Document.GetElementById).ToList();
        Assert.DoesNotContain(null, regions);
        Assert.Equal(count, Assert.Single(regions, region => region!.GetAttribute("role") == "status")!.TextContent);
        Assert.NotNull(page.Document.QuerySelector("script[type=module][src*=live-search]"));
    }

    [Fact]
    public async Task List_OfAClassGroup_ShowsItsStudents()
    {
        var (school, _, _) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        Assert.Equal(["Bagas Saputra"], Names(await counsellor.GetAsync($"/siswa?rombel={school.OtherClass.Id}")));
    }

    [Fact]
    public async Task List_WithoutStudents_SaysSo()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        Assert.Contains(Said.Text("Students.None"), (await user.GetAsync("/siswa")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Cases.NoneFound"), (await user.GetAsync("/siswa?cari=zzz")).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task HomeroomTeacher_SeesTheOwnClassOnly()
    {
        var (school, own, other) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);

        var known = await homeroom.GetAsync($"/siswa/{own.Id}");
        var hidden = await homeroom.GetAsync($"/siswa/{other.Id}");
        var unknown = await homeroom.GetAsync($"/siswa/{Guid.NewGuid()}");

        Assert.Equal(["Ayu Lestari"], Names(await homeroom.GetAsync("/siswa")));
        Assert.Contains("Jl. Pelabuhan No. 7", known.Words, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, hidden.Status);
        Assert.Equal(unknown.ComparableBody, hidden.ComparableBody);
    }

    [Theory]
    [InlineData(SchoolRole.Principal, true)]
    [InlineData(SchoolRole.Coordinator, true)]
    [InlineData(SchoolRole.Counsellor, true)]
    [InlineData(SchoolRole.Homeroom, true)]
    [InlineData(SchoolRole.Operator, false)]
    [InlineData(SchoolRole.OsisAdviser, false)]
    public async Task Profile_ShowsContactsToWhomTheyAreFor(SchoolRole role, bool shown)
    {
        var (school, own, _) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        var page = await visitor.GetAsync($"/siswa/{own.Id}");

        Assert.Contains("Ayu Lestari", page.Words, StringComparison.Ordinal);
        foreach (var contact in new[] { "Jl. Pelabuhan No. 7", "Ibu Aminah", "+6281200000001", "0812-0000-0009", "+6281200000009" })
        {
            if (!shown)
                Assert.DoesNotContain(contact, page.Body, StringComparison.Ordinal);
        }

        Assert.Equal(shown, page.Words.Contains("Ibu Aminah", StringComparison.Ordinal));
        Assert.Equal(shown, page.Words.Contains("+62 812-0000-0009", StringComparison.Ordinal));
        Assert.Equal(shown, page.Document.QuerySelector("a[href='tel:+6281200000001']") is not null);
    }

    /// <summary>Greets, says who writes, and nothing about the student.</summary>
    [Fact]
    public async Task Profile_PreparesANeutralMessage()
    {
        var (school, own, _) = await SchoolAsync();
        school.OpenCase(own);
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        await counsellor.SpeakEnglishAsync();

        var page = await counsellor.GetAsync($"/siswa/{own.Id}");

        var messages = page.Links.Where(link => link.StartsWith("https://wa.me/", StringComparison.Ordinal)).Select(link => new Uri(link)).ToList();
        Assert.Equal(["/6281200000001", "/6281200000009"], messages.Select(message => message.AbsolutePath));
        var text = Uri.UnescapeDataString(messages[0].Query["?text=".Length..]);
        Assert.Equal(Said.Text("Students.WhatsApp.Guardian", "Ibu Aminah", school.Member(SchoolRole.Counsellor).FullName, school.School.Name), text);
        Assert.DoesNotContain("Ayu", text, StringComparison.Ordinal);
    }

    /// <summary>Beside the name there is no case that the viewer reads by code.</summary>
    [Fact]
    public async Task Profile_ForAnAdviserWhoIsFacilitator_ShowsNoCase()
    {
        var (school, own, _) = await SchoolAsync();
        var file = school.OpenCase(own);
        var both = school.AddMember($"Pembina {school.School.Npsn}", SchoolRole.OsisAdviser, SchoolRole.Facilitator);
        await school.SaveAsync(site.Database);
        using var visitor = await site.SignInAsync(both.FullName.ToLowerInvariant().Replace(' ', '.'));

        var page = await visitor.GetAsync($"/siswa/{own.Id}");

        Assert.Contains("Ayu Lestari", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(file.Code, page.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Profile_OfAClosedCase_SaysHowItEnded()
    {
        var (school, own, _) = await SchoolAsync();
        var file = school.OpenCase(own, school.Opening() with { OpenedOn = school.Today.AddDays(-10) });
        file.Close(ClosureOutcome.Transferred, "Pindah.", school.Today, [], school.Today, school.Recorded);
        await school.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var words = (await counsellor.GetAsync($"/siswa/{own.Id}")).Words;

        Assert.Contains($"{Said.Text("Cases.ClosedOn", Said.Date(school.Today))}: {Said.Text("ClosureOutcome.Transferred")}", words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Case.Responsible", school.Member(SchoolRole.Counsellor).FullName), words, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(SchoolRole.Counsellor, true)]
    [InlineData(SchoolRole.Principal, false)]
    [InlineData(SchoolRole.Operator, false)]
    public async Task Profile_OffersToOpenACase_ToWhomMay(SchoolRole role, bool offered)
    {
        var (school, own, _) = await SchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(offered, (await visitor.GetAsync($"/siswa/{own.Id}")).Links.Contains($"/kasus/baru?siswa={own.Id}"));
    }

    /// <summary>The operator never learns of a case.</summary>
    [Fact]
    public async Task Profile_ShowsCases_ToWhoHandlesThem()
    {
        var (school, own, _) = await SchoolAsync();
        var file = school.OpenCase(own);
        await school.SaveAsync(site.Database);

        foreach (var (role, shown) in new[] { (SchoolRole.Principal, true), (SchoolRole.Counsellor, true), (SchoolRole.Operator, false), (SchoolRole.OsisAdviser, false) })
        {
            using var visitor = await site.SignInAsync(school, role);
            Assert.Equal(shown, (await visitor.GetAsync($"/siswa/{own.Id}")).Body.Contains(file.Code, StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Profile_OfAStudentWhoLeft_KeepsTheClasses()
    {
        var (school, own, _) = await SchoolAsync();
        await using (var db = site.Context(school))
        {
            var student = db.Students.Single(found => found.Id == own.Id);
            await db.Entry(student).Collection(found => found.Enrolments).LoadAsync(TestContext.Current.CancellationToken);
            student.Leave(school.Today);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var page = await counsellor.GetAsync($"/siswa/{own.Id}");

        Assert.Contains(Said.Text("Students.Left"), page.Words, StringComparison.Ordinal);
        Assert.Contains(school.OwnClass.Name, page.Words, StringComparison.Ordinal);
        Assert.Equal(["Bagas Saputra"], Names(await counsellor.GetAsync("/siswa")));
    }

    private static IEnumerable<string> Names(WebPage page) => page.Document.QuerySelectorAll("table.rows tbody th a").Select(link => link.TextContent);

    private async Task<(TestSchool School, Student Own, Student Other)> SchoolAsync()
    {
        Student own = null!;
        Student other = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            own = school.AddStudent("Ayu Lestari");
            own.Identify(own.Name, own.Sex, "0081234567", "7001");
            own.Describe(new StudentDetails("Kuala Tungkal", new DateOnly(2008, 9, 5), "Jl. Pelabuhan No. 7", null, "Kampung Laut", null, "+6281200000009", null, null, "Sepeda", 2.5m));
            own.SetGuardians([new GuardianContact(GuardianRelation.Mother, "Ibu Aminah", "Petani", "+6281200000001")]);
            other = school.AddStudent("Bagas Saputra", school.OtherClass, Sex.Male);
        });
        return (school, own, other);
    }
}
