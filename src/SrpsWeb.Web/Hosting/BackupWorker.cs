using SrpsWeb.Application.Backups;
using SrpsWeb.Domain;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Web.Hosting;

/// <summary>
/// Makes the backup of the night, and those that are asked for. Looks every minute whether one is due instead of waiting for the hour: the
/// machine may have been off, asleep, or its clock wrong. Whatever goes wrong is told and tried again; the site goes on.
/// </summary>
internal sealed class BackupWorker(IServiceScopeFactory scopes, BackupSettings settings, BackupFolder folder, BackupMaker maker, BackupDesk desk, TimeProvider time, ILogger<BackupWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromHours(1);

    /// <summary>Measured without the clock on the wall.</summary>
    private long? _failedAt;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            // The start itself is not made slower by a backup that was missed.
            var asked = await NextAsync(stoppingToken);
            if (stoppingToken.IsCancellationRequested)
                return;
            if (await InstallationAsync(stoppingToken) is { } installation)
            {
                var zone = settings.Zone ?? installation.Zone;
                if (asked is { } id)
                    await MakeAsync(id, zone, stoppingToken);
                else if (IsDue(zone))
                    await MakeAsync(Guid.CreateVersion7(), zone, stoppingToken);
            }
        }
    }

    private bool IsDue(SchoolZone zone) =>
        settings.Nightly
        && (_failedAt is not { } failed || time.GetElapsedTime(failed) >= PauseAfterFailure)
        && BackupSchedule.IsDue(folder.Newest()?.Manifest!.CreatedAt, time.GetUtcNow().UtcDateTime, settings.At, zone);

    private async Task MakeAsync(Guid id, SchoolZone zone, CancellationToken ct)
    {
        desk.Begin();
        try
        {
            var made = await maker.MakeAsync(id, zone, ct);
            _failedAt = null;
            desk.End(null);
            logger.LogInformation("Backup made: {File}, {Bytes} bytes.", made.Name, made.Length);
        }
        catch (OperationCanceledException) when (ct.IsCancellationRequested)
        {
            desk.End(null);
        }
        catch (RuleBrokenException broken)
        {
            Fail(broken.Code);
            logger.LogError("No backup could be made. {Reason}", CommandWords.English(broken));
        }
        catch (Exception problem)
        {
            Fail("Backup.Failed");
            logger.LogError(problem, "No backup could be made.");
        }
    }

    private void Fail(string code)
    {
        _failedAt = time.GetTimestamp();
        desk.End(new BackupFailure(code, time.GetUtcNow().UtcDateTime));
    }

    private async Task<Installation?> InstallationAsync(CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            return await scope.ServiceProvider.GetRequiredService<BackupQueries>().InstallationAsync(ct);
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            logger.LogError("It could not be seen whether a backup is due. {Reason}", problem.Message.ReplaceLineEndings(" "));
            Fail("Backup.DatabaseUnreadable");
            return null;
        }
        catch (OperationCanceledException)
        {
            return null;
        }
    }

    /// <returns>The backup somebody asks for; null when it is time to look whether one is due.</returns>
    private async Task<Guid?> NextAsync(CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        var asked = desk.NextAsync(waiting.Token).AsTask();
        await Task.WhenAny(asked, Task.Delay(Pause, time, waiting.Token));
        await waiting.CancelAsync();
        return asked.IsCompletedSuccessfully ? await asked : null;
    }
}
