using SrpsWeb.Application.Backups;

namespace SrpsWeb.Application.Tests.Backups;

public sealed class BackupDeskTests
{
    [Fact]
    public async Task End_AlsoBeforeItBegan_LetsAskAgain()
    {
        var desk = new BackupDesk();
        desk.Ask(Guid.CreateVersion7());
        Assert.True(desk.IsBusy);
        await desk.NextAsync(TestContext.Current.CancellationToken);

        desk.End(new BackupFailure("Backup.DatabaseUnreadable", default));

        Assert.False(desk.IsBusy);
        desk.Ask(Guid.CreateVersion7());
        Assert.True(desk.IsBusy);
    }
}
