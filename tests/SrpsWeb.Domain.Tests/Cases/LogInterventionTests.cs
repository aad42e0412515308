using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Cases;

public sealed class LogInterventionTests
{
    private static readonly Guid KindId = Guid.CreateVersion7();

    private readonly CaseFile _case = new CaseBuilder().Build();

    [Fact]
    public void LogIntervention_Today_IsKeptAndCountsAsContact()
    {
        var version = _case.Version;

        var intervention = Log(Scene.Today, minutes: 45, note: " Konseling. ", result: " ", support: new Support(150_000, SupportSource.Donation));

        Assert.Equal((_case.Id, KindId, Scene.Today, Scene.Responsible), (intervention.CaseFileId, intervention.KindId, intervention.On, intervention.OfficerUserId));
        Assert.Equal((45, "Konseling.", null), (intervention.Minutes, intervention.Note, intervention.Result));
        Assert.Equal((150_000, SupportSource.Donation), (intervention.SupportRupiah, intervention.SupportSource));
        Assert.Equal((Scene.Officer, Scene.Now), (intervention.RecordedByUserId, intervention.RecordedAt));
        Assert.Equal(Scene.Today, _case.LastContactOn);
        Assert.Equal(Handling.InIntervention, _case.CurrentHandling);
        Assert.NotEqual(version, _case.Version);
    }

    [Fact]
    public void LogIntervention_LateEntry_KeepsTheLaterContactDay()
    {
        Log(Scene.Today);
        Log(Scene.OpenedOn);
        Assert.Equal(Scene.Today, _case.LastContactOn);
    }

    [Fact]
    public void LogIntervention_InSpecialCare_StaysInSpecialCare()
    {
        _case.AddReview(Guid.CreateVersion7(), Scene.OpenedOn, RiskLevel.High, Handling.SpecialCare, "Alasan.", Scene.Today, Scene.Recorded);
        Log(Scene.Today);
        Assert.Equal(Handling.SpecialCare, _case.CurrentHandling);
    }

    [Fact]
    public void LogIntervention_InFuture_IsRefusedAndNoContact()
    {
        Refused.With("Intervention.InFuture", "On", () => Log(Scene.Tomorrow));
        Assert.Null(_case.LastContactOn);
        Assert.Equal(Handling.Registered, _case.CurrentHandling);
    }

    [Fact]
    public void LogIntervention_BeforeCaseOpened_IsRefused() =>
        Refused.With("Intervention.BeforeCaseOpened", "On", () => Log(Scene.OpenedOn.AddDays(-1)), Scene.OpenedOn);

    [Fact]
    public void LogIntervention_Closed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.Today, [], Scene.Today, Scene.Recorded);
        Refused.With("CaseFile.Closed", null, () => Log(Scene.Today));
    }

    [Fact]
    public void LogIntervention_WhileTheCaseWasClosed_IsRefused()
    {
        _case.Close(ClosureOutcome.Transferred, "Pindah.", Scene.OpenedOn.AddDays(5), [], Scene.Today, Scene.Recorded);
        _case.Reopen(Scene.OpenedOn.AddDays(10), RiskLevel.Low, "Kembali.", Guid.CreateVersion7(), 0, Scene.Today, Scene.Recorded);

        Refused.With("CaseFile.ClosedOnThatDay", "On", () => Log(Scene.OpenedOn.AddDays(6)));
        Refused.With("CaseFile.ClosedOnThatDay", "On", () => Log(Scene.OpenedOn.AddDays(9)));
        Log(Scene.OpenedOn.AddDays(5));
        Log(Scene.OpenedOn.AddDays(10));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(1)]
    [InlineData(1440)]
    public void LogIntervention_MinutesOfADay_AreAccepted(int? minutes) =>
        Assert.Equal(minutes, Log(Scene.Today, minutes).Minutes);

    [Theory]
    [InlineData(0)]
    [InlineData(1441)]
    public void LogIntervention_MinutesOutOfRange_IsRefused(int minutes) =>
        Refused.With("Intervention.MinutesOutOfRange", "Minutes", () => Log(Scene.Today, minutes));

    [Fact]
    public void LogIntervention_WithoutNote_IsRefusedAndNoContact()
    {
        Refused.With("Intervention.NoteMissing", "Note", () => Log(Scene.Today, note: " "));
        Assert.Null(_case.LastContactOn);
    }

    [Fact]
    public void LogIntervention_TooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "Note", () => Log(Scene.Today, note: Scene.LongerThan(TextLimits.Note)), TextLimits.Note);
        Refused.With("Text.TooLong", "Result", () => Log(Scene.Today, result: Scene.LongerThan(TextLimits.Note)), TextLimits.Note);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(100_000_000)]
    public void LogIntervention_SupportInRange_IsAccepted(long rupiah) =>
        Assert.Equal(rupiah, Log(Scene.Today, support: new Support(rupiah, SupportSource.Pip)).SupportRupiah);

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(100_000_001)]
    public void LogIntervention_SupportOutOfRange_IsRefused(long rupiah) =>
        Refused.With("Support.AmountOutOfRange", "SupportRupiah", () => Log(Scene.Today, support: new Support(rupiah, SupportSource.Pip)), 100_000_000L);

    private Intervention Log(DateOnly on, int? minutes = null, string note = "Konseling individu.", string? result = null, Support? support = null) =>
        _case.LogIntervention(Guid.CreateVersion7(), KindId, on, Scene.Responsible, minutes, note, result, support, Scene.Today, Scene.Recorded);
}
