using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Hosting;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>The program called as <c>akun …</c> at the server.</summary>
public sealed class AccountCommandTests
{
    private readonly string _folder = TestFolder.Create();

    [Fact]
    public async Task SecondFactorOfTheOperator_IsReset()
    {
        await using var site = new TestSite();
        await site.InitializeAsync();
        var school = await site.AddSchoolAsync();
        using (var user = await site.SignInAsync(school, SchoolRole.Operator))
            await user.SetUpAsync(site);

        var (code, lines) = await CallAsync(site, "akun", "reset-dua-langkah", school.UserName(SchoolRole.Operator));
        var (again, refusal) = await CallAsync(site, "account", "reset-two-factor", school.UserName(SchoolRole.Operator));

        Assert.Equal((0, $"Verifikasi dua langkah {school.UserName(SchoolRole.Operator)} sudah diatur ulang. Semua sesinya berakhir."), (code, Assert.Single(lines)));
        Assert.Equal((2, "SRPS Web: Two-step verification is not on for this account."), (again, Assert.Single(refusal)));
        await using (var db = site.Context(school))
        {
            var line = await db.AuditEntries.OrderByDescending(entry => entry.Sequence).FirstAsync(TestContext.Current.CancellationToken);
            Assert.Equal((AuditAct.SecondFactorReset, null, "AtServer"), (line.Act, line.ByUserId, line.Detail));
            Assert.Equal([school.UserId(SchoolRole.Operator)], line.Ids());
        }

        using var later = site.Visit();
        Assert.Equal("/", (await later.SignInAsync(school.UserName(SchoolRole.Operator), TestSchool.Password)).Location);
    }

    [Fact]
    public async Task Principal_IsApproved_WhereTheSchoolHasNone()
    {
        await using var site = new TestSite();
        await site.InitializeAsync();
        var school = await site.AddSchoolAsync();
        var (npsn, name) = (school.School.Npsn, school.UserName(SchoolRole.Teacher));

        Assert.StartsWith("SRPS Web: Sekolah ini sudah memiliki kepala sekolah.", await RefusalAsync(npsn, name), StringComparison.Ordinal);
        await using (var db = site.Context(school))
        {
            (await db.Memberships.SingleAsync(member => member.UserId == school.UserId(SchoolRole.Principal), TestContext.Current.CancellationToken)).Deactivate();
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        Assert.StartsWith($"SRPS Web: {name} belum diusulkan", await RefusalAsync(npsn, name), StringComparison.Ordinal);
        Assert.StartsWith("SRPS Web: Tidak ada sekolah", await RefusalAsync("99999999", name), StringComparison.Ordinal);
        Assert.StartsWith("SRPS Web: Tidak ada akun", await RefusalAsync(npsn, "siapa"), StringComparison.Ordinal);
        using (var user = await site.SignInAsync(school, SchoolRole.Operator))
        {
            await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Teacher)}")).Form("main form:not([action])")
                .With("Input.Roles", nameof(SchoolRole.Teacher), nameof(SchoolRole.Principal)));
        }

        var (code, lines) = await CallAsync(site, "akun", "setujui-kepala", npsn, name);

        await using (var db = site.Context(school))
            Assert.Contains(await db.AuditEntries.Where(entry => entry.ByUserId == null).ToListAsync(TestContext.Current.CancellationToken), entry => entry.Subject == AuditSubject.MembershipRole && entry.Detail == nameof(SchoolRole.Principal));
        Assert.Equal((0, $"{name} sekarang kepala sekolah dari sekolah dengan NPSN {npsn}."), (code, Assert.Single(lines)));
        using var principal = await site.SignInAsync(school, SchoolRole.Teacher);
        Assert.Equal(200, (int)(await principal.GetAsync("/persetujuan")).Status);

        async Task<string> RefusalAsync(params string[] words)
        {
            var (refused, said) = await CallAsync(site, ["akun", "setujui-kepala", .. words]);
            Assert.Equal(2, refused);
            return Assert.Single(said);
        }
    }

    [Theory]
    [InlineData("Pemakaian: akun ", "akun", "hapus")]
    [InlineData("Usage: account ", "account")]
    [InlineData("SRPS Web: Basis data belum siap.", "akun", "reset-dua-langkah", "operator")]
    public async Task WhatCannotBeDone_IsRefusedInOneLine(string said, params string[] words)
    {
        var (code, lines) = await RunningProgram.RunAsync(_folder, words, []);

        Assert.Equal(2, code);
        Assert.StartsWith(said, Assert.Single(lines), StringComparison.Ordinal);
        Assert.Empty(Directory.EnumerateFileSystemEntries(_folder));
    }

    private Task<(int Code, string[] Lines)> CallAsync(TestSite site, params string[] words) =>
        RunningProgram.RunAsync(_folder, words, ["--ConnectionStrings:Srps=" + site.Database.ConnectionString]);
}
