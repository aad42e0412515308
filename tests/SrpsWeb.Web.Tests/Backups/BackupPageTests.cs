using System.Net;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Backups;

/// <summary>The page of the backups, the work behind it, and what a school among others learns.</summary>
public sealed class BackupPageTests : IAsyncLifetime
{
    private const string Page = "/pengaturan/cadangan";

    /// <summary>Of its own: what a page may say depends on whether there are other schools.</summary>
    private readonly TestSite _site = new() { Settings = new Dictionary<string, string> { ["Backup:Enabled"] = "true", ["Backup:At"] = "02.00" } };

    private TestSchool _school = null!;

    private BackupFolder Folder => _site.Services.GetRequiredService<BackupFolder>();

    public async ValueTask InitializeAsync()
    {
        await _site.InitializeAsync();
        _school = await _site.AddSchoolAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Fact]
    public async Task Make_SentTwice_MakesOne_AndSaysSo()
    {
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        var page = await user.GetAsync(Page);
        Assert.Contains(Said.Text("Backup.Never"), page.Words, StringComparison.Ordinal);

        var answers = await Task.WhenAll(user.SendAsync(page.Form()), user.SendAsync(page.Form()));
        await IdleAsync();
        var again = await user.SendAsync(page.Form());
        await IdleAsync();

        Assert.All([.. answers, again], answer => Assert.Equal(Page, answer.Location));
        var made = Assert.Single(Folder.List());
        var shown = await user.GetAsync(Page);
        Assert.Contains(Said.Text("Backup.Today", "09.00"), shown.Document.QuerySelector(".notice.ok")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(made.Name, shown.Words, StringComparison.Ordinal);
        Assert.Contains(Folder.Path, shown.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(shown.Links, link => link.Contains("zip", StringComparison.Ordinal));
        // What is made through the page can be put back, once the program has ended.
        Assert.Equal("Backup.ServerRuns", (await Assert.ThrowsAsync<RuleBrokenException>(() => _site.Services.GetRequiredService<BackupRestore>().RestoreAsync(made.Path, null, CancellationToken.None))).Code);
    }

    [Fact]
    public async Task Night_IsMadeByItself_AndANightThatWasMissedIsMadeUpFor()
    {
        await ForwardAsync(TimeSpan.FromMinutes(1), made: 1);
        await ForwardAsync(TimeSpan.FromHours(2), made: 1);
        await ForwardAsync(TimeSpan.FromDays(1), made: 2);
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        Assert.Null((await user.GetAsync("/")).Document.QuerySelector("main .notice.warn"));
        Assert.Contains(Said.Text("Backup.Yesterday", "09.01"), (await user.GetAsync(Page)).Words, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failure_IsShownOnPageAndHome_AndTriedAgainAfterAnHour()
    {
        Directory.Delete(Folder.Path);
        await File.WriteAllTextAsync(Folder.Path, "", TestContext.Current.CancellationToken);
        _site.Time.Advance(TimeSpan.FromMinutes(1));
        await UntilAsync(() => _site.Services.GetRequiredService<BackupDesk>().LastFailure is not null);
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);

        var page = await user.GetAsync(Page);
        Assert.Contains(Said.Text("Backup.NotWritten.Page"), page.Document.QuerySelector(".notice.bad")!.TextContent, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Home.BackupOverdue"), (await user.GetAsync("/")).Words, StringComparison.Ordinal);
        using var principal = await _site.SignInAsync(_school, SchoolRole.Principal);
        Assert.DoesNotContain(Said.Text("Home.BackupOverdue"), (await principal.GetAsync("/")).Words, StringComparison.Ordinal);

        File.Delete(Folder.Path);
        await ForwardAsync(TimeSpan.FromMinutes(30), made: 0);
        await ForwardAsync(TimeSpan.FromHours(1), made: 1);
        Assert.Null((await user.GetAsync(Page)).Document.QuerySelector(".notice.bad"));
    }

    [Fact]
    public async Task TwoDaysWithoutOne_AreWarnedOf()
    {
        await ForwardAsync(TimeSpan.FromMinutes(1), made: 1);
        // Somebody else holds the folder: no further one is made.
        await using var other = new FileStream(Path.Combine(Folder.Path, ".lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        _site.Time.Advance(TimeSpan.FromHours(49));
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);

        Assert.Contains(Said.Text("Home.BackupOverdue"), (await user.GetAsync("/")).Words, StringComparison.Ordinal);
        Assert.Contains(Said.Text("Backup.Overdue"), (await user.GetAsync(Page)).Document.QuerySelector(".notice.warn")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task OfSeveralSchools_OneLearnsOnlyThatABackupWasMade_AndAsksOnceAnHour()
    {
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        var form = (await user.GetAsync(Page)).Form();
        await user.SendAsync(form);
        await IdleAsync();
        await _site.AddSchoolAsync();

        var page = await user.GetAsync(Page);
        var refused = await user.SendAsync(page.Form());
        await IdleAsync();

        Assert.Contains(Said.Text("Backup.Today", "09.00"), page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Folder.Path, page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("KB", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain("MB", page.Words, StringComparison.Ordinal);
        Assert.DoesNotContain(Folder.List()[0].Name, page.Words, StringComparison.Ordinal);
        Assert.Equal([Said.Text("Backup.JustMade")], refused.Refusals);
        Assert.Single(Folder.List());
        _site.Time.Advance(TimeSpan.FromMinutes(61));
        await user.SendAsync(refused.Form());
        await IdleAsync();
        Assert.Equal(2, Folder.List().Count);
    }

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    public async Task OtherRoles_AreRefused(SchoolRole role)
    {
        using var visitor = await _site.SignInAsync(_school, role);

        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await visitor.PostAsync(Page, ("id", Guid.CreateVersion7().ToString()))).Status);
        Assert.Empty(Folder.List());
    }

    [Fact]
    public async Task Page_InEnglish_AndWithAnArchiveThatCannotBeRead()
    {
        await File.WriteAllBytesAsync(Path.Combine(Folder.Path, "srps-20260101-0200-1.zip"), [1, 2, 3], TestContext.Current.CancellationToken);
        using var user = await _site.SignInAsync(_school, SchoolRole.Operator);
        await user.SpeakEnglishAsync();

        var page = await user.GetAsync(Page);

        Assert.Contains("Cannot be read", page.Document.QuerySelector(".chip.tinggi")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("There is no backup yet.", page.Words, StringComparison.Ordinal);
    }

    /// <summary>The key ring is in the backup: who was signed in stays so on the new machine.</summary>
    [Fact]
    public async Task Restored_OnAnotherMachine_WhoWasSignedInStaysSo()
    {
        var cookies = new CookieContainer();
        using var user = _site.Visit(cookies);
        await user.SignInAsync(_school.UserName(SchoolRole.Operator), TestSchool.Password);
        await user.SendAsync((await user.GetAsync(Page)).Form());
        await IdleAsync();
        var folder = TestFolder.Create();
        var connection = $"Data Source={Path.Combine(folder, "srps.db")}";
        var settings = _site.Services.GetRequiredService<BackupSettings>() with { StorageRoot = Path.Combine(folder, "files") };
        await new BackupRestore(settings, new SqliteCopies(connection), _site.Time).RestoreAsync(Folder.Newest()!.Path, null, TestContext.Current.CancellationToken);

        await using var fresh = new TestSite { Settings = new Dictionary<string, string> { ["ConnectionStrings:Srps"] = connection, ["Storage:Root"] = settings.StorageRoot } };
        await fresh.InitializeAsync();
        using var back = fresh.Visit(cookies);

        Assert.Equal(HttpStatusCode.OK, (await back.GetAsync(Page)).Status);
        Assert.Equal(HttpStatusCode.Redirect, (await fresh.Visit().GetAsync(Page)).Status);
    }

    /// <summary>Moves the clock, and waits until the backups are made that are due then.</summary>
    private async Task ForwardAsync(TimeSpan time, int made)
    {
        // The worker counts its minute from when it begins to wait.
        await Task.Delay(50, TestContext.Current.CancellationToken);
        _site.Time.Advance(time);
        if (made > Folder.List().Count)
            await UntilAsync(() => Folder.List().Count == made);
        await IdleAsync();
        Assert.Equal(made, Folder.List().Count);
    }

    private Task IdleAsync() => UntilAsync(() => !_site.Services.GetRequiredService<BackupDesk>().IsBusy);

    private static async Task UntilAsync(Func<bool> done)
    {
        for (var waited = 0; !done(); waited++)
        {
            Assert.True(waited < 1500, "It did not come about within 30 seconds.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }
}
