using SrpsWeb.Application.Audit;

namespace SrpsWeb.Web.Hosting;

/// <summary>Keeps outside the database where the audit trails stand: every few minutes, and when the program stops.</summary>
internal sealed class AuditAnchorWorker(AuditAnchors anchors, TimeProvider time, ILogger<AuditAnchorWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(5);

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await KeepAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken))
                await KeepAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // The program stops.
        }
    }

    private async Task KeepAsync(CancellationToken ct)
    {
        try
        {
            await anchors.KeepAsync(ct);
        }
        catch (Exception problem) when (problem is not OperationCanceledException)
        {
            logger.LogError("It could not be kept where the audit trails stand. {Reason}", problem.Message.ReplaceLineEndings(" "));
        }
    }
}
