using System.Net;
using System.Text.RegularExpressions;
using Microsoft.EntityFrameworkCore;
using SrpsWeb.Domain.Access;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Security;

/// <summary>Forms no page sent: fields left out, filled with rubbish, rows that are none. The visitor fails a test at any answer of 500 and above.</summary>
public sealed partial class ForgedFormTests(TestSite site)
{
    /// <summary>What a field of its kind accepts, so that the rules behind the form meet it.</summary>
    private static readonly string[] WellFormed = ["9999-12-31", "00000000-0000-0000-0000-000000000000"];

    private static readonly string[] Rubbish = ["zzz", "", "99999999999999999999", "\u0001\v", .. WellFormed];

    [Theory]
    [InlineData("catat")]
    [InlineData("kasus/baru")]
    [InlineData("lapor")]
    [InlineData("kekhawatiran/teman-sebaya/{supportId:guid}")]
    [InlineData("kasus/pendataan")]
    [InlineData("evaluasi")]
    [InlineData("indikator")]
    [InlineData("indikator/sasaran")]
    [InlineData("kasus/{caseFileId:guid}/pendampingan/baru")]
    [InlineData("kasus/{caseFileId:guid}/kunjungan/baru")]
    [InlineData("kasus/{caseFileId:guid}/evaluasi/baru")]
    [InlineData("kasus/{caseFileId:guid}/pemetaan")]
    [InlineData("kasus/{caseFileId:guid}/kerahasiaan")]
    [InlineData("kasus/{caseFileId:guid}/tutup")]
    [InlineData("kasus/{caseFileId:guid}/koreksi/{entry}/{entryId:guid}")]
    [InlineData("kunjungan/{visitId:guid}/isi")]
    [InlineData("siswa/{studentId:guid}/ubah")]
    [InlineData("siswa/{studentId:guid}/persetujuan")]
    [InlineData("siswa/{studentId:guid}/salinan")]
    [InlineData("siswa/{studentId:guid}/persetujuan/{consentId:guid}/cabut")]
    [InlineData("laporan/{month}")]
    [InlineData("akun/dua-langkah")]
    public async Task AnyField_MissingOrRubbish_NeverFailsTheServer(string route)
    {
        var filled = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);
        await NeverFailsAsync(counsellor, filled.Address(route));
    }

    [Theory]
    [InlineData("siswa/{studentId:guid}/penghapusan", SchoolRole.Coordinator)]
    [InlineData("pengaturan/retensi", SchoolRole.Operator)]
    [InlineData("pengaturan/sekolah", SchoolRole.Operator)]
    [InlineData("pengaturan/pengguna", SchoolRole.Operator)]
    [InlineData("pengaturan/satgas", SchoolRole.Operator)]
    public async Task AnyField_OfFormsOfOthers_NeverFailsTheServer(string route, SchoolRole role)
    {
        var filled = await FilledSchool.AddAsync(site);
        await using (var db = site.Context(filled.School))
        {
            var student = await db.Students.Include(found => found.Enrolments).SingleAsync(found => found.Id == filled.Student.Id, TestContext.Current.CancellationToken);
            student.Leave(filled.School.Today.AddDays(-1));
            await db.SaveChangesAsync(TestContext.Current.CancellationToken);
        }

        using var user = await site.SignInAsync(filled.School, role);
        await NeverFailsAsync(user, filled.Address(route));
    }

    private static async Task NeverFailsAsync(Visitor user, string address)
    {
        var page = await user.GetAsync(address);
        var names = page.Document.QuerySelectorAll("main form[method=post]:not(.draft-act) [name]").Select(control => control.GetAttribute("name")!).Where(name => name.StartsWith("Input.", StringComparison.Ordinal) && !OtherRow().IsMatch(name)).Distinct().ToList();

        foreach (var name in names)
        {
            await user.SendAsync(page.Form().Forge(name));
            await user.SendAsync(page.Form().Forge(name, Rubbish));
            foreach (var value in WellFormed)
                await user.SendAsync(page.Form().Forge(name, value));
        }

        foreach (var value in Rubbish)
            await user.SendAsync(names.Aggregate(page.Form(), (form, name) => form.Forge(name, value)));

        Assert.NotEmpty(names);
    }

    [Theory]
    [InlineData("evaluasi")]
    [InlineData("indikator")]
    [InlineData("indikator/sasaran")]
    [InlineData("kasus/pendataan")]
    [InlineData("kasus/{caseFileId:guid}/pemetaan")]
    public async Task RowsByName_AreRefused(string route)
    {
        var filled = await FilledSchool.AddAsync(site);
        using var counsellor = await site.SignInAsync(filled.School, SchoolRole.Counsellor);
        var form = (await counsellor.GetAsync(filled.Address(route))).Form().Forge("Input.Rows.index", "a", "b").Forge("Input.Rows[a].Note", "x");

        Assert.Equal(HttpStatusCode.BadRequest, (await counsellor.SendAsync(form)).Status);
    }

    /// <summary>All rows of a form are alike.</summary>
    [GeneratedRegex(@"\[[1-9]\d*\]", RegexOptions.None, 1000)]
    private static partial Regex OtherRow();
}
