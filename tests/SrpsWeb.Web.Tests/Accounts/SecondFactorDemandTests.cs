using System.Net;
using Microsoft.Extensions.Configuration;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Hosting;
using SrpsWeb.Web.Tests.Pages;
using SrpsWeb.Web.Tests.Security;
using static SrpsWeb.Web.Tests.Accounts.SecondFactorSteps;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>As in production: the roles that see most are led to the second factor until they have one.</summary>
public sealed class SecondFactorDemandTests : IAsyncLifetime
{
    private static readonly string[] Open = ["akun", "akun/sesi", "akun/dua-langkah", "keluar", "privasi"];

    private TestSite _site = null!;
    private TestSchool _school = null!;

    public async ValueTask InitializeAsync()
    {
        _site = await DemandingSiteAsync();
        _school = await _site.AddSchoolAsync();
    }

    public ValueTask DisposeAsync() => _site.DisposeAsync();

    [Theory]
    [InlineData(SchoolRole.Operator)]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    [InlineData(SchoolRole.Facilitator)]
    public async Task WithoutIt_EveryPageAndForm_LeadsToSettingItUp(SchoolRole role)
    {
        using var visitor = await _site.SignInAsync(_school, role);

        foreach (var row in PageTable.Rows.Where(row => !row.IsAnonymous && !Open.Contains(row.Route)))
        {
            var address = "/" + row.Route.Split('{')[0];
            if (row.Route.Contains('{', StringComparison.Ordinal))
                address += row.Route.Contains(":guid}", StringComparison.Ordinal) ? Guid.NewGuid() + row.Route[(row.Route.IndexOf('}', StringComparison.Ordinal) + 1)..].Split('{')[0].TrimEnd('/') : "";
            var got = await visitor.GetAsync(address);
            Assert.True(got.Location == SetUpPage || got.Status == HttpStatusCode.NotFound, got.ToString());
            Assert.False(got.Status == HttpStatusCode.OK, got.ToString());
        }

        foreach (var address in new[] { "/pengaturan/pengguna", "/kasus/baru", "/catat", "/sekolah", "/persetujuan?handler=Approve" })
            Assert.Equal(SetUpPage, (await visitor.PostAsync(address)).Location);
        Assert.All(await Task.WhenAll(visitor.GetAsync("/akun"), visitor.GetAsync("/keluar")), page => Assert.Equal(HttpStatusCode.OK, page.Status));
        Assert.Contains(Said.Text("SecondFactor.SetUpFirst"), (await visitor.GetAsync(SetUpPage)).Words, StringComparison.Ordinal);
        await visitor.SpeakEnglishAsync();
    }

    [Fact]
    public async Task WithIt_EverythingIsOpen_AndItCannotBeSwitchedOff()
    {
        using var counsellor = await _site.SignInAsync(_school, SchoolRole.Counsellor);

        await counsellor.SetUpAsync(_site);

        Assert.Equal(HttpStatusCode.OK, (await counsellor.GetAsync("/kasus")).Status);
        Assert.DoesNotContain(Said.Text("SecondFactor.Off"), (await counsellor.GetAsync(SetUpPage)).Words, StringComparison.Ordinal);
        Assert.Equal([Said.Text("SecondFactor.Demanded")], (await counsellor.PostAsync(SetUpPage + "?handler=Off", ("Input.Password", TestSchool.Password))).Refusals);
    }

    [Theory]
    [InlineData(SchoolRole.Homeroom)]
    [InlineData(SchoolRole.Teacher)]
    [InlineData(SchoolRole.OsisAdviser)]
    [InlineData(SchoolRole.OsisMember)]
    [InlineData(SchoolRole.Committee)]
    public async Task OtherRoles_AreOfferedItOnly(SchoolRole role)
    {
        using var visitor = await _site.SignInAsync(_school, role);

        Assert.NotEqual(SetUpPage, (await visitor.GetAsync("/")).Location);
        Assert.Contains(Said.Text("SecondFactor.SetUp"), (await visitor.GetAsync("/akun")).Words, StringComparison.Ordinal);
    }

    /// <summary>A teacher here who is counsellor in another school.</summary>
    [Fact]
    public async Task RoleInAnotherSchool_DemandsItToo()
    {
        var second = await _site.AddSchoolAsync();
        await _site.JoinAsync(second, _school.UserId(SchoolRole.Teacher), SchoolRole.Counsellor);

        using var teacher = await _site.SignInAsync(_school, SchoolRole.Teacher);

        Assert.Equal(SetUpPage, (await teacher.GetAsync("/ringkasan")).Location);
    }

    /// <summary>The setting's default: demanded, but for the demo.</summary>
    [Theory]
    [InlineData("false", null, true)]
    [InlineData("true", null, false)]
    [InlineData("true", "true", true)]
    [InlineData("false", "false", false)]
    public void Setting_IsOnOutsideTheDemo(string demo, string? asked, bool demanded)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection([KeyValuePair.Create<string, string?>("Demo:Seed", demo), KeyValuePair.Create("Accounts:RequireSecondFactor", asked)])
            .Build();

        Assert.Equal(demanded, SrpsSettings.From(configuration, TestFolder.Create()).RequireSecondFactor);
    }
}
