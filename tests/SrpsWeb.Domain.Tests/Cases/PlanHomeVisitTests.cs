using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class PlanHomeVisitTests
{
    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void PlanHomeVisit_InFuture_IsPlanned()
    {
        var version = _case.Version;

        var visit = Plan(Scene.Tomorrow, " Menemui orang tua. ");

        Assert.Equal((_case.Id, Scene.Tomorrow, "Menemui orang tua.", Scene.Responsible), (visit.CaseFileId, visit.PlannedOn, visit.Purpose, visit.OfficerUserId));
        Assert.Equal(VisitOutcome.Planned, visit.Outcome);
        Assert.False(visit.GuardianTold);
        Assert.Null(visit.VisitedOn);
        Assert.Null(_case.LastContactOn);
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void PlanHomeVisit_WithTheFamilyTold_SaysSo() =>
        Assert.True(_case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Tomorrow, "Menemui orang tua.", Scene.Responsible, Scene.Today, Scene.Recorded, guardianTold: true).GuardianTold);

    [Fact]
    public void PlanHomeVisit_OnTheOpeningDayAndAYearAhead_IsAccepted()
    {
        Assert.Equal(Scene.OpenedOn, Plan(Scene.OpenedOn).PlannedOn);
        Assert.Equal(Scene.Today.AddYears(1), Plan(Scene.Today.AddYears(1)).PlannedOn);
    }

    [Fact]
    public void PlanHomeVisit_BeforeCaseOpened_IsRefused() =>
        Refused.With("HomeVisit.BeforeCaseOpened", "PlannedOn", () => Plan(Scene.OpenedOn.AddDays(-1)), Scene.OpenedOn);

    [Fact]
    public void PlanHomeVisit_MoreThanAYearAhead_IsRefused() =>
        Refused.With("HomeVisit.PlannedTooFar", "PlannedOn", () => Plan(Scene.Today.AddYears(1).AddDays(1)));

    [Fact]
    public void PlanHomeVisit_WithoutPurpose_IsRefused() =>
        Refused.With("HomeVisit.PurposeMissing", "Purpose", () => Plan(Scene.Today, " "));

    [Fact]
    public void PlanHomeVisit_PurposeTooLong_IsRefused() =>
        Refused.With("Text.TooLong", "Purpose", () => Plan(Scene.Today, Scene.LongerThan(TextLimits.Line)), TextLimits.Line);

    [Fact]
    public void PlanHomeVisit_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Plan(Scene.Today));
    }

    private HomeVisit Plan(DateOnly on, string purpose = "Menemui orang tua.") =>
        _case.PlanHomeVisit(Guid.CreateVersion7(), on, purpose, Scene.Responsible, Scene.Today, Scene.Recorded);
}
