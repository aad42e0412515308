using System.Net;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>Every page for every role, asked as a browser asks: in, or 403 in place; without signing in to /masuk.</summary>
public sealed class RoleMatrixTests(TestSite site, SharedSchool shared) : IClassFixture<SharedSchool>
{
    private static readonly IReadOnlyList<PageRow> Guarded = [.. PageTable.Rows.Where(row => !row.IsAnonymous)];

    /// <summary>Read by those who may not write the case: the principal, and the facilitator by code.</summary>
    private const string CasePage = "kasus/{caseFileId:guid}";

    /// <summary>Read by those who read the case with the name.</summary>
    private const string ReadersPage = "kasus/{caseFileId:guid}/akses";

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task EveryPage_LetsInTheRolesOfTheTable(SchoolRole role)
    {
        var filled = shared.Filled;
        using var visitor = await site.SignInAsync(filled.School, role);

        foreach (var row in Guarded)
        {
            var page = await visitor.GetAsync(filled.Address(row.Route));
            if (MayOpen(role, row))
                Assert.True(page.Status == HttpStatusCode.OK || (page.Location is { } location && !location.Contains("/masuk", StringComparison.Ordinal)), $"{role} {page}");
            else
                AssertForbidden(role, page);
        }
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task EveryForm_IsRefusedToTheOtherRoles(SchoolRole role)
    {
        var filled = shared.Filled;
        using var visitor = await site.SignInAsync(filled.School, role);

        foreach (var row in Guarded.Where(row => !MayOpen(role, row)))
        {
            foreach (var handler in row.Handlers.Where(handler => handler.StartsWith("POST", StringComparison.Ordinal)))
                AssertForbidden(role, await visitor.PostAsync(filled.Address(row.Route) + (handler == "POST" ? "" : "?handler=" + handler["POST:".Length..])));
        }
    }

    [Fact]
    public async Task EveryPage_WithoutSigningIn_LeadsToTheSignIn()
    {
        var filled = shared.Filled;
        using var visitor = site.Visit();

        foreach (var row in Guarded)
        {
            var page = await visitor.GetAsync(filled.Address(row.Route));
            Assert.Equal(HttpStatusCode.Redirect, page.Status);
            Assert.Equal("/masuk?kembali=" + Uri.EscapeDataString(page.Address), page.Location);
        }
    }

    [Fact]
    public async Task EveryPage_APostNobodyTakes_IsRefused()
    {
        var filled = shared.Filled;
        using var coordinator = await site.SignInAsync(filled.School, SchoolRole.Coordinator);
        using var user = await site.SignInAsync(filled.School, SchoolRole.Operator);

        foreach (var row in Guarded.Where(row => !row.Handlers.Any(handler => handler.StartsWith("POST", StringComparison.Ordinal))))
        {
            var visitor = row.Roles.Contains(SchoolRole.Coordinator) ? coordinator : user;
            Assert.Equal(HttpStatusCode.MethodNotAllowed, (await visitor.PostAsync(filled.Address(row.Route))).Status);
        }
    }

    [Fact]
    public async Task EveryForm_WithoutItsTokenAgainstForgery_IsRefused()
    {
        var filled = shared.Filled;
        using var coordinator = await site.SignInAsync(filled.School, SchoolRole.Coordinator);
        var form = (await coordinator.GetAsync($"/kasus/{filled.Case.Id}/rtl")).Form("main form[action*=Add]");

        Assert.Equal(HttpStatusCode.BadRequest, (await coordinator.SendAsync(form.With("Input.Title", "Menyusun jadwal").Forge(PageForm.Token))).Status);
    }

    /// <summary>What a page says in English is said in words, too; <see cref="Visitor"/> looks.</summary>
    [Theory]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task EveryPage_SpeaksEnglish(SchoolRole role)
    {
        var filled = shared.Filled;
        using var visitor = await site.SignInAsync(filled.School, role);
        await visitor.SpeakEnglishAsync();

        foreach (var row in PageTable.Rows)
        {
            var page = await visitor.GetAsync(filled.Address(row.Route));
            if (page.IsHtml)
                Assert.Equal("en", page.Document.DocumentElement.GetAttribute("lang"));
        }
    }

    [Fact]
    public async Task AMemberMadeInactive_IsOutAtTheNextRequest()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/kasus")).Status);

        await using (var db = site.Context(school))
        {
            var membership = db.Memberships.Single(member => member.UserId == school.UserId(SchoolRole.Counsellor));
            membership.Deactivate();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.Equal(HttpStatusCode.Forbidden, (await counsellor.GetAsync("/kasus")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await counsellor.GetAsync("/")).Status);
        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/akun")).Status);
    }

    [Fact]
    public async Task AFacilitatorWhoseGrantHasEnded_IsOut()
    {
        var school = await site.AddSchoolAsync();
        await using (var db = site.Context(school))
        {
            var facilitator = db.Memberships.Single(member => member.UserId == school.UserId(SchoolRole.Facilitator));
            await db.Entry(facilitator).Collection(member => member.Roles).LoadAsync(TestContext.Current.CancellationToken);
            facilitator.SetRoles([SchoolRole.Facilitator], school.Today, school.Today, school.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using (var onTheLastDay = await site.SignInAsync(school, SchoolRole.Facilitator))
            Assert.Equal(HttpStatusCode.OK, (await onTheLastDay.GetAsync("/dasbor")).Status);

        await using (var db = site.Context(school))
        {
            var facilitator = db.Memberships.Single(member => member.UserId == school.UserId(SchoolRole.Facilitator));
            await db.Entry(facilitator).Collection(member => member.Roles).LoadAsync(TestContext.Current.CancellationToken);
            facilitator.SetRoles([SchoolRole.Facilitator], school.Today.AddDays(-1), school.Today.AddDays(-30), school.Now);
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var afterwards = await site.SignInAsync(school, SchoolRole.Facilitator);
        Assert.Equal(HttpStatusCode.Forbidden, (await afterwards.GetAsync("/dasbor")).Status);
        Assert.Contains(Said.Text("ChooseSchool.None"), (await afterwards.GetAsync("/sekolah")).Words, StringComparison.Ordinal);
    }

    public static TheoryData<SchoolRole> Roles => [.. Enum.GetValues<SchoolRole>()];

    /// <summary>The policies, and for the pages of a case the access to a General case of the own class.</summary>
    private static bool MayOpen(SchoolRole role, PageRow row)
    {
        var isOfACase = row.Route.Contains("{caseFileId", StringComparison.Ordinal) || row.Route.Contains("{visitId", StringComparison.Ordinal);
        var isRefused = role switch
        {
            SchoolRole.Principal => isOfACase && row.Route is not (CasePage or ReadersPage),
            SchoolRole.Facilitator => isOfACase && row.Route != CasePage,
            _ => false,
        };
        return row.Roles.Contains(role) && !isRefused;
    }

    private static void AssertForbidden(SchoolRole role, WebPage page)
    {
        Assert.True(page.Status == HttpStatusCode.Forbidden, $"{role} {page}");
        Assert.Contains(Said.Text("Status.403.Title"), page.Words, StringComparison.Ordinal);
    }
}
