using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

/// <summary>Who is involved in what happened has no part in what is done about it.</summary>
public sealed class OfficerExcludedTests
{
    private readonly CaseFile _case = new CaseBuilder().Excluding(Scene.Officer).Build();

    [Fact]
    public void LogIntervention_ByTheExcluded_IsRefused() => Refused.With("CaseFile.OfficerExcluded", "OfficerUserId", () =>
        _case.LogIntervention(Guid.CreateVersion7(), Guid.CreateVersion7(), Scene.Today, Scene.Officer, null, "Berbicara berdua.", null, null, Scene.Today, Scene.Recorded));

    [Fact]
    public void PlanHomeVisit_ByTheExcluded_IsRefused() => Refused.With("CaseFile.OfficerExcluded", "OfficerUserId", () =>
        _case.PlanHomeVisit(Guid.CreateVersion7(), Scene.Today, "Mengenal keluarga", Scene.Officer, Scene.Today, Scene.Recorded));

    [Fact]
    public void AddTask_OfTheExcluded_IsRefused() => Refused.With("CaseFile.OfficerExcluded", "OwnerUserId", () =>
        _case.AddTask(Guid.CreateVersion7(), "Menelepon wali", Scene.Officer, Scene.Today, Scene.Today, Scene.Recorded));

    [Fact]
    public void AddTask_OfAnother_IsAccepted() =>
        Assert.Equal(Scene.Responsible, _case.AddTask(Guid.CreateVersion7(), "Menelepon wali", Scene.Responsible, Scene.Today, Scene.Today, Scene.Recorded).OwnerUserId);
}
