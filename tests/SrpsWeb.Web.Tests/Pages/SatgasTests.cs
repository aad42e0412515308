using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>The members of the Satgas: list, add, change, end.</summary>
public sealed class SatgasTests(TestSite site)
{
    private const string Page = "/pengaturan/satgas";

    /// <summary>The form with questions, beside the one that only ends.</summary>
    private const string Fields = "main form:has(fieldset)";

    [Fact]
    public async Task Add_SentTwice_StoresOnceAndIsListed()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = Filled(await user.GetAsync(Page), school, SchoolRole.Coordinator);

        var answers = await Task.WhenAll(user.SendAsync(form), user.SendAsync(form));

        Assert.All(answers, answer => Assert.Equal(Page, answer.Location));
        var page = await user.GetAsync(Page);
        Assert.All(
            [school.Member(SchoolRole.Coordinator).FullName, "Ketua", "421/010/2026", "199001012015011001"],
            words => Assert.Contains(words, page.Words, StringComparison.Ordinal));
        await using var db = site.Context(school);
        Assert.Equal((school.UserId(SchoolRole.Coordinator), school.Year.StartsOn, null), (db.SatgasMembers.Single().UserId, db.SatgasMembers.Single().From, db.SatgasMembers.Single().Until));
    }

    [Fact]
    public async Task Add_SentAgainWithOtherContent_IsToldSo_AndCanBeStoredAsANewOne()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = Filled(await user.GetAsync(Page), school, SchoolRole.Coordinator);
        await user.SendAsync(form);

        var told = await user.SendAsync(form.With("Input.UserId", school.UserId(SchoolRole.Counsellor).ToString()));
        var stored = await user.SendAsync(told.Form(Fields));

        Assert.Equal([Said.Text("Form.StoredOtherwise")], told.Refusals);
        Assert.Equal(Page, stored.Location);
        await using var db = site.Context(school);
        Assert.Equal(2, db.SatgasMembers.Count());
    }

    [Theory]
    [InlineData("Input.UserId", "", "Form.Required")]
    [InlineData("Input.Position", "", "Form.Required")]
    [InlineData("Input.DecreeNumber", "", "Form.Required")]
    [InlineData("Input.From", "", "Form.Required")]
    [InlineData("Input.Nip", "1990", "SatgasMember.NipInvalid", "18")]
    [InlineData("Input.Until", "2026-07-01", "SatgasMember.UntilBeforeFrom", "13 Juli 2026")]
    public async Task Add_ThatCannotBe_IsRefusedWithTheFormAsTyped(string name, string typed, string code, string argument = "")
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = Filled(await user.GetAsync(Page), school, SchoolRole.Coordinator).With(name, typed);

        var page = await user.SendAsync(form);

        Assert.Equal(Said.Text(code, argument), page.Refusal(name));
        Assert.All(["Input.Id", "Input.UserId", "Input.Position", "Input.DecreeNumber", "Input.Nip", "Input.From", "Input.Until"], field => Assert.Equal(form[field], page.Form()[field]));
        await using var db = site.Context(school);
        Assert.Empty(db.SatgasMembers);
    }

    [Fact]
    public async Task Add_SomebodyWhoIsAMemberAlready_OrOfAnotherSchool_IsRefused()
    {
        var other = await site.AddSchoolAsync();
        var (school, _) = await WithMemberAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = Filled(await user.GetAsync(Page), school, SchoolRole.Coordinator);

        var twice = await user.SendAsync(form);
        var foreign = await user.SendAsync(form.Forge("Input.UserId", other.UserId(SchoolRole.Coordinator).ToString()));

        Assert.Equal(Said.Text("SatgasMember.AlreadyMember", "13 Juli 2026"), twice.Refusal("Input.From"));
        Assert.Equal(Said.Text("SatgasMember.PersonUnknown"), foreign.Refusal("Input.UserId"));
        await using var db = site.Context(school);
        Assert.Single(db.SatgasMembers);
    }

    [Fact]
    public async Task Change_SentTwice_IsStored()
    {
        var (school, member) = await WithMemberAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync($"{Page}?id={member.Id}")).Form(Fields).With("Input.Position", "Sekretaris").With("Input.Until", "2027-06-26");

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal(Page, answer.Location));
        await using var db = site.Context(school);
        Assert.Equal(("Sekretaris", new DateOnly(2027, 6, 26)), (db.SatgasMembers.Single().Position, db.SatgasMembers.Single().Until));
    }

    [Fact]
    public async Task Change_OfTwoEditors_TheSecondSeesBothTexts_AndDecides()
    {
        var (school, member) = await WithMemberAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var second = (await user.GetAsync($"{Page}?id={member.Id}")).Form(Fields).With("Input.Position", "Bendahara");
        await user.SendAsync((await user.GetAsync($"{Page}?id={member.Id}")).Form(Fields).With("Input.Position", "Sekretaris"));

        var told = await user.SendAsync(second);
        var stored = await user.SendAsync(told.Form(Fields));

        Assert.Equal([Said.Text("Rule.Changed")], told.Refusals);
        Assert.Contains("Sekretaris", told.Document.QuerySelector("table.rows")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Bendahara", told.Form(Fields)["Input.Position"]);
        Assert.Equal(Page, stored.Location);
        await using var db = site.Context(school);
        Assert.Equal("Bendahara", db.SatgasMembers.Single().Position);
    }

    [Fact]
    public async Task End_SentTwice_EndsToday_AndIsListedAmongTheFormerFromTomorrow()
    {
        var (school, member) = await WithMemberAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var form = (await user.GetAsync($"{Page}?id={member.Id}")).Form("main form[action*=End]");

        var answers = new[] { await user.SendAsync(form), await user.SendAsync(form) };

        Assert.All(answers, answer => Assert.Equal(Page, answer.Location));
        Assert.Null((await user.GetAsync($"{Page}?id={member.Id}")).Document.QuerySelector("main form[action*=End]"));
        await using var db = site.Context(school);
        Assert.Equal(school.Today, db.SatgasMembers.Single().Until);
    }

    [Fact]
    public async Task Former_AreListedApart()
    {
        var (school, _) = await WithMemberAsync(until: new DateOnly(2026, 9, 29));
        using var user = await site.SignInAsync(school, SchoolRole.Operator);

        var page = await user.GetAsync(Page);

        Assert.Contains(Said.Text("Satgas.Empty"), page.Words, StringComparison.Ordinal);
        Assert.Contains(school.Member(SchoolRole.Coordinator).FullName, page.Document.QuerySelector("section[aria-labelledby=mantan]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task UnknownAndOtherSchools_AreNotFound()
    {
        var (other, foreign) = await WithMemberAsync();
        var (school, own) = await WithMemberAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var page = await user.GetAsync($"{Page}?id={own.Id}");

        foreach (var id in new[] { Guid.CreateVersion7(), foreign.Id })
        {
            Assert.Equal(HttpStatusCode.NotFound, (await user.GetAsync($"{Page}?id={id}")).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await user.SendAsync(page.Form("main form[action*=End]").Forge("memberId", id.ToString()))).Status);
            Assert.Equal(HttpStatusCode.NotFound, (await user.SendAsync(page.Form(Fields).With("Input.Position", "Anggota").Forge("Input.Id", id.ToString()))).Status);
        }

        await using var db = site.Context(other);
        Assert.Equal(("Ketua", null), (db.SatgasMembers.Single().Position, db.SatgasMembers.Single().Until));
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Teacher)]
    public async Task OtherRoles_AreRefused(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var visitor = await site.SignInAsync(school, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Page)).Status);
    }

    private async Task<(TestSchool School, SatgasMember Member)> WithMemberAsync(DateOnly? until = null)
    {
        SatgasMember member = null!;
        var school = await site.AddSchoolAsync(school => member = school.Add(new SatgasMember(
            Guid.CreateVersion7(), school.UserId(SchoolRole.Coordinator), new SatgasPlace("Ketua", "421/010/2026", null, school.Year.StartsOn, until), [])));
        return (school, member);
    }

    private static PageForm Filled(WebPage page, TestSchool school, SchoolRole role) => page.Form()
        .With("Input.UserId", school.UserId(role).ToString())
        .With("Input.Position", "Ketua")
        .With("Input.DecreeNumber", "421/010/2026")
        .With("Input.Nip", "199001012015011001")
        .With("Input.From", "2026-07-13");
}
