using SrpsWeb.Application.Imports;
using SrpsWeb.Data;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>Looks for imports that nobody is at and has them carried out, one after the other. What is done and by whom stands in the database.</summary>
internal sealed class ImportWorker(IServiceScopeFactory scopes, ImportBell bell, TimeProvider time, ILogger<ImportWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                foreach (var import in await WaitingAsync(stoppingToken))
                    await RunAsync(import, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(problem, "Imports could not be looked for.");
            }

            await PauseAsync(stoppingToken);
        }
    }

    private async Task<IReadOnlyList<WaitingImport>> WaitingAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchoolDirectory>().WaitingImportsAsync(time.GetUtcNow().UtcDateTime, ct);
    }

    /// <summary>One that fails is looked at again after the pause; the others go on.</summary>
    private async Task RunAsync(WaitingImport import, CancellationToken ct)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(import.SchoolId, import.Zone);
            // The next of the same school need not wait for the pause.
            if (await scope.ServiceProvider.GetRequiredService<RosterImportJob>().RunAsync(import.BatchId, ct) is not null)
                bell.Ring();
        }
        catch (Exception problem) when (!ct.IsCancellationRequested)
        {
            logger.LogError(problem, "Import {BatchId} was interrupted.", import.BatchId);
        }
    }

    private async Task PauseAsync(CancellationToken ct)
    {
        using var waiting = CancellationTokenSource.CreateLinkedTokenSource(ct);
        await Task.WhenAny(bell.HeardAsync(waiting.Token).AsTask(), Task.Delay(Pause, time, waiting.Token));
        await waiting.CancelAsync();
    }
}
