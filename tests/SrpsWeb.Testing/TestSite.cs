using System.Globalization;
using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Mvc.Testing.Handlers;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using SrpsWeb.Data;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Schools;
using Xunit;

namespace SrpsWeb.Testing;

/// <summary>
/// The whole product as its users meet it, in memory, on a SQLite database of its own, and with a clock that stands still until
/// a test moves it. Tests that share one each add a school of their own.
/// </summary>
public sealed class TestSite : IAsyncLifetime
{
    /// <summary>09:00 on the default day of a <see cref="TestSchool"/>.</summary>
    public static readonly DateTimeOffset Start = new(2026, 9, 30, 9, 0, 0, TimeSpan.FromHours(7));

    private readonly VisitorAddresses _addresses = new();
    private int _npsn = 20_000_000;
    private EngineDatabase? _database;
    private WebApplicationFactory<Program>? _factory;

    public FakeTimeProvider Time { get; } = new(Start);

    /// <summary>Settings of the product beside those every site has.</summary>
    public IReadOnlyDictionary<string, string> Settings { get; init; } = new Dictionary<string, string>();

    /// <summary>Passwords are hashed as slowly as in production.</summary>
    public bool HashesAsInProduction { get; init; }

    /// <summary>Gets what the product logs, at the levels of its own settings.</summary>
    public ILoggerProvider? Log { get; init; }

    public EngineDatabase Database => _database ?? throw new InvalidOperationException("The site has not been started.");

    public IServiceProvider Services => Factory.Services;

    private WebApplicationFactory<Program> Factory => _factory ?? throw new InvalidOperationException("The site has not been started.");

    public async ValueTask InitializeAsync()
    {
        _database = await EngineDatabase.CreateAsync(Engine.Sqlite);
        StartProgram();
    }

    /// <summary>Ends the program and starts it again on the same database, as after a power cut.</summary>
    public async Task RestartAsync()
    {
        await Factory.DisposeAsync();
        StartProgram();
    }


    /// <summary>A stored school with whatever the test adds to it.</summary>
    public async Task<TestSchool> AddSchoolAsync(Action<TestSchool>? fill = null)
    {
        var school = new TestSchool(Interlocked.Increment(ref _npsn).ToString(CultureInfo.InvariantCulture));
        fill?.Invoke(school);
        await school.SaveAsync(Database);
        return school;
    }

    /// <summary>Somebody who has not signed in, unless with the cookies of somebody who has.</summary>
    /// <param name="cookies">Kept by the caller where it looks at them, or goes on with them.</param>
    /// <param name="isHttps">Comes encrypted, as everybody does in production.</param>
    public Visitor Visit(CookieContainer? cookies = null, bool isHttps = false)
    {
        var http = Factory.CreateDefaultClient(new Uri(isHttps ? "https://localhost/" : "http://localhost/"), new CookieContainerHandler(cookies ?? new CookieContainer()));
        http.DefaultRequestHeaders.Add(VisitorAddresses.Header, _addresses.Next());
        return new Visitor(http, Services.GetRequiredService<CommandCounter>());
    }

    /// <summary>The school's member with this role, signed in.</summary>
    public Task<Visitor> SignInAsync(TestSchool school, SchoolRole role) => SignInAsync(school.UserName(role));

    /// <summary>The person with this user name and the <see cref="TestSchool.Password"/>, signed in through the form.</summary>
    public async Task<Visitor> SignInAsync(string userName)
    {
        var visitor = Visit();
        var answer = await visitor.SignInAsync(userName, TestSchool.Password);
        return answer.Location is not null ? visitor : throw new InvalidOperationException($"{userName} was not let in.");
    }

    /// <summary>A context on the site's database for the school; null: no current school.</summary>
    public SrpsDbContext Context(TestSchool? school) => Database.Context(school?.Id);

    public async ValueTask DisposeAsync()
    {
        if (_factory is not null)
            await _factory.DisposeAsync();
        if (_database is not null)
            await _database.DisposeAsync();
    }

    private void StartProgram()
    {
        _factory = new WebApplicationFactory<Program>().WithWebHostBuilder(host => host
            .UseEnvironment("Testing")
            .UseSetting("Database:Provider", nameof(Engine.Sqlite))
            .UseSetting("ConnectionStrings:Srps", Database.ConnectionString)
            .UseSetting("Storage:Root", TestFolder.Create())
            .UseSetting("Demo:Seed", "false")
            .UseSetting("Backup:Folder", TestFolder.Create())
            .UseSetting("Backup:Enabled", "false")
            // It would look into the database while the test deletes it.
            .UseSetting("Audit:KeepAnchors", "false")
            // Tests of the pages sign in as every role; the demand has tests of its own, with this setting turned on.
            .UseSetting("Accounts:RequireSecondFactor", "false")
            .UseConfiguration(new ConfigurationBuilder().AddInMemoryCollection(Settings!).Build())
            .ConfigureLogging(logging =>
            {
                logging.ClearProviders();
                if (Log is not null)
                    logging.AddProvider(Log);
            })
            .ConfigureTestServices(services =>
            {
                services.AddSingleton<TimeProvider>(Time);
                services.AddSingleton<CommandCounter>();
                services.AddSingleton<IStartupFilter>(_addresses);
                services.ConfigureDbContext<SrpsDbContext>((provider, options) => options.AddInterceptors(provider.GetRequiredService<CommandCounter>()));
                if (HashesAsInProduction)
                    return;
                // Hashing slowly is the product's business; hundreds of sign-ins of tests need not wait for it.
                services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = TestSchool.PasswordIterations);
            }));
        // Starts the host, and stops a test early where the product cannot.
        _ = _factory.Server;
    }

    /// <summary>Makes somebody of another school a member of this one too, as if they had joined.</summary>
    public async Task JoinAsync(TestSchool school, Guid userId, SchoolRole role)
    {
        await using var db = Context(school);
        var member = new Membership(school.Id, userId, "Guru di dua sekolah");
        member.SetRoles([role], null, school.Today, school.Now);
        db.Memberships.Add(member);
        await db.SaveChangesAsync();
    }
}
