using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application;
using SrpsWeb.Application.Demo;
using SrpsWeb.Application.Files;
using SrpsWeb.Application.Reports;
using SrpsWeb.Application.Schools;
using SrpsWeb.Application.Session;
using SrpsWeb.Data;
using SrpsWeb.Data.Sqlite;
using SrpsWeb.Documents.Layout;
using SrpsWeb.Documents.MonthlyReport;

namespace SrpsWeb.Benchmarks;

/// <summary>
/// Seeds the demo into a fresh SQLite file, reads September 2023 as the pages do, and draws it: the first time, warm, two hundred
/// times for the memory, and on eight threads for the bytes.
/// </summary>
internal static class ReportBenchmark
{
    /// <summary>documents.md, for a school of 400 students.</summary>
    private const double MostMilliseconds = 60;

    private const int MostBytes = 150 * 1024;

    /// <summary>What 200 documents may leave behind, in MB: the working set moves by a few by itself.</summary>
    private const double MostGrowth = 20;

    private const int Documents = 200;

    private const int Threads = 8;

    private static readonly DateOnly Month = new(2023, 9, 1);

    private static readonly CultureInfo Indonesian = CultureInfo.GetCultureInfo("id-ID");

    /// <returns>0 where every bar is kept, else 1.</returns>
    internal static async Task<int> RunAsync()
    {
        var folder = Directory.CreateTempSubdirectory("srps-bench-").FullName;
        try
        {
            await using var services = await SeededAsync(Path.Combine(folder, "srps.db"));
            var report = await ReadAsync(services);
            var renderer = new SkiaDocumentRenderer();
            var (first, pdf) = Time(() => Draw(renderer, report));
            Say($"first document  {first:0} ms, {pdf.Length / 1024.0:0.0} KB");

            for (var i = 0; i < 20; i++)
                Draw(renderer, report);
            var before = WorkingSet();
            var times = Enumerable.Range(0, Documents).Select(_ => Time(() => Draw(renderer, report)).Milliseconds).Order().ToList();
            var growth = WorkingSet() - before;
            var median = times[Documents / 2];
            Say($"warm            {median:0.0} ms median, {times[0]:0.0} to {times[^1]:0.0} ms of {Documents}");
            Say($"memory          {before:0} MB before, {growth:+0.0;-0.0} MB after {Documents} documents");

            var isSame = Enumerable.Range(0, Threads).AsParallel().WithDegreeOfParallelism(Threads).All(_ => Draw(renderer, report).AsSpan().SequenceEqual(pdf));
            Say($"{Threads} threads       {(isSame ? "the same bytes" : "other bytes")}");

            var reading = new List<double>();
            for (var i = 0; i < 20; i++)
            {
                var clock = Stopwatch.StartNew();
                await ReadAsync(services);
                reading.Add(clock.Elapsed.TotalMilliseconds);
            }

            Say($"reading         {reading.Order().ElementAt(10):0.0} ms median from SQLite, beside the drawing");
            return median <= MostMilliseconds && pdf.Length <= MostBytes && growth <= MostGrowth && isSame ? 0 : 1;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static byte[] Draw(SkiaDocumentRenderer renderer, MonthlyReport report) => renderer.Render(MonthlyReportDocument.Build(report, Indonesian));

    private static async Task<MonthlyReport> ReadAsync(ServiceProvider services)
    {
        await using var scope = services.CreateAsyncScope();
        return await scope.ServiceProvider.GetRequiredService<MonthlyReportQueries>().FindAsync(Month, english: false, "Kunjungan rumah", CancellationToken.None)
            ?? throw new InvalidOperationException("The demo school has no report for September 2023.");
    }

    /// <summary>As the host seeds, with a hash of few rounds: nobody signs in here.</summary>
    private static async Task<ServiceProvider> SeededAsync(string database)
    {
        var collection = new ServiceCollection()
            .AddLogging()
            .AddSingleton(new SeedFolder(Path.Combine(AppContext.BaseDirectory, "seeds")))
            .AddSrpsApplication()
            .AddSingleton<IFileStorage, NoFiles>()
            .AddSingleton<IPictureEncoder, SkiaPictureEncoder>()
            .AddDbContext<SrpsDbContext>(options => options.UseSrpsSqlite($"Data Source={database};Pooling=False"))
            .AddSingleton(new SeedClock(TimeProvider.System))
            .AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SeedClock>())
            .AddSingleton<ChosenSchool>()
            .AddSingleton<ICurrentSchool>(provider => provider.GetRequiredService<ChosenSchool>())
            .AddSingleton<ChosenPerson>()
            .AddSingleton<ICurrentPerson>(provider => provider.GetRequiredService<ChosenPerson>())
            .AddScoped<DemoSchoolSeeder>()
            .AddScoped<DemoFormSeeder>()
            .AddScoped<DemoCaseSeeder>()
            .AddScoped<DemoSeeder>()
            .Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 1000);
        collection.AddIdentityCore<AppUser>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchema.Version;
                identity.Password.RequireNonAlphanumeric = false;
            })
            .AddEntityFrameworkStores<SrpsDbContext>();
        var services = collection.BuildServiceProvider();
        await using var scope = services.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<SrpsDbContext>();
        await SqliteStartup.PrepareAsync(db, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        await scope.ServiceProvider.GetRequiredService<DemoSeeder>().SeedAsync("Srps-demo-2026", CancellationToken.None);
        services.GetRequiredService<SeedClock>().GoToRealNow();
        var school = await db.Schools.AsNoTracking().OrderBy(candidate => candidate.Npsn).FirstAsync();
        (services.GetRequiredService<ChosenSchool>().SchoolId, services.GetRequiredService<ChosenPerson>().Zone) = (school.Id, school.Zone);
        return services;
    }

    private static (double Milliseconds, byte[] Result) Time(Func<byte[]> act)
    {
        var clock = Stopwatch.StartNew();
        var result = act();
        return (clock.Elapsed.TotalMilliseconds, result);
    }

    private static double WorkingSet()
    {
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        return Process.GetCurrentProcess().WorkingSet64 / 1024.0 / 1024.0;
    }

    private static void Say(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    /// <summary>The demo school has no logo and no photos.</summary>
    private sealed class NoFiles : IFileStorage
    {
        public Task WriteAsync(FileKey key, ReadOnlyMemory<byte> content, CancellationToken ct) => throw new NotSupportedException();

        public IReadOnlyList<FileKey> List(Guid schoolId, DateTime writtenBefore) => [];

        public Task<byte[]?> ReadAsync(FileKey key, CancellationToken ct) => Task.FromResult<byte[]?>(null);

        public void Delete(FileKey key) => throw new NotSupportedException();
    }
}
