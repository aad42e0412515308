using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class CloseCaseTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();

    [Theory]
    [InlineData(ClosureOutcome.DroppedOut)]
    [InlineData(ClosureOutcome.Transferred)]
    [InlineData(ClosureOutcome.Graduated)]
    [InlineData(ClosureOutcome.RegisteredInError)]
    public void Close_LeavingTheSchoolOrRegisteredInError_NeedsNoReview(ClosureOutcome outcome)
    {
        var version = _case.Version;

        Close(outcome, Scene.Today, " Alasan penutupan. ");

        Assert.Equal(Scene.Today, _case.ClosedOn);
        var span = Assert.Single(_case.Spans);
        Assert.Equal((Scene.OpenedOn, Scene.Today, outcome, "Alasan penutupan."), (span.OpenedOn, span.ClosedOn, span.Outcome, span.ClosingRationale));
        Assert.Equal((Scene.Officer, Scene.Now), (span.ClosedByUserId, span.ClosedAt));
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void Close_NoLongerAtRiskAfterAReviewAtNone_IsAccepted()
    {
        Review(Scene.Today, RiskLevel.None);
        Close(ClosureOutcome.NoLongerAtRisk, Scene.Today);
        Assert.Equal(Scene.Today, _case.ClosedOn);
    }

    [Fact]
    public void Close_NoLongerAtRiskWithoutReview_IsRefused()
    {
        Refused.With("CaseFile.LevelStillAtRisk", "Outcome", () => Close(ClosureOutcome.NoLongerAtRisk, Scene.Today));
        Assert.Null(_case.ClosedOn);
    }

    [Fact]
    public void Close_NoLongerAtRiskWithALaterReviewAtRisk_IsRefused()
    {
        Review(Scene.OpenedOn, RiskLevel.None);
        Review(Scene.Today, RiskLevel.Low);
        Refused.With("CaseFile.LevelStillAtRisk", "Outcome", () => Close(ClosureOutcome.NoLongerAtRisk, Scene.Today));
    }

    [Fact]
    public void Close_OnTheOpeningDay_IsAccepted()
    {
        Close(ClosureOutcome.RegisteredInError, Scene.OpenedOn);
        Assert.Equal(Scene.OpenedOn, _case.ClosedOn);
    }

    [Fact]
    public void Close_InFuture_IsRefused() =>
        Refused.With("CaseFile.ClosedInFuture", "ClosedOn", () => Close(ClosureOutcome.Transferred, Scene.Tomorrow));

    [Fact]
    public void Close_BeforeOpened_IsRefused() =>
        Refused.With("CaseFile.ClosedBeforeOpened", "ClosedOn", () => Close(ClosureOutcome.Transferred, Scene.OpenedOn.AddDays(-1)), Scene.OpenedOn);

    [Fact]
    public void Close_BeforeReopened_IsRefused()
    {
        Close(ClosureOutcome.Transferred, Scene.OpenedOn);
        _case.Reopen(Scene.Today, RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.ClosedBeforeOpened", "ClosedOn", () => Close(ClosureOutcome.Transferred, Scene.Today.AddDays(-1)), Scene.Today);
    }

    [Fact]
    public void Close_BeforeTheLastContact_IsRefused()
    {
        var contact = Scene.Today.AddDays(-1);
        _case.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), contact, Scene.Responsible, null, "Konseling.", null, null, Scene.Today, Scene.Recorded);

        Refused.With("CaseFile.ContactAfterClosing", "ClosedOn", () => Close(ClosureOutcome.Transferred, contact.AddDays(-1)), contact);
        Close(ClosureOutcome.Transferred, contact);
    }

    [Fact]
    public void Close_BeforeTheLastReview_IsRefused()
    {
        var reviewed = Scene.Today.AddDays(-1);
        Review(reviewed, RiskLevel.None);

        Refused.With("CaseFile.ReviewAfterClosing", "ClosedOn", () => Close(ClosureOutcome.NoLongerAtRisk, reviewed.AddDays(-1)), reviewed);
        Close(ClosureOutcome.NoLongerAtRisk, reviewed);
    }

    [Fact]
    public void Close_WithOpenEnds_IsRefusedAndNamesEach()
    {
        OpenEnd[] openEnds = [new("Urus PIP.", Scene.Tomorrow), new("Menemui orang tua.", Scene.Today)];
        Refused.With("CaseFile.OpenEnds", null, () => Close(ClosureOutcome.Transferred, Scene.Today, openEnds: openEnds), [(object)openEnds]);
        Assert.Null(_case.ClosedOn);
    }

    [Fact]
    public void Close_WithoutRationale_IsRefusedAndChangesNothing()
    {
        Refused.With("CaseFile.ClosingRationaleMissing", "Rationale", () => Close(ClosureOutcome.Transferred, Scene.Today, " "));
        Assert.Null(_case.ClosedOn);
        Assert.Null(Assert.Single(_case.Spans).ClosedOn);
    }

    [Fact]
    public void Close_RationaleTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Rationale", () => Close(ClosureOutcome.Transferred, Scene.Today, Scene.LongerThan(TextLimits.Note)), TextLimits.Note);

    [Fact]
    public void Close_Closed_IsRefused()
    {
        Close(ClosureOutcome.Transferred, Scene.Today);
        Refused.With("CaseFile.Closed", null, () => Close(ClosureOutcome.DroppedOut, Scene.Today));
        Assert.Equal(ClosureOutcome.Transferred, Assert.Single(_case.Spans).Outcome);
    }

    private void Close(ClosureOutcome outcome, DateOnly on, string rationale = "Alasan penutupan.", OpenEnd[]? openEnds = null) =>
        _case.Close(outcome, rationale, on, openEnds ?? [], Scene.Today, Scene.Recorded);

    private void Review(DateOnly on, RiskLevel level) =>
        _case.AddReview(Guid.CreateVersion7(), on, level, Handling.InIntervention, "Alasan.", Scene.Today, Scene.Recorded);
}
