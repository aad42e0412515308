using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class RecordVisitNotHeldTests
{
    private static readonly DateOnly PlannedOn = Scene.Today.AddDays(-2);
    private static readonly DateOnly Yesterday = Scene.Today.AddDays(-1);

    private readonly CaseFile _case = new CaseBuilder().Build();
    private readonly HomeVisit _visit;

    public RecordVisitNotHeldTests() =>
        _visit = _case.PlanHomeVisit(Guid.CreateVersion7(), PlannedOn, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded);

    [Fact]
    public void RecordVisitNotHeld_NobodyHome_SchedulesSecondTry()
    {
        var nextId = Guid.CreateVersion7();

        var next = Record(VisitOutcome.NobodyHome, Yesterday, " Pintu terkunci. ", Scene.Tomorrow, nextId);

        Assert.Equal((VisitOutcome.NobodyHome, Yesterday, "Pintu terkunci."), (_visit.Outcome, _visit.VisitedOn, _visit.Notes));
        Assert.Equal((Scene.Officer, Scene.Now), (_visit.ResultByUserId, _visit.ResultAt));
        Assert.NotNull(next);
        Assert.Equal((nextId, Scene.Tomorrow, VisitOutcome.Planned), (next.Id, next.PlannedOn, next.Outcome));
        Assert.Equal((_visit.Purpose, _visit.OfficerUserId), (next.Purpose, next.OfficerUserId));
        Assert.Null(_case.LastContactOn);
        Assert.Equal(Handling.Registered, _case.CurrentHandling);
    }

    [Fact]
    public void RecordVisitNotHeld_NobodyHomeWithoutNextTry_IsAccepted() =>
        Assert.Null(Record(VisitOutcome.NobodyHome, Scene.Today, null, null));

    [Fact]
    public void RecordVisitNotHeld_Postponed_MovesToTheNextTry()
    {
        var next = Record(VisitOutcome.Postponed, Scene.Today, null, PlannedOn);

        Assert.Equal((VisitOutcome.Postponed, null), (_visit.Outcome, _visit.VisitedOn));
        Assert.Equal(PlannedOn, next!.PlannedOn);
    }

    [Fact]
    public void RecordVisitNotHeld_Cancelled_KeepsTheReason()
    {
        Assert.Null(Record(VisitOutcome.Cancelled, null, " Sudah bertemu di sekolah. ", null));
        Assert.Equal((VisitOutcome.Cancelled, "Sudah bertemu di sekolah."), (_visit.Outcome, _visit.Notes));
    }

    [Theory]
    [InlineData(VisitOutcome.Planned)]
    [InlineData(VisitOutcome.Held)]
    [InlineData((VisitOutcome)99)]
    public void RecordVisitNotHeld_OutcomeOfAnotherKind_IsRefused(VisitOutcome outcome) =>
        Refused.With("HomeVisit.OutcomeMissing", "Outcome", () => Record(outcome, Scene.Today, "Alasan.", null));

    [Fact]
    public void RecordVisitNotHeld_NobodyHomeWithoutDay_IsRefused() =>
        Refused.With("HomeVisit.DayMissing", "VisitedOn", () => Record(VisitOutcome.NobodyHome, null, null, null));

    [Fact]
    public void RecordVisitNotHeld_NobodyHomeInFuture_IsRefused() =>
        Refused.With("HomeVisit.InFuture", "VisitedOn", () => Record(VisitOutcome.NobodyHome, Scene.Tomorrow, null, null));

    [Fact]
    public void RecordVisitNotHeld_NobodyHomeBeforeCaseOpened_IsRefused() =>
        Refused.With("HomeVisit.BeforeCaseOpened", "VisitedOn", () => Record(VisitOutcome.NobodyHome, Scene.OpenedOn.AddDays(-1), null, null), Scene.OpenedOn);

    [Fact]
    public void RecordVisitNotHeld_PostponedWithoutNextTry_IsRefused() =>
        Refused.With("HomeVisit.NextTryMissing", "NextTryOn", () => Record(VisitOutcome.Postponed, null, null, null));

    [Fact]
    public void RecordVisitNotHeld_CancelledWithNextTry_IsRefused() =>
        Refused.With("HomeVisit.CancelledHasNextTry", "NextTryOn", () => Record(VisitOutcome.Cancelled, null, "Alasan.", Scene.Tomorrow));

    [Fact]
    public void RecordVisitNotHeld_CancelledWithoutReason_IsRefused() =>
        Refused.With("HomeVisit.ReasonMissing", "Notes", () => Record(VisitOutcome.Cancelled, null, " ", null));

    [Fact]
    public void RecordVisitNotHeld_NextTryTooEarly_IsRefused()
    {
        Refused.With("HomeVisit.NextTryTooEarly", "NextTryOn", () => Record(VisitOutcome.NobodyHome, Yesterday, null, PlannedOn), Yesterday);
        Refused.With("HomeVisit.NextTryTooEarly", "NextTryOn", () => Record(VisitOutcome.Postponed, null, null, PlannedOn.AddDays(-1)), PlannedOn);
    }

    [Theory]
    [InlineData(VisitOutcome.NobodyHome)]
    [InlineData(VisitOutcome.Postponed)]
    public void RecordVisitNotHeld_NextTryMoreThanAYearAhead_IsRefusedAndChangesNothing(VisitOutcome outcome)
    {
        Refused.With("HomeVisit.PlannedTooFar", "NextTryOn", () => Record(outcome, Scene.Today, null, Scene.Today.AddYears(1).AddDays(1)));

        Assert.Equal(VisitOutcome.Planned, _visit.Outcome);
        Assert.Null(_visit.VisitedOn);
    }

    [Theory]
    [InlineData(VisitOutcome.NobodyHome)]
    [InlineData(VisitOutcome.Cancelled)]
    public void RecordVisitNotHeld_ReasonTooLong_IsRefusedAndChangesNothing(VisitOutcome outcome)
    {
        Refused.With("Text.TooLong", "Notes", () => Record(outcome, Scene.Today, Scene.LongerThan(TextLimits.Note), null), TextLimits.Note);
        Assert.Equal(VisitOutcome.Planned, _visit.Outcome);
    }

    [Fact]
    public void RecordVisitNotHeld_AlreadyRecorded_IsRefused()
    {
        Record(VisitOutcome.Cancelled, null, "Alasan.", null);
        Refused.With("HomeVisit.AlreadyRecorded", null, () => Record(VisitOutcome.NobodyHome, Scene.Today, null, null));
    }

    [Fact]
    public void RecordVisitNotHeld_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Record(VisitOutcome.Cancelled, null, "Alasan.", null));
    }

    private HomeVisit? Record(VisitOutcome outcome, DateOnly? visitedOn, string? reason, DateOnly? nextTryOn, Guid? nextId = null) =>
        _case.RecordVisitNotHeld(_visit, outcome, visitedOn, reason, nextTryOn, nextId ?? Guid.CreateVersion7(), Scene.Today, Scene.Recorded);
}
