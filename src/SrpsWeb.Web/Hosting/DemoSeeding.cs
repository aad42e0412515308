using Microsoft.AspNetCore.Identity;
using SrpsWeb.Application;
using SrpsWeb.Application.Audit;
using SrpsWeb.Application.Demo;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Data.Audit;

namespace SrpsWeb.Web.Hosting;

/// <summary>Fills an empty database with the two demo schools through the same services as the pages.</summary>
internal static class DemoSeeding
{
    internal const string Password = "Srps-demo-2026";

    internal const string Accounts = """
        Demo accounts (password Srps-demo-2026): operator, kepala, koordinator, bk, wali, guru, pembina, osis, komite, fasilitator;
        the second school has the same names with .b at the end.
        """;

    /// <summary>Seeds an empty database, all or nothing; one that holds a school already stays as it is.</summary>
    /// <param name="services">Of the running program: its settings, seeds, clock and log.</param>
    internal static async Task SeedAsync(IServiceProvider services, CancellationToken ct)
    {
        // A container of its own: the same services, but school, person and clock are chosen by the seed instead of a request.
        await using var seeding = new ServiceCollection()
            .AddSingleton(services.GetRequiredService<SeedFolder>())
            .AddSingleton(services.GetRequiredService<ILoggerFactory>())
            .AddLogging()
            .AddSingleton(services.GetRequiredService<SrpsSettings>())
            .AddSrpsApplication()
            .AddFiles()
            .AddSrpsDbContext(services.GetRequiredService<SrpsSettings>())
            .AddSingleton(new SeedClock(services.GetRequiredService<TimeProvider>()))
            .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SeedClock>())
            .AddScoped<ChosenSchool>()
            .AddScoped<ICurrentSchool>(provider => provider.GetRequiredService<ChosenSchool>())
            .AddScoped<ChosenPerson>()
            .AddScoped<ICurrentPerson>(provider => provider.GetRequiredService<ChosenPerson>())
            .AddScoped<ICurrentOrigin, PersonOrigin>()
            .AddScoped<DemoSchoolSeeder>()
            .AddScoped<DemoFormSeeder>()
            .AddScoped<DemoCaseSeeder>()
            .AddScoped<DemoConcernSeeder>()
            .AddScoped<DemoSeeder>()
            .AddAccountStore().Services
            .AddSingleton<IPasswordHasher<AppUser>, DemoPasswordHasher>()
            .BuildServiceProvider(validateScopes: true);
        await using var scope = seeding.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync(Password, ct);
    }
}
