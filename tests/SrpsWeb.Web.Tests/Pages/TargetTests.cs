using SrpsWeb.Domain.Access;
using SrpsWeb.Domain.Indicators;
using SrpsWeb.Testing;

namespace SrpsWeb.Web.Tests.Pages;

/// <summary>What the school aims at for each indicator.</summary>
public sealed class TargetTests(TestSite site)
{
    private const string Participation = "Input.Aims[0].Value";

    private const string Skills = "Input.Aims[2].Value";

    [Theory]
    [InlineData(SchoolRole.Principal)]
    [InlineData(SchoolRole.Coordinator)]
    [InlineData(SchoolRole.Counsellor)]
    public async Task Post_SetsTheAimsFromThisMonthOn_OnceAlsoIfSentTwice(SchoolRole role)
    {
        var school = await site.AddSchoolAsync();
        using var visitor = await site.SignInAsync(school, role);
        var form = (await visitor.GetAsync("/indikator/sasaran")).Form().With(Participation, "87,5").With(Skills, "3");

        Assert.Equal("/indikator/sasaran", (await visitor.SendAsync(form)).Location);
        await visitor.SendAsync(form);

        await using var db = site.Context(school);
        Assert.Equal(
            [(Indicator.Participation, 87.5m, new DateOnly(2026, 9, 1)), (Indicator.Skills, 3m, new DateOnly(2026, 9, 1))],
            db.IndicatorTargets.AsEnumerable().OrderBy(target => target.Indicator).Select(target => (target.Indicator, target.Value!.Value, target.ValidFrom)));
        Assert.Equal("87,5", (await visitor.GetAsync("/indikator/sasaran")).Form()[Participation]);
    }

    [Theory]
    [InlineData("tinggi", "Indicator.NotANumber")]
    [InlineData("101", "Indicator.OutOfRange", 0, 100)]
    [InlineData("72,55", "Indicator.TooFine")]
    public async Task Post_WhatCannotBe_IsRefusedBesideIt_AndNothingIsStored(string typed, string code, params object[] arguments)
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        var refused = await counsellor.SendAsync((await counsellor.GetAsync("/indikator/sasaran")).Form().With(Participation, typed).With(Skills, "3"));

        Assert.Equal(Said.Text(code, arguments), refused.Refusal(Participation));
        Assert.Equal((typed, "3"), (refused.Form()[Participation], refused.Form()[Skills]));
        await using var db = site.Context(school);
        Assert.Empty(db.IndicatorTargets);
    }

    [Fact]
    public async Task Post_ChangedMeanwhile_ShowsBothAndStoresOnPurpose()
    {
        var school = await site.AddSchoolAsync();
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);
        using var principal = await site.SignInAsync(school, SchoolRole.Principal);
        var seen = (await counsellor.GetAsync("/indikator/sasaran")).Form().With(Participation, "80");
        await principal.SendAsync((await principal.GetAsync("/indikator/sasaran")).Form().With(Participation, "90"));

        var refused = await counsellor.SendAsync(seen);

        Assert.Equal(Said.Text("Indicator.ChangedMeanwhile", school.Member(SchoolRole.Principal).FullName, "90"), refused.Refusal(Participation));
        Assert.Equal("80", refused.Form()[Participation]);
        await counsellor.SendAsync(refused.Form());
        Assert.Equal("80", (await principal.GetAsync("/indikator/sasaran")).Form()[Participation]);
    }

    [Fact]
    public async Task Post_Emptied_TakesTheAimBack()
    {
        var school = await site.AddSchoolAsync(school => school.Add(IndicatorTarget.Set(Indicator.Skills, school.Today, 1, 3, school.Recorded)));
        using var counsellor = await site.SignInAsync(school, SchoolRole.Counsellor);

        await counsellor.SendAsync((await counsellor.GetAsync("/indikator/sasaran")).Form().With(Skills, ""));

        await using var db = site.Context(school);
        Assert.Equal([3m, null], db.IndicatorTargets.AsEnumerable().OrderBy(target => target.Sequence).Select(target => target.Value));
    }
}
