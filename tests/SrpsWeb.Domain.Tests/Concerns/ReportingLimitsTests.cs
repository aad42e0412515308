using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Concerns;

public sealed class ReportingLimitsTests
{
    [Fact]
    public void Student_IsStoppedEarlierThanAnAdult()
    {
        var before = new ReportsBefore(ReportingLimits.StudentInHour, ReportingLimits.StudentInHour, 0);

        Refused.With("Concern.TooManyInHour", null, () => ReportingLimits.Require(isStudent: true, isUrgent: false, before), ReportingLimits.StudentInHour);
        ReportingLimits.Require(isStudent: false, isUrgent: false, before);
        Refused.With("Concern.TooManyInDay", null, () => ReportingLimits.Require(true, false, new ReportsBefore(0, ReportingLimits.StudentInDay, 0)), ReportingLimits.StudentInDay);
        Refused.With("Concern.TooManyInDay", null, () => ReportingLimits.Require(false, false, new ReportsBefore(0, ReportingLimits.AdultInDay, 0)), ReportingLimits.AdultInDay);
    }

    [Fact]
    public void Urgent_NeverWaitsForTheSchool_AndIsLetThroughLonger()
    {
        var busy = new ReportsBefore(ReportingLimits.StudentInHour, ReportingLimits.StudentInHour, 10 * ReportingLimits.SchoolInHour);

        ReportingLimits.Require(isStudent: true, isUrgent: true, busy);
        Refused.With("Concern.SchoolBusy", null, () => ReportingLimits.Require(false, false, busy));
        Refused.With("Concern.TooManyInHour", null, () => ReportingLimits.Require(true, true, busy with { OfReporterInHour = 2 * ReportingLimits.StudentInHour }), 2 * ReportingLimits.StudentInHour);
    }
}

public sealed class PeerSupportTests
{
    private static readonly PeerSupportNote Note = new(Guid.CreateVersion7(), Scene.Today, "Dewi, X TKJ 1", PeerSupportKind.Listened, " ");

    [Fact]
    public void Write_KeepsWhatWasTyped()
    {
        var support = PeerSupport.Write(Note, "T-7K4MQ", 0, Scene.Today, Scene.Recorded);

        Assert.Equal((Scene.Today, "Dewi, X TKJ 1", PeerSupportKind.Listened, (string?)null, Scene.Officer), (support.On, support.StudentText, support.Kind, support.Note, support.RecordedByUserId));
    }

    [Fact]
    public void Write_OutOfRange_IsRefused()
    {
        Refused.With("PeerSupport.InFuture", "On", () => PeerSupport.Write(Note with { On = Scene.Tomorrow }, "T", 0, Scene.Today, Scene.Recorded));
        Refused.With("PeerSupport.TooEarly", "On", () => PeerSupport.Write(Note with { On = Scene.Today.AddDays(-31) }, "T", 0, Scene.Today, Scene.Recorded), Scene.Today.AddDays(-30));
        Refused.With("Concern.StudentMissing", "StudentText", () => PeerSupport.Write(Note with { StudentText = "" }, "T", 0, Scene.Today, Scene.Recorded));
        Refused.With("PeerSupport.TooMany", null, () => PeerSupport.Write(Note, "T", PeerSupport.MostInDay, Scene.Today, Scene.Recorded), PeerSupport.MostInDay);
    }

    [Fact]
    public void LinkTo_TheRightCaseMendsAWrongOne()
    {
        var support = PeerSupport.Write(Note, "T-7K4MQ", 0, Scene.Today, Scene.Recorded);
        var caseFile = new CaseBuilder().Build();
        support.LinkTo(new CaseBuilder().Build(), Scene.Recorded);

        support.LinkTo(caseFile, Scene.Recorded);

        Assert.Equal((caseFile.Id, Scene.Officer, Scene.Now), (support.CaseFileId, support.LinkedByUserId, support.LinkedAt));
    }
}
