using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class MapFactorTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void MapFactor_FactorFoundLater_IsAddedAndRaisesConfidentiality()
    {
        _case.MapFactor(Factors.Economic, new FactorMapping(" Ayah melaut. ", ""));

        Assert.Equal(("Ayah melaut.", null), (_case.Factors[1].MappingNote, _case.Factors[1].Strengths));
        Assert.Equal(Confidentiality.Restricted, _case.Confidentiality);
    }

    [Fact]
    public void MapFactor_SecretInACaseThatIsNot_IsRefused() =>
        AssertRefused("CaseFile.SecretFactorNeedsOwnCase", () => _case.MapFactor(Factors.Bullying, FactorMapping.None));

    [Fact]
    public void MapFactor_TextTooLong_IsRefusedAndAddsNothing() =>
        AssertRefused("Text.TooLong", () => _case.MapFactor(Factors.Economic, new FactorMapping(new string('a', 4001), null)));

    [Fact]
    public void ResolveFactor_OnADayOfTheCase_IsNotedAndCanBeTakenBack()
    {
        _case.ResolveFactor(_case.MainFactorId, Scene.Today, Scene.Today);
        var resolved = _case.Factors.Single().ResolvedOn;

        _case.ResolveFactor(_case.MainFactorId, null, Scene.Today);

        Assert.Equal(Scene.Today, resolved);
        Assert.Null(_case.Factors.Single().ResolvedOn);
    }

    [Fact]
    public void ResolveFactor_InFuture_IsRefused() =>
        AssertRefused("CaseFactor.ResolvedInFuture", () => _case.ResolveFactor(_case.MainFactorId, Scene.Today.AddDays(1), Scene.Today));

    [Fact]
    public void ResolveFactor_BeforeTheCaseOpened_IsRefused() =>
        AssertRefused("CaseFactor.ResolvedBeforeOpened", () => _case.ResolveFactor(_case.MainFactorId, Scene.OpenedOn.AddDays(-1), Scene.Today));

    [Fact]
    public void ResolveFactor_NotOfThisCase_IsRefused() =>
        AssertRefused("CaseFile.FactorUnknown", () => _case.ResolveFactor(Guid.CreateVersion7(), Scene.Today, Scene.Today));

    [Fact]
    public void ResolveFactor_ClosedCase_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);

        AssertRefused("CaseFile.Closed", () => _case.ResolveFactor(_case.MainFactorId, Scene.Today, Scene.Today));
    }

    private void AssertRefused(string code, Action act)
    {
        var version = _case.Version;

        Assert.Equal(code, Assert.Throws<RuleBrokenException>(act).Code);
        Assert.Null(_case.Factors.Single().ResolvedOn);
        Assert.Equal(version, _case.Version);
    }
}
