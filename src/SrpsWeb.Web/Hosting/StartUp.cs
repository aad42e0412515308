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
        RequireWritable(settings.StorageRoot);
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

    private static void RequireWritable(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
            var probe = Path.Combine(folder, ".probe");
            File.WriteAllText(probe, "");
            File.Delete(probe);
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException)
        {
            throw new DatabaseRefusedException($"Storage:Root {folder} cannot be written to: {problem.Message}", problem);
        }
    }

    [SuppressMessage("Design", "MA0147", Justification = "The callback is synchronous; it only prints.")]
    private static void Announce(WebApplication app, SrpsSettings settings, bool needsFirstStart)
    {
        var address = app.Urls.FirstOrDefault() ?? "http://localhost:5080";
        Console.WriteLine($"SRPS Web: {address}");
        if (settings.DemoSeed)
            Console.WriteLine(DemoSeeding.Accounts);
        if (needsFirstStart)
            Console.WriteLine($"No school yet. Open {address}/siapkan with the code {app.Services.GetRequiredService<FirstStartCode>().Printed}");
    }
}
