using System.Diagnostics;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application;
using SrpsWeb.Application.Imports;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Domain.Schools;

namespace SrpsWeb.Benchmarks;

/// <summary>
/// Imports a roster into a fresh SQLite file through the services of the pages, then the same file once more, and tells how long it
/// took and how far the process grew.
/// </summary>
internal static class ImportBenchmark
{
    /// <summary>quality.md, for 20,000 rows on two cores.</summary>
    private const double MostSeconds = 30;

    private const double MostGrowth = 200;

    /// <returns>0 where the first import keeps the bars, else 1.</returns>
    internal static async Task<int> RunAsync(string file)
    {
        var folder = Directory.CreateTempSubdirectory("srps-bench-").FullName;
        try
        {
            await using var services = Services(Path.Combine(folder, "srps.db"));
            await AddSchoolAsync(services);
            await WarmUpAsync(services, Path.Combine(folder, Path.GetFileName(file)));

            Console.WriteLine(Path.GetFileName(file));
            GC.Collect();
            var before = MegaBytes(Process.GetCurrentProcess().WorkingSet64);
            var first = await ImportAsync(services, file);
            var growth = Tell("first import", first, before);
            Tell("once more", await ImportAsync(services, file), before);
            Console.WriteLine();
            return first.Reading + first.Writing <= MostSeconds && growth <= MostGrowth ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static ServiceProvider Services(string database) => new ServiceCollection()
        .AddSrpsApplication()
        .AddDbContext<SrpsDbContext>(options => options.UseSrpsSqlite($"Data Source={database};Pooling=False"))
        .AddSingleton(TimeProvider.System)
        .AddSingleton<ChosenSchool>()
        .AddSingleton<ICurrentSchool>(provider => provider.GetRequiredService<ChosenSchool>())
        .AddSingleton<ChosenPerson>()
        .AddSingleton<ICurrentPerson>(provider => provider.GetRequiredService<ChosenPerson>())
        .AddOptions()
        .Configure<Microsoft.AspNetCore.Identity.IdentityOptions>(identity => identity.Stores.SchemaVersion = IdentitySchema.Version)
        .BuildServiceProvider();

    private static async Task AddSchoolAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        var now = scope.ServiceProvider.GetRequiredService<TimeProvider>().GetUtcNow();
        var db = scope.ServiceProvider.GetRequiredService<SrpsDbContext>();
        await SqliteStartup.PrepareAsync(db, now, CancellationToken.None);
        var schoolId = Guid.CreateVersion7();
        scope.ServiceProvider.GetRequiredService<ChosenSchool>().SchoolId = schoolId;
        var user = new AppUser { UserName = "operator" };
        var year = SchoolZone.Wib.Day(now).Year;
        db.Users.Add(user);
        db.Schools.Add(new School(schoolId, "SMK Contoh", "10500001", SchoolZone.Wib, now.UtcDateTime));
        db.Memberships.Add(new Membership(schoolId, user.Id, "Operator Contoh"));
        db.SchoolYears.Add(new SchoolYear(Guid.CreateVersion7(), $"{year}/{year + 1}", new DateOnly(year, 1, 5), new DateOnly(year, 6, 20), new DateOnly(year, 7, 1), new DateOnly(year, 12, 31)));
        await db.SaveChangesAsync();
        scope.ServiceProvider.GetRequiredService<ChosenPerson>().Viewer = new Viewer(user.Id, new HashSet<SchoolRole> { SchoolRole.Operator }, new HashSet<Guid>());
    }

    /// <summary>The roster of an ordinary school: a running program has compiled its code and its queries long since.</summary>
    private static async Task WarmUpAsync(ServiceProvider services, string file)
    {
        var ordinary = RosterFiles.WriteOrdinary(Path.GetDirectoryName(file)!, Path.GetExtension(file));
        await ImportAsync(services, ordinary);
        await ImportAsync(services, ordinary);
        File.Delete(ordinary);
    }

    private static async Task<Measured> ImportAsync(ServiceProvider services, string file)
    {
        var batch = Guid.CreateVersion7();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        var clock = Stopwatch.StartNew();
        await using (var scope = services.CreateAsyncScope())
        {
            await using var content = File.OpenRead(file);
            await scope.ServiceProvider.GetRequiredService<RosterImportService>().StageAsync(new StageRoster(batch, content, Path.GetFileName(file)), CancellationToken.None);
        }

        await using (var scope = services.CreateAsyncScope())
            await scope.ServiceProvider.GetRequiredService<RosterImportService>().StartAsync(new StartRoster(batch, null), CancellationToken.None);
        var (reading, peakReading) = (clock.Elapsed, Process.GetCurrentProcess().PeakWorkingSet64);
        await using (var scope = services.CreateAsyncScope())
        {
            var outcome = await scope.ServiceProvider.GetRequiredService<RosterImportJob>().RunAsync(batch, CancellationToken.None);
            return new Measured(
                outcome ?? throw new InvalidOperationException("The import did not end."),
                reading.TotalSeconds,
                (clock.Elapsed - reading).TotalSeconds,
                (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalSeconds,
                MegaBytes(peakReading));
        }
    }

    /// <returns>By how many MB the process has grown at most so far.</returns>
    private static double Tell(string what, Measured measured, double before)
    {
        var growth = MegaBytes(Process.GetCurrentProcess().PeakWorkingSet64) - before;
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-13} {measured.Reading:0.0} s reading + {measured.Writing:0.0} s writing ({measured.Cpu:0.0} s of a core); {before:0} MB + {measured.PeakReading - before:0} MB reading, + {growth:0} MB in all; {measured.Outcome}"));
        return growth;
    }

    /// <param name="Reading">Seconds until the file is checked, kept and started.</param>
    /// <param name="Writing">Seconds from there to the last row.</param>
    /// <param name="Cpu">Seconds of a core, whatever else the machine does.</param>
    /// <param name="PeakReading">Most memory up to the end of reading, in MB.</param>
    private sealed record Measured(ImportOutcome Outcome, double Reading, double Writing, double Cpu, double PeakReading);

    private static double MegaBytes(long bytes) => bytes / 1024.0 / 1024.0;
}
