using System.Net;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Audit;

/// <summary>Every reading of a Restricted or Secret case stands in the trail, and so does every refusal.</summary>
public sealed class ReadingTests(TestSite site)
{
    /// <summary>Every page that shows rows of cases, or of what belongs to them.</summary>
    [Theory]
    [InlineData("/", AuditAct.Listed)]
    [InlineData("/kasus", AuditAct.Listed)]
    [InlineData("/kasus/unduh.xlsx", AuditAct.Downloaded)]
    [InlineData("/kunjungan", AuditAct.Listed)]
    [InlineData("/kunjungan/unduh.xlsx", AuditAct.Downloaded)]
    [InlineData("/evaluasi", AuditAct.Listed)]
    [InlineData("/indikator", AuditAct.Listed)]
    [InlineData("/catat", AuditAct.Listed)]
    [InlineData("/siswa/{student}", AuditAct.Listed)]
    [InlineData("/laporan/{month}", AuditAct.Listed)]
    [InlineData("/dasbor", AuditAct.Listed)]
    public async Task Rows_OfRestrictedAndSecretCases_AreTold(string address, AuditAct act)
    {
        var (school, general, restricted, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var before = await LastAsync(school);

        foreach (var file in new[] { general, restricted, secret })
            await counsellor.GetAsync(address.Replace("{student}", file.StudentId.ToString(), StringComparison.Ordinal).Replace("{month}", $"{school.Today:yyyy-MM}", StringComparison.Ordinal));

        var told = await SinceAsync(school, before);
        Assert.All(told, entry => Assert.Equal((act, school.UserId(SchoolRole.Counsellor)), (entry.Act, entry.ByUserId!.Value)));
        Assert.Contains(restricted.Id, told.Where(entry => entry.Subject == AuditSubject.Page).SelectMany(entry => entry.Ids()));
        Assert.Contains(secret.Id, told.Where(entry => entry.Subject == AuditSubject.SecretCases).SelectMany(entry => entry.Ids()));
        Assert.DoesNotContain(general.Id, told.SelectMany(entry => entry.Ids()));
    }

    [Fact]
    public async Task Page_OfACase_IsToldForRestrictedAndSecretOnly()
    {
        var (school, general, restricted, secret) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        var before = await LastAsync(school);

        foreach (var file in new[] { general, restricted, secret })
            Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync($"/kasus/{file.Id}")).Status);

        var told = await SinceAsync(school, before);
        Assert.Equal([(AuditAct.Opened, restricted.Id), (AuditAct.Opened, secret.Id)], told.Select(entry => (entry.Act, entry.CaseFileId!.Value)));
        Assert.All(told, entry => Assert.Equal("kasus/{caseFileId:guid}", entry.Detail));
        Assert.All(told, entry => Assert.StartsWith("10.", entry.Address, StringComparison.Ordinal));
    }

    /// <summary>A hidden case and one that never was leave the same kind of line and get the same answer.</summary>
    [Fact]
    public async Task Refusal_LeavesALine_AndNothingElse()
    {
        var (school, _, restricted, secret) = await SchoolAsync();
        using var homeroom = await site.SignInAsync(school, SchoolRole.Homeroom);
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        var before = await LastAsync(school);
        var rows = await RowsAsync(school);

        var never = Guid.NewGuid();
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.PostAsync($"/kasus/{secret.Id}/tutup")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await homeroom.PostAsync($"/kasus/{never}/tutup")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await homeroom.PostAsync($"/kasus/{restricted.Id}/tutup")).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await teacher.PostAsync("/catat")).Status);

        var told = await SinceAsync(school, before);
        Assert.All(told, entry => Assert.Equal(AuditAct.Refused, entry.Act));
        Assert.Equal([secret.Id, never, restricted.Id, null], told.Select(entry => entry.CaseFileId));
        Assert.Equal("POST catat", told[^1].Detail);
        Assert.Equal(rows, await RowsAsync(school));
    }

    private async Task<(TestSchool School, CaseFile General, CaseFile Restricted, CaseFile Secret)> SchoolAsync()
    {
        CaseFile general = null!, restricted = null!, secret = null!;
        var school = await site.AddSchoolAsync(school =>
        {
            general = Open("Umi Kalsum", school.GeneralFactor);
            restricted = Open("Tono Sutrisno", school.RestrictedFactor);
            secret = Open("Rina Marlina", school.SecretFactor);

            CaseFile Open(string name, RiskFactor factor)
            {
                var file = school.OpenCase(school.AddStudent(name), school.Opening(factor) with { OpenedOn = school.Today.AddDays(-20) });
                school.AddVisit(file);
                school.Add(file.AddTask(Guid.CreateVersion7(), "Menghubungi wali", school.UserId(SchoolRole.Counsellor), school.Today.AddDays(-1), school.Today, school.Recorded));
                return file;
            }
        });
        return (school, general, restricted, secret);
    }

    private async Task<long> LastAsync(TestSchool school)
    {
        await using var db = site.Context(school);
        return await db.AuditHeads.Select(head => head.Count).SingleAsync(TestContext.Current.CancellationToken);
    }

    private async Task<List<AuditEntry>> SinceAsync(TestSchool school, long before)
    {
        await using var db = site.Context(school);
        return await db.AuditEntries.AsNoTracking().Where(entry => entry.Sequence > before).OrderBy(entry => entry.Sequence).ToListAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>How many rows of each kind the school has, the trail's own aside.</summary>
    private async Task<string> RowsAsync(TestSchool school)
    {
        await using var db = site.Context(school);
        return string.Join(' ', await db.CaseFiles.CountAsync(), await db.Interventions.CountAsync(), await db.Drafts.CountAsync(), await db.CaseFiles.CountAsync(file => file.ClosedOn != null));
    }
}
