using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>What is logged, at the product's own levels, while people sign in, err and are invited: nothing of who they are.</summary>
public sealed class LogTests
{
    [Fact]
    public async Task Log_HoldsNoNamesAndNoSecrets()
    {
        using var log = new KeptLog();
        await using var site = new TestSite { Log = log };
        await site.InitializeAsync();
        var school = await site.AddSchoolAsync();
        using var visitor = site.Visit();
        await visitor.SignInAsync("tidak.dikenal.siapa", "kenari-kata-sandi");
        for (var attempt = 0; attempt < 6; attempt++)
            await visitor.SignInAsync(school.UserName(SchoolRole.Counsellor), "kenari-kata-sandi");
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var invited = await user.SendAsync((await user.GetAsync("/pengaturan/pengguna")).Form()
            .With("Input.FullName", "Kenari Wahyuni").With("Input.UserName", $"kenari.{school.School.Npsn}").With("Input.Email", "kenari@contoh.sch.id").With("Input.Roles", nameof(SchoolRole.Homeroom)));
        var link = new Uri(invited.Document.QuerySelector("#tautan")!.GetAttribute("value")!).AbsolutePath;
        await user.SendAsync((await user.GetAsync("/pengaturan/pengguna")).Form()
            .With("Input.FullName", "Kenari Wahyuni").With("Input.UserName", $"lain.{school.School.Npsn}").With("Input.Email", "kenari@contoh.sch.id").With("Input.Roles", nameof(SchoolRole.Homeroom)));
        using var guest = site.Visit();
        await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", "pendek").With("Input.Again", "pendek"));
        await guest.SendAsync((await guest.GetAsync(link)).Form().With("Input.Password", "laut-tenang-2026").With("Input.Again", "laut-tenang-2026"));
        await guest.SetUpAsync(site);

        // The probe itself: what is logged at these levels arrives.
        Assert.Contains(log.Lines, line => line.Contains("Application started", StringComparison.Ordinal));
        string[] secrets = ["tidak.dikenal", "kenari", school.School.Npsn, "Kenari", link[10..], "laut-tenang", "127.0.0"];
        Assert.DoesNotContain(log.Lines, line => secrets.Any(secret => line.Contains(secret, StringComparison.OrdinalIgnoreCase)));
    }
}
