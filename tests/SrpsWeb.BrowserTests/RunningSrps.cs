using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;

namespace SrpsWeb.BrowserTests;

/// <summary>The whole product on a port of its own, on a new SQLite file, at a time of its own.</summary>
public sealed class RunningSrps : WebApplicationFactory<Program>
{
    private readonly string _folder = TestFolder.Create();
    private readonly DateTimeOffset _now;
    private readonly bool _withDemo;
    private readonly string _database;

    private RunningSrps(DateTimeOffset now, bool withDemo, string? database)
    {
        _now = now;
        _withDemo = withDemo;
        _database = database ?? $"Data Source={Path.Combine(_folder, "srps.db")}";
    }

    public Uri Address => ClientOptions.BaseAddress;

    /// <summary>What a new installation prints in its log.</summary>
    public string FirstStartCode => Services.GetRequiredService<FirstStartCode>().Printed;

    /// <param name="now">The time when it starts; each look at the clock takes it on by a moment, so that deeds have an order.</param>
    /// <param name="withDemo">With the two demo schools, else without any school.</param>
    /// <param name="database">Where a test adds records of its own; null: a new one.</param>
    public static RunningSrps Start(DateTimeOffset now, bool withDemo = false, EngineDatabase? database = null)
    {
        var running = new RunningSrps(now, withDemo, database?.ConnectionString);
        running.UseKestrel(0);
        running.StartServer();
        return running;
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        // Elsewhere than in Development the assets of a build that is not published are empty.
        builder.UseEnvironment("Development");
        builder.UseSetting("Demo:Seed", _withDemo ? "true" : "false");
        builder.UseSetting("ConnectionStrings:Srps", _database);
        builder.UseSetting("Storage:Root", Path.Combine(_folder, "files"));
        builder.UseSetting("Backup:Folder", Path.Combine(_folder, "backup"));
        builder.UseSetting("Backup:Enabled", "false");
        // The journeys are about cases; signing in with a code is tested by itself.
        builder.UseSetting("Accounts:RequireSecondFactor", "false");
        builder.ConfigureLogging(logging => logging.AddFilter<ConsoleLoggerProvider>(level => level >= LogLevel.Error));
        builder.ConfigureTestServices(services => services.Replace(ServiceDescriptor.Singleton<TimeProvider>(new FakeTimeProvider(_now) { AutoAdvanceAmount = TimeSpan.FromMilliseconds(10) })));
    }
}
