using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Privacy;

public sealed class GuardianConsentTests
{
    private static readonly ConsentGiven Sharing = new(ConsentPurpose.Sharing, "Aminah", GuardianRelation.Mother, "Puskesmas Nipah", Scene.OpenedOn, "Formulir 12");

    [Fact]
    public void Consent_HoldsFromItsDay_UntilTheDayBeforeItsWithdrawal()
    {
        var consent = Of(Sharing);
        consent.Withdraw(Scene.Today, " Pindah layanan ", Scene.Today, Scene.Recorded);

        Assert.False(consent.HoldsOn(Scene.OpenedOn.AddDays(-1)));
        Assert.True(consent.HoldsOn(Scene.OpenedOn));
        Assert.True(consent.HoldsOn(Scene.Today.AddDays(-1)));
        Assert.False(consent.HoldsOn(Scene.Today));
        Assert.Equal(("Pindah layanan", Scene.Officer), (consent.WithdrawalReason, consent.WithdrawnByUserId));
    }

    [Fact]
    public void Consent_WithoutWhatItNeeds_IsRefused()
    {
        Refused.With("Consent.InFuture", "GivenOn", () => Of(Sharing with { GivenOn = Scene.Tomorrow }));
        Refused.With("Consent.TooOld", "GivenOn", () => Of(Sharing with { GivenOn = Scene.Today.AddYears(-11) }), Scene.Today.AddYears(-10));
        Refused.With("Consent.GuardianMissing", "GuardianName", () => Of(Sharing with { GuardianName = " " }));
        Refused.With("Consent.EvidenceMissing", "Evidence", () => Of(Sharing with { Evidence = "" }));
        Refused.With("Consent.SharedWithMissing", "SharedWith", () => Of(Sharing with { SharedWith = " " }));
        Refused.With("Consent.SharedWithNotAsked", "SharedWith", () => Of(Sharing with { Purpose = ConsentPurpose.Photos }));
        Refused.With("Text.TooLong", "Evidence", () => Of(Sharing with { Evidence = Scene.LongerThan(TextLimits.Line) }), TextLimits.Line);
    }

    [Fact]
    public void Withdraw_AgainOrOnAnImpossibleDay_IsRefused()
    {
        var consent = Of(Sharing);
        Refused.With("Consent.WithdrawnInFuture", "WithdrawnOn", () => consent.Withdraw(Scene.Tomorrow, "Alasan", Scene.Today, Scene.Recorded));
        Refused.With("Consent.WithdrawnBeforeGiven", "WithdrawnOn", () => consent.Withdraw(Scene.OpenedOn.AddDays(-1), "Alasan", Scene.Today, Scene.Recorded), Scene.OpenedOn);
        Refused.With("Consent.ReasonMissing", "Reason", () => consent.Withdraw(Scene.Today, " ", Scene.Today, Scene.Recorded));
        Assert.Null(consent.WithdrawnOn);

        consent.Withdraw(Scene.Today, "Alasan", Scene.Today, Scene.Recorded);
        Refused.With("Consent.AlreadyWithdrawn", null, () => consent.Withdraw(Scene.Today, "Alasan", Scene.Today, Scene.Recorded));
    }

    private static GuardianConsent Of(ConsentGiven given) => new(Guid.CreateVersion7(), Guid.CreateVersion7(), given, Scene.Today, Scene.Recorded);
}
