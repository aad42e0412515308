using SrpsWeb.Domain.Cases;
using SrpsWeb.Domain.Concerns;
using SrpsWeb.Domain.Tests.Builders;

namespace SrpsWeb.Domain.Tests.Concerns;

public sealed class ReportConcernTests
{
    [Fact]
    public void Report_KeepsWhatWasTyped_AndIsDueAfter36Hours()
    {
        var concern = Reported.Concern(report => report with { StudentText = "  Rahmat,\u0001 X TKRO 1 ", IsUrgent = true, Signs = [SignSeen.Tired, SignSeen.Tired] });

        Assert.Equal(("Rahmat, X TKRO 1", "Sering menyendiri.", true, false), (concern.StudentText, concern.Seen, concern.IsUrgent, concern.IsSecret));
        Assert.Equal((Scene.Officer, Scene.Now, Scene.Now.AddHours(36)), (concern.ReportedByUserId, concern.ReportedAt, concern.DueAt));
        Assert.Equal(SignSeen.Tired, Assert.Single(concern.Signs).Sign);
        Assert.Null(concern.Answer);
    }

    [Fact]
    public void Report_WithoutAStudent_IsRefused() =>
        Refused.With("Concern.StudentMissing", "StudentText", () => Reported.Concern(report => report with { StudentText = " " }));

    [Fact]
    public void Report_AStudentFromTheRoster_NeedsNoWords() =>
        Assert.Null(Reported.Concern(report => report with { StudentId = Guid.CreateVersion7(), StudentText = "" }).StudentText);

    [Fact]
    public void Report_NothingSeen_IsRefused() =>
        Refused.With("Concern.NothingSeen", "Seen", () => Reported.Concern(report => report with { Signs = [], Seen = null }));

    [Fact]
    public void Report_TooLong_IsRefused()
    {
        Refused.With("Text.TooLong", "StudentText", () => Reported.Concern(report => report with { StudentText = Scene.LongerThan(TextLimits.Line) }), TextLimits.Line);
        Refused.With("Text.TooLong", "Seen", () => Reported.Concern(report => report with { Seen = Scene.LongerThan(TextLimits.Note) }), TextLimits.Note);
        Refused.With("Text.TooLong", "InvolvedText", () => Reported.Concern(report => report with { InvolvedText = Scene.LongerThan(TextLimits.Line) }), TextLimits.Line);
    }

    [Theory]
    [InlineData(ConcernKind.General, false)]
    [InlineData(ConcernKind.Bullying, true)]
    [InlineData(ConcernKind.ViolenceAtHome, true)]
    [InlineData(ConcernKind.SelfHarm, true)]
    public void Report_KindDecidesWhetherItIsSecret(ConcernKind kind, bool secret) =>
        Assert.Equal(secret, Reported.Concern(report => report with { Kind = kind }).IsSecret);

    [Fact]
    public void Report_ASignOfHarmOrSomebodyInvolved_IsSecret()
    {
        Assert.True(Reported.Concern(report => report with { Signs = [SignSeen.SignsOfHarm] }).IsSecret);
        Assert.True(Reported.Concern(report => report with { InvolvedUserIds = [Scene.Responsible] }).IsSecret);
        Assert.True(Reported.Concern(report => report with { InvolvedText = "penjaga kantin" }).IsSecret);
        Assert.False(Reported.Concern(report => report with { InvolvedText = "Tidak ada." }).IsSecret);
    }

    /// <summary>Words are never nobody: until somebody says who is meant, they may mean anybody.</summary>
    [Theory]
    [InlineData("yang galak itu", true)]
    [InlineData("🙂", true)]
    [InlineData("Tidak ada.", false)]
    [InlineData(" - ", false)]
    [InlineData(null, false)]
    public void Report_TypedWords_AreUnclear(string? typed, bool unclear) =>
        Assert.Equal(unclear, Reported.Concern(report => report with { Kind = ConcernKind.Bullying, InvolvedText = typed }).IsInvolvedUnclear);
}

public sealed class AnswerConcernTests
{
    private static readonly Recorded Later = new(Scene.Responsible, Scene.Now.AddHours(2));

    [Fact]
    public void NameStudent_IsKeptWithItsHistory_AndOnce()
    {
        var student = new StudentBuilder().Build();
        var concern = Reported.Concern();
        var version = concern.Version;

        concern.NameStudent(student, Later);
        concern.NameStudent(student, Later);

        Assert.Equal(student.Id, concern.StudentId);
        var act = Assert.Single(concern.Acts);
        Assert.Equal((ConcernStep.StudentNamed, Scene.Responsible, Later.At), (act.Step, act.ByUserId, act.At));
        Assert.NotEqual(version, concern.Version);
    }

    [Fact]
    public void SayWhoIsMeant_AddsPeople_AndTakesNobodyAway()
    {
        var concern = Reported.Concern(report => report with { InvolvedUserIds = [Scene.Officer], InvolvedText = "Pak Zul" });
        Refused.With("Concern.InvolvedUnsaid", "InvolvedUserIds", () => concern.SayWhoIsMeant([], nobodyElse: false, Later));

        concern.SayWhoIsMeant([Scene.Responsible], nobodyElse: false, Later);
        concern.SayWhoIsMeant([Scene.Responsible], nobodyElse: true, Later);

        Assert.False(concern.IsInvolvedUnclear);
        Assert.Equal([Scene.Officer, Scene.Responsible], concern.Involved.Select(involved => involved.UserId));
        Assert.Equal(ConcernStep.InvolvedSaid, Assert.Single(concern.Acts).Step);
    }

    /// <summary>A case opened or linked before would tell the one who is meant.</summary>
    [Fact]
    public void AnswerWith_WhileItIsUnclearWhoIsMeant_IsRefused()
    {
        var concern = Reported.Concern(report => report with { InvolvedText = "Pak Zul" });

        Refused.With("Concern.InvolvedUnsaid", "CaseFileId", () => concern.AnswerWith(new CaseBuilder().Build(), opened: true, Later));
    }

    [Fact]
    public void AnswerWith_AnOpenedCase_NamesItsStudent()
    {
        var (concern, caseFile) = (Reported.Concern(), new CaseBuilder().Build());

        concern.AnswerWith(caseFile, opened: true, Later);
        concern.AnswerWith(caseFile, opened: true, Later);

        Assert.Equal((ConcernAnswer.CaseOpened, caseFile.Id, caseFile.StudentId), (concern.Answer, concern.CaseFileId, concern.StudentId));
        Assert.Equal((Later.At, Scene.Responsible), (concern.AnsweredAt, concern.AnsweredByUserId));
        Assert.Equal([ConcernStep.StudentNamed, ConcernStep.CaseOpened], concern.Acts.Select(act => act.Step));
    }

    [Fact]
    public void AnswerWith_ASecretCase_MakesTheConcernSecret()
    {
        var concern = Reported.Concern();

        concern.AnswerWith(new CaseBuilder().Because(Factors.Bullying).Build(), opened: true, Later);

        Assert.True(concern.IsSecret);
    }

    [Fact]
    public void AnswerWith_ACaseOfAnotherStudent_IsRefused()
    {
        var concern = Reported.Concern(report => report with { StudentId = Guid.CreateVersion7() });

        Refused.With("Concern.OtherStudent", "CaseFileId", () => concern.AnswerWith(new CaseBuilder().Build(), opened: false, Later));
        Assert.Null(concern.AnsweredAt);
    }

    [Fact]
    public void AnswerWithout_NeedsAReason_AndIsStoredOnce()
    {
        var concern = Reported.Concern();
        Refused.With("Concern.ReasonMissing", "Reason", () => concern.AnswerWithout(" ", Later));

        concern.AnswerWithout("Sudah diajak bicara.", Later);
        concern.AnswerWithout("Sudah diajak bicara.", Later);

        Assert.Equal((ConcernAnswer.NoCase, "Sudah diajak bicara."), (concern.Answer, concern.NoCaseReason));
        Assert.Single(concern.Acts);
        Refused.With("Concern.AlreadyAnswered", null, () => concern.AnswerWithout("Lain.", Later));
    }

    [Fact]
    public void AnswerWith_AfterNoCase_KeepsTheTimeOfTheFirstAnswer()
    {
        var concern = Reported.Concern();
        concern.AnswerWithout("Sudah diajak bicara.", Later);

        concern.AnswerWith(new CaseBuilder().Build(), opened: true, Later with { At = Later.At.AddDays(3) });

        Assert.Equal((ConcernAnswer.CaseOpened, Later.At, (string?)null), (concern.Answer, concern.AnsweredAt, concern.NoCaseReason));
    }

    [Fact]
    public void AnsweredWithACase_NothingElseIsTaken()
    {
        var concern = Reported.Concern();
        concern.AnswerWith(new CaseBuilder().Build(), opened: true, Later);

        Refused.With("Concern.AlreadyAnswered", null, () => concern.AnswerWith(new CaseBuilder().Build(), opened: true, Later));
        Refused.With("Concern.AlreadyAnswered", null, () => concern.AnswerWithout("Lain.", Later));
        Refused.With("Concern.AlreadyAnswered", null, () => concern.NameStudent(new StudentBuilder().Build(), Later));
    }

    [Theory]
    [InlineData(35, null, false)]
    [InlineData(36, null, true)]
    [InlineData(50, 2, false)]
    [InlineData(50, 40, true)]
    public void WasLate_CountsFromTheClockHandedIn(int hours, int? answeredAfter, bool late)
    {
        var concern = Reported.Concern();
        if (answeredAfter is { } after)
            concern.AnswerWithout("Selesai.", Later with { At = Scene.Now.AddHours(after) });

        Assert.Equal(late, concern.WasLateAt(Scene.Now.AddHours(hours)));
    }
}
