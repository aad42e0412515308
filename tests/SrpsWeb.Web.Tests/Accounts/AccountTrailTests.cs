using Microsoft.EntityFrameworkCore;
using SrpsWeb.Application.Accounts;
using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Audit;
using SrpsWeb.Testing;
using SrpsWeb.Web.Tests.Pages;

namespace SrpsWeb.Web.Tests.Accounts;

/// <summary>Every act of an account is a line of the school's trail, which names the account.</summary>
public sealed class AccountTrailTests(TestSite site)
{
    private const string NewPassword = "laut-tenang-2026";

    [Fact]
    public async Task SigningIn_WrongLockedAndRight_IsTold()
    {
        var school = await site.AddSchoolAsync();
        var name = school.UserName(SchoolRole.Teacher);
        using var visitor = site.Visit();

        for (var attempt = 0; attempt < 6; attempt++)
            await visitor.SignInAsync(name, "bukan-kata-sandi");
        using (var user = await site.SignInAsync(school, SchoolRole.Operator))
            await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Teacher)}")).Form("main form[action*=Unlock]"));
        await visitor.SignInAsync(name, TestSchool.Password);
        await visitor.SendAsync((await visitor.GetAsync("/keluar")).Form("main form"));

        Assert.Equal(
            [
                .. Enumerable.Repeat((AuditAct.SignInRefused, (string?)AccountDetails.WrongPassword), 5), (AuditAct.SignInRefused, AccountDetails.Locked), (AuditAct.Unlocked, null), (AuditAct.SignedIn, null),
                (AuditAct.SignedOut, null),
            ],
            await LinesAsync(school, SchoolRole.Teacher));
    }

    [Fact]
    public async Task Password_ChangedByItsOwner_IsTold_AndSoIsAWrongOne()
    {
        var school = await site.AddSchoolAsync();
        using var teacher = await site.SignInAsync(school, SchoolRole.Teacher);
        using var elsewhere = await site.SignInAsync(school, SchoolRole.Teacher);
        using var further = await site.SignInAsync(school, SchoolRole.Teacher);

        await SendAsync("bukan-kata-sandi", NewPassword);
        await SendAsync(TestSchool.Password, "pendek");
        PageForm Sessions(WebPage page) => page.Form().With("Input.Password", TestSchool.Password);
        var listed = await teacher.GetAsync("/akun/sesi");
        await teacher.SendAsync(Sessions(listed).Forge("Input.Id", listed.Document.QuerySelector("button[name='Input.Id']")!.GetAttribute("value")!));
        await teacher.SendAsync(Sessions(await teacher.GetAsync("/akun/sesi")).Press(Said.Text("Sessions.EndOthers")));
        await SendAsync(TestSchool.Password, NewPassword);

        Assert.Equal(
            [
                (AuditAct.SignedIn, null), (AuditAct.SignedIn, null), (AuditAct.SignedIn, null), (AuditAct.SignInRefused, AccountDetails.WrongCurrentPassword), (AuditAct.SessionEnded, null),
                (AuditAct.SessionEnded, null), (AuditAct.PasswordSet, null),
            ],
            await LinesAsync(school, SchoolRole.Teacher));

        async Task SendAsync(string current, string wanted) =>
            await teacher.SendAsync((await teacher.GetAsync("/akun")).Form("main form:not([action])").With("Input.Current", current).With("Input.New", wanted).With("Input.Again", wanted));
    }

    [Fact]
    public async Task SecondFactor_EveryStepOfIt_IsTold()
    {
        var school = await site.AddSchoolAsync();
        IReadOnlyList<string> codes;
        using (var teacher = await site.SignInAsync(school, SchoolRole.Teacher))
            (_, codes) = await teacher.SetUpAsync(site);

        using var visitor = site.Visit();
        await visitor.SignInAsync(school.UserName(SchoolRole.Teacher), TestSchool.Password);
        await visitor.SendCodeAsync("000000");
        await visitor.SendCodeAsync(codes[0]);
        async Task<PageForm> FormAsync(string code) => (await visitor.GetAsync(SecondFactorSteps.SetUpPage)).Form().With("Input.Password", TestSchool.Password).With("Input.Code", code);
        await visitor.SendAsync(await FormAsync("000000"));
        var made = await visitor.SendAsync(await FormAsync(codes[1]));
        await visitor.SendAsync((await FormAsync(made.RecoveryCodes()[0])).Press(Said.Text("SecondFactor.Off")));

        Assert.Equal(
            [
                (AuditAct.SignedIn, null), (AuditAct.SecondFactorSet, null), (AuditAct.SignInRefused, AccountDetails.WrongCode), (AuditAct.SignedIn, AccountDetails.RecoveryCode),
                (AuditAct.SignInRefused, AccountDetails.WrongCode), (AuditAct.SecondFactorSet, AccountDetails.NewCodes), (AuditAct.SecondFactorReset, null),
            ],
            await LinesAsync(school, SchoolRole.Teacher));
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var words = (await principal.GetAsync("/audit")).Words;
        Assert.All(new[] { AccountDetails.WrongCode, AccountDetails.RecoveryCode, AccountDetails.NewCodes }, detail => Assert.Contains(Said.Text("Audit.Detail." + detail), words, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Password_SetThroughALink_IsTold()
    {
        var school = await site.AddSchoolAsync();
        using var user = await site.SignInAsync(school, SchoolRole.Operator);
        var made = await user.SendAsync((await user.GetAsync($"/pengaturan/pengguna/{school.UserId(SchoolRole.Teacher)}")).Form("main form[action*=Link]"));
        var link = System.Text.RegularExpressions.Regex.Match(made.Body, "/undangan/[0-9a-f]+", System.Text.RegularExpressions.RegexOptions.None, TimeSpan.FromSeconds(1)).Value;
        using var visitor = site.Visit();
        await visitor.SendAsync((await visitor.GetAsync(link)).Form().With("Input.Password", NewPassword).With("Input.Again", NewPassword));

        Assert.Equal([AuditAct.PasswordSet, AuditAct.SignedIn], (await LinesAsync(school, SchoolRole.Teacher)).Select(line => line.Act));
    }

    private async Task<List<(AuditAct Act, string? Detail)>> LinesAsync(TestSchool school, SchoolRole role)
    {
        await using var db = site.Context(school);
        var lines = await db.AuditEntries.Where(entry => entry.Subject == AuditSubject.Account).OrderBy(entry => entry.Sequence).ToListAsync(TestContext.Current.CancellationToken);
        return [.. lines.Where(line => line.Ids().Contains(school.UserId(role))).Select(line => (line.Act, line.Detail))];
    }
}
