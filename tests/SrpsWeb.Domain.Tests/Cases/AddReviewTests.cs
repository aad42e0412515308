using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class AddReviewTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void AddReview_Today_SetsLevelAndHandling()
    {
        var version = _case.Version;

        var review = Add(Scene.Today, RiskLevel.High, Handling.SpecialCare, " Semakin sering absen. ");

        Assert.Equal((_case.Id, Scene.Today, RiskLevel.High, Handling.SpecialCare), (review.CaseFileId, review.On, review.Level, review.Handling));
        Assert.Equal("Semakin sering absen.", review.Rationale);
        Assert.Equal((RiskLevel.High, Handling.SpecialCare, Scene.Today), (_case.CurrentLevel, _case.CurrentHandling, _case.LastReviewOn));
        Assert.Equal(RiskLevel.Moderate, _case.OpeningLevel);
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void AddReview_SameDay_TheOneRecordedLastCounts()
    {
        Add(Scene.Today, RiskLevel.High);
        Add(Scene.Today, RiskLevel.Low);
        Assert.Equal(RiskLevel.Low, _case.CurrentLevel);
    }

    [Fact]
    public void AddReview_LateEntry_LeavesTheLaterReviewInForce()
    {
        Add(Scene.Today, RiskLevel.High, Handling.SpecialCare);
        Add(Scene.OpenedOn, RiskLevel.Low);
        Assert.Equal((RiskLevel.High, Handling.SpecialCare, Scene.Today), (_case.CurrentLevel, _case.CurrentHandling, _case.LastReviewOn));
    }

    [Fact]
    public void AddReview_RegisteredAfterAContact_IsInIntervention()
    {
        _case.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), Scene.OpenedOn, Scene.Responsible, null, "Konseling.", null, null, Scene.Today, Scene.Recorded);
        Add(Scene.Today, RiskLevel.Low, Handling.Registered);
        Assert.Equal(Handling.InIntervention, _case.CurrentHandling);
    }

    [Fact]
    public void AddReview_RegisteredWithoutContact_IsRegistered()
    {
        Add(Scene.Today, RiskLevel.Low, Handling.Registered);
        Assert.Equal(Handling.Registered, _case.CurrentHandling);
    }

    [Fact]
    public void AddReview_InFuture_IsRefused()
    {
        Refused.With("Review.InFuture", "On", () => Add(Scene.Tomorrow, RiskLevel.Low));
        Assert.Equal(RiskLevel.Moderate, _case.CurrentLevel);
    }

    [Fact]
    public void AddReview_BeforeCaseOpened_IsRefused() =>
        Refused.With("Review.BeforeCaseOpened", "On", () => Add(Scene.OpenedOn.AddDays(-1), RiskLevel.Low), Scene.OpenedOn);

    [Fact]
    public void AddReview_WithoutRationale_IsRefusedAndChangesNothing()
    {
        Refused.With("Review.RationaleMissing", "Rationale", () => Add(Scene.Today, RiskLevel.Low, rationale: " "));
        Assert.Equal(RiskLevel.Moderate, _case.CurrentLevel);
        Assert.Null(_case.LastReviewOn);
    }

    [Fact]
    public void AddReview_RationaleTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Rationale", () => Add(Scene.Today, RiskLevel.Low, rationale: Scene.LongerThan(TextLimits.Note)), TextLimits.Note);

    [Fact]
    public void AddReview_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Add(Scene.Today, RiskLevel.Low));
    }

    [Fact]
    public void AddReview_WhileTheCaseWasClosed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.OpenedOn, [], Scene.Today, Scene.Recorded);
        _case.Reopen(Scene.Today, RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.ClosedOnThatDay", "On", () => Add(Scene.Today.AddDays(-1), RiskLevel.Low));
    }

    private Review Add(DateOnly on, RiskLevel level, Handling handling = Handling.InIntervention, string rationale = "Kehadiran membaik.") =>
        _case.AddReview(Guid.CreateVersion7(), on, level, handling, rationale, Scene.Today, Scene.Recorded);
}
