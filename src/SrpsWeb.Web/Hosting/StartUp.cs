using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Backups;
using SrpsWeb.Data;
using SrpsWeb.Data.Postgres;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain;
using SrpsWeb.Web.Security;

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
            await FinishRestoreAsync(app.Services, stopping);
            await using var scope = app.Services.CreateAsyncScope();
            var db = scope.ServiceProvider.GetRequiredService<SrpsDbContext>();
            if (settings.Provider == DatabaseProvider.Postgres)
                await PostgresStartup.PrepareAsync(db, stopping);
            else
                app.Services.GetRequiredService<DatabaseHold>().Keep(await SqliteStartup.OpenAsync(db, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), stopping));

            await TellOfRestoreAsync(app.Services, db, stopping);
            if (settings.DemoSeed)
                await DemoSeeding.SeedAsync(app.Services, stopping);
            var needsFirstStart = !await db.Schools.AnyAsync(stopping);
            app.Lifetime.ApplicationStarted.Register(() => Announce(app, settings, needsFirstStart));
        }
        catch (DatabaseRefusedException refused)
        {
            storage.TakeBack();
            if (refused.IsDamaged)
                throw new DatabaseRefusedException($"{refused.Message.TrimEnd('.')}. {CommandWords.HowToRestore(app.Services)}", refused);
            throw;
        }
        catch (DbException problem)
        {
            storage.TakeBack();
            throw new DatabaseRefusedException("The database cannot be read: " + problem.Message, problem);
        }
    }

    /// <exception cref="DatabaseRefusedException">A restore is under way, or was interrupted and cannot be finished.</exception>
    private static async Task FinishRestoreAsync(IServiceProvider services, CancellationToken ct)
    {
        try
        {
            if (await services.GetRequiredService<BackupRestore>().FinishInterruptedAsync(ct) is { } restored)
                Console.WriteLine(restored ? "A restore had been interrupted. It is finished now: the backup is in place." : "A restore had been interrupted. Nothing was changed by it; run it again if you still want it.");
        }
        catch (RuleBrokenException broken)
        {
            throw new DatabaseRefusedException("A restore was interrupted and cannot be finished: " + CommandWords.English(broken));
        }
    }

    /// <summary>Not by the restore itself: what it puts back may be older than this program, and is brought up to date only now.</summary>
    private static async Task TellOfRestoreAsync(IServiceProvider services, SrpsDbContext db, CancellationToken ct)
    {
        if (services.GetRequiredService<AuditAnchors>().LastRestore is not { } restoredAt)
            return;
        foreach (var schoolId in await db.Schools.Select(school => school.Id).ToListAsync(ct))
        {
            await using var scope = services.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(schoolId);
            await scope.ServiceProvider.GetRequiredService<RestoreTrail>().TellAsync(restoredAt, ct);
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
        if (!settings.DemoSeed && app.Configuration["AllowedHosts"] is null or "" or "*")
            Console.WriteLine("AllowedHosts is not set: links in invitations carry whatever name a request asked for. Set it to the name of this server.");
        if (needsFirstStart)
            Console.WriteLine($"No school yet. Open {address}/siapkan with the code {app.Services.GetRequiredService<FirstStartCode>().Printed}");
        if (needsFirstStart && app.Services.GetRequiredService<BackupFolder>().Newest() is not null)
            Console.WriteLine("There are backups of an earlier database. " + CommandWords.HowToRestore(app.Services));
    }
}
