using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Cases;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>Who is involved in what happened can be given nothing to do in the case.</summary>
public sealed class ExcludedOfficerTests(TestSite site)
{
    [Theory]
    [InlineData("rtl", "Input.OwnerUserId", "main form:has(fieldset)")]
    [InlineData("kunjungan/baru", "Input.OfficerUserId", "form[data-draft]")]
    [InlineData("pendampingan/baru", "Input.OfficerUserId", "form[data-draft]")]
    public async Task Form_DoesNotOfferTheExcluded_AndRefusesThem(string page, string field, string form)
    {
        var (school, file, excluded) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var shown = (await counsellor.GetAsync($"/kasus/{file.Id}/{page}")).Form(form);
        var refused = await counsellor.SendAsync(Filled(shown, school).Forge(field, excluded.ToString()));

        Assert.DoesNotContain(excluded.ToString(), shown.Offered(field));
        Assert.Contains(school.UserId(SchoolRole.Coordinator).ToString(), shown.Offered(field));
        // Of a Secret case who is not named would never see what there is to do.
        Assert.DoesNotContain(school.UserId(SchoolRole.Homeroom).ToString(), shown.Offered(field));
        Assert.Equal(Said.Text("CaseFile.OfficerExcluded"), refused.Refusal(field));
    }

    /// <summary>The quick log offers one list of people for all cases.</summary>
    [Fact]
    public async Task QuickLog_ByTheExcluded_IsRefused()
    {
        var (school, file, excluded) = await SchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync(Filled((await counsellor.GetAsync("/catat")).Form(), school).With("Input.CaseFileId", file.Id.ToString()).With("Input.OfficerUserId", excluded.ToString()));

        Assert.Equal(Said.Text("CaseFile.OfficerExcluded"), refused.Refusal("Input.OfficerUserId"));
        await using var db = site.Context(school);
        Assert.Empty(db.Interventions);
    }

    /// <summary>Whichever of the fields the form has.</summary>
    private static PageForm Filled(PageForm form, TestSchool school) => form
        .Forge("Input.Title", "Menelepon wali")
        .Forge("Input.Purpose", "Mengenal keluarga")
        .Forge("Input.Note", "Berbicara berdua.")
        .Forge("Input.KindId", school.InterventionKind.Id.ToString());

    private async Task<(TestSchool School, CaseFile File, Guid Excluded)> SchoolAsync()
    {
        CaseFile file = null!;
        var school = await site.AddSchoolAsync(school =>
            file = school.OpenCase(school.AddStudent(), school.Opening(school.SecretFactor) with { Named = [school.UserId(SchoolRole.Coordinator)], Excluded = [school.UserId(SchoolRole.Teacher)] }));
        return (school, file, school.UserId(SchoolRole.Teacher));
    }
}
