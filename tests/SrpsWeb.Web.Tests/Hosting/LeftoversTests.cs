using Microsoft.Extensions.DependencyInjection;
using SrpsWeb.Application.Files;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Drafts;
using SrpsWeb.Domain.Imports;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Security;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Hosting;

/// <summary>What belongs to nothing any more goes by itself; what has a record, or may get one, stays.</summary>
public sealed class LeftoversTests(TestSite site)
{
    [Fact]
    public async Task Files_WithoutARecord_GoAfterADay_AndOthersStay()
    {
        var filled = await FilledSchool.AddAsync(site);
        var storage = site.Services.GetRequiredService<IFileStorage>();
        var (orphan, fresh) = (Guid.CreateVersion7(), Guid.CreateVersion7());
        foreach (var key in new FileKey[] { new(filled.School.Id, orphan), new(filled.School.Id, orphan, IsSmall: true), new(filled.School.Id, fresh) })
            await storage.WriteAsync(key, SchoolRecords.EvidenceContent, TestContext.Current.CancellationToken);
        var folder = Path.Combine(site.Services.GetRequiredService<SrpsSettings>().StorageRoot, filled.School.Id.ToString("N"));
        var strange = Path.Combine(folder, "catatan.txt");
        await File.WriteAllTextAsync(strange, "bukan dari aplikasi", TestContext.Current.CancellationToken);
        foreach (var file in Directory.EnumerateFiles(folder))
            File.SetLastWriteTimeUtc(file, filled.School.Now.AddDays(file.Contains(fresh.ToString("N"), StringComparison.Ordinal) ? 0 : -2));

        Assert.Equal((2, 0), (await RemoveAsync(filled.School), await RemoveAsync(filled.School)));

        Assert.Equal(
            new[] { filled.File.Id.ToString("N"), filled.School.School.LogoId!.Value.ToString("N"), fresh.ToString("N"), "catatan.txt" }.Order(StringComparer.Ordinal),
            Directory.EnumerateFiles(folder).Select(file => Path.GetFileName(file)!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task ForgottenDraftsAndUploads_Go_AndOthersStay()
    {
        var school = await site.AddSchoolAsync(school =>
        {
            foreach (var days in new[] { 1, Draft.DaysKept + 1 })
                school.Add(new Draft(Guid.CreateVersion7(), school.UserId(SchoolRole.Counsellor), DraftSubject.Review, $"/draf/{days}", null, school.Now.AddDays(-days))).Save("{}", school.Now.AddDays(-days));
            school.Add(new ImportBatch(Guid.CreateVersion7(), "lama.csv", [1], null, school.UserId(SchoolRole.Operator), school.Now - ImportBatch.StagedLifetime - TimeSpan.FromHours(1)));
            school.Add(new ImportBatch(Guid.CreateVersion7(), "baru.csv", [1], null, school.UserId(SchoolRole.Operator), school.Now));
        });

        await RemoveAsync(school);

        await using var db = site.Context(school);
        Assert.Equal("/draf/1", Assert.Single(db.Drafts).Path);
        Assert.Equal("baru.csv", Assert.Single(db.ImportBatches).FileName);
    }

    private async Task<int> RemoveAsync(TestSchool school)
    {
        await using var scope = site.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<SchoolSession>().EnterSchool(school.Id, school.School.Zone);
        return await scope.ServiceProvider.GetRequiredService<Leftovers>().RemoveAsync(TestContext.Current.CancellationToken);
    }
}
