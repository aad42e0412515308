using System.Diagnostics;
using System.Globalization;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Benchmarks;

/// <summary>
/// Whether the time of a refused sign-in tells that a user name exists: the whole program in memory on a SQLite file, with passwords hashed as
/// in production, asked for known and unknown names in turn.
/// </summary>
internal static class SignInBenchmark
{
    /// <summary>Of each kind.</summary>
    private const int Tries = 60;

    /// <summary>In a row for one account: one more would lock it, which is another path.</summary>
    private const int TriesOfOne = 4;

    /// <summary>Between the medians, in milliseconds.</summary>
    private const double MostDifference = 5;

    private static readonly SchoolRole[] Roles = Enum.GetValues<SchoolRole>();

    /// <returns>0 where the bar is kept, else 1.</returns>
    internal static async Task<int> RunAsync()
    {
        await using var site = new TestSite { HashesAsInProduction = true };
        await site.InitializeAsync();
        var schools = new List<TestSchool>();
        for (var school = 0; school <= Tries / (TriesOfOne * Roles.Length); school++)
            schools.Add(await site.AddSchoolAsync());
        var names = schools.SelectMany(school => Roles.Select(school.UserName)).ToList();
        // The first right sign-in hashes the password as in production.
        foreach (var name in names)
            (await site.SignInAsync(name)).Dispose();

        using var visitor = site.Visit();
        var form = (await visitor.GetAsync("/masuk")).Form();
        List<double> known = [], unknown = [];
        for (var attempt = 0; attempt < Tries; attempt++)
        {
            var name = names[attempt / TriesOfOne];
            known.Add(await RefusedAsync(visitor, form, name));
            // As long as the other.
            unknown.Add(await RefusedAsync(visitor, form, new string([.. name.Reverse()])));
        }

        var difference = Median(known) - Median(unknown);
        Say("known name", known);
        Say("unknown name", unknown);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"difference      {difference:0.0} ms between the medians"));
        return Math.Abs(difference) <= MostDifference ? 0 : 1;
    }

    private static async Task<double> RefusedAsync(Visitor visitor, PageForm form, string userName)
    {
        form.With("Input.UserName", userName).With("Input.Password", "bukan-kata-sandi-ini");
        var clock = Stopwatch.StartNew();
        var answer = await visitor.SendAsync(form);
        var milliseconds = clock.Elapsed.TotalMilliseconds;
        return answer.Refusals.Count == 1 ? milliseconds : throw new InvalidOperationException($"{userName}: {answer}");
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);

    private static void Say(string what, List<double> times) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-15} {Median(times):0.0} ms median, {times.Min():0.0} to {times.Max():0.0} ms of {times.Count}"));
}
