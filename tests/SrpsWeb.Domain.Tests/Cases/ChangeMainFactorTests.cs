using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class ChangeMainFactorTests
{
    private static readonly DateOnly September = new(2026, 9, 1);

    private readonly CaseFile _case = new CaseBuilder().Because(Factors.Motivation, Factors.Attendance).Build();

    [Fact]
    public void ChangeMainFactor_FromADay_KeepsTheEarlierOneInTheHistory()
    {
        var version = _case.Version;

        Change(Factors.Economic, September, " Ternyata harus bekerja. ");

        Assert.Equal(Factors.Economic.Id, _case.MainFactorId);
        Assert.Equal(
            [(Factors.Motivation.Id, Scene.OpenedOn, null), (Factors.Economic.Id, September, "Ternyata harus bekerja.")],
            _case.MainFactors.Select(change => (change.RiskFactorId, change.ValidFrom, change.Reason)));
        Assert.Equal([Factors.Motivation.Id, Factors.Attendance.Id, Factors.Economic.Id], _case.Factors.Select(factor => factor.RiskFactorId));
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void ChangeMainFactor_ToAContributingOne_DoesNotListItTwice()
    {
        Change(Factors.Attendance, September);
        Assert.Equal([Factors.Motivation.Id, Factors.Attendance.Id], _case.Factors.Select(factor => factor.RiskFactorId));
    }

    [Fact]
    public void ChangeMainFactor_ToAStricterOne_RaisesTheConfidentialityAndNeverLowersIt()
    {
        Change(Factors.Economic, September);
        Assert.Equal(Confidentiality.Restricted, _case.Confidentiality);

        Change(Factors.Motivation, September);
        Assert.Equal(Confidentiality.Restricted, _case.Confidentiality);
    }

    [Fact]
    public void ChangeMainFactor_ToTheSame_ChangesNothing()
    {
        var version = _case.Version;
        Change(Factors.Motivation, September);
        Assert.Single(_case.MainFactors);
        Assert.Equal(version, _case.Version);
    }

    [Fact]
    public void ChangeMainFactor_ToASecretOne_NeedsItsOwnCase()
    {
        Refused.With("CaseFile.SecretFactorNeedsOwnCase", "MainFactorId", () => Change(Factors.Bullying, September));
        Assert.Equal(Factors.Motivation.Id, _case.MainFactorId);
        Assert.False(_case.IsSecret);
    }

    [Fact]
    public void ChangeMainFactor_ToASecretOneInASecretCase_IsAccepted()
    {
        var secret = new CaseBuilder().Because(Factors.Bullying).Build();
        secret.ChangeMainFactor(Factors.SelfHarm, September, "Alasan.", Scene.Today, Scene.Recorded);
        Assert.Equal(Factors.SelfHarm.Id, secret.MainFactorId);
    }

    [Fact]
    public void ChangeMainFactor_BeforeAnEarlierChange_IsRefused()
    {
        Change(Factors.Economic, September);
        Refused.With("CaseFile.MainFactorChangedLater", "MainFactorId", () => Change(Factors.Family, September.AddDays(-1)));
        Change(Factors.Family, September);
        Assert.Equal(Factors.Family.Id, _case.MainFactorId);
    }

    [Fact]
    public void ChangeMainFactor_InFuture_IsRefused() =>
        Refused.With("Review.InFuture", "On", () => Change(Factors.Economic, Scene.Tomorrow));

    [Fact]
    public void ChangeMainFactor_BeforeCaseOpened_IsRefused() =>
        Refused.With("Review.BeforeCaseOpened", "On", () => Change(Factors.Economic, Scene.OpenedOn.AddDays(-1)), Scene.OpenedOn);

    [Fact]
    public void ChangeMainFactor_ReasonTooLong_IsRefusedAndChangesNothing()
    {
        Refused.With("Text.TooLong", "Reason", () => Change(Factors.Economic, September, Scene.LongerThan(TextLimits.Note)), TextLimits.Note);
        Assert.Equal(Factors.Motivation.Id, _case.MainFactorId);
        Assert.Single(_case.MainFactors);
    }

    [Fact]
    public void ChangeMainFactor_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Change(Factors.Economic, September));
    }

    [Fact]
    public void ChangeMainFactor_WhileTheCaseWasClosed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.OpenedOn, [], Scene.Today, Scene.Recorded);
        _case.Reopen(Scene.Today, RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.ClosedOnThatDay", "On", () => Change(Factors.Economic, September));
    }

    private void Change(RiskFactor factor, DateOnly from, string reason = "Hasil pemetaan.") =>
        _case.ChangeMainFactor(factor, from, reason, Scene.Today, Scene.Recorded);
}
