using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Data;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;

namespace SrpsWeb.Web.Hosting;

/// <summary>What happens before the first request: storage, schema, demo or the code for the first start, and the address.</summary>
internal static class StartUp
{
    internal static async Task PrepareAsync(this WebApplication app)
    {
        var settings = app.Services.GetRequiredService<SrpsSettings>();
        var stopping = app.Lifetime.ApplicationStopping;
        ListenAddresses.RequireFree(app.Configuration);
        var storage = StorageFolder.Prepare(settings.StorageRoot);
        try
        {
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SrpsDbContext>();
            if (settings.Provider == DatabaseProvider.Postgres)
                await PostgresStartup.PrepareAsync(db, stopping);
            else
                await SqliteStartup.PrepareAsync(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), stopping);

            if (settings.DemoSeed)
                await DemoSeeding.SeedAsync(app.Services, stopping);
            var needsFirstStart = !await db.Schools.AnyAsync(stopping);
            app.Lifetime.ApplicationStarted.Register(() => Announce(app, settings, needsFirstStart));
        }
        catch (DatabaseRefusedException)
        {
            storage.TakeBack();
            throw;
        }
        catch (DbException problem)
        {
            storage.TakeBack();
            throw new DatabaseRefusedException("The database cannot be read: " + problem.Message, problem);
        }
    }

    [SuppressMessage("Design", "MA0147", Justification = "The callback is synchronous; it only prints.")]
    private static void Announce(WebApplication app, SrpsSettings settings, bool needsFirstStart)
    {
        app.Services.GetRequiredService<StartLogging>().ProgramHasStarted();
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine($"SRPS Web: {address}");
        if (settings.DemoSeed)
            Console.WriteLine(DemoSeeding.Accounts);
        if (needsFirstStart)
            Console.WriteLine($"No school yet. Open {address}/siapkan with the code {app.Services.GetRequiredService<FirstStartCode>().Printed}");
    }
}
