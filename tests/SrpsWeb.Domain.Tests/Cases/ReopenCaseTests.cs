using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class ReopenCaseTests
{
    private static readonly DateOnly ClosedOn = Scene.Today.AddDays(-5);

    private readonly CaseFile _case = new CaseBuilder().Build();

    public ReopenCaseTests() =>
        _case.Close(ClosureOutcome.Transferred, "Pindah.", ClosedOn, [], Scene.Today, Scene.Recorded);

    [Fact]
    public void Reopen_Closed_StartsASpanWithAReviewOnItsDay()
    {
        var version = _case.Version;
        var reviewId = Guid.CreateVersion7();

        var review = Reopen(Scene.Today, RiskLevel.High, " Kembali ke sekolah. ", reviewId);

        Assert.Null(_case.ClosedOn);
        Assert.Equal(Scene.OpenedOn, _case.OpenedOn);
        Assert.Equal([(Scene.OpenedOn, (DateOnly?)ClosedOn, null), (Scene.Today, null, "Kembali ke sekolah.")], _case.Spans.Select(span => (span.OpenedOn, span.ClosedOn, span.ReopenReason)));
        Assert.Equal((reviewId, Scene.Today, RiskLevel.High, "Kembali ke sekolah."), (review.Id, review.On, review.Level, review.Rationale));
        Assert.Equal((RiskLevel.High, Scene.Today), (_case.CurrentLevel, _case.LastReviewOn));
        Assert.NotEqual(version, _case.Version);
    }

    [Theory]
    [InlineData(Confidentiality.Secret, 2)]
    [InlineData(Confidentiality.General, 0)]
    public void Reopen_BesideHiddenTwins_TakesAPlaceOfItsOwnOnlyWhenSecret(Confidentiality confidentiality, int place)
    {
        var caseFile = new CaseBuilder().With(opening => opening with { Confidentiality = confidentiality }).Build();
        caseFile.Close(ClosureOutcome.Transferred, "Pindah.", ClosedOn, [], Scene.Today, Scene.Recorded);

        caseFile.Reopen(Scene.Today, RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 2, Scene.Today, Scene.Recorded);

        Assert.Equal(place, caseFile.SecretPlace);
    }

    [Fact]
    public void Reopen_OnTheClosingDay_IsAcceptedAndCanBeClosedAgain()
    {
        Reopen(ClosedOn, RiskLevel.Low);
        _case.Close(ClosureOutcome.DroppedOut, "Berhenti.", ClosedOn, [], Scene.Today, Scene.Recorded with { At = Scene.Now.AddMinutes(1) });

        Assert.Equal([ClosureOutcome.Transferred, ClosureOutcome.DroppedOut], _case.Spans.Select(span => span.Outcome));
        Assert.Equal(ClosedOn, _case.ClosedOn);
    }

    [Fact]
    public void Reopen_Open_IsRefused()
    {
        Reopen(Scene.Today, RiskLevel.Low);
        Refused.With("CaseFile.NotClosed", null, () => Reopen(Scene.Today, RiskLevel.Low));
    }

    [Fact]
    public void Reopen_InFuture_IsRefused() =>
        Refused.With("CaseFile.OpenedInFuture", "OpenedOn", () => Reopen(Scene.Tomorrow, RiskLevel.Low));

    [Fact]
    public void Reopen_BeforeClosed_IsRefused() =>
        Refused.With("CaseFile.ReopenedBeforeClosed", "OpenedOn", () => Reopen(ClosedOn.AddDays(-1), RiskLevel.Low), ClosedOn);

    [Fact]
    public void Reopen_NotAtRisk_IsRefused() =>
        Refused.With("CaseFile.LevelNotAtRisk", "Level", () => Reopen(Scene.Today, RiskLevel.None));

    [Fact]
    public void Reopen_WithoutReason_IsRefusedAndChangesNothing()
    {
        Refused.With("CaseFile.ReopenReasonMissing", "Reason", () => Reopen(Scene.Today, RiskLevel.Low, " "));
        Assert.Equal(ClosedOn, _case.ClosedOn);
        Assert.Single(_case.Spans);
    }

    [Fact]
    public void Reopen_ReasonTooLong_IsRefusedAndChangesNothing()
    {
        Refused.With("Text.TooLong", "Reason", () => Reopen(Scene.Today, RiskLevel.Low, Scene.LongerThan(TextLimits.Note)), TextLimits.Note);
        Assert.Single(_case.Spans);
    }

    private Review Reopen(DateOnly on, RiskLevel level, string reason = "Kembali ke sekolah.", Guid? reviewId = null) =>
        _case.Reopen(on, level, reason, reviewId ?? Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);
}
