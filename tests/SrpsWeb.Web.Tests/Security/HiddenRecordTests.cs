using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>An id that never was, another school's, and a hidden case look the same: 404 with the same body.</summary>
public sealed class HiddenRecordTests(TestSite site)
{
    private static readonly IReadOnlyList<PageRow> RecordPages = [.. PageTable.Rows.Where(row => row.Route.Contains("Id:guid}", StringComparison.Ordinal))];

    [Fact]
    public async Task EveryPageOfARecord_OtherSchoolsAndUnknown_LookTheSame()
    {
        var own = await FilledSchool.AddAsync(site);
        var other = await FilledSchool.AddAsync(site);

        foreach (var row in RecordPages)
        {
            using var visitor = await site.SignInAsync(own.School, row.Roles.Contains(SchoolRole.Coordinator) ? SchoolRole.Coordinator : row.Roles[0]);
            await AssertSameAsync(visitor, row, own.Address(row.Route), Unknown(row, own), other.Address(row.Route));
        }
    }

    /// <summary>Also the person who was named automatically but is involved.</summary>
    [Theory]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Homeroom)]
    public async Task EveryPageOfACase_SecretAndUnknown_LookTheSame(SchoolRole role)
    {
        var own = await FilledSchool.AddAsync(site);
        var secret = await AddSecretAsync(own.School, excluded: role == SchoolRole.Coordinator ? own.School.UserId(role) : null);
        using var visitor = await site.SignInAsync(own.School, role);

        foreach (var row in RecordPages.Where(row => row.Route.Contains("caseFileId", StringComparison.Ordinal) || row.Route.Contains("visitId", StringComparison.Ordinal)))
            await AssertSameAsync(visitor, row, own.Address(row.Route), Unknown(row, own), (own with { Case = secret.Case, Visit = secret.Visit, Note = secret.Note }).Address(row.Route));
    }

    /// <summary>A form brings the id that makes it count once: one that a record of a hidden case has is answered, and stored, like a fresh one.</summary>
    [Fact]
    public async Task FormWithTheIdOfAHiddenRecord_IsStoredLikeAnyOther()
    {
        var own = await FilledSchool.AddAsync(site);
        var secret = await AddSecretAsync(own.School, excluded: null);
        using var homeroom = await site.SignInAsync(own.School, SchoolRole.Homeroom);
        var (page, plan, visit) = ($"/kasus/{own.Case.Id}", $"/kasus/{own.Case.Id}/rtl", $"/kasus/{own.Case.Id}/kunjungan/baru");
        var (note, review) = (page + "/pendampingan/baru", page + "/evaluasi/baru");

        foreach (var id in new[] { secret.Note.Id, secret.Visit.Id, secret.Task.Id, secret.Review.Id, Guid.CreateVersion7() }.Select(id => id.ToString()))
        {
            WebPage[] answers =
            [
                await homeroom.SendAsync((await homeroom.GetAsync(plan)).Form("main form[action*=Add]").With("Input.Title", "Menyusun jadwal").With("Input.DueOn", "2026-10-20").Forge("Input.Id", id)),
                await homeroom.SendAsync((await homeroom.GetAsync(visit)).Form().With("Input.Purpose", "Mengenal keluarga").Forge("Input.Id", id)),
                await homeroom.SendAsync((await homeroom.GetAsync(note)).Form("form[data-draft]").With("Input.Note", "Baik").With("Input.KindId", own.School.InterventionKind.Id.ToString()).Forge("Input.Id", id)),
                await homeroom.SendAsync((await homeroom.GetAsync(review)).Form().With("Input.Rationale", "Hadir penuh").With("Input.Level", nameof(RiskLevel.Low)).Forge("Input.Id", id)),
            ];
            Assert.Equal([plan, page, page, page], answers.Select(answer => answer.Location));
        }

        await using var db = site.Context(own.School);
        Assert.Equal((6, 6, 6, 5), (
            db.PlanTasks.Count(stored => stored.CaseFileId == own.Case.Id),
            db.HomeVisits.Count(stored => stored.CaseFileId == own.Case.Id),
            db.Interventions.Count(stored => stored.CaseFileId == own.Case.Id),
            db.Reviews.Count(stored => stored.CaseFileId == own.Case.Id)));
    }

    [Theory]
    [InlineData("/pengaturan/tahun-ajaran?id=")]
    [InlineData("/pengaturan/rombel?id=")]
    [InlineData("/pengaturan/rombel?yearId=")]
    [InlineData("/pengaturan/rombel/program?id=")]
    public async Task SettingsOfARecord_OtherSchoolsAndUnknown_LookTheSame(string address)
    {
        var own = await site.AddSchoolAsync();
        var other = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(own, SchoolRole.Operator);

        var answers = new List<WebPage> { await user.GetAsync(address + Guid.NewGuid()) };
        foreach (var id in new[] { other.Year.Id, other.OwnClass.Id, other.Programme.Id })
            answers.Add(await user.GetAsync(address + id));

        AssertAlike(answers);
    }

    /// <summary>An entry of another case is not an entry of this one, though the person may see both.</summary>
    [Fact]
    public async Task EntriesOfAnotherCase_AreNotFoundUnderThisOne()
    {
        var own = await FilledSchool.AddAsync(site);
        var student = own.School.AddStudent("Bagas Saputra");
        var another = own.School.OpenCase(student, own.School.Opening());
        await own.School.SaveAsync(site.Database);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);

        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{another.Id}/koreksi/pendampingan/{own.Note.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{own.Case.Id}/koreksi/kunjungan/{own.Note.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.GetAsync($"/kasus/{own.Case.Id}/koreksi/lain/{own.Note.Id}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.PostAsync($"/kasus/{another.Id}/rtl?handler=Finish", ("taskId", own.Task.Id.ToString()))).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await counsellor.PostAsync($"/kasus/{another.Id}/rtl?handler=Drop", ("taskId", own.Task.Id.ToString()))).Status);
        await using var db = site.Context(own.School);
        Assert.True(db.PlanTasks.Single().IsOpen);
    }

    /// <summary>The ids of people, kinds and students in a form are those of this school only.</summary>
    [Fact]
    public async Task AForm_WithPeopleOrStudentsOfAnotherSchool_IsRefused()
    {
        var own = await FilledSchool.AddAsync(site);
        var other = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(own.School, SchoolRole.Counsellor);
        PageForm Log(PageForm form) => form.With("Input.KindId", own.School.InterventionKind.Id.ToString()).With("Input.Note", "Berbicara.");

        var officer = await counsellor.SendAsync(Log((await counsellor.GetAsync($"/kasus/{own.Case.Id}/pendampingan/baru")).Form()).Forge("Input.OfficerUserId", other.School.UserId(SchoolRole.Counsellor).ToString()));
        var kind = await counsellor.SendAsync(Log((await counsellor.GetAsync($"/kasus/{own.Case.Id}/pendampingan/baru")).Form()).Forge("Input.KindId", other.School.InterventionKind.Id.ToString()));
        var file = await counsellor.SendAsync(Log((await counsellor.GetAsync("/catat")).Form()).Forge("Input.CaseFileId", other.Case.Id.ToString()));
        var student = await counsellor.CheckAsync((await counsellor.GetAsync("/kasus/baru")).Form()
            .Forge("Input.StudentId", other.Student.Id.ToString())
            .With("Input.MainFactorId", own.School.GeneralFactor.Id.ToString())
            .With("Input.Level", nameof(RiskLevel.High))
            .With("Input.Rationale", "Sering tidak masuk."));

        Assert.Equal(Said.Text("Staff.Unknown"), officer.Refusal("Input.OfficerUserId"));
        Assert.Equal(Said.Text("Intervention.KindMissing"), kind.Refusal("Input.KindId"));
        Assert.Equal(HttpStatusCode.NotFound, file.Status);
        Assert.Equal(Said.Text("CaseFile.StudentMissing"), student.Refusal("Input.StudentId"));
        await using var db = site.Context(own.School);
        Assert.Single(db.Interventions);
        Assert.Single(db.CaseFiles);
    }

    private static async Task AssertSameAsync(Visitor visitor, PageRow row, string known, params string[] hidden)
    {
        Assert.NotEqual(HttpStatusCode.NotFound, (await visitor.GetAsync(known)).Status);
        AssertAlike(await Task.WhenAll(hidden.Select(visitor.GetAsync)));
        foreach (var handler in row.Handlers.Where(handler => handler.StartsWith("POST", StringComparison.Ordinal)))
            AssertAlike(await Task.WhenAll(hidden.Select(address => visitor.PostAsync(address + (handler == "POST" ? "" : "?handler=" + handler["POST:".Length..])))));
    }

    private static void AssertAlike(IReadOnlyList<WebPage> answers)
    {
        Assert.All(answers, answer => Assert.True(answer.Status == HttpStatusCode.NotFound, answer.ToString()));
        Assert.All(answers, answer => Assert.Equal(answers[0].ComparableBody, answer.ComparableBody));
    }

    /// <summary>The same address with an id that never was in the place of the last one.</summary>
    private static string Unknown(PageRow row, FilledSchool school)
    {
        var last = row.Route.LastIndexOf('{');
        return school.Address(row.Route[..last] + Guid.NewGuid() + row.Route[(row.Route.IndexOf('}', last) + 1)..]);
    }

    /// <summary>A Secret case of an own student: only the counsellor is named.</summary>
    private async Task<(CaseFile Case, HomeVisit Visit, Intervention Note, PlanTask Task, Review Review)> AddSecretAsync(TestSchool school, Guid? excluded)
    {
        var file = school.OpenCase(school.AddStudent("Nadia Kirana"), school.Opening(school.SecretFactor) with { Excluded = excluded is { } userId ? [userId] : [] });
        var (note, visit, task, review) = (school.AddNote(file), school.AddVisit(file), school.AddTask(file), school.AddReview(file));
        await school.SaveAsync(site.Database);
        return (file, visit, note, task, review);
    }
}
