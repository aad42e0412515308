using SrpsWeb.Domain.Privacy;
using SrpsWeb.Domain.Students;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Privacy;

public sealed class AnonymisationRequestTests
{
    private static readonly DateTime Later = Scene.Now.AddHours(1);

    [Fact]
    public void Propose_TooEarlyOrWithoutAReason_IsRefused()
    {
        Refused.With("Anonymisation.StillEnrolled", null, () => Of(ErasureGround.AskedFor, dueOn: null));
        Refused.With("Anonymisation.NotDue", "Ground", () => Of(ErasureGround.PeriodOver, Scene.Tomorrow), Scene.Tomorrow);
        Refused.With("Anonymisation.ReasonMissing", "Reason", () => Of(ErasureGround.PeriodOver, Scene.Today, reason: " "));
        Assert.Equal(ErasureState.Waiting, Of(ErasureGround.PeriodOver, Scene.Today).State);
        Assert.Equal(ErasureState.Waiting, Of(ErasureGround.ConsentWithdrawn, Scene.Tomorrow).State);
    }

    [Fact]
    public void Agree_ByTheProposer_IsRefused_ByAnotherItIsDone()
    {
        var request = Of(ErasureGround.PeriodOver, Scene.Today);
        Refused.With("Anonymisation.SamePerson", null, () => request.Agree(Scene.Recorded));

        request.Agree(new(Scene.Responsible, Later));

        Assert.Equal((ErasureState.Done, Scene.Responsible, ErasedText.Mark), (request.State, request.DecidedByUserId, request.Reason));
        Refused.With("Anonymisation.AlreadyDecided", null, () => request.Decline("Belum", new(Scene.Responsible, Later)));
    }

    [Fact]
    public void Anonymise_AfterLeaving_KeepsSexAndEnrolments()
    {
        var student = new Student(Guid.CreateVersion7(), "Siti Aminah", Sex.Female, "0081234567", "12");
        student.Enrol(Guid.CreateVersion7(), Scene.OpenedOn);
        Refused.With("Anonymisation.StillEnrolled", null, () => student.Anonymise(Scene.Today));
        student.Leave(Scene.Today);

        student.Anonymise(Scene.Today);

        Assert.Equal((ErasedText.Name, Sex.Female, null, null), (student.Name, student.Sex, student.Nisn, student.Nis));
        Assert.Equal((Scene.Today, Scene.Today), (student.AnonymisedOn, student.LeftOn));
        Refused.With("Anonymisation.AlreadyDone", null, () => student.Anonymise(Scene.Today));
    }

    [Fact]
    public void Periods_AreYearsAndDaysWithinReason()
    {
        var periods = new RetentionPeriods(Guid.CreateVersion7(), RetentionTimes.Default);
        Refused.With("Retention.YearsOutOfRange", "EvidenceYears", () => periods.Set(RetentionTimes.Default with { EvidenceYears = 0 }), RetentionPeriods.MostYears);
        Refused.With("Retention.DaysOutOfRange", "ImportDays", () => periods.Set(RetentionTimes.Default with { ImportDays = 366 }), RetentionPeriods.MostDays);
        Assert.Equal(new DateOnly(2031, 6, 25), periods.Times.StudentDueOn(new(2026, 6, 25)));
    }

    private static AnonymisationRequest Of(ErasureGround ground, DateOnly? dueOn, string reason = "Daftar tahunan") =>
        new(Guid.CreateVersion7(), Guid.CreateVersion7(), ground, reason, dueOn, Scene.Today, Scene.Recorded);
}
