using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The follow-up plan of a case: adding, finishing and dropping tasks.</summary>
public sealed class FollowUpTests(TestSite site)
{
    [Fact]
    public async Task Add_SentTwice_StoresOnce()
    {
        var (school, file, _) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await PlanAsync(counsellor, file)).Form("main form[action*=Add]").With("Input.Title", "Menyusun jadwal belajar").With("Input.OwnerUserId", school.UserId(SchoolRole.Homeroom).ToString());

        var answers = await Task.WhenAll(counsellor.SendAsync(form), counsellor.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}/rtl", answer.Location));
        Assert.Contains("Menyusun jadwal belajar", (await PlanAsync(counsellor, file)).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal(2, db.PlanTasks.Count());
    }

    [Theory]
    [InlineData("Input.Title", "", "Form.Required")]
    [InlineData("Input.DueOn", "2029-01-01", "PlanTask.DueTooFar")]
    public async Task Add_ThatCannotBe_IsRefusedWithTheFormAsTyped(string name, string typed, string code)
    {
        var (school, file, _) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await PlanAsync(counsellor, file)).Form("main form[action*=Add]").With("Input.Title", "Menyusun jadwal").With("Input.DueOn", "2026-10-20").With(name, typed);

        var page = await counsellor.SendAsync(form);

        Assert.Equal(Said.Text(code), page.Refusal(name));
        var kept = page.Form("main form[action*=Add]");
        Assert.Equal((form["Input.Id"], form["Input.Title"], form["Input.DueOn"]), (kept["Input.Id"], kept["Input.Title"], kept["Input.DueOn"]));
        await using var db = site.Context(school);
        Assert.Single(db.PlanTasks);
    }

    [Fact]
    public async Task Finish_SentTwice_IsDoneOnceAndStandsInTheHistory()
    {
        var (school, file, task) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await PlanAsync(counsellor, file)).Form("main .todo form").Press(Said.Text("Plan.Finish"));

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}/rtl", answer.Location));
        Assert.Contains(Said.Text("TimelineKind.TaskDone"), (await counsellor.GetAsync($"/kasus/{file.Id}")).Words, StringComparison.Ordinal);
        await using var db = site.Context(school);
        Assert.Equal((task.Id, school.Today), (db.PlanTasks.Single().Id, db.PlanTasks.Single().DoneOn));
    }

    [Fact]
    public async Task Drop_SentTwice_IsDroppedOnce()
    {
        var (school, file, _) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var form = (await PlanAsync(counsellor, file)).Form("main .todo form").Press(Said.Text("Plan.Drop"));

        var answers = new[] { await counsellor.SendAsync(form), await counsellor.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal($"/kasus/{file.Id}/rtl", answer.Location));
        await using var db = site.Context(school);
        Assert.Equal((school.Today, (DateOnly?)null), (db.PlanTasks.Single().DroppedOn, db.PlanTasks.Single().DoneOn));
    }

    [Fact]
    public async Task Finish_OfADroppedTask_SaysSo()
    {
        var (school, file, _) = await CaseAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var plan = await PlanAsync(counsellor, file);
        await counsellor.SendAsync(plan.Form("main .todo form").Press(Said.Text("Plan.Drop")));

        var page = await counsellor.SendAsync(plan.Form("main .todo form").Press(Said.Text("Plan.Finish")));

        Assert.Equal([Said.Text("PlanTask.NotOpen")], page.Refusals);
    }

    private static Task<WebPage> PlanAsync(Visitor visitor, CaseFile file) => visitor.GetAsync($"/kasus/{file.Id}/rtl");

    private async Task<(TestSchool School, CaseFile Case, PlanTask Task)> CaseAsync()
    {
        CaseFile file = null!;
        PlanTask task = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            file = school.OpenCase(school.AddStudent());
            task = school.AddTask(file);
        });
        return (school, file, task);
    }
}
