using SrpsWeb.Application.Files;
using SrpsWeb.Data;
using SrpsWeb.Web.Security;

namespace SrpsWeb.Web.Hosting;

/// <summary>Removes what belongs to nothing any more, school by school: at the start and once a day.</summary>
internal sealed class LeftoversWorker(IServiceScopeFactory scopes, TimeProvider time, ILogger<LeftoversWorker> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromDays(1);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, time);
        do
        {
            try
            {
                foreach (var school in await SchoolsAsync(stoppingToken))
                    await RemoveAsync(school, stoppingToken);
            }
            catch (Exception problem) when (!stoppingToken.IsCancellationRequested)
            {
                logger.LogError(problem, "What belongs to nothing any more could not be removed; tomorrow again.");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    /// <summary>Schools of this database only: the files of one it does not know are not judged.</summary>
    private async Task<IReadOnlyList<KnownSchool>> SchoolsAsync(CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<SchoolDirectory>().AllAsync(ct);
    }

    private async Task RemoveAsync(KnownSchool school, CancellationToken ct)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(school.Id, school.Zone);
        await scope.ServiceProvider.GetRequiredService<Leftovers>().RemoveAsync(ct);
    }
}
