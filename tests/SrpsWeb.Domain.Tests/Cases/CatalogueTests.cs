using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class CatalogueTests
{
    [Fact]
    public void RiskFactor_WithBothNames_IsActive()
    {
        var factor = new RiskFactor(Guid.CreateVersion7(), "motivasi", " Motivasi belajar rendah ", " Low motivation ", Confidentiality.General, 3);

        Assert.Equal(("Motivasi belajar rendah", "Low motivation"), (factor.NameId, factor.NameEn));
        Assert.Equal(3, factor.Order);
        Assert.True(factor.IsActive);
    }

    [Fact]
    public void RiskFactor_WithoutAName_IsRefused()
    {
        Refused.With("RiskFactor.NameMissing", "NameId", () => Factor(" ", "Low motivation"));
        Refused.With("RiskFactor.NameMissing", "NameEn", () => Factor("Motivasi belajar rendah", ""));
    }

    [Fact]
    public void RiskFactor_NameTooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "NameId", () => Factor(Scene.LongerThan(TextLimits.Name), "a"), TextLimits.Name);
        Refused.With("Text.TooLong", "NameEn", () => Factor("a", Scene.LongerThan(TextLimits.Name)), TextLimits.Name);
    }

    [Fact]
    public void InterventionKind_WithBothNames_IsActive()
    {
        var kind = new InterventionKind(Guid.CreateVersion7(), "konseling", " Konseling individu ", " Individual counselling ", 2);

        Assert.Equal(("Konseling individu", "Individual counselling"), (kind.NameId, kind.NameEn));
        Assert.True(kind.IsActive);
    }

    [Fact]
    public void InterventionKind_WithoutAName_IsRefused()
    {
        Refused.With("InterventionKind.NameMissing", "NameId", () => Kind(" ", "Individual counselling"));
        Refused.With("InterventionKind.NameMissing", "NameEn", () => Kind("Konseling individu", ""));
    }

    [Fact]
    public void InterventionKind_NameTooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "NameId", () => Kind(Scene.LongerThan(TextLimits.Name), "a"), TextLimits.Name);
        Refused.With("Text.TooLong", "NameEn", () => Kind("a", Scene.LongerThan(TextLimits.Name)), TextLimits.Name);
    }

    private static RiskFactor Factor(string nameId, string nameEn) =>
        new(Guid.CreateVersion7(), "motivasi", nameId, nameEn, Confidentiality.General, 1);

    private static InterventionKind Kind(string nameId, string nameEn) =>
        new(Guid.CreateVersion7(), "konseling", nameId, nameEn, 1);
}
